// @ts-check
'use strict';

const crypto = require('node:crypto');
const { APP } = require('../seed');
const { signedHeaders } = require('./signing');

/**
 * @typedef {{ at: string, status: number | 'unreachable', reason?: string }} Attempt
 * @typedef {{ id: number, url: string, appId: string, body: string, attempts: Attempt[],
 *   outcome: 'pending' | 'delivered' | 'dropped', isDuplicate: boolean, webhookId?: string, at: number }} Delivery
 */

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
		const { settings } = state();
		const result = await call(delivery.url, {
			method: 'POST',
			headers,
			body: delivery.body,
			timeoutMs: settings.webhookTimeoutMs,
		});
		const at = new Date().toISOString();
		if (result.kind === 'answer') result.stream.resume();
		const status = result.kind === 'answer' ? result.status : 'unreachable';
		delivery.attempts.push({ at, status, ...(result.reason ? { reason: result.reason } : {}) });
		if (status === 200) {
			delivery.outcome = 'delivered';
			return;
		}
		const pause = settings.webhookRetryMs[delivery.attempts.length - 1];
		if (pause === undefined) delivery.outcome = 'dropped';
		else later(pause, () => void attempt(delivery, headers));
	}

	/** @param {Pick<Delivery, 'url' | 'appId' | 'body'> & Partial<Delivery>} what @param {Record<string, string>} [changed] signature headers */
	function post(what, changed) {
		/** @type {Delivery} */
		const delivery = {
			id: ++lastId,
			attempts: [],
			outcome: 'pending',
			isDuplicate: false,
			at: state().now(),
			...what,
		};
		deliveries.push(delivery);
		const started = attempt(delivery, {
			'content-type': 'application/json',
			'content-length': String(Buffer.byteLength(what.body)),
			...(changed ?? signedHeaders(state(), what.appId, what.body)),
		});
		return { delivery, started };
	}

	/** @param {import('../state').Webhook | undefined} webhook @param {string} body */
	function send(webhook, body) {
		if (!webhook?.valid) return;
		const { url, appId, id: webhookId } = webhook;
		for (let copy = 0; copy <= state().settings.webhookDuplicates; copy += 1)
			post({ url, appId, body, webhookId, isDuplicate: copy > 0 });
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
		const earlier = deliveries.find(({ id }) => id === order.replay);
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
		const isWanted = (/** @type {Delivery} */ { at, isDuplicate, webhookId: id }) =>
			id === webhookId && !isDuplicate && at >= from && at < to;
		const replayed = state();
		replayed.isReplaying = true;
		for (const { body } of deliveries.filter(isWanted))
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

	function stop() {
		for (const timer of timers) clearTimeout(timer);
		timers.clear();
	}

	return {
		emit,
		deliver,
		replay,
		stop,
		deliveries: () => deliveries,
		reset() {
			stop();
			deliveries = [];
			lastId = 0;
		},
	};
}

module.exports = { createWebhooks };
