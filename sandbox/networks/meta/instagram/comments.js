// @ts-check
'use strict';

const { invalid, missingObject } = require('../errors');
const { render } = require('../fields');
const { PAGING_PARAMS, pageOf } = require('../paging');
const { commentType, repliesTo, topComments } = require('./commentType');
const { hashtagsIn } = require('./containerChecks');
const { announceComment } = require('./events');

const LONGEST = 300;
const MOST_HASHTAGS = 4;

/** @param {unknown} message @returns {string} */
function checkText(message) {
	const text = String(message ?? '');
	if (text.trim() === '') throw invalid('The parameter message is required');
	if ([...text].length > LONGEST)
		throw invalid(`Param message must have at most ${LONGEST} characters`);
	if (hashtagsIn(text) > MOST_HASHTAGS)
		throw invalid(`Param message must have at most ${MOST_HASHTAGS} hashtags`);
	if ((text.match(/https?:\/\/|\bwww\./gi) ?? []).length > 1)
		throw invalid('Param message must have at most 1 URL');
	const letters = text.replace(/[^\p{L}]/gu, '');
	const isShouted =
		letters !== '' && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
	if (isShouted) throw invalid('Param message must not consist of capital letters only');
	return text;
}

/**
 * Adds a comment and tells the subscribers of the media's owner.
 * @param {import('../state').State} state
 * @param {{ media: import('./store').Media, parent?: import('./store').IgComment, from: import('./store').Author,
 *   text: string }} draft
 */
function addComment(state, { media, parent, from, text }) {
	/** @type {import('./store').IgComment} */
	const comment = {
		id: state.newIgId(),
		accountId: media.accountId,
		mediaId: media.id,
		// Replies to replies attach to the top comment.
		parentId: parent && (parent.parentId ?? parent.id),
		from: { id: from.id, username: from.username },
		text,
		createdAt: state.now(),
		isHidden: false,
		likes: new Set(),
	};
	state.igComments.set(comment.id, comment);
	if (state.igAccounts.has(media.accountId)) announceComment(state, comment);
	return comment;
}

/** @param {import('../state').State} state @param {import('./store').IgComment} comment */
function removeComment(state, comment) {
	for (const reply of repliesTo(state, comment.id)) state.igComments.delete(reply.id);
	state.igComments.delete(comment.id);
}

/** Who writes: the owner of the media. @param {import('../dispatch').Call} call @param {import('./store').Media} media */
function writer({ state }, media) {
	const account = /** @type {import('./store').Account} */ (state.igAccounts.get(media.accountId));
	return { id: account.id, username: account.username };
}

/** @param {import('../dispatch').Call} call @param {import('./store').Media | undefined} media
 *  @returns {import('./store').Media} */
function requireOpen(call, media) {
	if (!media) throw missingObject(call.nodeId, call.method);
	if (media.productType === 'STORY' || media.parentId)
		throw invalid('Comments are not supported for this media');
	if (call.method === 'POST' && !media.isCommentEnabled)
		throw invalid('Comments are turned off for this media');
	return media;
}

/** @param {import('../dispatch').Call} call */
function comment(call) {
	const media = requireOpen(call, call.node.value);
	const text = checkText(call.args.message);
	const created = addComment(call.state, { media, from: writer(call, media), text });
	return { id: created.id, created: { type: 'igComment', value: created } };
}

/** @param {import('../dispatch').Call} call */
function reply(call) {
	const parent = call.node.value;
	const media = requireOpen(call, call.state.igMedia.get(parent.mediaId));
	const text = checkText(call.args.message);
	const created = addComment(call.state, { media, parent, from: writer(call, media), text });
	return { id: created.id, created: { type: 'igComment', value: created } };
}

/** @param {import('../dispatch').Call} call */
function setHidden({ node, args }) {
	if (args.hide === undefined) throw invalid('The parameter hide is required');
	node.value.isHidden = args.hide;
	return { success: true };
}

/** @param {import('../dispatch').Call} call @param {import('./store').IgComment[]} comments */
const list = (call, comments) =>
	pageOf(comments, call, (item) => render(commentType, item, call.fields, call));

const MESSAGE = /** @type {const} */ ({ message: 'text' });

/** @type {Record<string, import('./access').IgEdge>} */
const commentTable = {
	'GET igMedia/comments': {
		job: 'comment',
		params: PAGING_PARAMS,
		run(call) {
			const media = requireOpen(call, call.node.value);
			return list(call, topComments(call.state, media.id));
		},
	},
	'POST igMedia/comments': { job: 'comment', params: MESSAGE, run: comment },
	'GET igComment': {
		job: 'comment',
		run: (call) => render(commentType, call.node.value, call.fields, call),
	},
	'POST igComment': { job: 'comment', params: { hide: 'bool' }, run: setHidden },
	'DELETE igComment': {
		job: 'comment',
		run({ state, node }) {
			removeComment(state, node.value);
			return { success: true };
		},
	},
	'GET igComment/replies': {
		job: 'comment',
		params: PAGING_PARAMS,
		run: (call) => list(call, repliesTo(call.state, call.node.value.id)),
	},
	'POST igComment/replies': { job: 'comment', params: MESSAGE, run: reply },
};

module.exports = { addComment, checkText, commentTable, removeComment };
