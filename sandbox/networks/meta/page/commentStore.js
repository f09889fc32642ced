// @ts-check
'use strict';

const { graphTime, permalink } = require('../format');
const { commentsOf } = require('../nodes/comment');

/**
 * Adds a comment and tells the subscribers.
 * @param {import('../state').State} state
 * @param {{ pageId: string, objectId: string, parentId?: string, from: import('../state').Named, message: string,
 *   appId?: string, attachment?: unknown }} draft
 * @returns {import('../state').Comment}
 */
function addComment(state, draft) {
	const comment = {
		...draft,
		id: `${draft.objectId.split('_').pop()}_${state.newId()}`,
		createdAt: state.now(),
		isHidden: false,
		likes: new Set(),
	};
	state.comments.set(comment.id, comment);
	announceComment(state, comment, 'add');
	return comment;
}

/** @param {import('../state').State} state @param {import('../state').Comment} comment @param {string} verb */
function announceComment(state, comment, verb) {
	const post = state.posts.get(comment.objectId);
	state.emit({
		pageId: comment.pageId,
		field: 'feed',
		value: {
			item: 'comment',
			verb,
			post_id: comment.objectId,
			comment_id: comment.id,
			parent_id: comment.parentId ?? comment.objectId,
			from: comment.from,
			...(verb === 'remove' ? {} : { message: comment.message }),
			created_time: Math.floor(comment.createdAt / 1000),
			...(post
				? {
						post: {
							id: post.id,
							is_published: post.isPublished,
							permalink_url: permalink(post.id),
							promotion_status: 'inactive',
							updated_time: graphTime(post.updatedAt),
							status_type: 'mobile_status_update',
						},
					}
				: {}),
		},
	});
}

/** @param {import('../state').State} state @param {import('../state').Comment} comment */
function removeComment(state, comment) {
	for (const reply of commentsOf(state, comment.objectId, comment.id))
		state.comments.delete(reply.id);
	state.comments.delete(comment.id);
	announceComment(state, comment, 'remove');
}

module.exports = { addComment, announceComment, removeComment };
