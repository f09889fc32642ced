// @ts-check
'use strict';

const { collect } = require('../../../core/http');
const { redact } = require('../../../core/requestLog');
const { endOtherGrants, issueToken, statusOf } = require('../tokens');
const { seconds, tokenAnswer } = require('./tokenAnswer');

const CODE_MS = 30 * 60_000;

/** @typedef {import('../state').State} State */
/** @typedef {Record<string, string>} Form */

/** @param {number} status @param {string} error @param {string} description */
const refusal = (status, error, description) =>
	Object.assign(new Error(description), {
		oauth: { status, json: { error, error_description: description } },
	});

/** @param {Form} form @param {...string} names */
function requireParams(form, ...names) {
	const missing = names.find((name) => !form[name]);
	if (missing)
		throw refusal(400, 'invalid_request', `A required parameter "${missing}" is missing`);
}

/** @param {State} state @param {Form} form */
function requireApp(state, form) {
	requireParams(form, 'client_id', 'client_secret');
	const app = state.apps.get(form.client_id);
	if (!app || app.clientSecret !== form.client_secret)
		throw refusal(401, 'invalid_client', 'Client authentication failed');
	return app;
}

/** @param {State} state @param {Form} form */
function exchangeCode(state, form) {
	requireParams(form, 'code', 'redirect_uri');
	const app = requireApp(state, form);
	const code = state.codes.get(form.code);
	state.codes.delete(form.code);
	const isGood =
		code?.clientId === app.clientId &&
		code.redirectUri === form.redirect_uri &&
		state.now() - code.at <= CODE_MS;
	if (!isGood)
		throw refusal(
			400,
			'invalid_request',
			'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired.',
		);
	const { clientId, personId, scopes } = code;
	endOtherGrants(state, { clientId, personId, scopes });
	return tokenAnswer(state, app, issueToken(state, { clientId, personId, scopes }));
}

/** @param {State} state @param {Form} form */
function refresh(state, form) {
	requireParams(form, 'refresh_token');
	const app = requireApp(state, form);
	const held = state.refreshTokens.get(form.refresh_token);
	if (!held || held.clientId !== app.clientId || statusOf(state, held) !== 'active')
		throw refusal(
			400,
			'invalid_grant',
			'The provided authorization grant or refresh token is invalid, expired or revoked.',
		);
	const { clientId, personId, scopes, authorizedAt } = held;
	return tokenAnswer(
		state,
		app,
		issueToken(state, { clientId, personId, scopes, authorizedAt }),
		held,
	);
}

/** @param {State} state @param {Form} form */
function accessToken(state, form) {
	requireParams(form, 'grant_type');
	if (form.grant_type === 'authorization_code') return exchangeCode(state, form);
	if (form.grant_type === 'refresh_token') return refresh(state, form);
	throw refusal(400, 'unsupported_grant_type', 'The grant type is not supported');
}

/** @param {State} state @param {Form} form */
function introspect(state, form) {
	requireParams(form, 'token');
	const app = requireApp(state, form);
	const token = state.tokens.get(form.token);
	if (!token || token.clientId !== app.clientId)
		throw refusal(400, 'invalid_request', 'The token does not belong to this application');
	const status = statusOf(state, token);
	return {
		active: status === 'active',
		client_id: app.clientId,
		authorized_at: seconds(token.authorizedAt),
		created_at: seconds(token.issuedAt),
		status,
		expires_at: seconds(token.expiresAt),
		scope: token.scopes.join(','),
		auth_type: '3L',
	};
}

/** Ends the grant: what was issued with it goes with it. @param {State} state @param {Form} form */
function revoke(state, form) {
	requireParams(form, 'token');
	const app = requireApp(state, form);
	const token = state.tokens.get(form.token) ?? state.refreshTokens.get(form.token);
	if (!token || token.clientId !== app.clientId)
		throw refusal(400, 'invalid_request', 'The token is not known');
	for (const each of [...state.tokens.values(), ...state.refreshTokens.values()])
		if (each.clientId === token.clientId && each.personId === token.personId) each.isRevoked = true;
	return undefined;
}

/** @type {Record<string, (state: State, form: Form) => unknown>} */
const CALLS = {
	'/oauth/v2/accessToken': accessToken,
	'/oauth/v2/introspectToken': introspect,
	'/oauth/v2/revoke': revoke,
};

/** @param {import('../../../core/router').Exchange} exchange @returns {Promise<Form>} */
async function readForm(exchange) {
	const kind = (exchange.headers['content-type'] ?? '').split(';')[0].trim();
	if (exchange.method !== 'POST' || kind !== 'application/x-www-form-urlencoded')
		throw refusal(400, 'invalid_request', 'A POST with a form body is needed');
	const form = Object.fromEntries(
		new URLSearchParams((await collect(exchange.bytes()))?.toString('utf8')),
	);
	exchange.log.body = redact(form.token ? { ...form, token: '***' } : form);
	return form;
}

/**
 * The calls of the app's server; client and secret come in the body.
 * @param {State} state @param {import('../../../core/router').Exchange} exchange
 * @returns {Promise<import('../../../core/http').Answer | undefined>} undefined for other paths
 */
async function handleTokenCall(state, exchange) {
	const run = CALLS[exchange.path];
	if (!run) return undefined;
	try {
		return { json: run(state, await readForm(exchange)) };
	} catch (error) {
		const { oauth } = /** @type {any} */ (error);
		if (!oauth) throw error;
		exchange.log.error = { code: oauth.json.error, message: oauth.json.error_description };
		return oauth;
	}
}

module.exports = { handleTokenCall };
