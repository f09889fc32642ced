// @ts-check
'use strict';

const { accountEdges } = require('./account/edges');
const { TOKEN_CALLS } = require('./account/tokenCalls');
const { runBatch } = require('./batch');
const { dispatch, splitVersion } = require('./dispatch');
const { errorAnswer } = require('./errors');
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
};

/** @param {import('./state').State} state @param {string | undefined} tokenText */
function usageHeaders(state, tokenText) {
	const { appUsage, businessUsage } = state.settings;
	const pageId = state.tokens.get(tokenText ?? '')?.pageId;
	/** @type {Record<string, string>} */
	const headers = {};
	if (appUsage) headers['x-app-usage'] = JSON.stringify(appUsage);
	if (businessUsage && pageId) {
		const row = {
			type: 'pages',
			call_count: 0,
			total_cputime: 0,
			total_time: 0,
			estimated_time_to_regain_access: 0,
			...businessUsage,
		};
		headers['x-business-use-case-usage'] = JSON.stringify({ [pageId]: [row] });
	}
	return headers;
}

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
	const headers = { 'facebook-api-version': 'v26.0', ...usageHeaders(state, read.tokenText) };
	if (request.params.batch !== undefined) {
		const run = (/** @type {any} */ item) => answerItem(world, item, exchange);
		return { headers, json: await runBatch(state, request, run) };
	}
	return { headers, json: await answerCall(world, request, exchange) };
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
