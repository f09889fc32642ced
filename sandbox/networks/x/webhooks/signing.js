// @ts-check
'use strict';

const crypto = require('node:crypto');

/** @typedef {import('../state').State} State */

const API_HEADER = 'x-twitter-webhooks-signature';
const CLIENT_HEADER = 'x-twitter-webhooks-signature-oauth2';

/** @param {string} secret @param {string | Buffer} text */
const signature = (secret, text) =>
	`sha256=${crypto.createHmac('sha256', secret).update(text).digest('base64')}`;

/**
 * The secrets in use, by the header of their signatures. The setting `webhookSecret` says which:
 * X's pages name now the one and now the other.
 * @param {State} state @param {string} appId
 */
function secretsOf({ apps, settings }, appId) {
	const app = [...apps.values()].find(({ id }) => id === appId);
	const all = [
		...(settings.webhookSecret === 'client' ? [] : [[API_HEADER, app?.apiSecret ?? '']]),
		...(settings.webhookSecret === 'api' ? [] : [[CLIENT_HEADER, app?.clientSecret ?? '']]),
	];
	return /** @type {Record<string, string>} */ (Object.fromEntries(all));
}

/**
 * The signature headers of a delivery.
 * @param {State} state @param {string} appId @param {string} body @param {{ isWrong?: boolean }} [options]
 */
const signedHeaders = (state, appId, body, { isWrong = false } = {}) =>
	Object.fromEntries(
		Object.entries(secretsOf(state, appId)).map(([header, secret]) => [
			header,
			signature(isWrong ? 'not-the-secret' : secret, body),
		]),
	);

/** Whether an answer to the challenge proves one of the secrets in use.
 *  @param {State} state @param {string} appId @param {{ token: string, answer: unknown }} challenge */
const isProof = (state, appId, { token, answer }) =>
	Object.values(secretsOf(state, appId)).some((secret) => answer === signature(secret, token));

module.exports = { isProof, signedHeaders };
