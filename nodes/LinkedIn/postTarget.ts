import type { IDataObject } from 'n8n-workflow';
import type { RunContext } from '../shared/contract/operation';
import { inputError } from '../shared/http/failure';
import type { LinkedInApi } from './connection';
import { encodeKey } from './restli';
import { parseUrn } from './urn';

const POST_TYPES = ['share', 'ugcPost', 'activity'];

/**
 * The URN in the Post parameter: of a share or ugcPost, or of an activity, which comments and
 * reactions take too. Throws an input error for anything else.
 */
export function postUrn(context: Pick<RunContext<LinkedInApi>, 'n8n' | 'param'>): string {
	const given = String(context.param<unknown>('post', '') ?? '').trim();
	const urn = toPostUrn(given);
	if (urn) return urn;
	throw inputError(context.n8n.getNode(), {
		field: 'Post',
		happened: given ? `'${given}' does not name a post` : "'Post' is empty",
		fix: 'Give the ID that Publish has put out, such as urn:li:share:7200000000000000001, or the link to the post.',
	});
}

/**
 * The same where only the post itself will do. LinkedIn has no call that tells which post an
 * activity belongs to.
 */
export function ownPostUrn(context: Pick<RunContext<LinkedInApi>, 'n8n' | 'param'>): string {
	const urn = postUrn(context);
	if (parseUrn(urn)?.type !== 'activity') return urn;
	throw inputError(context.n8n.getNode(), {
		field: 'Post',
		happened: `'${urn}' is the activity about a post, which LinkedIn does not take here`,
		fix: "Give the ID that Publish or 'Get Many' has put out, such as urn:li:share:7200000000000000001.",
	});
}

/** A URN, a link to a post, or the last part of one: `urn:li:share:7…`, `name_words-share-7…-x1`. */
export function toPostUrn(given: string): string | undefined {
	const text = given.trim().replaceAll(/%3a/gi, ':');
	if (POST_TYPES.includes(parseUrn(text)?.type ?? '')) return text;
	const name = /\/(?:feed\/update|posts)\/([^/?#\s]+)/.exec(text)?.[1] ?? text;
	const [, type, id] = /(?:^urn:li:|-)(share|ugcPost|activity)[:-](\d+)(?:-|$)/.exec(name) ?? [];
	return type && id ? `urn:li:${type}:${id}` : undefined;
}

/**
 * Reads a post as its author.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export async function readPost({ client }: LinkedInApi, urn: string): Promise<IDataObject> {
	return await client.get(`posts/${encodeKey(urn)}`, { viewContext: 'AUTHOR' });
}
