// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../../core/http');
const { isProof } = require('./signing');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Webhook} Webhook */

const HOUR_MS = 3_600_000;
const GRACE_MS = 28 * HOUR_MS;

/** @param {any} answer @returns {Promise<unknown>} */
async function responseToken(answer) {
	const bytes = await collect(answer.stream);
	try {
		return JSON.parse(String(bytes?.toString('utf8'))).response_token;
	} catch {
		return undefined;
	}
}

/**
 * Asks a webhook for the answer to a challenge. Whatever may pass by itself, such as 5xx or a timeout,
 * is `transient`.
 * @param {{ state: State, call: any }} world @param {Pick<Webhook, 'url' | 'appId'>} webhook
 * @returns {Promise<{ outcome: 'valid' | 'invalid' | 'transient', reason?: string }>}
 */
async function challenge({ state, call }, { url, appId }) {
	const token = crypto.randomBytes(18).toString('base64url');
	const address = new URL(url);
	address.searchParams.set('crc_token', token);
	address.searchParams.set('nonce', crypto.randomBytes(12).toString('base64url'));
	const answer = await call(String(address), { timeoutMs: state.settings.webhookTimeoutMs });
	if (answer.kind !== 'answer') return { outcome: 'transient', reason: answer.reason };
	if (answer.status >= 200 && answer.status < 300) {
		const isRight = isProof(state, appId, { token, answer: await responseToken(answer) });
		return isRight && answer.status === 200
			? { outcome: 'valid' }
			: { outcome: 'invalid', reason: 'wrong response_token' };
	}
	answer.stream.resume();
	const isRedirect = answer.status >= 300 && answer.status < 400;
	return { outcome: isRedirect ? 'invalid' : 'transient', reason: `status ${answer.status}` };
}

/**
 * Asks a stored webhook. It turns invalid at once for a wrong answer, and for transient failures when
 * the last success is 28 hours ago.
 * @param {{ state: State, call: any }} world @param {Webhook} webhook
 */
async function checkWebhook(world, webhook) {
	const result = await challenge(world, webhook);
	const now = world.state.now();
	if (result.outcome === 'valid') Object.assign(webhook, { valid: true, lastSuccessAt: now });
	else if (result.outcome === 'invalid' || now - webhook.lastSuccessAt > GRACE_MS)
		webhook.valid = false;
	return result;
}

module.exports = { challenge, checkWebhook };
