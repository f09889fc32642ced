import type { IDataObject } from 'n8n-workflow';
import { asObject, asText } from '../shared/json/read';
import { createMemory } from '../shared/run/remember';
import type { LinkedInClient } from './client';

/** The person who has connected. */
export interface LinkedInMember {
	/** `urn:li:person:…`; LinkedIn gives each app another one for the same person. */
	urn: string;
	name: string;
	/** `en_US`, where LinkedIn says it. */
	locale: string | undefined;
}

const known = createMemory<LinkedInMember>(60 * 60_000);

/** The person of a token, read once an hour. */
export async function rememberMember(
	client: LinkedInClient,
	key: string,
	scopes: readonly string[],
): Promise<LinkedInMember> {
	// Apps for page management cannot have Sign In with LinkedIn beside it: they have `v2/me`.
	const path =
		scopes.includes('r_basicprofile') && !scopes.includes('openid') ? 'v2/me' : 'v2/userinfo';
	return await known.of(key, async () => toMember(await client.unversioned(path)));
}

/**
 * Reads both shapes.
 * @see https://learn.microsoft.com/en-us/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2
 */
export function toMember(raw: IDataObject): LinkedInMember {
	const names = [raw.localizedFirstName, raw.localizedLastName].map(asText).filter(Boolean);
	return {
		urn: `urn:li:person:${asText(raw.sub ?? raw.id)}`,
		name: asText(raw.name) || names.join(' '),
		locale: localeOf(raw.locale),
	};
}

/** Comes as `en_US`, or as its two halves. */
function localeOf(locale: unknown): string | undefined {
	if (typeof locale === 'string') return locale.replace('-', '_');
	const { language, country } = asObject(locale);
	const halves = [language, country].map(asText);
	return halves.every(Boolean) ? halves.join('_') : undefined;
}
