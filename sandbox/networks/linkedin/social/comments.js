// @ts-check
'use strict';

const { accessDenied, apiError, badField, notFound, unpermitted } = require('../errors');
const { created, noContent } = require('../rest');
const body = require('../restli/body');
const { pageOf } = require('../restli/page');
const { text, urn } = require('../restli/params');
const { TARGETS, requireReader, requireTarget, requireWriter } = require('./access');
const { showComment } = require('./commentView');
const { addComment, editComment, removeComment } = require('./store');

/** @typedef {import('../rest').Call} Call */

const LONGEST = 1250;
const ACTOR = ['person', 'organization', 'organizationBrand'];

/** A burst limit per actor, apart from the daily quotas. @param {Call} call @param {string} actor */
function checkBurst({ state }, actor) {
	const { commentBurst, commentBurstMs } = state.settings;
	const recent = (state.commentTimes.get(actor) ?? []).filter(
		(at) => at > state.now() - commentBurstMs,
	);
	if (recent.length >= commentBurst)
		throw apiError({
			status: 429,
			code: 'TOO_MANY_REQUESTS',
			message: 'Comment create throttled: creation rate limit exceeded for member',
		});
	state.commentTimes.set(actor, [...recent, state.now()]);
}

/** @param {Call} call */
function createComment(call) {
	const { actor, message, object, parentComment, content } = call.body;
	const { post, comment: parent } = requireTarget(call, call.keys[0]);
	requireWriter(call, actor);
	if (content) throw unpermitted('REQUEST_BODY', '/content');
	if (object !== undefined && ![post.urn, post.activity].includes(object))
		throw badField('INVALID_VALUE_FOR_FIELD', '/object', 'object is not the post of this thread');
	if (parentComment !== undefined && parentComment !== parent?.urn)
		throw badField('INVALID_VALUE_FOR_FIELD', '/parentComment', 'is not the comment of the path');
	if (message.text === '' || message.text.trim() === '')
		throw badField('INVALID_VALUE_FOR_FIELD', '/message/text', 'A comment needs text');
	if (post.commentsState === 'CLOSED')
		throw accessDenied(`comments of ${post.urn}, which are closed`);
	checkBurst(call, actor);
	const { attributes } = message;
	const added = addComment(call.state, { post, actor, text: message.text, parent, attributes });
	return created(added.id, showComment(call, added));
}

/** @param {Call} call */
function listComments(call) {
	const { post, comment } = requireTarget(call, call.keys[0]);
	requireReader(call, post.author);
	const all = [...call.state.comments.values()].filter((each) =>
		comment ? each.parent === comment.urn : each.postUrn === post.urn && !each.parent,
	);
	const page = pageOf(call, all);
	return { ...page, elements: page.elements.map((each) => showComment(call, each)) };
}

/** The comment of the path: a comment of the post, or a reply of the comment. @param {Call} call */
function commentOf(call) {
	const { post } = requireTarget(call, call.keys[0]);
	const comment = [...call.state.comments.values()].find(
		({ id, postUrn }) => id === call.keys[1] && postUrn === post.urn,
	);
	if (!comment) throw notFound(`comment ${call.keys[1]}`);
	return { post, comment };
}

/** @param {Call} call */
function getComment(call) {
	const { post, comment } = commentOf(call);
	requireReader(call, post.author);
	return showComment(call, comment);
}

/** @param {Call} call */
function updateComment(call) {
	const { comment } = commentOf(call);
	requireWriter(call, call.args.actor);
	if (comment.actor !== call.args.actor) throw accessDenied('comments.PARTIAL_UPDATE');
	editComment(call.state, comment, call.body.patch.message.$set.text);
	return noContent;
}

/** Their writers delete comments, and the owners of the post. @param {Call} call */
function deleteComment(call) {
	const { post, comment } = commentOf(call);
	requireWriter(call, call.args.actor);
	if (![comment.actor, post.author].includes(call.args.actor))
		throw accessDenied('comments.DELETE');
	removeComment(call.state, comment);
	return noContent;
}

const commentText = body.text({ max: LONGEST });
const createBody = body.record({
	actor: body.urn(...ACTOR),
	object: body.optional(body.urn(...TARGETS)),
	message: body.record({
		text: commentText,
		attributes: body.optional(body.list(body.anything)),
	}),
	parentComment: body.optional(body.urn('comment')),
	content: body.optional(body.anything),
});
const patchBody = body.record({
	patch: body.record({ message: body.record({ $set: body.record({ text: commentText }) }) }),
});
const actor = { params: { actor: urn(...ACTOR) }, required: ['actor'] };

/** @type {Record<string, import('../rest').Resource>} */
const commentResources = {
	'socialActions/comments': {
		keys: [urn(...TARGETS), text],
		methods: {
			CREATE: { body: createBody, run: createComment },
			GET_ALL: { isPaged: true, run: listComments },
			GET: { run: getComment },
			PARTIAL_UPDATE: { ...actor, body: patchBody, run: updateComment },
			DELETE: { ...actor, run: deleteComment },
		},
	},
};

module.exports = { ACTOR, commentResources };
