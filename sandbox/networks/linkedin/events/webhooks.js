// @ts-check
'use strict';

const { ownerUrn } = require('../leads/access');
const { formOf, versionUrn } = require('../leads/responses');
const { APPS } = require('../seed');
const { personUrn } = require('../urn');
const { addNotification, isAlive } = require('./notifications');
const { TYPE } = require('./subscriptions');
const { hmac, keyOf } = require('./validation');

const MOST_IN_ONE = 10;

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
 * Sends events to the URLs of subscriptions, signed, again until one answers 2xx (setting
 * `webhookRetryMs`), then dropped. A blocked URL gets nothing, now or later.
 * @param {{ state(): import('../state').State, call: any }} world
 */
function createWebhooks({ state, call }) {
	/** @type {Delivery[]} */
	let deliveries = [];
	let lastId = 0;
	/** @type {Set<NodeJS.Timeout>} */
	const timers = new Set();
	/** @type {Map<string, { clientId: string, url: string, notifications: any[] }>} */
	const waiting = new Map();

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

	/** @param {string} clientId @param {string} url @param {unknown} body */
	function send(clientId, url, body) {
		if (state().webhookUrls.get(keyOf(clientId, url))?.state !== 'VALID') return;
		const text = JSON.stringify(body);
		for (let copy = 0; copy <= state().settings.webhookDuplicates; copy += 1)
			void post({ url, clientId, body: text, isDuplicate: copy > 0 }).started;
	}

	/** @param {string} key */
	function flush(key) {
		const { clientId, url, notifications } = /** @type {any} */ (waiting.get(key));
		waiting.delete(key);
		for (let at = 0; at < notifications.length; at += MOST_IN_ONE)
			send(clientId, url, {
				type: TYPE,
				notifications: notifications.slice(at, at + MOST_IN_ONE),
			});
	}

	/** Something happened to a page. @param {any} event */
	function emit(event) {
		const notification = addNotification(state(), event);
		if (state().settings.tier === 'development') return;
		for (const subscription of state().eventSubscriptions.values()) {
			const { clientId, webhook: url, key, personId } = subscription;
			if (key.entity !== event.organization || !isAlive(state(), subscription)) continue;
			const queue = keyOf(clientId, url);
			const isFirst = !waiting.has(queue);
			/** @type {{ clientId: string, url: string, notifications: any[] }} */
			const held = waiting.get(queue) ?? { clientId, url, notifications: [] };
			held.notifications.push({ ...notification, subscriber: personUrn(personId) });
			waiting.set(queue, held);
			if (isFirst) later(state().settings.webhookBatchMs, () => flush(queue));
		}
	}

	/** One lead each. @param {any} lead @param {'CREATED' | 'DELETED'} leadAction */
	function emitLead(lead, leadAction) {
		const form = formOf(state(), lead);
		const leadGenForm = versionUrn(lead);
		for (const each of state().leadNotifications.values()) {
			const isWanted =
				ownerUrn(each.owner) === ownerUrn(form.owner) &&
				each.leadType === form.leadType &&
				(!each.versionedForm || each.versionedForm === leadGenForm) &&
				(!each.associatedEntity ||
					Object.values(each.associatedEntity)[0] === (lead.event ?? lead.creative));
			if (!isWanted) continue;
			send(each.clientId, each.webhook, {
				type: 'LEAD_ACTION',
				leadGenFormResponse: `urn:li:leadGenFormResponse:${lead.id}`,
				leadGenForm,
				owner: form.owner,
				associatedEntity: lead.event ? { event: lead.event } : { sponsoredCreative: lead.creative },
				leadType: form.leadType,
				leadAction,
				occurredAt: state().now(),
			});
		}
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
		waiting.clear();
	}

	return {
		emit,
		emitLead,
		deliver,
		stop,
		deliveries: () => deliveries,
		reset() {
			stop();
			deliveries = [];
		},
	};
}

module.exports = { createWebhooks };
