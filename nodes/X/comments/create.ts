import type { IDataObject } from 'n8n-workflow';
import type { CommentDraft } from '../../shared/comments/comment';
import type { RunContext } from '../../shared/contract/operation';
import { inputError } from '../../shared/http/failure';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Found, OnceStep } from '../../shared/contract/once';
import type { XAccount } from '../account';
import { dataOf, referenceOf } from '../answers';
import type { XApi } from '../connection';
import { createPost, replyTo } from '../createPost';
import { idIn } from '../ids';
import { MAX_LENGTH, MAX_LENGTH_PREMIUM, PREMIUM_SUBSCRIPTIONS } from '../limits';
import { ownPosts } from '../ownPosts';
import { X } from '../platform';
import { comparable, writtenText } from '../publish/comparable';
import { weightedLength } from '../text/weightedLength';

const READ_AT_MOST = 500;

/**
 * A reply to a post, or to a reply, that is written once.
 * @see https://docs.x.com/x-api/posts/create-post
 */
export async function createReply(
	{ api, param, journal }: RunContext<XApi>,
	draft: CommentDraft,
): Promise<OnceStep<IDataObject>> {
	const isToReply = param<string>('commentOn', 'post') === 'comment';
	const parentId = idIn(api.node, isToReply ? 'Comment' : 'Post', draft.parentId);
	const me = await api.me();
	assertWritable(api, draft.text, me);
	return {
		name: 'reply',
		send: async () => {
			const { id } = await createPost(api, { text: draft.text, ...replyTo(parentId) });
			return handleOf(id, draft.text, me);
		},
		find: async (since) =>
			await findReply(api, me, {
				parentId,
				text: draft.text,
				since: earliestServerTime(X.id, since),
				isClaimed: journal.isClaimed,
			}),
		idOf: ({ id }) => String(id),
	};
}

const handleOf = (id: string, text: string, { id: authorId, username, name }: XAccount) => ({
	id,
	text,
	author_id: authorId,
	author: { id: authorId, username, name },
});

function assertWritable({ node }: XApi, text: string, { subscription }: XAccount) {
	if (!text.trim()) {
		throw inputError(node, {
			field: 'Text',
			happened: "'Text' is empty",
			fix: 'Write what the reply says.',
		});
	}
	const mayBeLong = subscription === undefined || PREMIUM_SUBSCRIPTIONS.includes(subscription);
	const max = mayBeLong ? MAX_LENGTH_PREMIUM : MAX_LENGTH;
	const length = weightedLength(text);
	if (length <= max) return;
	throw inputError(node, {
		field: 'Text',
		happened: `The text has ${length} characters by X's count; this account may write ${max}`,
		fix: `Shorten it by ${length - max} characters.`,
	});
}

interface ReplySearch {
	parentId: string;
	text: string;
	/** Milliseconds on X's clock. */
	since: number;
	isClaimed(id: string): boolean;
}

/** Looks through the account's newest posts for this reply; of several the oldest is the one. */
async function findReply(
	{ user }: XApi,
	me: XAccount,
	{ parentId, text, since, isClaimed }: ReplySearch,
): Promise<Found<IDataObject>> {
	const found: IDataObject[] = [];
	let isCut = false;
	const query = {
		'tweet.fields': ['created_at', 'entities', 'note_tweet', 'referenced_tweets', 'text'],
		// X takes whole seconds.
		start_time: `${new Date(since).toISOString().slice(0, 19)}Z`,
		limit: READ_AT_MOST,
	};
	for await (const answer of ownPosts(user, me.id, query)) {
		found.push(
			...dataOf(answer).filter(
				(post) =>
					referenceOf(post, 'replied_to') === parentId &&
					comparable(writtenText(post), true) === comparable(text, true) &&
					!isClaimed(String(post.id)),
			),
		);
		isCut = (answer.meta as IDataObject | undefined)?.next_token !== undefined;
	}
	const oldest = found.sort((one, other) => timeOf(one) - timeOf(other))[0];
	if (oldest) {
		return { status: 'done', handle: { ...oldest, ...handleOf(String(oldest.id), text, me) } };
	}
	return isCut
		? {
				status: 'unknown',
				reason: `the account has made more than ${READ_AT_MOST} posts since, and the reply is not among the newest`,
			}
		: { status: 'not-done' };
}

const timeOf = (post: IDataObject): number => Date.parse(String(post.created_at));
