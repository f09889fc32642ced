import type { IDataObject } from 'n8n-workflow';
import { earliestServerTime } from '../../shared/http/serverClock';
import { dataOf, referenceOf } from '../answers';
import type { XApi } from '../connection';
import { ownPosts } from '../ownPosts';
import { X } from '../platform';
import { comparable, writtenText } from './comparable';

export const READ_AT_MOST = 500;

const QUERY = {
	'tweet.fields': [
		'attachments',
		'author_id',
		'created_at',
		'entities',
		'note_tweet',
		'referenced_tweets',
		'text',
	],
};

/** A post that the account has made. */
export interface Candidate {
	id: string;
	/** As its author wrote it, made comparable. */
	text: string;
	createdAt: number;
	/** The post that it replies to. */
	repliesTo: string | undefined;
	mediaIds: string[];
}

/**
 * What the account has made since a local time (ms), the newest of it, and whether there is more. Reposts
 * are left out.
 */
export async function readCandidates(
	{ user }: XApi,
	accountId: string,
	since: number,
): Promise<{ candidates: Candidate[]; isCut: boolean }> {
	const start = `${new Date(earliestServerTime(X.id, since)).toISOString().slice(0, 19)}Z`;
	const candidates: Candidate[] = [];
	let isCut = false;
	const query = { ...QUERY, start_time: start, limit: READ_AT_MOST };
	for await (const answer of ownPosts(user, accountId, query)) {
		candidates.push(...dataOf(answer).map(toCandidate));
		isCut = (answer.meta as IDataObject | undefined)?.next_token !== undefined;
	}
	return { candidates, isCut };
}

function toCandidate(raw: IDataObject): Candidate {
	const { media_keys: keys = [] } = (raw.attachments ?? {}) as { media_keys?: string[] };
	const repliesTo = referenceOf(raw, 'replied_to');
	return {
		id: String(raw.id),
		text: comparable(writtenText(raw), repliesTo !== undefined),
		createdAt: Date.parse(String(raw.created_at)) || Date.now(),
		repliesTo,
		// The key of a file is its kind and its ID: 3_1880028106020515840.
		mediaIds: keys.map((key) => key.replace(/^\d+_/, '')),
	};
}
