import type { IDataObject } from 'n8n-workflow';
import type { GraphClient, GraphFields } from '../../Meta/graph';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Draft } from '../../shared/publish/draft';
import type { Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import { FACEBOOK } from '../platform';
import { unixSeconds } from './fieldValues';

const READ_AT_MOST = 300;

export interface Candidate {
	id: string;
	text: string;
	createdAt: number;
	raw: IDataObject;
}

/** What was read of a list. */
export interface Reading {
	candidates: Candidate[];
	/** There is more of it that may be as new. */
	isCut: boolean;
}

/** The network's time before which nothing of a step can have been made, in milliseconds. */
export function serverSince(look: Look): number {
	return earliestServerTime(FACEBOOK.id, look.since);
}

/**
 * Decides from what the network shows. With a text, the oldest unclaimed candidate that has it is
 * ours. Without one, nobody can tell ours from another: only the absence of any is clear.
 */
export function judge(
	candidates: Candidate[],
	text: string,
	look: Look,
): Found<IDataObject & { id: string }> {
	const since = serverSince(look);
	const mine = candidates
		// A candidate without a time is not older: it must not be taken for absent.
		.filter(({ id, createdAt }) => !(createdAt < since) && !look.isClaimed(id))
		.filter((candidate) => sameText(candidate.text, text))
		.sort((a, b) => a.createdAt - b.createdAt);
	if (mine.length === 0) return { status: 'not-done' };
	if (text.trim() === '') {
		return {
			status: 'unknown',
			reason: 'the Page shows a new post without a text, which may be this one',
		};
	}
	return { status: 'done', handle: { ...mine[0].raw, id: mine[0].id } };
}

/** What a list says of a draft: one that was not read to its end does not prove that it is not there. */
export function judgeReading(
	{ candidates, isCut }: Reading,
	text: string,
	look: Look,
): Found<IDataObject & { id: string }> {
	const found = judge(candidates, text, look);
	return found.status === 'not-done' && isCut ? CUT : found;
}

const CUT = {
	status: 'unknown',
	reason: `the Page has more than ${READ_AT_MOST} newer posts, and this one is not among the newest`,
} as const;

/**
 * What a list of videos says of a draft. It is not documented to show drafts and scheduled videos:
 * that one of those is missing there does not mean that it has not been made.
 */
export function unlessHidden<Handle extends IDataObject>(
	found: Found<Handle>,
	draft: Draft,
): Found<Handle> {
	if (found.status !== 'not-done' || !(draft.asDraft || draft.scheduleAt)) return found;
	return { status: 'unknown', reason: 'Facebook may not list videos that are not out yet' };
}

/** Facebook trims texts and turns line ends into \n. */
function sameText(a: string, b: string): boolean {
	return normal(a) === normal(b);
}

const normal = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const POST_FIELDS = 'id,message,created_time,permalink_url';

/** @see https://developers.facebook.com/docs/graph-api/reference/page/published_posts */
export async function readPosts(
	graph: GraphClient,
	input: { pageId: string; draft: Draft; look: Look },
): Promise<Reading> {
	const { pageId, draft, look } = input;
	if (draft.scheduleAt) {
		const fields = { fields: `${POST_FIELDS},scheduled_publish_time` };
		const path = `${pageId}/scheduled_posts`;
		const { candidates, isCut } = await look.list(
			path,
			async () => await read(graph, path, { fields }),
		);
		return { candidates: candidates.filter(isScheduledFor(draft)), isCut };
	}
	const since = serverSince(look);
	const fields = { fields: POST_FIELDS, since: Math.floor(since / 1000) };
	const path = `${pageId}/published_posts`;
	return await look.list(path, async () => await read(graph, path, { fields, since }));
}

/** @see https://developers.facebook.com/docs/graph-api/reference/page/videos */
export async function readVideos(
	graph: GraphClient,
	{ pageId, edge, look }: { pageId: string; edge: 'videos' | 'video_reels'; look: Look },
): Promise<Reading> {
	const fields = { fields: 'id,title,description,created_time' };
	const path = `${pageId}/${edge}`;
	const since = serverSince(look);
	return await look.list(path, async () => await read(graph, path, { fields, since }));
}

async function read(
	graph: GraphClient,
	path: string,
	{ fields, since }: { fields: GraphFields; since?: number },
): Promise<Reading> {
	const candidates: Candidate[] = [];
	for await (const raw of graph.list(path, fields, READ_AT_MOST + 1)) {
		if (candidates.length === READ_AT_MOST) return { candidates, isCut: true };
		candidates.push({
			id: String(raw.id),
			text: String(raw.message ?? raw.description ?? ''),
			createdAt: toMilliseconds(raw.created_time),
			raw,
		});
		// Newest first: what comes behind an older one is older still.
		if (since !== undefined && (candidates.at(-1)?.createdAt ?? since) < since) break;
	}
	return { candidates, isCut: false };
}

function isScheduledFor(draft: Draft) {
	return ({ raw }: Candidate) =>
		raw.scheduled_publish_time === undefined ||
		toMilliseconds(raw.scheduled_publish_time) === unixSeconds(draft.scheduleAt) * 1000;
}

/** Graph gives times as `2026-11-19T08:49:14+0000`, and scheduled ones as Unix seconds. */
export function toMilliseconds(time: unknown): number {
	if (typeof time === 'number' || /^\d+$/.test(String(time))) return Number(time) * 1000;
	return Date.parse(String(time));
}
