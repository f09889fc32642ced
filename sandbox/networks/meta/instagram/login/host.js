// @ts-check
'use strict';

const { dispatch } = require('../../dispatch');
const { errorAnswer } = require('../../errors');
const { readRequest } = require('../../request');
const { expireIfAsked } = require('../../tokens');
const { usageHeaders } = require('../../usage');
const { instagramEdges } = require('../edges');
const { exchangeToken, refreshToken } = require('./tokenCalls');

/** @type {Record<string, (state: import('../../state').State, request: any) => unknown>} */
const TOKEN_CALLS = {
	'GET /access_token': exchangeToken,
	'GET /refresh_access_token': refreshToken,
};

/** @param {any} world @param {any} request @param {import('../../../../core/router').Exchange} exchange
 *  @returns {Promise<import('../../../../core/http').Answer>} */
async function answerRequest(world, request, exchange) {
	try {
		const tokenCall = TOKEN_CALLS[`${request.method} ${exchange.path.replace(/^\/v\d+\.\d+/, '')}`];
		if (tokenCall) return { json: tokenCall(world.state, request) };
		const edges = instagramEdges.instagram;
		return { json: await dispatch({ ...world, edges, login: 'instagram' }, request, exchange) };
	} catch (error) {
		const { failure } = /** @type {any} */ (error);
		if (!failure) throw error;
		return errorAnswer(failure);
	}
}

/**
 * graph.instagram.com: the same edges as on graph.facebook.com, as far as Instagram Login has them.
 * @param {{ state: import('../../state').State, call: any }} world
 * @param {import('../../../../core/router').Exchange} exchange
 */
async function handleInstagramGraph(world, exchange) {
	const read = await readRequest(exchange);
	expireIfAsked(world.state, exchange, read.tokenText);
	const answer = await answerRequest(world, { ...read, path: exchange.path }, exchange);
	const usage = usageHeaders(world.state, undefined, exchange.memo);
	return { ...answer, headers: { 'facebook-api-version': 'v26.0', ...usage, ...answer.headers } };
}

module.exports = { handleInstagramGraph };
