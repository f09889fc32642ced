// @ts-check
'use strict';

const { serveMedia } = require('./cdn');
const { DEFAULT_SETTINGS } = require('./defaultSettings');
const { errorAnswer, failureAnswer } = require('./errors');
const { pressRevalidate, revalidateDue } = require('./events/validation');
const { createWebhooks } = require('./events/webhooks');
const { viewLeads } = require('./leads/view');
const { settle } = require('./lifecycle');
const { handleUpload } = require('./media/uploadHost');
const { handleOAuth } = require('./oauth/host');
const { populate } = require('./populate');
const { handleProfile } = require('./profile');
const { RESOURCES } = require('./resources');
const { handleRest } = require('./rest');
const { snapshot } = require('./snapshot');
const { createState } = require('./state');
const { visit } = require('./visitor');

const TICK_MS = 200;

/** @param {import('./state').State} state @param {Record<string, any>} settings */
function changeSettings(state, settings) {
	const unknown = Object.keys(settings).find((name) => !(name in DEFAULT_SETTINGS));
	if (unknown)
		throw new Error(`no setting ${unknown}; known: ${Object.keys(DEFAULT_SETTINGS).join(', ')}`);
	Object.assign(state.settings, settings);
	return state.settings;
}

/** Effects that speak the network's language. @param {import('../../core/faults').Effect} effect
 *  @param {import('../../core/router').Exchange} exchange */
async function applyFault(effect, exchange) {
	if (effect.kind === 'slow-processing') exchange.memo.extraProcessingMs = effect.ms ?? 30_000;
	if (effect.kind === 'expire-token') exchange.memo.expiresToken = true;
	return undefined;
}

/**
 * The LinkedIn stand-in: versioned REST, OAuth, the upload host, downloads, webhooks.
 * @param {{ clock: import('../../core/clock').Clock, call: any }} world
 */
function createLinkedIn({ clock, call }) {
	/** @type {import('./state').State} */
	let state;
	/** @type {ReturnType<typeof populate>} */
	let seed;
	const webhooks = createWebhooks({ state: () => state, call });
	const begin = () => {
		state = createState(clock);
		seed = populate(state);
		state.emit = webhooks.emit;
		state.emitLead = webhooks.emitLead;
	};
	begin();
	let isAsking = false;
	const timer = setInterval(async () => {
		settle(state);
		if (isAsking) return;
		isAsking = true;
		await revalidateDue({ state, outbound: call }).finally(() => (isAsking = false));
	}, TICK_MS);
	timer.unref();

	/** @type {Record<string, (exchange: import('../../core/router').Exchange) => Promise<import('../../core/http').Answer>>} */
	const hosts = {
		'api.linkedin.com': async (exchange) => {
			if (exchange.path.startsWith('/rest/'))
				return handleRest({ state, outbound: call, resources: RESOURCES }, exchange);
			const profile = handleProfile(state, exchange);
			if (profile) return profile;
			return errorAnswer({
				status: 404,
				code: 'RESOURCE_NOT_FOUND',
				message: `No virtual resource found for: ${exchange.path}`,
			});
		},
		'www.linkedin.com': async (exchange) =>
			exchange.path.startsWith('/dms-uploads/')
				? handleUpload(state, exchange)
				: handleOAuth(state, exchange),
		'media.licdn.com': async (exchange) => serveMedia(state, exchange.path),
	};

	return {
		name: 'linkedin',
		hosts: Object.keys(hosts),
		/** @param {import('../../core/router').Exchange} exchange */
		async handle(exchange) {
			settle(state);
			return hosts[exchange.host](exchange);
		},
		applyFault,
		failure: failureAnswer,
		seed: () => seed,
		state: () => snapshot(state),
		/** @param {{ formId?: string, limit?: number }} wanted */
		leads: (wanted) => viewLeads(state, wanted),
		settings: () => state.settings,
		/** @param {Record<string, any>} patch */
		changeSettings: (patch) => changeSettings(state, patch),
		/** @param {any} action */
		visitor: (action) => visit(state, action),
		/** The portal's button that validates a blocked webhook again. @param {{ webhook?: string }} order */
		dashboard: ({ webhook }) => pressRevalidate({ state, outbound: call }, webhook),
		deliver: webhooks.deliver,
		deliveries: webhooks.deliveries,
		/** @param {string} path */
		media: (path) => serveMedia(state, path),
		reset() {
			state.removeParts();
			webhooks.reset();
			begin();
		},
		stop() {
			clearInterval(timer);
			webhooks.stop();
			state.removeParts();
		},
	};
}

module.exports = { createLinkedIn };
