// @ts-check
'use strict';

const crypto = require('node:crypto');
const { noSuchField, pick, render } = require('../fields');
const { graphTime } = require('../format');
const { nestedList } = require('../paging');
const { commentType, topComments } = require('./commentType');

const CDN = 'https://scontent.cdninstagram.com';

/** @param {import('./store').Media} media */
const shortcodeOf = (media) =>
	crypto.createHash('sha256').update(media.id).digest('base64url').slice(0, 11);

/** @param {import('./store').Media} media */
function permalinkOf(media) {
	if (media.productType === 'STORY')
		return `https://www.instagram.com/stories/${media.from.username}/${media.id}`;
	const kind = media.productType === 'REELS' ? 'reel' : 'p';
	return `https://www.instagram.com/${kind}/${shortcodeOf(media)}/`;
}

/** @param {import('./store').Media} media @param {import('../state').State} state @returns {string} */
function mediaUrl(media, state) {
	const first = media.childIds[0] && state.igMedia.get(media.childIds[0]);
	if (first) return mediaUrl(first, state);
	return `${CDN}/ig/${media.id}.${media.mediaType === 'VIDEO' ? 'mp4' : 'jpg'}`;
}

/** A field that Instagram Login does not have. @param {string} name @param {import('../fields').Reader} read
 *  @returns {import('../fields').Reader} */
const facebookOnly = (name, read) => (node, context, field) => {
	if (context.token.type === 'IG') throw noSuchField(name, 'Media');
	return read(node, context, field);
};

const commentsCount = (/** @type {any} */ media, /** @type {any} */ { state }) =>
	[...state.igComments.values()].filter((comment) => comment.mediaId === media.id).length;

/** @type {Record<string, import('../fields').Reader>} */
const FACEBOOK_ONLY = {
	reposts_count: () => 0,
	saved_count: (media) => media.viewers % 7,
	shares_count: (media) => media.viewers % 5,
	total_like_count: (media) => media.likes.size,
	total_comments_count: commentsCount,
	total_views_count: (media) => media.viewers,
	view_count: (media) => media.viewers,
	boost_eligibility_info: (media, _context, field) =>
		pick({ eligible_to_boost: media.productType !== 'STORY' }, field),
};

/** @type {import('../fields').NodeType} */
const mediaType = {
	typeName: 'Media',
	defaults: ['id'],
	fields: {
		id: (media) => media.id,
		ig_id: (media) => String(BigInt(media.id) * 3n),
		caption: (media) => media.options.caption || undefined,
		media_type: (media) => media.mediaType,
		media_product_type: (media) => media.productType,
		media_url: (media, { state }) => mediaUrl(media, state),
		thumbnail_url: (media) =>
			media.mediaType === 'VIDEO' ? `${CDN}/igcovers/${media.id}.jpg` : undefined,
		permalink: permalinkOf,
		shortcode: shortcodeOf,
		timestamp: (media) => graphTime(media.createdAt),
		username: (media) => media.from.username,
		owner: (media, _context, field) => pick({ id: media.from.id }, field),
		like_count: (media) => media.likes.size,
		comments_count: commentsCount,
		is_comment_enabled: (media) => media.isCommentEnabled,
		is_shared_to_feed: (media) =>
			media.productType === 'REELS' ? (media.options.share_to_feed ?? true) : undefined,
		alt_text: (media) => media.options.alt_text,
		media_audio_type: (media) => (media.productType === 'REELS' ? 'ORIGINAL_SOUND' : undefined),
		is_ai_generated: (media) => media.options.is_ai_generated ?? false,
		children: (media, context, field) => {
			if (media.childIds.length === 0) return undefined;
			const wanted = field.fields ?? [{ name: 'id', modifiers: {} }];
			const data = media.childIds.map((/** @type {string} */ id) =>
				render(mediaType, context.state.igMedia.get(id), wanted, context),
			);
			return { data };
		},
		comments: (media, context, field) =>
			nestedList(topComments(context.state, media.id), field, (comment) =>
				render(commentType, comment, field.fields, context),
			),
		...Object.fromEntries(
			Object.entries(FACEBOOK_ONLY).map(([name, read]) => [name, facebookOnly(name, read)]),
		),
	},
};

module.exports = { facebookOnly, mediaType, permalinkOf };
