// @ts-check
'use strict';

const { invalidParameter, missingResource } = require('../errors');
const { pageOf } = require('../paging');
const { mentionsIn } = require('../text/entities');
const { answerOf, isVisible } = require('./lookup');

/** @typedef {import('../state').Post} Post */
/** @typedef {import('../dispatch').Call} Call */

const NEWEST_FIRST = (/** @type {Post} */ a, /** @type {Post} */ b) =>
	BigInt(a.id) > BigInt(b.id) ? -1 : 1;
/** The day on which ids began to be made of times. */
const EARLIEST = Date.parse('2010-11-06T00:00:00Z');
const LAST = { own: 3_200, mentions: 800 };

/** Throws 400 for bounds that exclude each other. @param {Call} call */
function checkBounds({ query, state }) {
	const { start_time: start, end_time: end, since_id: since, until_id: until } = query;
	for (const [name, time] of Object.entries({ start_time: start, end_time: end })) {
		if (time && Date.parse(time) < EARLIEST)
			throw invalidParameter(name, time, `Invalid '${name}': it must be on or after 2010-11-06`);
	}
	if (start && Date.parse(start) >= state.now())
		throw invalidParameter('start_time', start, "Invalid 'start_time': it must be before now");
	if (start && end && Date.parse(start) >= Date.parse(end))
		throw invalidParameter(
			'start_time',
			start,
			"Invalid 'start_time': it must be before 'end_time'",
		);
	if (since && until && BigInt(since) >= BigInt(until))
		throw invalidParameter(
			'since_id',
			since,
			"Invalid 'since_id': it must be less than 'until_id'",
		);
}

/** Whether a post is within the bounds of a list and, as lists lag behind, indexed. @param {Call} call @param {Post} post */
function isListed(call, post) {
	const { query, state } = call;
	const { start_time: start, end_time: end, since_id: since, until_id: until } = query;
	const id = BigInt(post.id);
	return (
		post.createdAt <= state.now() - state.settings.indexingMs &&
		(!start || post.createdAt >= Date.parse(start)) &&
		(!end || post.createdAt < Date.parse(end)) &&
		(!since || id > BigInt(since)) &&
		(!until || id < BigInt(until)) &&
		isVisible(call, post)
	);
}

/**
 * A page of posts, newest first, as an answer.
 * @param {Call} call @param {Post[]} posts @param {{ size?: number, tokenName?: string }} [options]
 */
function listAnswer(call, posts, { size = 10, tokenName = 'pagination_token' } = {}) {
	const { items, nextToken } = pageOf(posts, {
		size: call.query.max_results ?? size,
		token: call.query[tokenName],
		name: tokenName,
		isSparse: call.state.settings.sparsePages,
	});
	const { data, ...rest } = answerOf(call, items);
	return {
		json: {
			...(data.length > 0 ? { data } : {}),
			...rest,
			meta: {
				...(items.length > 0 ? { newest_id: items[0].id, oldest_id: items.at(-1)?.id } : {}),
				result_count: data.length,
				...(nextToken ? { next_token: nextToken } : {}),
			},
		},
	};
}

/** @param {Call} call @param {number} last @param {(post: Post) => boolean} belongs */
function newest(call, last, belongs) {
	checkBounds(call);
	const all = [...call.state.posts.values()].filter(belongs).sort(NEWEST_FIRST).slice(0, last);
	return all.filter((post) => isListed(call, post));
}

/** @param {Call} call @param {number} last @param {(post: Post) => boolean} belongs */
function userList(call, last, belongs) {
	if (!call.state.users.has(call.params.id))
		return { json: { errors: [missingResource('user', call.params.id, 'id')] } };
	return listAnswer(call, newest(call, last, belongs));
}

/** `GET /2/users/{id}/tweets`. @param {Call} call */
function userPosts(call) {
	const excluded = call.query.exclude ?? [];
	const isWanted = (/** @type {Post} */ post) =>
		post.authorId === call.params.id &&
		!(post.replyTo && excluded.includes('replies')) &&
		!(post.repostOf && excluded.includes('retweets'));
	return userList(call, LAST.own, isWanted);
}

/** `GET /2/users/{id}/mentions`: posts of others that name the user, or answer a post of theirs. @param {Call} call */
function userMentions(call) {
	const { state, params } = call;
	const name = state.users.get(params.id)?.username.toLowerCase();
	const isWanted = (/** @type {Post} */ post) =>
		post.authorId !== params.id &&
		(mentionsIn(post.text).some(({ text }) => text.toLowerCase() === name) ||
			state.posts.get(post.replyTo ?? '')?.authorId === params.id);
	return userList(call, LAST.mentions, isWanted);
}

/** `GET /2/tweets/{id}/quote_tweets`. @param {Call} call */
const quotesOf = (call) =>
	listAnswer(
		call,
		newest(call, LAST.own, ({ quoted }) => quoted === call.params.id),
	);

/** `GET /2/tweets/{id}/retweets`. @param {Call} call */
const repostsOf = (call) =>
	listAnswer(
		call,
		newest(call, LAST.own, ({ repostOf }) => repostOf === call.params.id),
	);

module.exports = { listAnswer, newest, quotesOf, repostsOf, userMentions, userPosts };
