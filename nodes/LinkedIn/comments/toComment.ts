import type { IDataObject } from 'n8n-workflow';
import type { Comment } from '../../shared/comments/comment';
import { asNumberOrNull, asObject, asText } from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import { LINKEDIN } from '../platform';
import { toPostUrn } from '../postTarget';
import { commentUrl, commentUrn, parseCommentUrn } from './commentUrn';

/**
 * A comment as LinkedIn answers it. Pure. LinkedIn names the author by URN only.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api
 */
export function toComment(raw: IDataObject, postId: string | null): Comment {
	const name = parseCommentUrn(urnOf(raw));
	const parent = parseCommentUrn(asText(raw.parentComment));
	const actor = asText(raw.actor);
	return {
		platform: LINKEDIN.id,
		id: name ? commentUrn(name) : asText(raw.id),
		postId: toPostUrn(postId ?? '') ?? toPostUrn(asText(raw.object)) ?? name?.thread ?? null,
		parentId: parent ? commentUrn(parent) : null,
		author: actor ? { id: actor, name: '' } : null,
		text: asText(asObject(raw.message).text),
		createdAt: timeOf(raw),
		likeCount: count(raw.likesSummary, ['totalLikes', 'aggregatedTotalLikes']),
		replyCount: replyCount(raw),
		hidden: null,
		url: name ? commentUrl(name) : null,
	};
}

/** The URN that the answer has, or the one that its parts make. */
function urnOf({ commentUrn: urn, $URN, object, id }: IDataObject): string {
	const [post, number] = [asText(object), asText(id)];
	return asText(urn ?? $URN) || (post && number ? `urn:li:comment:(${post},${number})` : '');
}

/** Null where LinkedIn does not say. */
export const replyCount = ({ commentsSummary }: IDataObject): number | null =>
	count(commentsSummary, ['aggregatedTotalComments', 'totalFirstLevelComments']);

/** LinkedIn's milliseconds as ISO 8601. */
function timeOf({ created }: IDataObject): string | null {
	const { time } = asObject(created);
	return typeof time === 'number' ? toIso(time / 1000) : null;
}

function count(summary: unknown, names: string[]): number | null {
	const values = names.map((name) => asNumberOrNull(asObject(summary)[name]));
	return values.find((value) => value !== null) ?? null;
}
