// @ts-check
'use strict';

const crypto = require('node:crypto');
const { createDeliveries } = require('../../../core/deliveries');
const { APP } = require('../seed');
const { signedHeaders } = require('./signing');

/** @param {import('../state').Subscription} subscription @param {import('../state').XEvent} event */
function matches({ eventType, filter }, event) {
	if (eventType !== event.eventType || filter.user_id !== event.userId) return false;
	return filter.direction === undefined || filter.direction === event.direction;
}

/** @param {import('../state').XEvent} event @param {import('../state').Subscription} [subscription] */
function bodyOf({ eventType, payload, includes }, subscription) {
	return JSON.stringify({
		data: {
			event_uuid: String(crypto.randomBytes(8).readBigInt64BE()),
			filter: subscription?.filter ?? {},
			event_type: eventType,
			...(subscription?.tag === undefined ? {} : { tag: subscription.tag }),
			payload,
			...(includes ? { includes } : {}),
		},
	});
}

/**
 * Sends events to the webhooks of their subscriptions: signed, repeated until 200 comes back (setting
 * `webhookRetryMs`), then dropped.
 * @param {{ state(): import('../state').State, call: any }} world
 */
function createWebhooks({ state, call }) {
	const sending = createDeliveries({
		call,
		settings: () => state().settings,
		isAccepted: (status) => status === 200,
	});
	/** What has gone to which webhook, for replays. @type {Map<number, { webhookId: string, at: number }>} */
	const sent = new Map();

	/** @param {{ url: string, appId: string, body: string, isDuplicate?: boolean }} what @param {Record<string, string>} [signatures] */
	const post = (what, signatures = signedHeaders(state(), what.appId, what.body)) =>
		sending.post({ ...what, headers: { 'content-type': 'application/json', ...signatures } });

	/** @param {import('../state').Webhook | undefined} webhook @param {string} body */
	function send(webhook, body) {
		if (!webhook?.valid) return;
		const { url, appId, id: webhookId } = webhook;
		for (let copy = 0; copy <= state().settings.webhookDuplicates; copy += 1) {
			const { delivery } = post({ url, appId, body, isDuplicate: copy > 0 });
			if (copy === 0) sent.set(delivery.id, { webhookId, at: state().now() });
		}
	}

	/** @param {import('../state').XEvent} event */
	function emit(event) {
		const { webhooks, subscriptions } = state();
		if (event.userId === undefined) {
			for (const webhook of webhooks.values())
				if (webhook.appId === event.appId) send(webhook, bodyOf(event));
			return;
		}
		for (const subscription of subscriptions.values()) {
			if (matches(subscription, event))
				send(webhooks.get(subscription.webhookId ?? ''), bodyOf(event, subscription));
		}
	}

	/**
	 * Sends a body of the test's own, or an earlier delivery again (`replay`: its id); `badSignature`
	 * signs with another secret, `unsigned` leaves the signature out. Resolves after the first attempt.
	 * @param {{ body?: unknown, raw?: string, url?: string, appId?: string, badSignature?: boolean,
	 *   unsigned?: boolean, replay?: number }} order
	 */
	async function deliver(order) {
		const earlier = sending.find(order.replay);
		if (order.replay !== undefined && !earlier) throw new Error(`no delivery ${order.replay}`);
		const url = order.url ?? earlier?.url ?? [...state().webhooks.values()][0]?.url;
		if (!url) throw new Error('no webhook is registered; give a url');
		const body = order.raw ?? earlier?.body ?? JSON.stringify(order.body ?? {});
		const appId = order.appId ?? earlier?.appId ?? APP.id;
		const wrong = signedHeaders(state(), appId, body, { isWrong: true });
		const changed = order.unsigned ? {} : order.badSignature ? wrong : undefined;
		const isDuplicate = earlier !== undefined;
		const { delivery, started } = post({ url, appId, body, isDuplicate }, changed);
		await started;
		return delivery;
	}

	/**
	 * Sends the deliveries of a time again, one after the other, then tells that the job has ended.
	 * @param {{ webhook: import('../state').Webhook, from: number, to: number, jobId: string }} job
	 */
	async function replay({ webhook, from, to, jobId }) {
		const { url, appId, id: webhookId } = webhook;
		const isWanted = (/** @type {number} */ deliveryId) => {
			const { webhookId: id, at = 0 } = sent.get(deliveryId) ?? {};
			return id === webhookId && at >= from && at < to;
		};
		const replayed = state();
		replayed.isReplaying = true;
		for (const { body } of sending.all().filter(({ id }) => isWanted(id)))
			await post({ url, appId, body, isDuplicate: true }).started;
		const status = {
			webhook_id: webhookId,
			job_state: 'Complete',
			job_state_description: 'Job completed successfully',
			job_id: jobId,
		};
		await post({ url, appId, body: JSON.stringify({ replay_job_status: status }) }).started;
		replayed.isReplaying = false;
	}

	return {
		emit,
		deliver,
		replay,
		stop: sending.stop,
		deliveries: sending.all,
		reset() {
			sending.reset();
			sent.clear();
		},
	};
}

module.exports = { createWebhooks };
