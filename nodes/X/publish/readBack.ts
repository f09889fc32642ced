import type { IDataObject } from 'n8n-workflow';
import type { Account, Draft } from '../../shared/publish/draft';
import type { Handles, Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import type { XApi } from '../connection';
import type { Candidate } from './candidates';
import { READ_AT_MOST, readCandidates } from './candidates';
import { comparable } from './comparable';
import { mediaStepName } from './mediaSteps';
import type { PlannedPost } from './posts';
import { threadIds } from './threadIds';

export interface SoughtPost {
	draft: Draft;
	account: Account;
	/** All posts of the draft. */
	posts: readonly PlannedPost[];
	/** Which of them is looked for. */
	index: number;
	handles: Handles;
	look: Look;
}

/**
 * Whether a post of a draft is out, by what the account shows: its text, its files and what it replies to.
 * Where the posts before it are not known, since the process that made them is gone, all of the thread up
 * to it has to be there. The handle has the IDs of all posts up to this one.
 */
export async function findPost(api: XApi, sought: SoughtPost): Promise<Found<IDataObject>> {
	const { account, look } = sought;
	const { candidates, isCut } = await look.list(
		`${account.id}/tweets`,
		async () => await readCandidates(api, account.id, look.since),
	);
	const free = withoutClaimed(candidates, look);
	const thread = free
		.map((candidate) => threadUpTo(candidate, sought, free))
		.find((posts) => posts !== undefined);
	if (!thread) return isCut ? CUT : { status: 'not-done' };
	return isTellable(sought) ? { status: 'done', handle: handleOf(thread, sought) } : UNTELLABLE;
}

function handleOf(
	thread: readonly Candidate[],
	{ posts, index, handles }: SoughtPost,
): IDataObject {
	const { id, createdAt } = thread[thread.length - 1];
	const known = posts.slice(0, index + 1 - thread.length);
	const ids = [...threadIds(known, handles), ...thread.map((post) => post.id)];
	return {
		id,
		createdAt: new Date(createdAt).toISOString(),
		...(index > 0 ? { threadIds: ids.join(',') } : {}),
	};
}

const UNTELLABLE = {
	status: 'unknown',
	reason: 'the account shows a new post without a text, which may be this one',
} as const;

const CUT = {
	status: 'unknown',
	reason: `the account has made more than ${READ_AT_MOST} posts since, and this one is not among the newest`,
} as const;

/** Nobody can tell one post without a text from another unless the IDs of its files are known. */
function isTellable({ posts, index, handles }: SoughtPost): boolean {
	const { text, media } = posts[index];
	return text.trim() !== '' || media.every((file) => handles[mediaStepName(file)] !== undefined);
}

/** The posts of the thread from the first one known on to this candidate; undefined if it is not ours. */
function threadUpTo(
	candidate: Candidate,
	sought: SoughtPost,
	all: readonly Candidate[],
	index = sought.index,
): Candidate[] | undefined {
	const { draft, posts, handles } = sought;
	if (!isSamePost(candidate, posts[index], sought)) return undefined;
	if (index === 0) {
		const parent = draft.options.replyTo as string | undefined;
		return candidate.repliesTo === parent ? [candidate] : undefined;
	}
	const previous = handles[posts[index - 1].step]?.id;
	if (previous !== undefined) return candidate.repliesTo === previous ? [candidate] : undefined;
	const parent = all.find(({ id }) => id === candidate.repliesTo);
	const before = parent && threadUpTo(parent, sought, all, index - 1);
	return before && [...before, candidate];
}

function isSamePost(candidate: Candidate, post: PlannedPost, { handles }: SoughtPost): boolean {
	const ids = post.media.map((file) => handles[mediaStepName(file)]?.mediaId);
	const areKnown = ids.every((id) => id !== undefined);
	const hasFiles = areKnown
		? ids.every((id) => candidate.mediaIds.includes(String(id)))
		: candidate.mediaIds.length === ids.length;
	return (
		hasFiles &&
		candidate.mediaIds.length === ids.length &&
		candidate.text === textOf(post)[candidate.repliesTo === undefined ? 'alone' : 'asReply']
	);
}

/** The text of a post as candidates have theirs, worked out once for all of them. */
function textOf(post: PlannedPost): Record<'alone' | 'asReply', string> {
	const known = texts.get(post) ?? {
		alone: comparable(post.text, false),
		asReply: comparable(post.text, true),
	};
	texts.set(post, known);
	return known;
}

const texts = new WeakMap<PlannedPost, Record<'alone' | 'asReply', string>>();

/** What belongs to no other item, nor to a thread of one, oldest first. */
function withoutClaimed(candidates: readonly Candidate[], { isClaimed }: Look): Candidate[] {
	const byId = new Map(candidates.map((one) => [one.id, one]));
	const taken = new Set<string>();
	for (const { id } of candidates.filter((one) => isClaimed(one.id))) {
		for (let at: string | undefined = id; at && !taken.has(at); at = byId.get(at)?.repliesTo) {
			taken.add(at);
		}
	}
	return candidates
		.filter(({ id }) => !taken.has(id))
		.sort((one, other) => one.createdAt - other.createdAt);
}
