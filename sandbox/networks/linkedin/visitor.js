// @ts-check
'use strict';

const { fillLeads, submitLeads, withdrawLead } = require('./leads/submit');
const { VISITORS } = require('./seed');
const { parseLittleText } = require('./posts/littleText');
const { newPost } = require('./posts/newPost');
const {
	addComment,
	announce,
	editComment,
	react,
	record,
	removeComment,
} = require('./social/store');
const { REACTIONS } = require('./social/reactions');
const { personUrn } = require('./urn');

/**
 * @typedef {{ action: string, author?: string, postUrn?: string, commentUrn?: string, message?: string, reaction?: string,
 *   from?: string, count?: number, seconds?: number }} VisitorAction author: urn, Fern & Co by default; from: urn
 * @typedef {{ state: import('./state').State, action: VisitorAction, from: string }} Visit
 */

const FERN = 'urn:li:organization:2414183';
const SECONDS_WATCHED = 5;

/** @param {Visit} visit @returns {import('./state').Post} */
function postOf({ state, action }) {
	const { author = FERN } = action;
	const newest = [...state.posts.values()].filter((post) => post.author === author).pop();
	const post = action.postUrn ? state.posts.get(action.postUrn) : newest;
	if (!post) throw new Error('no post to act on');
	return post;
}

/** @param {Visit} visit @returns {import('./state').Comment} */
function commentOf({ state, action }) {
	const comment = state.comments.get(action.commentUrn ?? '');
	if (!comment) throw new Error('commentUrn does not name a comment');
	return comment;
}

/** A post of the visitor's own. @param {Visit} visit @param {string} text @param {any} [more] */
function ownPost({ state, from }, text, more) {
	const post = newPost(state, {
		body: { author: from, commentary: text, visibility: 'PUBLIC', distribution: {}, ...more },
		kind: more ? 'reshare' : 'text',
		commentary: parseLittleText(state, text),
	});
	state.posts.set(post.urn, post);
	return post;
}

/** @param {import('./state').Post} post */
const asShare = (post) => ({
	generatedActivity: post.urn,
	decoratedGeneratedActivity: {
		share: {
			entity: post.urn,
			owner: post.author,
			text: post.commentary.text,
			mediaCategory: 'NONE',
		},
	},
});

/** @type {Record<string, (visit: Visit) => Record<string, unknown>>} */
const ACTIONS = {
	comment(visit) {
		const { state, action, from } = visit;
		const post = postOf(visit);
		const text = action.message ?? 'Congratulations!';
		return { commentUrn: addComment(state, { post, actor: from, text }).urn, postUrn: post.urn };
	},
	reply(visit) {
		const { state, action, from } = visit;
		const parent = commentOf(visit);
		const post = /** @type {any} */ (state.posts.get(parent.postUrn));
		const text = action.message ?? 'I agree.';
		return { commentUrn: addComment(state, { post, actor: from, text, parent }).urn };
	},
	'edit-comment'(visit) {
		const comment = commentOf(visit);
		editComment(visit.state, comment, visit.action.message ?? `${comment.text} (edited)`);
		return { commentUrn: comment.urn };
	},
	'remove-comment'(visit) {
		const comment = commentOf(visit);
		removeComment(visit.state, comment);
		return { commentUrn: comment.urn };
	},
	reaction(visit) {
		const { state, action, from } = visit;
		const type = (action.reaction ?? 'LIKE').toUpperCase();
		if (!REACTIONS.includes(type))
			throw new Error(`reaction must be one of ${REACTIONS.join(', ')}`);
		const comment = action.commentUrn ? commentOf(visit) : undefined;
		const post = comment ? /** @type {any} */ (state.posts.get(comment.postUrn)) : postOf(visit);
		react(state, { post, comment }, from, type);
		return { postUrn: post.urn };
	},
	'remove-reaction'(visit) {
		const post = postOf(visit);
		post.reactions.delete(visit.from);
		return { postUrn: post.urn };
	},
	share(visit) {
		const parent = postOf(visit);
		const { state, action } = visit;
		const post = ownPost(visit, action.message ?? '', { reshareContext: { parent: parent.urn } });
		record(state, parent, 'share');
		announce(state, parent, 'SHARE', asShare(post));
		return { postUrn: post.urn };
	},
	mention(visit) {
		const { state, action } = visit;
		const { author = FERN } = action;
		const name = state.organizations.get(author)?.name ?? '';
		const post = ownPost(visit, action.message ?? `Thank you, ${name}`);
		state.emit({
			organization: author,
			action: 'SHARE_MENTION',
			sourcePost: post.activity,
			...asShare(post),
		});
		return { postUrn: post.urn };
	},
	view(visit) {
		const { state, action } = visit;
		const post = postOf(visit);
		const { count = 1, seconds = SECONDS_WATCHED } = action;
		record(state, post, 'impression', count);
		record(state, post, 'unique', count);
		if (post.kind !== 'video') return { postUrn: post.urn };
		record(state, post, 'video-view', count);
		record(state, post, 'viewer', count);
		record(state, post, 'watch-ms', count * seconds * 1000);
		return { postUrn: post.urn };
	},
	click(visit) {
		const post = postOf(visit);
		record(visit.state, post, 'click', visit.action.count ?? 1);
		return { postUrn: post.urn };
	},
	'submit-lead': ({ state, action }) => submitLeads(state, /** @type {any} */ (action)),
	'fill-leads': ({ state, action }) => fillLeads(state, /** @type {any} */ (action)),
	'withdraw-lead': ({ state, action }) => withdrawLead(state, /** @type {any} */ (action)),
};

/**
 * Lets a member do something; subscribers hear of it. Throws for unknown actions.
 * @param {import('./state').State} state @param {VisitorAction} action
 */
function visit(state, action) {
	const run = ACTIONS[action.action];
	if (!run) throw new Error(`action must be one of ${Object.keys(ACTIONS).join(', ')}`);
	return run({ state, action, from: action.from ?? personUrn(VISITORS.vera.id) });
}

module.exports = { visit };
