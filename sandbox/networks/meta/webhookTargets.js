// @ts-check
'use strict';

const { IG_APP } = require('./instagram/seed');

/**
 * What subscribers may hear of: of a Page, or of an Instagram account. `onInstagramLogin` says what
 * Instagram Login delivers instead; undefined for nothing.
 * @typedef {{ field: string, value: Record<string, any> }} Change
 * @typedef {Change & ({ pageId: string } | { accountId: string, onInstagramLogin?: Change | undefined })} WebhookEvent
 * @typedef {{ object: 'page' | 'instagram', appId: string, id: string, subscription: any, change: Change }} Target
 */

/** @param {import('./state').State} state @param {string} appId @param {'page' | 'instagram'} object @param {string} field */
function subscriptionTo(state, appId, object, field) {
	const subscription = state.subscriptions.get(`${appId} ${object}`);
	return subscription?.active && subscription.fields.includes(field) ? subscription : undefined;
}

/** @param {import('./state').State} state @param {any} event @returns {Target[]} */
function pageTargets(state, { pageId, field, value }) {
	return [...(state.installed.get(pageId) ?? [])]
		.filter(([, fields]) => fields.includes(field))
		.map(([appId]) => ({
			object: /** @type {const} */ ('page'),
			appId,
			id: pageId,
			subscription: subscriptionTo(state, appId, 'page', field),
			change: { field, value },
		}));
}

/**
 * Apps of Facebook Login hear of an account once they are installed on its Page, with whatever field;
 * the app of Instagram Login once it is installed on the account with the field.
 * @param {import('./state').State} state @param {any} event @returns {Target[]}
 */
function accountTargets(state, event) {
	const { accountId, field, value } = event;
	const pageId = state.igAccounts.get(accountId)?.pageId ?? '';
	const object = /** @type {const} */ ('instagram');
	const facebook = [...(state.installed.get(pageId) ?? [])]
		.filter(([, fields]) => fields.length > 0)
		.map(([appId]) => ({
			object,
			appId,
			id: accountId,
			subscription: subscriptionTo(state, appId, object, field),
			change: { field, value },
		}));
	const change = 'onInstagramLogin' in event ? event.onInstagramLogin : { field, value };
	const isInstalled = change && state.igInstalled.get(accountId)?.includes(change.field);
	if (!isInstalled) return facebook;
	const subscription = subscriptionTo(state, IG_APP.id, object, change.field);
	return [...facebook, { object, appId: IG_APP.id, id: accountId, subscription, change }];
}

/** Who is to hear of an event. @param {import('./state').State} state @param {WebhookEvent} event */
function targetsOf(state, event) {
	const targets = 'accountId' in event ? accountTargets(state, event) : pageTargets(state, event);
	return targets.filter(({ subscription }) => subscription !== undefined);
}

module.exports = { targetsOf };
