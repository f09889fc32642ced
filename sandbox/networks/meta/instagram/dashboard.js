// @ts-check
'use strict';

const { verifyCallback } = require('../subscriptions');
const { readFieldNames } = require('../webhookFields');
const { IG_APP } = require('./seed');

/**
 * What a developer does on the dashboard for Instagram Login, which has no API for it: sets the callback
 * of the app, which is asked the challenge, and its fields. `callbackUrl: null` removes it.
 * Throws when the callback is not verified.
 * @param {{ state: import('../state').State, call: any }} world
 * @param {{ callbackUrl: string | null, verifyToken?: string, fields?: string[] | string }} order
 */
async function configureWebhook(world, { callbackUrl, verifyToken = '', fields }) {
	const { subscriptions } = world.state;
	const key = `${IG_APP.id} instagram`;
	if (callbackUrl === null) {
		subscriptions.delete(key);
		return { success: true };
	}
	if (!String(callbackUrl).startsWith('https://'))
		throw new Error('callbackUrl must be an https URL');
	const names = readFieldNames(fields ?? ['comments', 'messages'], 'fields', 'instagram');
	await verifyCallback(world, callbackUrl, verifyToken);
	subscriptions.set(key, {
		object: 'instagram',
		callbackUrl,
		fields: names,
		withValues: true,
		version: 'v26.0',
		active: true,
	});
	return { success: true };
}

module.exports = { configureWebhook };
