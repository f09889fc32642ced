import type { IDataObject } from 'n8n-workflow';
import type { CommentedPost, PublishCapability } from '../../shared/publish/capability';
import type { Account, Draft } from '../../shared/publish/draft';
import type { Handles, Look } from '../../shared/publish/plan';
import type { Settled } from '../../shared/publish/publication';
import type { Found } from '../../shared/contract/once';
import type { XApi } from '../connection';
import { createPost, replyTo } from '../createPost';
import { X } from '../platform';
import { checkXDraft } from './checks';
import { X_FIELDS } from './fields';
import { handleProblem } from './handleProblem';
import { isThread, X_KINDS } from './kinds';
import { mediaSteps } from './mediaSteps';
import { X_OPTIONS } from './options';
import { outlookOf } from './outlook';
import { postsOf } from './posts';
import { postSteps } from './postSteps';
import { findPost } from './readBack';
import { ownFiles, readExtra } from './readExtra';
import { threadIds } from './threadIds';

/**
 * How X is published to: files are uploaded and processed, then each post is one call.
 * @see https://docs.x.com/x-api/posts/manage-tweets/introduction
 */
export const xPublish: PublishCapability<XApi> = {
	platform: X,
	kinds: X_KINDS,
	accountFields: [],
	extraFields: X_FIELDS,
	options: X_OPTIONS,
	cannotSchedule: true,
	loadsUrls: true,
	publishesAfterProcessing: true,
	// X's timelines lag behind by some seconds.
	lookAfterMs: [500, 2000, 4000],
	account: async ({ api }) => {
		const { id, name, username, subscription } = await api.me();
		return { id, name, url: `https://x.com/${username}`, traits: { subscription } };
	},
	ownFiles,
	readExtra,
	handleProblem,
	prepare: (input) => {
		const posts = postsOf(input.draft);
		return {
			kind: input.draft.kind,
			steps: [...mediaSteps(input, posts), ...postSteps(input, posts)],
			issues: checkXDraft(input, posts),
		};
	},
	outlook: async (_context, input) => await Promise.resolve(outlookOf(input)),
	shownText,
	settle: async (_api, input) => await Promise.resolve(settledOf(input)),
	firstComment: { send: sendComment, find: findComment },
};

/** A thread as one text, for the card of Preview. */
function shownText(draft: Draft): string {
	return postsOf(draft)
		.map(({ text }) => text)
		.join('\n\n');
}

/** A post is out once the call has succeeded: X processes files before it. */
function settledOf({
	draft,
	account,
	handles,
}: {
	draft: Draft;
	account: Account;
	handles: Handles;
}): Settled {
	const ids = threadIds(postsOf(draft), handles);
	const last = lastHandle(draft, handles);
	return {
		status: 'published',
		id: ids[0],
		url: `${account.url}/status/${ids[0]}`,
		...(typeof last.createdAt === 'string' ? { publishedAt: last.createdAt } : {}),
		...(isThread(draft.kind) ? { threadIds: ids } : {}),
		raw: last,
	};
}

function lastHandle(draft: Draft, handles: Handles): IDataObject {
	const posts = postsOf(draft);
	return handles[posts[posts.length - 1].step];
}

async function sendComment(api: XApi, { id, text }: CommentedPost): Promise<IDataObject> {
	return await createPost(api, { text, ...replyTo(id) });
}

/** The reply is looked for as a post that replies to this one. */
async function findComment(
	api: XApi,
	{ account, id, text }: CommentedPost,
	look: Look,
): Promise<Found<IDataObject>> {
	const draft: Draft = {
		kind: 'text',
		text,
		link: '',
		media: [],
		firstComment: '',
		scheduleAt: '',
		asDraft: false,
		options: { replyTo: id },
	};
	return await findPost(api, {
		draft,
		account,
		posts: postsOf(draft),
		index: 0,
		handles: {},
		look,
	});
}
