// @ts-check
'use strict';

const { graphError } = require('../errors');
const { announce } = require('../lifecycle');

const SAME_DRAFT = ['message', 'link'];

/** What makes two posts identical. @param {any} post */
const fingerprint = (post) =>
	JSON.stringify([
		...SAME_DRAFT.map((key) => post[key] ?? ''),
		post.photoIds,
		post.videoId ?? '',
		post.children,
	]);

/**
 * Refuses (code 506) a post that repeats the newest published one of the Page.
 * @param {import('../state').State} state @param {string} pageId @param {Record<string, any>} draft
 */
function refuseDuplicate(state, pageId, draft) {
	const page = state.pages.get(pageId);
	const own = (page?.postIds ?? [])
		.map((id) => state.posts.get(id))
		.filter((post) => post?.isPublished && !post.byVisitor && !post.story);
	const newest = own.sort((a, b) => (a?.createdAt ?? 0) - (b?.createdAt ?? 0)).pop();
	if (newest && fingerprint(newest) === fingerprint({ children: [], photoIds: [], ...draft })) {
		throw graphError(506, 'Duplicate status message', {
			userTitle: 'Duplicate Status Update',
			userMessage:
				'This status update is identical to the last one you posted. Try posting something different.',
		});
	}
}

/** The person must have completed Page Publishing Authorization. @param {import('../state').State} state @param {string} pageId */
function checkAuthorization(state, pageId) {
	if (state.pages.get(pageId)?.ppaRequired) {
		throw graphError(
			200,
			'You need to complete Page Publishing Authorization before you can publish as this Page',
			{ subcode: 1404078 },
		);
	}
}

/**
 * Adds a post to a Page and tells the subscribers once it is there.
 * @param {import('../state').State} state
 * @param {{ pageId: string, kind: string, id?: string, appId?: string, from?: import('../state').Named,
 *   message?: string, link?: string, timing: import('./timing').Timing, photoIds?: string[], videoId?: string,
 *   children?: any[], byVisitor?: boolean, taggedPages?: string[], options?: Record<string, unknown>,
 *   isPending?: boolean, story?: Record<string, any> }} draft `isPending`: published once its video is ready
 * @returns {import('../state').Post}
 */
function createPost(state, draft) {
	const page = /** @type {import('../state').Page} */ (state.pages.get(draft.pageId));
	const { timing } = draft;
	const types = {
		published: 'PUBLISHED',
		scheduled: 'SCHEDULED',
		draft: 'DRAFT',
		dark: 'ADS_POST',
	};
	/** @type {import('../state').Post} */
	const post = {
		id: draft.id ?? `${page.id}_${state.newId()}`,
		pageId: page.id,
		appId: draft.appId,
		from: draft.from ?? { id: page.id, name: page.name },
		kind: draft.kind,
		message: draft.message ?? '',
		link: draft.link,
		createdAt: state.now(),
		updatedAt: state.now(),
		isPublished: timing.kind === 'published' && !draft.isPending,
		scheduledAt: timing.kind === 'scheduled' ? timing.at : undefined,
		contentType: types[timing.kind],
		isHidden: false,
		isPinned: false,
		photoIds: draft.photoIds ?? [],
		videoId: draft.videoId,
		children: draft.children ?? [],
		reactions: new Map(),
		shares: 0,
		byVisitor: draft.byVisitor ?? false,
		taggedPages: draft.taggedPages ?? [],
		timelineVisibility: 'normal',
		isAnnounced: false,
		options: draft.options ?? {},
		story: draft.story,
	};
	state.posts.set(post.id, post);
	page.postIds.push(post.id);
	if (post.isPublished || timing.kind === 'scheduled') announce(state, post);
	return post;
}

module.exports = { checkAuthorization, createPost, refuseDuplicate };
