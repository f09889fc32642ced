// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../../core/http');
const { consentPage, errorPage } = require('./consentPage');

/** @typedef {{ app: any, redirectUri: string, scopes: string[], state: string | null }} AuthorizeRequest */

/** What cannot be sent back to the app, because nobody knows where back is.
 *  @param {import('../state').State} state @param {URLSearchParams} query */
function problemOf(state, query) {
	const app = state.apps.get(query.get('client_id') ?? '');
	if (!app) return 'The passed in client_id is invalid';
	if (!app.redirectUris.includes(query.get('redirect_uri') ?? ''))
		return 'The redirect_uri does not match the registered value';
	return undefined;
}

/** @param {AuthorizeRequest} request @param {Record<string, string>} params */
function backTo({ redirectUri, state }, params) {
	const url = new URL(redirectUri);
	for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
	if (state !== null) url.searchParams.set('state', state);
	return { status: 302, headers: { location: String(url) } };
}

/** @param {import('../state').State} state @param {AuthorizeRequest} request @param {URLSearchParams} form */
function decide(state, request, form) {
	if (form.get('decision') !== 'continue')
		return backTo(request, {
			error: 'user_cancelled_authorize',
			error_description: 'The user cancelled the authorization',
		});
	const person = state.people.get(form.get('person') ?? '');
	if (!person) return { status: 400, html: errorPage('Unknown person.') };
	const code = `AQT${crypto.randomBytes(40).toString('base64url')}`;
	const { app, redirectUri, scopes } = request;
	state.codes.set(code, {
		clientId: app.clientId,
		personId: person.id,
		redirectUri,
		scopes,
		at: state.now(),
	});
	return backTo(request, { code });
}

/**
 * The consent on www.linkedin.com: returns a code for all scopes that were asked for, or an error.
 * @param {import('../state').State} state @param {import('../../../core/router').Exchange} exchange
 * @returns {Promise<import('../../../core/http').Answer>}
 */
async function handleAuthorize(state, exchange) {
	const { query } = exchange;
	const problem = problemOf(state, query);
	if (problem) return { status: 400, html: errorPage(problem) };
	const app = state.apps.get(query.get('client_id') ?? '');
	/** @type {AuthorizeRequest} */
	const request = {
		app,
		redirectUri: query.get('redirect_uri') ?? '',
		scopes: (query.get('scope') ?? '').split(' ').filter(Boolean),
		state: query.get('state'),
	};
	if (query.get('response_type') !== 'code')
		return backTo(request, {
			error: 'unsupported_response_type',
			error_description: 'response_type must be code',
		});
	const foreign = request.scopes.find((scope) => !app?.scopes.includes(scope));
	if (foreign || request.scopes.length === 0)
		return backTo(request, {
			error: 'unauthorized_scope_error',
			error_description: `Scope "${foreign ?? ''}" is not authorized for your application`,
		});
	if (exchange.method === 'GET') return { html: consentPage(request) };
	const form = new URLSearchParams((await collect(exchange.bytes()))?.toString('utf8'));
	exchange.log.body = Object.fromEntries(form);
	return decide(state, request, form);
}

module.exports = { handleAuthorize };
