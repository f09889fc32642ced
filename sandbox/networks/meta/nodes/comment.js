// @ts-check
'use strict';

const { nestedList } = require('../paging');
const { render } = require('../fields');
const { graphTime, permalink } = require('../format');
const { pick } = require('../fields');

/** Comments of an object, oldest first; `parentId` narrows to replies, null to the top level.
 *  @param {import('../state').State} state @param {string} objectId @param {string | null} [parentId] */
const commentsOf = (state, objectId, parentId) =>
	[...state.comments.values()].filter(
		(comment) =>
			comment.objectId === objectId &&
			(parentId === undefined || (comment.parentId ?? null) === parentId),
	);

/** The author, unknown to apps that may not read visitors' content.
 *  @param {any} node @param {import('../fields').RenderContext} context @param {import('../fields').Field} field */
function author(node, context, field) {
	const isOwn = node.from.id === node.pageId;
	return isOwn || context.scopes.includes('pages_read_user_content')
		? pick(node.from, field)
		: undefined;
}

/** @type {import('../fields').NodeType} */
const commentType = {
	typeName: 'Comment',
	defaults: ['created_time', 'from', 'message', 'id'],
	fields: {
		id: (comment) => comment.id,
		message: (comment) => comment.message,
		created_time: (comment) => graphTime(comment.createdAt),
		from: author,
		is_hidden: (comment) => comment.isHidden,
		is_private: () => false,
		like_count: (comment) => comment.likes.size,
		user_likes: (comment) => comment.likes.has(comment.pageId),
		comment_count: (comment, { state }) => commentsOf(state, comment.objectId, comment.id).length,
		parent: (comment, context, field) => {
			const parent = comment.parentId ? context.state.comments.get(comment.parentId) : undefined;
			return parent && render(commentType, parent, field.fields, context);
		},
		object: (comment, _context, field) => pick({ id: comment.objectId }, field),
		permalink_url: (comment) =>
			`${permalink(comment.objectId)}?comment_id=${comment.id.split('_').pop()}`,
		attachment: (comment, _context, field) => pick(comment.attachment, field),
		can_comment: () => true,
		can_hide: (comment) => comment.from.id !== comment.pageId,
		can_like: () => true,
		can_remove: () => true,
		can_reply_privately: (comment) => comment.from.id !== comment.pageId && !comment.privateReply,
		message_tags: () => undefined,
		application: (comment, { state }, field) => {
			const app = comment.appId ? state.apps.get(comment.appId) : undefined;
			return app && pick({ id: app.id, name: app.name }, field);
		},
		comments: (comment, context, field) =>
			nestedList(commentsOf(context.state, comment.objectId, comment.id), field, (reply) =>
				render(commentType, reply, field.fields, context),
			),
	},
};

module.exports = { author, commentType, commentsOf };
