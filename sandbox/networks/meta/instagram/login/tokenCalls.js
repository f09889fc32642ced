// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect, readMultipart } = require('../../../../core/http');
const { redact } = require('../../../../core/requestLog');
const { graphError, invalid } = require('../../errors');
const { readParams } = require('../../params');
const { issueToken, requireToken } = require('../../tokens');
const { toJson } = require('../../webhookJson');
const { IG_APP } = require('../seed');

const HOUR = 3600;
const DAY = 24 * HOUR;
const LONG_LIFE = 60 * DAY;
const CODE_LIFE_MS = HOUR * 1000;

/** @typedef {import('../../state').State} State */

/** @param {State} state @param {{ accountId: string, scopes: string[], life: number, isLongLived: boolean }} grant */
const issue = (state, { accountId, scopes, life, isLongLived }) =>
	issueToken(state, {
		token: `IGAA${crypto.randomBytes(40).toString('hex')}`,
		type: 'IG',
		appId: IG_APP.id,
		accountId,
		scopes,
		expiresAt: state.clock.seconds() + life,
		isLongLived,
	});

/** The envelope of api.instagram.com, which is not that of Graph. @param {string} message @param {number} [status]
 *  @returns {import('../../../../core/http').Answer} */
const refused = (message, status = 400) => ({
	status,
	json: { error_type: 'OAuthException', code: status, error_message: message },
});

/** @param {import('../../../../core/router').Exchange} exchange @returns {Promise<Record<string, string> | undefined>} */
async function readForm(exchange) {
	const contentType = exchange.headers['content-type'] ?? '';
	if (contentType.startsWith('multipart/form-data')) {
		const { fields } = await readMultipart(exchange.bytes(), { contentType, keepBytes: 0 });
		return Object.fromEntries(fields);
	}
	if (!contentType.startsWith('application/x-www-form-urlencoded')) return undefined;
	const bytes = await collect(exchange.bytes());
	return Object.fromEntries(new URLSearchParams(bytes?.toString('utf8')));
}

/** @param {State} state @param {Record<string, string>} form @returns {string | undefined} what is wrong */
function formProblem(state, form) {
	const fields = ['client_id', 'client_secret', 'grant_type', 'redirect_uri', 'code'];
	const missing = fields.find((name) => !form[name]);
	if (missing) return `Missing required field ${missing}`;
	const unknown = Object.keys(form).find((name) => !fields.includes(name));
	if (unknown) return `Unknown field ${unknown}`;
	if (form.client_id !== IG_APP.id) return 'Invalid platform app';
	if (form.client_secret !== IG_APP.secret) return 'Error validating client secret.';
	if (form.grant_type !== 'authorization_code') return 'Invalid grant_type';
	const code = state.igCodes.get(form.code);
	if (!code || code.isUsed || state.now() - code.at > CODE_LIFE_MS)
		return 'Matching code was not found or was already used';
	if (code.redirectUri !== form.redirect_uri)
		return 'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request';
	return undefined;
}

/**
 * api.instagram.com/oauth/access_token: a code becomes a token of one hour. The setting
 * `instagramTokenAnswer` chooses between the answer seen live (`flat`, with `user_id` as a bare number
 * above 2^53) and the documented one (`data`).
 * @param {State} state @param {import('../../../../core/router').Exchange} exchange
 * @returns {Promise<import('../../../../core/http').Answer>}
 */
async function handleCode(state, exchange) {
	const form = await readForm(exchange);
	if (exchange.method !== 'POST' || !form) return refused('Only form data by POST is supported');
	exchange.log.body = redact(form);
	const problem = formProblem(state, form);
	if (problem) return refused(problem);
	const code = state.igCodes.get(form.code);
	code.isUsed = true;
	const { accountId, scopes } = code;
	const { token } = issue(state, { accountId, scopes, life: HOUR, isLongLived: false });
	const isFlat = state.settings.instagramTokenAnswer === 'flat';
	const body = isFlat
		? { access_token: token, user_id: BigInt(accountId), permissions: scopes }
		: { data: [{ access_token: token, user_id: accountId, permissions: scopes.join(',') }] };
	return { text: toJson(body), headers: { 'content-type': 'application/json; charset=utf-8' } };
}

/** @param {State} state @param {import('../../state').Token} token */
const answer = (state, token) => ({
	access_token: token.token,
	token_type: 'bearer',
	expires_in: token.expiresAt - state.clock.seconds(),
});

/** `access_token`: one hour becomes 60 days. @param {State} state @param {any} request */
function exchangeToken(state, request) {
	const args = readParams(request.params, { grant_type: 'text', client_secret: 'text' });
	if (args.grant_type !== 'ig_exchange_token')
		throw invalid(`Invalid grant_type: ${args.grant_type}`);
	const source = requireToken(state, request.tokenText, 'instagram');
	if (args.client_secret !== IG_APP.secret)
		throw graphError(1, 'Error validating client secret.', { httpStatus: 400 });
	if (source.isLongLived) throw invalid('Only a short-lived token can be exchanged');
	const { accountId = '', scopes = [] } = source;
	return answer(state, issue(state, { accountId, scopes, life: LONG_LIFE, isLongLived: true }));
}

/** `refresh_access_token`: 60 days from now; at least a day old, and not expired.
 *  @param {State} state @param {any} request */
function refreshToken(state, request) {
	const args = readParams(request.params, { grant_type: 'text' });
	if (args.grant_type !== 'ig_refresh_token')
		throw invalid(`Invalid grant_type: ${args.grant_type}`);
	const source = requireToken(state, request.tokenText, 'instagram');
	const { accountId = '', scopes = [] } = source;
	if (!source.isLongLived) throw invalid('Only a long-lived token can be refreshed');
	if (!scopes.includes('instagram_business_basic'))
		throw graphError(10, 'Application does not have permission for this action');
	if (state.clock.seconds() - source.issuedAt < DAY)
		throw invalid('The access token must be at least 24 hours old to be refreshed');
	const token = issue(state, { accountId, scopes, life: LONG_LIFE, isLongLived: true });
	return { ...answer(state, token), permissions: scopes.join(',') };
}

module.exports = { exchangeToken, handleCode, refreshToken, refused };
