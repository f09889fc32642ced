// @ts-check
'use strict';

const STORY_LIFE_MS = 24 * 3600 * 1000;

/** @typedef {import('../state').State} State */
/** @typedef {import('./store').Media} Media */

/** @param {Media} media @param {number} now */
const isLiveStory = (media, now) => now < media.createdAt + STORY_LIFE_MS;

/** Media of an account, newest first, without items of carousels. @param {State} state @param {string} accountId */
const mediaOf = (state, accountId) =>
	[...state.igMedia.values()]
		.filter((media) => media.accountId === accountId && !media.parentId)
		.reverse();

/** Posts and reels. @param {State} state @param {{ id: string }} account */
const postsOf = (state, account) =>
	mediaOf(state, account.id).filter((media) => media.productType !== 'STORY');

/** Stories of the last 24 hours. @param {State} state @param {{ id: string }} account */
const storiesOf = (state, account) =>
	mediaOf(state, account.id).filter(
		(media) => media.productType === 'STORY' && isLiveStory(media, state.now()),
	);

/** Other people's media that tag the account. @param {State} state @param {{ username: string }} account */
const taggedIn = (state, account) =>
	[...state.igMedia.values()]
		.filter((media) =>
			(media.options.user_tags ?? []).some(
				(/** @type {any} */ tag) => tag.username === account.username,
			),
		)
		.reverse();

module.exports = { isLiveStory, mediaOf, postsOf, storiesOf, taggedIn };
