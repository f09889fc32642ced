// @ts-check
'use strict';

const { createDeliveries } = require('../../../core/deliveries');
const { APPS } = require('../seed');
const { hmac } = require('./validation');

/** @param {import('../state').State} state @param {string} secret @param {string} body */
const signedHeaders = (state, secret, body) => ({
	'content-type': 'application/json',
	'x-li-signature': `${state.settings.signaturePrefix ? 'hmacsha256=' : ''}${hmac(secret, `hmacsha256=${body}`)}`,
});

/**
 * Posts bodies to URLs, signed, again until one answers 2xx (setting `webhookRetryMs`), then dropped.
 * @param {{ state(): import('../state').State, call: any }} world
 */
function createSignedDeliveries({ state, call }) {
	const sending = createDeliveries({
		call,
		settings: () => state().settings,
		isAccepted: (status) => status >= 200 && status < 300,
	});

	/** @param {{ url: string, clientId: string, body: string, headers?: Record<string, string>, isDuplicate?: boolean }} what */
	function post({ clientId, headers, ...what }) {
		const { clientSecret } = /** @type {any} */ (state().apps.get(clientId));
		const signed = signedHeaders(state(), clientSecret, what.body);
		return sending.post({ ...what, appId: clientId, headers: { ...signed, ...headers } });
	}

	/**
	 * Sends a body of the test's own, or an earlier delivery again (`replay`: its id). Resolves after
	 * the first attempt.
	 * @param {{ body?: unknown, raw?: string, url?: string, app?: keyof typeof APPS, badSignature?: boolean,
	 *   unsigned?: boolean, replay?: number }} order app: its name in the seed
	 */
	async function deliver(order) {
		const earlier = sending.find(order.replay);
		if (order.replay !== undefined && !earlier) throw new Error(`no delivery ${order.replay}`);
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

	return { ...sending, post, deliver };
}

module.exports = { createSignedDeliveries };
