import type { IDataObject } from 'n8n-workflow';
import type { Comment } from '../../shared/comments/comment';
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
	const parent = parseCommentUrn(String(raw.parentComment ?? ''));
	const { text } = (raw.message ?? {}) as IDataObject;
	return {
		platform: LINKEDIN.id,
		id: name ? commentUrn(name) : String(raw.id ?? ''),
		postId: toPostUrn(postId ?? '') ?? toPostUrn(String(raw.object ?? '')) ?? name?.thread ?? null,
		parentId: parent ? commentUrn(parent) : null,
		author: raw.actor ? { id: String(raw.actor), name: '' } : null,
		text: String(text ?? ''),
		createdAt: timeOf(raw),
		likeCount: count(raw.likesSummary, ['totalLikes', 'aggregatedTotalLikes']),
		replyCount: replyCount(raw),
		hidden: null,
		url: name ? commentUrl(name) : null,
	};
}

/** The URN that the answer has, or the one that its parts make. */
function urnOf({ commentUrn: urn, $URN, object, id }: IDataObject): string {
	return String(
		urn ?? $URN ?? (object && id ? `urn:li:comment:(${String(object)},${String(id)})` : ''),
	);
}

/** Null where LinkedIn does not say. */
export const replyCount = ({ commentsSummary }: IDataObject): number | null =>
	count(commentsSummary, ['aggregatedTotalComments', 'totalFirstLevelComments']);

/** LinkedIn's milliseconds as ISO 8601. */
function timeOf({ created }: IDataObject): string | null {
	const { time } = (created ?? {}) as { time?: unknown };
	return typeof time === 'number' ? toIso(time / 1000) : null;
}

function count(summary: unknown, names: string[]): number | null {
	const values = names.map((name) => ((summary ?? {}) as IDataObject)[name]);
	return values.find((value): value is number => typeof value === 'number') ?? null;
}
