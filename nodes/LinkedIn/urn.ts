/** The parts of a URN such as `urn:li:share:7200000000000000001`. */
export interface Urn {
	type: string;
	id: string;
}

/** Undefined for what is no simple URN of LinkedIn. Pure. */
export function parseUrn(text: string): Urn | undefined {
	const [, type, id] = /^urn:li:([A-Za-z]+):([\w-]+)$/.exec(text) ?? [];
	return type && id ? { type, id } : undefined;
}

/** Where people see a post. */
export const postUrl = (urn: string): string => `https://www.linkedin.com/feed/update/${urn}`;
