// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../core/http');
const { graphError, invalid } = require('./errors');
const { readFieldNames } = require('./webhookFields');

const OBJECTS = ['page', 'instagram', 'user', 'permissions', 'whatsapp_business_account'];

/** @param {string} reason */
const notVerified = (reason) =>
	graphError(2200, `Callback verification failed with the following errors: ${reason}`);

/** Calls the callback with a challenge before a subscription is stored.
 *  @param {{ state: import('./state').State, call: any }} call @param {string} address @param {string} verifyToken */
async function verifyCallback(call, address, verifyToken) {
	const challenge = String(crypto.randomInt(100_000_000, 2_000_000_000));
	const question = new URLSearchParams({
		'hub.mode': 'subscribe',
		'hub.challenge': challenge,
		'hub.verify_token': verifyToken,
	});
	// A query of the address stays as it was written.
	const url = `${address}${address.includes('?') ? '&' : '?'}${question}`;
	const timeoutMs = call.state.settings.webhookTimeoutMs;
	const result = await call.call(url, {
		headers: { 'user-agent': 'facebookplatform/1.0' },
		timeoutMs,
	});
	if (result.kind === 'unreachable') throw notVerified(`curl_errno = 7; ${result.reason}`);
	const body = (await collect(result.stream))?.toString('utf8') ?? '';
	if (result.status !== 200)
		throw notVerified(`HTTP Status Code = ${result.status}; HTTP Message = not verified`);
	if (body !== challenge) throw notVerified('The challenge in the answer does not match');
}

/** @param {import('./dispatch').Call} call */
function requireOwnApp(call) {
	if (call.node.value.id !== call.token.appId)
		throw graphError(15, 'This method must be called with the app access_token of the same app.');
	return call.node.value;
}

/** @param {import('./dispatch').Call} call */
async function subscribe(call) {
	const app = requireOwnApp(call);
	const {
		object,
		callback_url: callbackUrl,
		verify_token: verifyToken,
		include_values: withValues,
	} = call.args;
	if (!object || !OBJECTS.includes(object))
		throw invalid(`Param object must be one of {${OBJECTS.join(', ')}}`);
	if (!callbackUrl || !callbackUrl.startsWith('https://'))
		throw invalid('Param callback_url must be an https URL');
	if (!verifyToken) throw invalid('Param verify_token is required');
	const fields = readFieldNames(call.args.fields, 'fields', object);
	if (fields.length === 0) throw invalid('Param fields is required');
	await verifyCallback(call, callbackUrl, verifyToken);
	call.state.subscriptions.set(`${app.id} ${object}`, {
		object,
		callbackUrl,
		fields,
		withValues: withValues ?? false,
		version: call.version,
		active: true,
	});
	return { success: true };
}

/** @param {import('./dispatch').Call} call */
function listSubscriptions(call) {
	const app = requireOwnApp(call);
	const own = [...call.state.subscriptions].filter(([key]) => key.startsWith(`${app.id} `));
	return {
		data: own.map(([, subscription]) => ({
			object: subscription.object,
			callback_url: subscription.callbackUrl,
			active: subscription.active,
			fields: subscription.fields.map((/** @type {string} */ name) => ({
				name,
				version: subscription.version,
			})),
		})),
	};
}

/** @param {import('./dispatch').Call} call */
function unsubscribe(call) {
	const app = requireOwnApp(call);
	const { subscriptions } = call.state;
	if (!call.args.object) {
		for (const key of [...subscriptions.keys()])
			if (key.startsWith(`${app.id} `)) subscriptions.delete(key);
		return { success: true };
	}
	const key = `${app.id} ${call.args.object}`;
	const subscription = subscriptions.get(key);
	if (!subscription) throw invalid('This object is not subscribed');
	if (call.args.fields === undefined) subscriptions.delete(key);
	else {
		const removed = readFieldNames(call.args.fields, 'fields', call.args.object);
		subscription.fields = subscription.fields.filter(
			(/** @type {string} */ name) => !removed.includes(name),
		);
		if (subscription.fields.length === 0) subscriptions.delete(key);
	}
	return { success: true };
}

const APP = /** @type {const} */ ({ token: 'app' });

/** @type {import('./dispatch').Edges} */
const subscriptionEdges = {
	'POST app/subscriptions': {
		...APP,
		params: {
			object: 'text',
			callback_url: 'text',
			fields: 'any',
			verify_token: 'text',
			include_values: 'bool',
		},
		run: subscribe,
	},
	'GET app/subscriptions': { ...APP, run: listSubscriptions },
	'DELETE app/subscriptions': {
		...APP,
		params: { object: 'text', fields: 'any' },
		run: unsubscribe,
	},
};

module.exports = { subscriptionEdges, verifyCallback };
