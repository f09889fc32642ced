// @ts-check
'use strict';

const { commentUrn } = require('../urn');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Post} Post */
/** @typedef {import('../state').Comment} Comment */

/** @param {State} state @param {string} urn share, ugcPost or activity @returns {Post | undefined} */
function postByUrn(state, urn) {
	if (!urn.startsWith('urn:li:activity:')) return state.posts.get(urn);
	return [...state.posts.values()].find(({ activity }) => activity === urn);
}

/** What a social action may be about. @param {State} state @param {string} urn
 *  @returns {{ post: Post, comment?: Comment } | undefined} */
function targetOf(state, urn) {
	const comment = state.comments.get(urn);
	const post = postByUrn(state, comment?.postUrn ?? urn);
	return post && { post, comment };
}

/** Counts something for the statistics. @param {State} state @param {Post} post @param {string} kind @param {number} [count] */
function record(state, post, kind, count = 1) {
	state.activity.push({ at: state.now(), postUrn: post.urn, author: post.author, kind, count });
}

/** Tells the subscribers of a page. @param {State} state @param {Post} post @param {string} action @param {any} more */
function announce(state, post, action, more) {
	const isPublicOnly = ['LIKE', 'COMMENT', 'SHARE'].includes(action);
	if (post.author.startsWith('urn:li:person:') || (isPublicOnly && post.visibility !== 'PUBLIC'))
		return;
	const content = Object.keys(post.content ?? {})[0];
	state.emit({
		organization: post.author,
		action,
		sourcePost: post.activity,
		decoratedSourcePost: {
			entity: post.urn,
			owner: post.author,
			text: post.commentary.text,
			mediaCategory: content ? post.kind.toUpperCase() : 'NONE',
		},
		...more,
	});
}

/** @param {Comment} comment @param {boolean} hasText */
const decorated = (comment, hasText) => ({
	generatedActivity: comment.urn,
	...(hasText && {
		decoratedGeneratedActivity: {
			comment: {
				entity: comment.urn,
				owner: comment.actor,
				text: comment.text,
				object: comment.activity,
			},
		},
	}),
});

/** @param {State} state @param {{ post: Post, actor: string, text: string, parent?: Comment, attributes?: any[] }} what */
function addComment(state, { post, actor, text, parent, attributes = [] }) {
	const id = state.newId();
	/** @type {Comment} */
	const comment = {
		id,
		urn: commentUrn(post.activity, id),
		activity: post.activity,
		actor,
		postUrn: post.urn,
		// Replies to replies stand beside them.
		parent: parent?.parent ?? parent?.urn,
		text,
		attributes,
		createdAt: state.now(),
		lastModifiedAt: state.now(),
		reactions: new Map(),
	};
	state.comments.set(comment.urn, comment);
	record(state, post, 'comment');
	announce(
		state,
		post,
		actor === post.author ? 'ADMIN_COMMENT' : 'COMMENT',
		decorated(comment, true),
	);
	return comment;
}

/** @param {State} state @param {Comment} comment @param {string} text */
function editComment(state, comment, text) {
	comment.text = text;
	comment.lastModifiedAt = state.now();
	const post = state.posts.get(comment.postUrn);
	if (post) announce(state, post, 'COMMENT_EDIT', decorated(comment, true));
}

/** Replies go with it. @param {State} state @param {Comment} comment */
function removeComment(state, comment) {
	for (const each of [...state.comments.values()])
		if (each === comment || each.parent === comment.urn) state.comments.delete(each.urn);
	const post = state.posts.get(comment.postUrn);
	if (post) announce(state, post, 'COMMENT_DELETE', decorated(comment, false));
}

/** @param {State} state @param {{ post: Post, comment?: Comment }} target @param {string} actor @param {string} type */
function react(state, { post, comment }, actor, type) {
	const { reactions } = comment ?? post;
	const isNew = !reactions.has(actor);
	reactions.set(actor, { type, at: state.now() });
	if (comment || !isNew) return;
	record(state, post, 'like');
	announce(state, post, 'LIKE', {
		generatedActivity: `urn:li:reaction:(${actor},${post.activity})`,
	});
}

module.exports = {
	addComment,
	announce,
	editComment,
	postByUrn,
	react,
	record,
	removeComment,
	targetOf,
};
