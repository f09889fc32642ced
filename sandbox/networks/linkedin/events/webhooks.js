// @ts-check
'use strict';

const { ownerUrn } = require('../leads/access');
const { formOf, versionUrn } = require('../leads/responses');
const { personUrn } = require('../urn');
const { createSignedDeliveries } = require('./deliveries');
const { addNotification, isAlive } = require('./notifications');
const { TYPE } = require('./subscriptions');
const { keyOf } = require('./validation');

const MOST_IN_ONE = 10;

/**
 * Tells the URLs of subscriptions what happened. A blocked URL gets nothing, now or later.
 * @param {{ state(): import('../state').State, call: any }} world
 */
function createWebhooks({ state, call }) {
	const { post, later, ...sending } = createSignedDeliveries({ state, call });
	/** @type {Map<string, { clientId: string, url: string, notifications: any[] }>} */
	const waiting = new Map();

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

	const stop = () => {
		sending.stop();
		waiting.clear();
	};

	return {
		emit,
		emitLead,
		deliver: sending.deliver,
		deliveries: sending.all,
		stop,
		reset() {
			sending.reset();
			waiting.clear();
		},
	};
}

module.exports = { createWebhooks };
