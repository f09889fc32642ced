// @ts-check
'use strict';

const { accountEdges } = require('./account/edges');
const { TOKEN_CALLS } = require('./account/tokenCalls');
const { runBatch } = require('./batch');
const { dispatch, splitVersion } = require('./dispatch');
const { errorAnswer } = require('./errors');
const { instagramEdges } = require('./instagram/edges');
const { formEdges } = require('./leads/formEdges');
const { leadEdges } = require('./leads/leadEdges');
const { testLeadEdges } = require('./leads/testLeads');
const { commentEdges } = require('./page/comments');
const { feedEdges } = require('./page/feed');
const { insightEdges } = require('./page/insights');
const { installedAppEdges } = require('./page/installedApps');
const { listEdges } = require('./page/lists');
const { messageEdges } = require('./page/messages');
const { photoEdges } = require('./page/photos');
const { postEdges } = require('./page/posts');
const { reelEdges } = require('./page/reels');
const { storyEdges } = require('./page/stories');
const { videoEditEdges } = require('./page/videoEdits');
const { videoEdges } = require('./page/videos');
const { readRequest } = require('./request');
const { subscriptionEdges } = require('./subscriptions');
const { expireIfAsked } = require('./tokens');
const { handleUpload, uploadEdges } = require('./upload');
const { usageHeaders } = require('./usage');

/** @type {import('./dispatch').Edges} */
const EDGES = {
	...accountEdges,
	...feedEdges,
	...photoEdges,
	...videoEdges,
	...videoEditEdges,
	...reelEdges,
	...storyEdges,
	...postEdges,
	...commentEdges,
	...listEdges,
	...insightEdges,
	...messageEdges,
	...subscriptionEdges,
	...installedAppEdges,
	...uploadEdges,
	...formEdges,
	...leadEdges,
	...testLeadEdges,
	...instagramEdges.facebook,
};

/** @param {any} world @param {any} request @param {import('../../core/router').Exchange} exchange */
async function answerCall(world, request, exchange) {
	const { rest } = splitVersion(request.path, exchange.log);
	const tokenCall =
		TOKEN_CALLS[/** @type {keyof typeof TOKEN_CALLS} */ (`${request.method} ${rest}`)];
	if (tokenCall) return tokenCall(world.state, request);
	return dispatch({ ...world, edges: EDGES }, request, exchange);
}

/**
 * graph.facebook.com: one call, one batch, or the bytes of a resumable upload.
 * @param {{ state: import('./state').State, call: any }} world
 * @param {import('../../core/router').Exchange} exchange
 * @returns {Promise<import('../../core/http').Answer>}
 */
async function handleGraph(world, exchange) {
	const { state } = world;
	const isUpload = /^\/(v\d+\.\d+\/)?upload:/.test(decodeURIComponent(exchange.path));
	if (isUpload) return handleUpload(state, exchange);
	const read = await readRequest(exchange);
	const request = {
		...read,
		path: exchange.path,
		hasBasicAuth: /^Basic /i.test(exchange.headers.authorization ?? ''),
	};
	expireIfAsked(state, exchange, read.tokenText);
	const answer = await answerRequest(world, request, exchange);
	const usage = usageHeaders(state, read.tokenText, exchange.memo);
	return {
		...answer,
		headers: { 'facebook-api-version': 'v26.0', ...usage, ...answer.headers },
	};
}

/** A refusal is answered here, so that it carries the usage headers, too.
 *  @param {any} world @param {any} request @param {import('../../core/router').Exchange} exchange
 *  @returns {Promise<import('../../core/http').Answer>} */
async function answerRequest(world, request, exchange) {
	const run = (/** @type {any} */ item) => answerItem(world, item, exchange);
	try {
		const isBatch = request.params.batch !== undefined;
		return {
			json: isBatch
				? await runBatch(world.state, request, run)
				: await answerCall(world, request, exchange),
		};
	} catch (error) {
		if (!(/** @type {any} */ (error).failure)) throw error;
		return failureAnswer(error);
	}
}

/** One call of a batch as status and body. @param {any} world @param {any} item
 *  @param {import('../../core/router').Exchange} exchange */
async function answerItem(world, item, exchange) {
	try {
		return { status: 200, json: await answerCall(world, item, exchange) };
	} catch (error) {
		const answer = failureAnswer(error);
		const { code } = /** @type {any} */ (answer.json).error;
		exchange.log.notes.push(`batch item ${item.method} ${item.path}: ${code}`);
		return answer;
	}
}

/** @param {unknown} error @returns {import('../../core/http').Answer} */
function failureAnswer(error) {
	const failure = /** @type {any} */ (error).failure;
	if (failure) return errorAnswer(failure);
	const { message, stack } = /** @type {Error} */ (error);
	process.stderr.write(`sandbox bug: ${stack}\n`);
	return errorAnswer({ code: 1, message: `Sandbox bug: ${message}` });
}

module.exports = { failureAnswer, handleGraph };
