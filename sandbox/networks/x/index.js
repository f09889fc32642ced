// @ts-check
'use strict';

const { serveMedia } = require('./cdn');
const { checkSettings } = require('./defaultSettings');
const { handleApi } = require('./dispatch');
const { failureAnswer } = require('./errors');
const { handleAuthorize } = require('./oauth/authorize');
const { tokenCallAt } = require('./oauth/tokenCalls');
const { populate } = require('./populate');
const { snapshot } = require('./snapshot');
const { createState } = require('./state');
const { visit } = require('./visitor');
const { createWebhooks } = require('./webhooks/sender');

/** @typedef {import('../../core/router').Exchange} Exchange */

/** Effects that speak the network's language. @param {import('../../core/faults').Effect} effect @param {Exchange} exchange */
async function applyFault({ kind, ms }, exchange) {
	if (kind === 'graph-error') throw new Error('graph-error is an effect of Meta; use status');
	if (kind === 'slow-processing') exchange.memo.extraProcessingMs = ms ?? 30_000;
	if (kind === 'expire-token') exchange.memo.expiresToken = true;
	return undefined;
}

/**
 * The stand-in of X: API v2, OAuth 2.0 with its authorize page, webhooks, and the hosts of media.
 * @param {{ clock: import('../../core/clock').Clock, call: any }} world
 */
function createX({ clock, call }) {
	let state = createState(clock);
	const webhooks = createWebhooks({ state: () => state, call });
	let seed = populate(state);
	// What the seed brings along is no news.
	const connectWebhooks = () =>
		Object.assign(state, { emit: webhooks.emit, replay: webhooks.replay });
	connectWebhooks();

	/** @param {Exchange} exchange */
	const api = async (exchange) => {
		if (exchange.host !== 'api.x.com') exchange.log.notes.push('old-host');
		if (exchange.path === '/2/oauth2/authorize') return handleAuthorize(state, exchange);
		const tokenCall = tokenCallAt(exchange);
		return tokenCall ? tokenCall(state, exchange) : handleApi({ state, call }, exchange);
	};
	/** @type {Record<string, (exchange: Exchange) => Promise<import('../../core/http').Answer>>} */
	const hosts = {
		'api.x.com': api,
		'api.twitter.com': api,
		'x.com': (exchange) => handleAuthorize(state, exchange),
		'twitter.com': (exchange) => handleAuthorize(state, exchange),
		'pbs.twimg.com': async (exchange) => serveMedia(state, exchange.path),
		'video.twimg.com': async (exchange) => serveMedia(state, exchange.path),
	};

	return {
		name: 'x',
		hosts: Object.keys(hosts),
		/** @param {Exchange} exchange */
		handle: (exchange) => hosts[exchange.host](exchange),
		applyFault,
		failure: failureAnswer,
		seed: () => seed,
		state: () => snapshot(state),
		leads: () => [],
		settings: () => state.settings,
		/** @param {Record<string, any>} patch */
		changeSettings(patch) {
			checkSettings(patch);
			return Object.assign(state.settings, patch);
		},
		/** @param {any} action */
		visitor: (action) => visit({ state, call }, action),
		dashboard() {
			throw new Error('X has no dashboard here');
		},
		deliver: webhooks.deliver,
		deliveries: webhooks.deliveries,
		/** @param {string} path */
		media: (path) => serveMedia(state, path),
		reset() {
			webhooks.reset();
			state = createState(clock);
			seed = populate(state);
			connectWebhooks();
		},
		stop: webhooks.stop,
	};
}

module.exports = { createX };
