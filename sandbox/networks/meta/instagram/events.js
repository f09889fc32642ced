// @ts-check
'use strict';

/** @param {import('./store').Media | undefined} media */
const mediaOf = (media) => ({
	// Comments on an album come without its id.
	...(media?.mediaType === 'CAROUSEL_ALBUM' ? {} : { id: media?.id }),
	media_product_type: media?.productType,
});

/** @param {import('../state').State} state @param {import('./store').IgComment} comment */
const commentValue = (state, comment) => ({
	id: comment.id,
	...(comment.parentId ? { parent_id: comment.parentId } : {}),
	text: comment.text,
	from: {
		id: comment.from.id,
		username: comment.from.username,
		...(state.igAccounts.has(comment.from.id) ? { self_ig_scoped_id: comment.from.id } : {}),
	},
	media: mediaOf(state.igMedia.get(comment.mediaId)),
});

/** Tells of a comment on an own media. @param {import('../state').State} state @param {import('./store').IgComment} comment */
function announceComment(state, comment) {
	const value = commentValue(state, comment);
	state.emit({ accountId: comment.accountId, field: 'comments', value });
}

/**
 * Tells an account that somebody else's media or comment mentions it. Instagram Login has no event of
 * its own for that: a comment arrives as `comments`.
 * @param {import('../state').State} state
 * @param {{ accountId: string, mediaId: string, commentId?: string }} mention
 */
function announceMention(state, { accountId, mediaId, commentId }) {
	const comment = commentId === undefined ? undefined : state.igComments.get(commentId);
	state.emit({
		accountId,
		field: 'mentions',
		value: { media_id: mediaId, ...(commentId === undefined ? {} : { comment_id: commentId }) },
		onInstagramLogin: comment && { field: 'comments', value: commentValue(state, comment) },
	});
}

/** Tells of a message to or from an account.
 *  @param {import('../state').State} state
 *  @param {{ accountId: string, personId: string, mid: string, text: string, isEcho: boolean }} message */
function announceMessage(state, { accountId, personId, mid, text, isEcho }) {
	const [sender, recipient] = isEcho ? [accountId, personId] : [personId, accountId];
	state.emit({
		accountId,
		field: 'messages',
		value: {
			sender: { id: sender },
			recipient: { id: recipient },
			timestamp: state.now(),
			message: { mid, text, ...(isEcho ? { is_echo: true } : {}) },
		},
	});
}

/** The numbers of a story that has just expired; Facebook Login only. @param {import('../state').State} state @param {import('./store').Media} media */
function announceStoryEnd(state, media) {
	const { viewers } = media;
	state.emit({
		accountId: media.accountId,
		field: 'story_insights',
		value: {
			media_id: media.id,
			impressions: viewers + Math.floor(viewers / 4),
			reach: viewers,
			taps_forward: Math.floor(viewers / 3),
			taps_back: Math.floor(viewers / 9),
			exits: Math.floor(viewers / 6),
			replies: 0,
		},
		onInstagramLogin: undefined,
	});
}

module.exports = { announceComment, announceMention, announceMessage, announceStoryEnd };
