// @ts-check
'use strict';

const { handleDialog } = require('./account/dialog');
const { serveMedia } = require('./cdn');
const { DEFAULT_SETTINGS } = require('./defaultSettings');
const { errorAnswer } = require('./errors');
const { failureAnswer, handleGraph } = require('./graph');
const { configureWebhook } = require('./instagram/dashboard');
const { handleInstagramDialog } = require('./instagram/login/dialog');
const { handleInstagramGraph } = require('./instagram/login/host');
const { handleCode, refused: refusedLogin } = require('./instagram/login/tokenCalls');
const { changeAccount, checkSettings } = require('./instagram/settings');
const { changeForm, changePage } = require('./leads/settings');
const { viewLeads } = require('./leads/view');
const { settle } = require('./lifecycle');
const { populate } = require('./populate');
const { handleRupload } = require('./rupload');
const { snapshot } = require('./snapshot');
const { createState } = require('./state');
const { visit } = require('./visitor');
const { createWebhooks } = require('./webhooks');

const TICK_MS = 200;

/** @param {import('./state').State} state @param {Record<string, any>} patch */
function changeSettings(state, patch) {
	const { pages = {}, forms = {}, accounts = {}, ...settings } = patch;
	const unknown = Object.keys(settings).find((name) => !(name in DEFAULT_SETTINGS));
	if (unknown)
		throw new Error(`no setting ${unknown}; known: ${Object.keys(DEFAULT_SETTINGS).join(', ')}`);
	checkSettings(settings);
	Object.assign(state.settings, settings);
	for (const [id, change] of Object.entries(pages)) changePage(state, id, change);
	for (const [id, change] of Object.entries(forms)) changeForm(state, id, change);
	for (const [id, change] of Object.entries(accounts)) changeAccount(state, id, change);
	return state.settings;
}

/**
 * Effects that speak the network's language. Returns the answer that replaces the call, if any.
 * @param {import('./state').State} state @param {import('../../core/faults').Effect} effect
 * @param {import('../../core/router').Exchange} exchange
 */
async function applyFault(state, effect, exchange) {
	if (effect.kind === 'graph-error' && exchange.host === 'api.instagram.com')
		return refusedLogin(effect.message ?? 'An error has occurred.', effect.httpStatus);
	if (effect.kind === 'graph-error') {
		return errorAnswer({
			code: effect.code ?? 1,
			message: effect.message ?? 'An unknown error has occurred.',
			subcode: effect.subcode,
			isTransient: effect.isTransient,
			httpStatus: effect.httpStatus,
		});
	}
	if (effect.kind === 'slow-processing') exchange.memo.extraProcessingMs = effect.ms ?? 30_000;
	if (effect.kind === 'expire-token') exchange.memo.expiresToken = true;
	return undefined;
}

/**
 * The Meta stand-in: Graph, login dialog, upload host, webhooks, and the CDN of published media.
 * @param {{ clock: import('../../core/clock').Clock, call: any }} world
 */
function createMeta({ clock, call }) {
	let state = createState(clock);
	const webhooks = createWebhooks({ state: () => state, call });
	state.emit = webhooks.emit;
	let seed = populate(state);
	const timer = setInterval(() => settle(state), TICK_MS);
	timer.unref();

	/** @type {Record<string, (exchange: import('../../core/router').Exchange) => Promise<import('../../core/http').Answer>>} */
	const hosts = {
		'graph.facebook.com': (exchange) => handleGraph({ state, call }, exchange),
		'rupload.facebook.com': (exchange) => handleRupload({ state, call }, exchange),
		'www.facebook.com': (exchange) => handleDialog(state, exchange),
		'scontent.xx.fbcdn.net': async (exchange) => serveMedia(state, exchange.path),
		'graph.instagram.com': (exchange) => handleInstagramGraph({ state, call }, exchange),
		'www.instagram.com': (exchange) => handleInstagramDialog(state, exchange),
		'api.instagram.com': (exchange) =>
			/^\/oauth\/access_token\/?$/.test(exchange.path)
				? handleCode(state, exchange)
				: handleInstagramDialog(state, exchange),
		'scontent.cdninstagram.com': async (exchange) => serveMedia(state, exchange.path),
	};

	return {
		name: 'meta',
		hosts: Object.keys(hosts),
		/** @param {import('../../core/router').Exchange} exchange */
		handle(exchange) {
			settle(state);
			return hosts[exchange.host](exchange);
		},
		/** @param {import('../../core/faults').Effect} effect @param {import('../../core/router').Exchange} exchange */
		applyFault: (effect, exchange) => applyFault(state, effect, exchange),
		failure: failureAnswer,
		seed: () => seed,
		state: () => snapshot(state),
		/** @param {{ pageId?: string, formId?: string, limit?: number }} wanted */
		leads: (wanted) => viewLeads(state, wanted),
		settings: () => state.settings,
		/** @param {Record<string, any>} patch */
		changeSettings: (patch) => changeSettings(state, patch),
		/** @param {import('./visitor').VisitorAction} action */
		visitor: (action) => visit(state, action),
		/** @param {any} order */
		dashboard: (order) => configureWebhook({ state, call }, order),
		deliver: webhooks.deliver,
		deliveries: webhooks.deliveries,
		/** @param {string} path */
		media: (path) => serveMedia(state, path),
		reset() {
			webhooks.reset();
			state = createState(clock);
			state.emit = webhooks.emit;
			seed = populate(state);
		},
		stop() {
			clearInterval(timer);
			webhooks.stop();
		},
	};
}

module.exports = { createMeta };
