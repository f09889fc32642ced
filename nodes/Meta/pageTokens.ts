import { createHash } from 'crypto';
import type { INode } from 'n8n-workflow';
import { asThrown, failureOf, toNodeError } from '../shared/http/failure';
import { createMemory } from '../shared/run/remember';
import type { GraphClient } from './graph';
import { graphClient } from './graph';

/** A Page as its token's owner sees it. */
export interface PageToken {
	id: string;
	name: string;
	/** Absent when the credential's own token is that of the Page. */
	token?: string;
}

export interface PageTokenInput {
	node: INode;
	user: GraphClient;
	userToken: string;
	idOrAlias: string;
}

/** Page tokens live in memory only, found by a hash: no token is a key, none is stored. */
const known = createMemory<PageToken>(60 * 60_000);

/**
 * The token of a Page, derived from its user's and kept for an hour. Throws `permission-missing`
 * when the user may not act for the Page.
 * @see https://developers.facebook.com/docs/facebook-login/guides/access-tokens#pagetokens
 */
export async function pageToken(
	input: PageTokenInput,
	userTokenIsPageToken: boolean,
): Promise<PageToken> {
	return await known.of(keyOf(input), async () => await derive(input, userTokenIsPageToken));
}

/**
 * A client that acts as a Page. A Page's token can die before its user's: what is refused for that
 * reason had no effect and goes out once more with a new token.
 */
export function withFreshPageToken(
	input: PageTokenInput,
	token: string,
	actAs: (token: string) => GraphClient,
): GraphClient {
	return graphClient(async (graphCall) => {
		try {
			return await actAs(token).call(graphCall);
		} catch (error) {
			if (failureOf(error)?.kind !== 'credential-invalid') throw asThrown(error);
			known.forget(keyOf(input));
			const fresh = await pageToken(input, false);
			if (!fresh.token) throw asThrown(error);
			return await actAs(fresh.token).call(graphCall);
		}
	});
}

async function derive(
	{ node, user, idOrAlias }: PageTokenInput,
	userTokenIsPageToken: boolean,
): Promise<PageToken> {
	const answer = await user.call({
		method: 'GET',
		path: encodeURIComponent(idOrAlias),
		fields: { fields: userTokenIsPageToken ? 'id,name' : 'id,name,access_token' },
	});
	const page = { id: String(answer.id), name: String(answer.name ?? '') };
	if (userTokenIsPageToken) return page;
	if (answer.access_token) return { ...page, token: String(answer.access_token) };
	throw toNodeError(node, {
		kind: 'permission-missing',
		happened: `The credential may not act for the Page ${idOrAlias}`,
		advice:
			'Reconnect the credential and tick this Page in the login dialog, or ask for a role on the Page.',
		effect: 'none',
		field: 'Page',
	});
}

function keyOf({ userToken, idOrAlias }: PageTokenInput): string {
	return `${hashOf(userToken)}:${idOrAlias}`;
}

/** A name for a token that does not give it away. */
export function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
