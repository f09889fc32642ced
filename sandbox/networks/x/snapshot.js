// @ts-check
'use strict';

const { processingInfo } = require('./media/processing');
const { engagementOf, publicMetrics } = require('./posts/metrics');
const { publicText } = require('./posts/text');
const { weigh } = require('./text/weigh');

/** @typedef {import('./state').State} State */

/** @param {State} state @param {string} id */
function mediaView(state, id) {
	const media = state.media.get(id);
	if (!media) return undefined;
	const { data, ...file } = media.file ?? {};
	return {
		id,
		mediaKey: media.mediaKey,
		ownerId: media.ownerId,
		category: media.category,
		phase: media.phase,
		segments: media.segments.size,
		receivedBytes: media.meter.bytes(),
		file: media.file && { ...file, hasBytes: data !== undefined },
		altText: media.metadata.alt_text?.text,
		metadata: media.metadata,
		subtitles: media.subtitles,
		processing: processingInfo(state, media),
	};
}

/** @param {State} state @param {import('./state').Post} post */
const postView = (state, post) => ({
	id: post.id,
	appId: post.appId,
	authorId: post.authorId,
	text: post.text,
	shownText: publicText(state, post).text,
	weight: weigh(post.text),
	createdAt: new Date(post.createdAt).toISOString(),
	conversationId: post.conversationId,
	replyTo: post.replyTo,
	quoted: post.quoted,
	repostOf: post.repostOf,
	isHidden: post.isHidden,
	poll: post.poll,
	history: post.history,
	options: post.options,
	media: post.mediaIds.map((id) => mediaView(state, id)),
	metrics: publicMetrics(state, post, 'repost_count'),
	engagement: engagementOf(state, post).length,
});

/**
 * What can be seen from outside: accounts with their posts, oldest first, media, webhooks.
 * @param {State} state
 */
function snapshot(state) {
	const posts = [...state.posts.values()];
	return {
		users: [...state.users.values()].map((user) => ({
			id: user.id,
			username: user.username,
			name: user.name,
			subscription: user.subscription,
			protected: user.protected,
			bio: user.bio,
			following: [...user.following],
			posts: posts
				.filter(({ authorId }) => authorId === user.id)
				.map((post) => postView(state, post)),
		})),
		deletedPosts: [...state.deletedPosts],
		media: [...state.media.keys()].map((id) => mediaView(state, id)),
		webhooks: [...state.webhooks.values()].map((webhook) => ({
			...webhook,
			createdAt: new Date(webhook.createdAt).toISOString(),
		})),
		subscriptions: [...state.subscriptions.values()],
		messages: state.messages,
		spent: state.spent,
	};
}

module.exports = { snapshot };
