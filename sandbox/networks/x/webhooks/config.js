// @ts-check
'use strict';

const { invalidRequest } = require('../errors');
const { names } = require('../posts/fields');
const { object } = require('../schema');
const { challenge, checkWebhook } = require('./crc');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../state').Webhook} Webhook */

const CREATE_WEBHOOK = object({ url: { type: 'string', minLength: 1, maxLength: 200 } }, ['url']);
const WEBHOOK_QUERY = { 'webhook_config.fields': names(['created_at', 'id', 'url', 'valid']) };

/** @param {string} name of the failure, as documented @param {string} [reason] */
const failure = (name, reason) =>
	invalidRequest([{ message: reason ? `${name}: ${reason}` : name }]);

/** @param {Webhook} webhook */
const render = ({ id, url, valid, createdAt }) => ({
	id,
	url,
	valid,
	created_at: new Date(createdAt).toISOString(),
});

/** Throws 400 for an address that X does not call. @param {string} text */
function checkUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	// The parser drops a standard port, so that the text is looked at, too.
	const hasPort = /^https:\/\/[^/?#]*:\d/i.test(text);
	if (url?.protocol !== 'https:' || hasPort || url.username || url.hash)
		throw failure('UrlValidationFailed', 'https without a port is expected');
}

/** The app's webhook. Throws 400. @param {Call} call @param {string} id */
function webhookOf({ state, token }, id) {
	const webhook = state.webhooks.get(id);
	if (webhook?.appId === token.appId) return webhook;
	throw failure('WebhookIdInvalid');
}

/** @param {Call} call */
const ownWebhooks = ({ state, token }) =>
	[...state.webhooks.values()].filter(({ appId }) => appId === token.appId);

/** `POST /2/webhooks`: the challenge is asked before the answer. @param {Call} call */
async function createWebhook(call) {
	const { state, token, body } = call;
	checkUrl(body.url);
	const own = ownWebhooks(call);
	if (own.some(({ url }) => url === body.url)) throw failure('DuplicateUrlFailed');
	if (own.length >= state.settings.mostWebhooks) throw failure('WebhookLimitExceeded');
	const { outcome, reason } = await challenge(call, { url: body.url, appId: token.appId });
	const isValid = outcome === 'valid';
	if (!isValid && state.settings.crcFailure === 'refuse')
		throw failure('CrcValidationFailed', reason);
	const now = state.now();
	/** @type {Webhook} */
	const webhook = {
		id: state.newId(),
		appId: token.appId,
		url: body.url,
		valid: isValid,
		createdAt: now,
		lastSuccessAt: now,
	};
	state.webhooks.set(webhook.id, webhook);
	return { json: { data: render(webhook) } };
}

/** `GET /2/webhooks`. @param {Call} call */
function listWebhooks(call) {
	const fields = call.query['webhook_config.fields'];
	const data = ownWebhooks(call).map((webhook) => {
		const all = render(webhook);
		return fields
			? Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))
			: all;
	});
	return { json: { ...(data.length > 0 ? { data } : {}), meta: { result_count: data.length } } };
}

/** `PUT /2/webhooks/{id}`: asks the challenge again. @param {Call} call */
async function validateWebhook(call) {
	const webhook = webhookOf(call, call.params.id);
	const { outcome, reason } = await checkWebhook(call, webhook);
	const isValid = outcome === 'valid';
	if (!isValid && call.state.settings.crcFailure === 'refuse')
		throw failure('CrcValidationFailed', reason);
	return { json: { data: { valid: isValid } } };
}

/** `DELETE /2/webhooks/{id}`. @param {Call} call */
function deleteWebhook(call) {
	const { id } = webhookOf(call, call.params.id);
	call.state.webhooks.delete(id);
	return { json: { data: { deleted: true } } };
}

module.exports = {
	CREATE_WEBHOOK,
	WEBHOOK_QUERY,
	createWebhook,
	deleteWebhook,
	failure,
	listWebhooks,
	validateWebhook,
	webhookOf,
};
