import type { IDataObject } from 'n8n-workflow';

/** A post as far as its numbers depend on it. */
export interface CountedPost {
	urn: string;
	/** LinkedIn's answer for the post; undefined where the connection may not read it. */
	raw: IDataObject | undefined;
}

/** Undefined where the post could not be read. */
export function showsVideo({ raw }: CountedPost): boolean | undefined {
	if (!raw) return undefined;
	const { media } = (raw.content ?? {}) as IDataObject;
	const { id } = (media ?? {}) as IDataObject;
	return String(id ?? '').startsWith('urn:li:video:');
}
