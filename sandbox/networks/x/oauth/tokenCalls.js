// @ts-check
'use strict';

const crypto = require('node:crypto');
const { plain, refusal } = require('../errors');
const { basicOf, clientOf, oauthRefusal, readForm } = require('./client');
const { grantAnswer, issueGrant, issueToken, revoke } = require('./tokens');

/** @typedef {import('../state').State} State */
/** @typedef {import('../../../core/router').Exchange} Exchange */

/** @param {string} description */
const invalid = (description) => oauthRefusal(400, 'invalid_request', description);

/** @param {string} verifier @param {{ challenge: string, method: string }} code */
const isVerified = (verifier, { challenge, method }) =>
	(method === 'plain'
		? verifier
		: crypto.createHash('sha256').update(verifier).digest('base64url')) === challenge;

/** @param {State} state @param {import('../state').App} app @param {Record<string, string>} fields */
function exchangeCode(state, app, fields) {
	for (const name of ['code', 'redirect_uri', 'code_verifier'])
		if (!fields[name]) throw invalid(`Missing required parameter [${name}].`);
	const code = state.codes.get(fields.code);
	// A code is spent by its first use, also by a wrong one.
	state.codes.delete(fields.code);
	const isLive =
		code?.appId === app.id && state.now() - code.at <= state.settings.codeLifetimeSeconds * 1_000;
	if (!isLive) throw invalid('Value passed for the authorization code was invalid.');
	if (code.redirectUri !== fields.redirect_uri)
		throw invalid(
			'Value passed for the redirect uri did not match the uri of the authorization code.',
		);
	if (!isVerified(fields.code_verifier, code))
		throw invalid('Value passed for the code verifier did not match the code challenge.');
	return issueGrant(state, { appId: app.id, userId: code.userId, scopes: code.scopes });
}

/** @param {State} state @param {import('../state').App} app @param {Record<string, string>} fields */
function refresh(state, app, fields) {
	const used = state.refreshTokens.get(fields.refresh_token ?? '');
	if (used?.state !== 'live' || used.appId !== app.id)
		throw invalid('Value passed for the token was invalid.');
	used.state = 'used';
	if (state.settings.refreshEndsAccessToken) state.tokens.delete(used.access);
	return issueGrant(state, { appId: used.appId, userId: used.userId, scopes: used.scopes });
}

/** @type {Record<string, typeof refresh>} */
const GRANTS = { authorization_code: exchangeCode, refresh_token: refresh };

/** `POST /2/oauth2/token`. @param {State} state @param {Exchange} exchange */
async function handleToken(state, exchange) {
	const fields = await readForm(exchange);
	const app = clientOf(state, exchange, fields);
	const grant = Object.hasOwn(GRANTS, fields.grant_type ?? '') && GRANTS[fields.grant_type];
	if (!grant)
		throw oauthRefusal(400, 'unsupported_grant_type', 'The provided grant type is not supported.');
	exchange.log.operation = fields.grant_type;
	return { json: grantAnswer(state, grant(state, app, fields)) };
}

/** `POST /2/oauth2/revoke`. @param {State} state @param {Exchange} exchange */
async function handleRevoke(state, exchange) {
	const fields = await readForm(exchange);
	clientOf(state, exchange, fields);
	if (!fields.token) throw invalid('Missing required parameter [token].');
	revoke(state, fields.token);
	return { json: { revoked: true } };
}

/** `POST /oauth2/token`: the app-only token, the same until it is invalidated. @param {State} state @param {Exchange} exchange */
async function handleAppToken(state, exchange) {
	const fields = await readForm(exchange);
	const basic = basicOf(exchange);
	const app = [...state.apps.values()].find(({ apiKey }) => apiKey === basic?.user);
	if (!app || app.apiSecret !== basic?.password)
		throw refusal(403, {
			errors: [
				{
					code: 99,
					message: 'Unable to verify your credentials',
					label: 'authenticity_token_error',
				},
			],
		});
	if (fields.grant_type !== 'client_credentials')
		throw refusal(403, {
			errors: [
				{
					code: 170,
					message: 'Missing required parameter: grant_type',
					label: 'forbidden_missing_parameter',
				},
			],
		});
	const known = [...state.tokens.values()].find(
		({ kind, appId, expiresAt }) => kind === 'app' && appId === app.id && expiresAt === 0,
	);
	const { token } = known ?? issueToken(state, { kind: 'app', appId: app.id });
	return { json: { token_type: 'bearer', access_token: token } };
}

/** @type {Record<string, (state: State, exchange: Exchange) => Promise<import('../../../core/http').Answer>>} */
const CALLS = {
	'/2/oauth2/token': handleToken,
	'/2/oauth2/revoke': handleRevoke,
	'/oauth2/token': handleAppToken,
};

/** The token call at a path, if there is one. @param {Exchange} exchange */
function tokenCallAt({ path, method }) {
	const call = Object.hasOwn(CALLS, path) ? CALLS[path] : undefined;
	if (call && method !== 'POST') throw plain(405, 'Method Not Allowed');
	return call;
}

module.exports = { tokenCallAt };
