// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../../../core/http');
const { redact } = require('../../../../core/requestLog');
const { errorPage } = require('../../account/dialogPage');
const { IG_APP, SCOPES } = require('../seed');
const { consentPage } = require('./dialogPage');

/** @typedef {{ redirectUri: string, scopes: string[], state: string }} DialogRequest */

/** @param {URLSearchParams} query @returns {{ problem: string } | { problem?: undefined, request: DialogRequest }} */
function readDialog(query) {
	if (query.get('client_id') !== IG_APP.id)
		return { problem: 'Invalid platform app: client_id must be the Instagram app ID.' };
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!IG_APP.redirectUris.includes(redirectUri)) return { problem: 'Invalid redirect_uri.' };
	if (query.get('response_type') !== 'code') return { problem: 'response_type must be code.' };
	const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter(Boolean);
	const unknown = scopes.filter((scope) => !SCOPES.includes(scope));
	if (unknown.length > 0) return { problem: `Invalid scope: ${unknown.join(', ')}.` };
	if (!scopes.includes('instagram_business_basic'))
		return { problem: 'Invalid scope: instagram_business_basic is mandatory.' };
	return { request: { redirectUri, scopes, state: query.get('state') ?? '' } };
}

/** @param {DialogRequest} request @param {Record<string, string>} params */
function backTo(request, params) {
	const url = new URL(request.redirectUri);
	for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
	if (request.state) url.searchParams.set('state', request.state);
	return { status: 302, headers: { location: `${url}#_` } };
}

const denied = {
	error: 'access_denied',
	error_reason: 'user_denied',
	error_description: 'The user denied your request.',
};

/** @param {import('../../state').State} state @param {DialogRequest} request @param {URLSearchParams} form */
function grant(state, request, form) {
	const account = state.igAccounts.get(form.get('account') ?? '');
	if (!account) return { status: 400, html: errorPage('Unknown account.') };
	const ticked = form.getAll('permission');
	const scopes = request.scopes.filter(
		(scope) => ticked.includes(scope) || scope === 'instagram_business_basic',
	);
	const code = `AQ${crypto.randomBytes(40).toString('base64url')}`;
	const { redirectUri } = request;
	state.igCodes.set(code, {
		accountId: account.id,
		redirectUri,
		scopes,
		at: state.now(),
		isUsed: false,
	});
	return backTo(request, { code });
}

/**
 * The login dialog on www.instagram.com (and, as an older page of the vendor prints it, on
 * api.instagram.com).
 * @param {import('../../state').State} state
 * @param {import('../../../../core/router').Exchange} exchange
 * @returns {Promise<import('../../../../core/http').Answer>}
 */
async function handleInstagramDialog(state, exchange) {
	const bytes = exchange.method === 'POST' ? await collect(exchange.bytes()) : undefined;
	if (!/^\/oauth\/authorize\/?$/.test(exchange.path))
		return { status: 404, html: errorPage("This page isn't available.") };
	const read = readDialog(exchange.query);
	if (read.problem !== undefined) return { status: 400, html: errorPage(read.problem) };
	if (exchange.method === 'GET') return { html: consentPage(state, read.request) };
	const form = new URLSearchParams(bytes?.toString('utf8'));
	exchange.log.body = redact(
		Object.fromEntries([...form.keys()].map((key) => [key, form.getAll(key)])),
	);
	return form.get('decision') === 'continue'
		? grant(state, read.request, form)
		: backTo(read.request, denied);
}

module.exports = { handleInstagramDialog };
