// @ts-check
'use strict';

const { APPS } = require('../seed');
const { hmac } = require('./validation');

/**
 * @typedef {{ at: string, status: number | 'unreachable', reason?: string }} Attempt
 * @typedef {{ id: number, url: string, appId: string, body: string, attempts: Attempt[],
 *   outcome: 'pending' | 'delivered' | 'dropped', isDuplicate: boolean }} Delivery `appId`: the client id
 */

/** @param {import('../state').State} state @param {string} secret @param {string} body */
const signedHeaders = (state, secret, body) => ({
	'content-type': 'application/json',
	'content-length': String(Buffer.byteLength(body)),
	'x-li-signature': `${state.settings.signaturePrefix ? 'hmacsha256=' : ''}${hmac(secret, `hmacsha256=${body}`)}`,
});

/**
 * Posts bodies to URLs, signed, again until one answers 2xx (setting `webhookRetryMs`), then dropped.
 * @param {{ state(): import('../state').State, call: any }} world
 */
function createDeliveries({ state, call }) {
	/** @type {Delivery[]} */
	let deliveries = [];
	let lastId = 0;
	/** @type {Set<NodeJS.Timeout>} */
	const timers = new Set();

	/** @param {number} ms @param {() => void} run */
	function later(ms, run) {
		const timer = setTimeout(() => {
			timers.delete(timer);
			run();
		}, ms);
		timers.add(timer);
	}

	/** @param {Delivery} delivery @param {Record<string, string>} headers */
	async function attempt(delivery, headers) {
		const { webhookTimeoutMs: timeoutMs, webhookRetryMs } = state().settings;
		const { url, body } = delivery;
		const result = await call(url, { method: 'POST', headers, body, timeoutMs });
		const at = new Date().toISOString();
		if (result.kind === 'answer') result.stream.resume();
		delivery.attempts.push(
			result.kind === 'answer'
				? { at, status: result.status }
				: { at, status: 'unreachable', reason: result.reason },
		);
		if (result.kind === 'answer' && result.status >= 200 && result.status < 300) {
			delivery.outcome = 'delivered';
			return;
		}
		const pause = webhookRetryMs[delivery.attempts.length - 1];
		if (pause === undefined) delivery.outcome = 'dropped';
		else later(pause, () => void attempt(delivery, headers));
	}

	/** @param {{ url: string, clientId: string, body: string, headers?: Record<string, string>, isDuplicate?: boolean }} what */
	function post({ url, clientId, body, headers, isDuplicate = false }) {
		const { clientSecret } = /** @type {any} */ (state().apps.get(clientId));
		/** @type {Delivery} */
		const delivery = {
			id: ++lastId,
			url,
			appId: clientId,
			body,
			attempts: [],
			outcome: 'pending',
			isDuplicate,
		};
		deliveries.push(delivery);
		const signed = signedHeaders(state(), clientSecret, body);
		return { delivery, started: attempt(delivery, { ...signed, ...headers }) };
	}

	/**
	 * Sends a body of the test's own, or an earlier delivery again (`replay`: its id). Resolves after
	 * the first attempt.
	 * @param {{ body?: unknown, raw?: string, url?: string, app?: keyof typeof APPS, badSignature?: boolean,
	 *   unsigned?: boolean, replay?: number }} order app: its name in the seed
	 */
	async function deliver(order) {
		const earlier = deliveries.find(({ id }) => id === order.replay);
		const clientId =
			earlier?.appId ??
			(order.app === undefined ? undefined : APPS[order.app].clientId) ??
			[...state().webhookUrls.values()][0]?.clientId;
		const url = order.url ?? earlier?.url ?? [...state().webhookUrls.values()][0]?.url;
		if (!url || !clientId) throw new Error('no webhook is subscribed; give a url and an app');
		const body = order.raw ?? earlier?.body ?? JSON.stringify(order.body ?? {});
		const wrong = signedHeaders(state(), 'not-the-secret', body);
		const headers = order.badSignature
			? wrong
			: order.unsigned
				? { 'x-li-signature': '' }
				: undefined;
		const { delivery, started } = post({
			url,
			clientId,
			body,
			headers,
			isDuplicate: earlier !== undefined,
		});
		await started;
		return delivery;
	}

	function stop() {
		for (const timer of timers) clearTimeout(timer);
		timers.clear();
	}

	return {
		post,
		deliver,
		later,
		stop,
		all: () => deliveries,
		reset() {
			stop();
			deliveries = [];
		},
	};
}

module.exports = { createDeliveries };
