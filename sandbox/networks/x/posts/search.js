// @ts-check
'use strict';

const { invalidParameter } = require('../errors');
const { readSearch } = require('./searchQuery');
const { listAnswer, newest } = require('./timelines');

/** @typedef {import('../dispatch').Call} Call */

const WEEK_MS = 7 * 24 * 3_600_000;
const FRESHEST_MS = 10_000;

/** `GET /2/tweets/search/recent`: the last seven days. @param {Call} call */
function searchRecent(call) {
	const { state, query } = call;
	const oldest = state.now() - WEEK_MS;
	if (query.start_time && Date.parse(query.start_time) < oldest)
		throw invalidParameter(
			'start_time',
			query.start_time,
			"Invalid 'start_time': it must be within the last 7 days",
		);
	if (query.end_time && Date.parse(query.end_time) > state.now() - FRESHEST_MS)
		throw invalidParameter(
			'end_time',
			query.end_time,
			"Invalid 'end_time': it must be a minimum of 10 seconds prior to the request time",
		);
	if (query.next_token && query.pagination_token)
		throw invalidParameter(
			'next_token',
			query.next_token,
			'Only one of [next_token, pagination_token] can be given',
		);
	const matches = readSearch(query.query);
	const found = newest(
		call,
		Infinity,
		(post) =>
			post.createdAt >= oldest &&
			matches(state, post) &&
			!state.users.get(post.authorId)?.protected,
	);
	const tokenName = query.pagination_token ? 'pagination_token' : 'next_token';
	return listAnswer(call, found, { tokenName });
}

module.exports = { searchRecent };
