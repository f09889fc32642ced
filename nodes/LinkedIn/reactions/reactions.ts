import type { IDataObject } from 'n8n-workflow';
import { requiredId } from '../../shared/comments/requiredId';
import type { RunContext } from '../../shared/contract/operation';
import { asObject, asText } from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import { selectedAuthor } from '../authors';
import { commentUrn, readCommentUrn } from '../comments/commentUrn';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import { postUrn } from '../postTarget';
import { encodeRestli } from '../restli';

/** How somebody has reacted to a post or comment: each actor has one reaction at most. */
export interface Reaction {
	platform: string;
	/** URN of the post or comment. */
	entityId: string;
	type: string;
	/** LinkedIn names who it was by URN only. */
	author: { id: string; name: string } | null;
	createdAt: string | null;
}

/** URN of the post or comment that an item names. */
export function reactedUrn(context: RunContext<LinkedInApi>): string {
	if (context.param<string>('reactOn', 'post') !== 'comment') return postUrn(context);
	return commentUrn(readCommentUrn(context.n8n.getNode(), requiredId(context, 'comment')));
}

/** Path of the reaction of an actor, or of all reactions to a post or comment. */
const pathOf = (key: { actor?: string; entity: string }): string =>
	`reactions/${encodeRestli(key)}`;

/**
 * Reacts to a post or comment.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/reactions-api
 */
export async function addReaction(context: RunContext<LinkedInApi>, reactionType: string) {
	const entity = reactedUrn(context);
	const { urn: actor } = await selectedAuthor(context);
	await context.api.client.call({
		method: 'POST',
		path: 'reactions',
		query: { actor },
		body: { root: entity, reactionType },
		repeatable: true,
	});
	return { platform: LINKEDIN.id, entityId: entity, actorId: actor, reaction: reactionType };
}

/** Calls about the own reaction to a post or comment. */
export async function ownReaction(context: RunContext<LinkedInApi>) {
	const entity = reactedUrn(context);
	const { urn: actor } = await selectedAuthor(context);
	const path = pathOf({ actor, entity });
	const { client } = context.api;
	return {
		entity,
		actor,
		remove: async () => await client.delete(path),
		look: async () => await client.get(path),
	};
}

/** LinkedIn's answers for the reactions to a post or comment, newest first. */
export function listReactions(
	{ client }: LinkedInApi,
	entity: string,
	limit: number | undefined,
): AsyncGenerator<IDataObject> {
	const query = { q: 'entity', sort: { value: 'REVERSE_CHRONOLOGICAL' } };
	return client.list(pathOf({ entity }), query, limit);
}

/** Pure. */
export function toReaction(raw: IDataObject, entity: string): Reaction {
	const { actor, time } = asObject(raw.created);
	const author = asText(raw.actor ?? actor);
	return {
		platform: LINKEDIN.id,
		entityId: entity,
		type: asText(raw.reactionType),
		author: author ? { id: author, name: '' } : null,
		createdAt: typeof time === 'number' ? toIso(time / 1000) : null,
	};
}
