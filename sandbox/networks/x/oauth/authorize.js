// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../../core/http');
const { redact } = require('../../../core/requestLog');
const { SCOPES, USERS } = require('../seed');
const { consentPage, errorPage } = require('./authorizePage');

/** @typedef {import('../state').State} State */
/** @typedef {{ app: import('../state').App, redirectUri: string, scopes: string[], state: string,
 *   challenge: string, method: string }} AuthorizeRequest */

const LONGEST_STATE = 500;
const SIGNED_IN = [USERS.fern, USERS.moss, USERS.willow];

/**
 * What is wrong with the address that an app has sent somebody to.
 * @param {import('../state').App | undefined} app @param {URLSearchParams} query
 */
function problemOf(app, query) {
	if (!app) return 'Value passed for the client_id was invalid.';
	if (!app.redirectUris.includes(query.get('redirect_uri') ?? ''))
		return 'Value passed for the redirect_uri does not match a callback URL of the app.';
	if (query.get('response_type') !== 'code') return 'response_type must be code.';
	const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
	if (scopes.length === 0) return 'scope is missing.';
	const unknown = scopes.filter((scope) => !SCOPES.includes(scope));
	if (unknown.length > 0) return `Unknown scopes: ${unknown.join(', ')}.`;
	const state = query.get('state') ?? '';
	if (state === '' || state.length > LONGEST_STATE) return 'state is missing or too long.';
	if (!query.get('code_challenge')) return 'code_challenge is missing.';
	return ['S256', 'plain'].includes(query.get('code_challenge_method') ?? '')
		? undefined
		: 'code_challenge_method must be S256 or plain.';
}

/** @param {State} state @param {URLSearchParams} query
 *  @returns {{ problem: string } | { problem?: undefined, request: AuthorizeRequest }} */
function readAuthorize(state, query) {
	const app = state.apps.get(query.get('client_id') ?? '');
	const problem = problemOf(app, query);
	if (problem !== undefined || !app) return { problem: problem ?? '' };
	const text = (/** @type {string} */ name) => query.get(name) ?? '';
	return {
		request: {
			app,
			redirectUri: text('redirect_uri'),
			scopes: [...new Set(text('scope').split(' ').filter(Boolean))],
			state: text('state'),
			challenge: text('code_challenge'),
			method: text('code_challenge_method'),
		},
	};
}

/** @param {AuthorizeRequest} request @param {Record<string, string>} params */
function backTo({ redirectUri, state }, params) {
	const url = new URL(redirectUri);
	url.searchParams.set('state', state);
	for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
	return { status: 302, headers: { location: String(url) } };
}

/** @param {State} state @param {AuthorizeRequest} request @param {string} userId */
function grant(state, request, userId) {
	if (!SIGNED_IN.some(({ id }) => id === userId))
		return { status: 400, html: errorPage('Unknown account.') };
	const { app, redirectUri, scopes, challenge, method } = request;
	const code = crypto.randomBytes(30).toString('base64url');
	state.codes.set(code, {
		appId: app.id,
		userId,
		redirectUri,
		scopes,
		challenge,
		method,
		at: state.now(),
	});
	return backTo(request, { code });
}

/**
 * The authorize page on x.com. All scopes that the app asks for are granted together, as on X.
 * @param {State} state @param {import('../../../core/router').Exchange} exchange
 * @returns {Promise<import('../../../core/http').Answer>}
 */
async function handleAuthorize(state, exchange) {
	const bytes = exchange.method === 'POST' ? await collect(exchange.bytes()) : undefined;
	if (!/^\/(i|2)\/oauth2\/authorize$/.test(exchange.path))
		return { status: 404, html: errorPage('This page does not exist.') };
	const read = readAuthorize(state, exchange.query);
	if (read.problem !== undefined) return { status: 400, html: errorPage(read.problem) };
	if (exchange.method === 'GET') {
		const person = exchange.query.get('person') ?? USERS.fern.id;
		return {
			html: consentPage(read.request, { people: SIGNED_IN, person, query: exchange.query }),
		};
	}
	const form = new URLSearchParams(bytes?.toString('utf8'));
	exchange.log.body = redact(Object.fromEntries(form));
	return form.get('decision') === 'continue'
		? grant(state, read.request, form.get('person') ?? USERS.fern.id)
		: backTo(read.request, { error: 'access_denied' });
}

module.exports = { handleAuthorize };
