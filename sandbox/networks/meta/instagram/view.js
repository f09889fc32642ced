// @ts-check
'use strict';

const { LIFE_MS, statusOf, statusText, videoStatus } = require('./containerState');
const { isLiveStory, mediaOf, taggedIn } = require('./mediaLists');
const { permalinkOf } = require('./mediaType');
const { usedQuota } = require('./publish');

/** @typedef {import('../state').State} State */

const iso = (/** @type {number | undefined} */ ms) =>
	ms === undefined ? undefined : new Date(ms).toISOString();

/** @param {import('./store').StoredFile | undefined} file */
function showFile(file) {
	if (!file) return undefined;
	const { data, ...rest } = file;
	return { ...rest, hasBytes: data !== undefined };
}

/** @param {State} state @param {import('./store').Container} container */
function showContainer(state, container) {
	const { file, cover, upload, createdAt, readyAt, ...rest } = container;
	const now = state.now();
	return {
		...rest,
		createdAt: iso(createdAt),
		expiresAt: iso(createdAt + LIFE_MS),
		readyAt: iso(readyAt),
		statusCode: statusOf(container, now),
		status: statusText(container, now),
		file: showFile(file),
		cover: showFile(cover),
		receivedBytes: upload?.receivedBytes,
		videoStatus: videoStatus(container, now),
	};
}

/** @param {State} state @param {import('./store').Media} media @returns {Record<string, unknown>} */
function showMedia(state, media) {
	const { file, cover, likes, createdAt, childIds, ...rest } = media;
	return {
		...rest,
		createdAt: iso(createdAt),
		permalink: permalinkOf(media),
		isLive: media.productType !== 'STORY' || isLiveStory(media, state.now()),
		file: showFile(file),
		cover: showFile(cover),
		likes: [...likes],
		children: childIds.map((id) =>
			showMedia(state, /** @type {import('./store').Media} */ (state.igMedia.get(id))),
		),
		comments: [...state.igComments.values()]
			.filter((comment) => comment.mediaId === media.id)
			.map((comment) => ({
				...comment,
				createdAt: iso(comment.createdAt),
				likes: [...comment.likes],
			})),
	};
}

/** Every account with what it has published and what waits to be. @param {State} state */
function viewAccounts(state) {
	return [...state.igAccounts.values()].map((account) => {
		const media = mediaOf(state, account.id).map((each) => showMedia(state, each));
		const { publishedAt, containersAt, searchedHashtags, ...rest } = account;
		return {
			...rest,
			quotaUsage: usedQuota(state, account),
			searchedHashtags: searchedHashtags.size,
			posts: media.filter(({ productType }) => productType === 'FEED'),
			reels: media.filter(({ productType }) => productType === 'REELS'),
			stories: media.filter(({ productType }) => productType === 'STORY'),
			tagged: taggedIn(state, account).map((each) => showMedia(state, each)),
			mentions: state.igMentions
				.filter((mention) => mention.accountId === account.id)
				.map((mention) => ({
					...mention,
					from: state.igMedia.get(mention.mediaId)?.from,
					caption: state.igMedia.get(mention.mediaId)?.options.caption,
					comment: state.igComments.get(mention.commentId ?? '')?.text,
				})),
			containers: [...state.igContainers.values()]
				.filter((container) => container.accountId === account.id)
				.map((container) => showContainer(state, container)),
			installedFields: state.igInstalled.get(account.id) ?? [],
		};
	});
}

module.exports = { viewAccounts };
