// @ts-check
'use strict';

const { visitInstagram } = require('./instagram/visitor');
const { fillLeads, submitLeads } = require('./leads/submit');
const { VISITOR } = require('./seed');
const { addComment, announceComment, removeComment } = require('./page/commentStore');
const { createPost } = require('./page/createPost');

const REACTIONS = ['LIKE', 'LOVE', 'WOW', 'HAHA', 'SORRY', 'ANGRY', 'CARE'];

/**
 * @typedef {{ pageId: string, accountId?: string, action: string, postId?: string, commentId?: string, message?: string,
 *   reaction?: string, from?: import('./state').Named, taggedPages?: string[] }
 *   & import('./leads/submit').LeadOrder} VisitorAction
 * @typedef {{ state: import('./state').State, action: VisitorAction, from: import('./state').Named }} Visit
 */

/** @param {Visit} visit @returns {import('./state').Post} */
function postOf({ state, action }) {
	const newest = [...state.posts.values()]
		.filter((post) => post.pageId === action.pageId && post.isPublished && !post.story)
		.pop();
	const post = action.postId ? state.posts.get(action.postId) : newest;
	if (!post || !post.isPublished) throw new Error('no published post to act on');
	return post;
}

/** @param {Visit} visit @returns {import('./state').Comment} */
function commentOf({ state, action }) {
	const comment = state.comments.get(action.commentId ?? '');
	if (!comment) throw new Error('commentId does not name a comment');
	return comment;
}

/** @param {Visit} visit */
function react(visit) {
	const { state, action, from } = visit;
	const post = postOf(visit);
	const type = (action.reaction ?? 'LOVE').toUpperCase();
	if (!REACTIONS.includes(type)) throw new Error(`reaction must be one of ${REACTIONS.join(', ')}`);
	const verb = post.reactions.has(from.id) ? 'edit' : 'add';
	post.reactions.set(from.id, type);
	state.emit({
		pageId: post.pageId,
		field: 'feed',
		value: {
			item: 'reaction',
			verb,
			reaction_type: type.toLowerCase(),
			post_id: post.id,
			parent_id: post.id,
			from,
			created_time: state.clock.seconds(),
		},
	});
	return { postId: post.id };
}

/** Takes a reaction back. @param {Visit} visit */
function unreact(visit) {
	const { state, from } = visit;
	const post = postOf(visit);
	const type = post.reactions.get(from.id) ?? 'LOVE';
	post.reactions.delete(from.id);
	const value = {
		item: 'reaction',
		verb: 'remove',
		reaction_type: type.toLowerCase(),
		post_id: post.id,
		parent_id: post.id,
		from,
		created_time: state.clock.seconds(),
	};
	state.emit({ pageId: post.pageId, field: 'feed', value });
	return { postId: post.id };
}

/** A person's own post that names the Page. @param {Visit} visit */
function mention({ state, action, from }) {
	const message = action.message ?? 'Lovely shop, thank you!';
	const id = `${from.id}_${state.newId()}`;
	const value = {
		item: 'post',
		verb: 'add',
		post_id: id,
		sender_id: from.id,
		sender_name: from.name,
		message,
		created_time: state.clock.seconds(),
	};
	state.emit({ pageId: action.pageId, field: 'mention', value });
	return { postId: id };
}

/** @param {Visit} visit */
function post({ state, action, from }) {
	const created = createPost(state, {
		pageId: action.pageId,
		kind: 'status',
		from,
		message: action.message ?? 'A post by a visitor',
		timing: { kind: 'published' },
		byVisitor: true,
		taggedPages: action.taggedPages,
	});
	return { postId: created.id };
}

/** @type {Record<string, (visit: Visit) => Record<string, unknown>>} */
const ACTIONS = {
	comment(visit) {
		const target = postOf(visit);
		const { state, action, from } = visit;
		const message = action.message ?? 'What a nice post!';
		const comment = addComment(state, {
			pageId: target.pageId,
			objectId: target.id,
			from,
			message,
		});
		return { commentId: comment.id, postId: target.id };
	},
	reply(visit) {
		const parent = commentOf(visit);
		const { state, action, from } = visit;
		const { pageId, objectId } = parent;
		const message = action.message ?? 'I agree.';
		const parentId = parent.parentId ?? parent.id;
		const comment = addComment(state, { pageId, objectId, parentId, from, message });
		return { commentId: comment.id, postId: objectId };
	},
	'edit-comment'(visit) {
		const comment = commentOf(visit);
		comment.message = visit.action.message ?? `${comment.message} (edited)`;
		announceComment(visit.state, comment, 'edited');
		return { commentId: comment.id };
	},
	'remove-comment'(visit) {
		const comment = commentOf(visit);
		removeComment(visit.state, comment);
		return { commentId: comment.id };
	},
	reaction: react,
	'remove-reaction': unreact,
	mention,
	post,
	'submit-lead': ({ state, action }) => submitLeads(state, action),
	'fill-leads': ({ state, action }) => fillLeads(state, action),
	share(visit) {
		const target = postOf(visit);
		target.shares += 1;
		return { postId: target.id };
	},
	message({ state, action, from }) {
		const mid = `m_${state.newId()}`;
		const value = {
			sender: from,
			recipient: { id: action.pageId },
			timestamp: state.now(),
			message: { mid, text: action.message ?? 'Hello' },
		};
		state.emit({ pageId: action.pageId, field: 'messages', value });
		return { messageId: mid };
	},
};

/**
 * Lets a visitor do something on a Page; subscribers hear of it. Throws for unknown pages and actions.
 * @param {import('./state').State} state @param {VisitorAction} action
 */
function visit(state, action) {
	if (action.accountId !== undefined) return visitInstagram(state, /** @type {any} */ (action));
	if (!state.pages.has(action.pageId)) throw new Error(`no page ${action.pageId}`);
	const run = ACTIONS[action.action];
	if (!run) throw new Error(`action must be one of ${Object.keys(ACTIONS).join(', ')}`);
	return run({ state, action, from: action.from ?? VISITOR });
}

module.exports = { visit };
