// @ts-check
'use strict';

const crypto = require('node:crypto');
const { createDeliveries } = require('../../core/deliveries');
const { IG_APP } = require('./instagram/seed');
const { secretOf } = require('./tokens');
const { bodyOf } = require('./webhookBodies');
const { escapedJson } = require('./webhookJson');
const { targetsOf } = require('./webhookTargets');

/** @param {string} algorithm @param {string} secret @param {string} body */
const hmac = (algorithm, secret, body) =>
	crypto.createHmac(algorithm, secret).update(body).digest('hex');

/** Instagram Login signs with the secret of the Instagram app; some report that of the Meta app.
 *  @param {import('./state').State} state @param {string} appId */
const signingSecret = (state, appId) =>
	appId === IG_APP.id && state.settings.instagramWebhookSecret === 'meta'
		? IG_APP.metaAppSecret
		: secretOf(state, appId);

/** @param {string} secret @param {string} body */
const signedHeaders = (secret, body) => ({
	'content-type': 'application/json',
	'user-agent': 'facebookexternalua',
	'x-hub-signature': `sha1=${hmac('sha1', secret, body)}`,
	'x-hub-signature-256': `sha256=${hmac('sha256', secret, body)}`,
});

/**
 * Sends events to the callbacks of subscribed apps: signed, repeated with falling frequency until the
 * callback answers 2xx (setting `webhookRetryMs`), then dropped.
 * @param {{ state(): import('./state').State, call: any }} world
 */
function createWebhooks({ state, call }) {
	const sending = createDeliveries({
		call,
		settings: () => state().settings,
		isAccepted: (status) => status >= 200 && status < 300,
	});
	/** @type {Map<string, import('./webhookTargets').Target[]>} waiting for their batch, by app and object */
	const waiting = new Map();

	/** @param {{ url: string, appId: string, body: string, headers?: Record<string, string>, isDuplicate?: boolean }} what */
	function post({ headers, ...what }) {
		const signed = signedHeaders(signingSecret(state(), what.appId), what.body);
		return sending.post({ ...what, headers: { ...signed, ...headers } });
	}

	/** @param {string} key app and object */
	function flush(key) {
		const targets = waiting.get(key) ?? [];
		waiting.delete(key);
		// The subscription may have gone, or have moved, while the events waited.
		const subscription = state().subscriptions.get(key);
		if (!subscription?.active || targets.length === 0) return;
		const { appId } = targets[0];
		const body = escapedJson(bodyOf(state(), targets));
		for (let copy = 0; copy <= state().settings.webhookDuplicates; copy += 1) {
			post({ url: subscription.callbackUrl, appId, body, isDuplicate: copy > 0 });
		}
	}

	/** @param {import('./webhookTargets').WebhookEvent} event */
	function emit(event) {
		for (const target of targetsOf(state(), event)) {
			const key = `${target.appId} ${target.object}`;
			const isFirst = !waiting.has(key);
			waiting.set(key, [...(waiting.get(key) ?? []), target]);
			if (isFirst) sending.later(state().settings.webhookBatchMs, () => flush(key));
		}
	}

	/**
	 * Sends a body of the test's own, or an earlier delivery again (`replay`: its id); `badSignature`
	 * signs with another secret, `unsigned` leaves the signatures out. Resolves after the first attempt.
	 * @param {{ body?: unknown, raw?: string, url?: string, appId?: string, badSignature?: boolean, unsigned?: boolean, replay?: number,
	 *   object?: 'page' | 'instagram' }} order
	 */
	async function deliver(order) {
		const earlier = sending.find(order.replay);
		const appId = order.appId ?? earlier?.appId ?? [...state().apps.keys()][0];
		const url =
			order.url ??
			earlier?.url ??
			state().subscriptions.get(`${appId} ${order.object ?? 'page'}`)?.callbackUrl;
		if (!url) throw new Error('no callback is subscribed; give a url');
		const body = order.raw ?? earlier?.body ?? escapedJson(order.body ?? {});
		const wrong = signedHeaders('not-the-app-secret', body);
		const headers = order.badSignature
			? wrong
			: order.unsigned
				? { 'x-hub-signature': '', 'x-hub-signature-256': '' }
				: undefined;
		const { delivery, started } = post({
			url,
			appId,
			body,
			headers,
			isDuplicate: earlier !== undefined,
		});
		await started;
		return delivery;
	}

	function stop() {
		sending.stop();
		waiting.clear();
	}

	return {
		emit,
		deliver,
		stop,
		deliveries: sending.all,
		reset() {
			sending.reset();
			waiting.clear();
		},
	};
}

module.exports = { createWebhooks };
