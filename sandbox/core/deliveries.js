// @ts-check
'use strict';

/**
 * @typedef {{ at: string, status: number | 'unreachable', reason?: string }} Attempt
 * @typedef {{ id: number, url: string, appId: string, body: string, attempts: Attempt[],
 *   outcome: 'pending' | 'delivered' | 'dropped', isDuplicate: boolean }} Delivery
 * @typedef {{ url: string, appId: string, body: string, headers: Record<string, string>,
 *   isDuplicate?: boolean }} Posting
 */

/**
 * Posts bodies to addresses, each again after every pause of `webhookRetryMs` until its answer is
 * accepted, then no more.
 * @param {{ call: any, settings(): { webhookTimeoutMs: number, webhookRetryMs: number[] },
 *   isAccepted(status: number): boolean }} world
 */
function createDeliveries({ call, settings, isAccepted }) {
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
		const { webhookTimeoutMs: timeoutMs, webhookRetryMs } = settings();
		const { url, body } = delivery;
		const result = await call(url, { method: 'POST', headers, body, timeoutMs });
		const at = new Date().toISOString();
		if (result.kind === 'answer') result.stream.resume();
		delivery.attempts.push(
			result.kind === 'answer'
				? { at, status: result.status }
				: { at, status: 'unreachable', reason: result.reason },
		);
		if (result.kind === 'answer' && isAccepted(result.status)) {
			delivery.outcome = 'delivered';
			return;
		}
		const pause = webhookRetryMs[delivery.attempts.length - 1];
		if (pause === undefined) delivery.outcome = 'dropped';
		else later(pause, () => void attempt(delivery, headers));
	}

	/** `started` resolves after the first attempt. @param {Posting} posting */
	function post({ url, appId, body, headers, isDuplicate = false }) {
		/** @type {Delivery} */
		const delivery = {
			id: ++lastId,
			url,
			appId,
			body,
			attempts: [],
			outcome: 'pending',
			isDuplicate,
		};
		deliveries.push(delivery);
		const length = String(Buffer.byteLength(body));
		const started = attempt(delivery, { 'content-length': length, ...headers });
		return { delivery, started };
	}

	function stop() {
		for (const timer of timers) clearTimeout(timer);
		timers.clear();
	}

	return {
		post,
		later,
		stop,
		all: () => deliveries,
		/** @param {number | undefined} id */
		find: (id) => deliveries.find((delivery) => delivery.id === id),
		reset() {
			stop();
			deliveries = [];
			lastId = 0;
		},
	};
}

module.exports = { createDeliveries };
