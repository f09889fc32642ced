// @ts-check
'use strict';

const { pick, render } = require('../fields');
const { graphTime } = require('../format');
const { nestedList } = require('../paging');

/** Comments on a media, newest first, without the replies. @param {import('../state').State} state @param {string} mediaId */
const topComments = (state, mediaId) =>
	[...state.igComments.values()]
		.filter((comment) => comment.mediaId === mediaId && comment.parentId === undefined)
		.reverse();

/** @param {import('../state').State} state @param {string} commentId */
const repliesTo = (state, commentId) =>
	[...state.igComments.values()].filter((comment) => comment.parentId === commentId);

/** @type {import('../fields').NodeType} */
const commentType = {
	typeName: 'IGComment',
	defaults: ['timestamp', 'text', 'id'],
	fields: {
		id: (comment) => comment.id,
		text: (comment) => comment.text,
		username: (comment) => comment.from.username,
		from: (comment, _context, field) => pick({ ...comment.from }, field),
		timestamp: (comment) => graphTime(comment.createdAt),
		like_count: (comment) => comment.likes.size,
		hidden: (comment) => comment.isHidden,
		parent_id: (comment) => comment.parentId,
		media: (comment, { state }, field) => {
			const productType = state.igMedia.get(comment.mediaId)?.productType;
			return pick({ id: comment.mediaId, media_product_type: productType }, field);
		},
		user: (comment, { state }, field) =>
			state.igAccounts.has(comment.from.id) ? pick({ id: comment.from.id }, field) : undefined,
		legacy_instagram_comment_id: (comment) => String(BigInt(comment.id) * 3n),
		replies: (comment, context, field) => {
			const replies = repliesTo(context.state, comment.id);
			if (replies.length === 0) return undefined;
			return nestedList(replies, field, (reply) =>
				render(commentType, reply, field.fields, context),
			);
		},
	},
};

module.exports = { commentType, repliesTo, topComments };
