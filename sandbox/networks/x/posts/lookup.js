// @ts-check
'use strict';

const { missingResource, typedProblem } = require('../errors');
const { includesOf } = require('./includes');
const { renderPost } = require('./view');

/** @typedef {import('../state').Post} Post */
/** @typedef {import('../dispatch').Call} Call */

/** Posts of protected accounts are for themselves and their followers. @param {Call} call @param {Post} post */
function isVisible({ state, token }, post) {
	const author = state.users.get(post.authorId);
	const isOwn = token.userId === post.authorId;
	const isFollowing = state.users.get(token.userId ?? '')?.following.has(post.authorId) ?? false;
	return !author?.protected || isOwn || isFollowing;
}

/** @param {string} id @param {string} parameter */
const notAuthorized = (id, parameter) =>
	typedProblem('not-authorized-for-resource', {
		value: id,
		detail: `Sorry, you are not authorized to see the Tweet with ${parameter}: [${id}].`,
		title: 'Authorization Error',
		section: 'data',
		resource_type: 'tweet',
		parameter,
		resource_id: id,
	});

/** Posts as an answer: what can be shown, what comes along, and why the rest is missing.
 *  @param {Call} call @param {Post[]} posts */
function answerOf(call, posts) {
	const rendered = posts.map((post) => renderPost(call, post));
	const includes = includesOf(call, posts);
	const errors = rendered.flatMap((each) => each.errors);
	call.cost += posts.length * call.prices.postRead;
	if (posts.length > 0) call.state.reads.push({ at: call.state.now(), count: posts.length });
	return {
		data: rendered.flatMap(({ post }) => post ?? []),
		...(includes ? { includes } : {}),
		...(errors.length > 0 ? { errors } : {}),
	};
}

/** @param {Call} call @param {string[]} ids @param {string} parameter */
function find(call, ids, parameter) {
	/** @type {Post[]} */
	const found = [];
	/** @type {unknown[]} */
	const problems = [];
	for (const id of ids) {
		const post = call.state.posts.get(id);
		if (!post) problems.push(missingResource('tweet', id, parameter));
		else if (!isVisible(call, post)) problems.push(notAuthorized(id, parameter));
		else found.push(post);
	}
	return { found, problems };
}

/** `GET /2/tweets`. @param {Call} call */
function getPosts(call) {
	const { found, problems } = find(
		call,
		[...new Set(/** @type {string[]} */ (call.query.ids))],
		'ids',
	);
	const { data, errors = [], ...rest } = answerOf(call, found);
	const all = [...errors, ...problems];
	return {
		json: {
			...(data.length > 0 ? { data } : {}),
			...rest,
			...(all.length > 0 ? { errors: all } : {}),
		},
	};
}

/** `GET /2/tweets/{id}`: a post that is not there is told with status 200. @param {Call} call */
function getPost(call) {
	const { found, problems } = find(call, [call.params.id], 'id');
	if (problems.length > 0)
		return { status: call.state.settings.missingPostStatus, json: { errors: problems } };
	const { data, ...rest } = answerOf(call, found);
	return { json: { ...(data[0] ? { data: data[0] } : {}), ...rest } };
}

module.exports = { answerOf, getPost, getPosts, isVisible };
