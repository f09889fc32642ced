// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../../core/http');
const { redact } = require('../../../core/requestLog');
const { PEOPLE, PERMISSIONS, APP } = require('../seed');
const { consentPage, errorPage } = require('./dialogPage');

const DIALOG_PATH = /^\/v\d+\.\d+\/dialog\/oauth$/;

/** @typedef {{ app: typeof APP, redirectUri: string, scopes: string[], state: string, systemUser: boolean }} DialogRequest */

/** @param {import('../state').State} state @param {URLSearchParams} query
 *  @returns {{ problem: string } | { problem?: undefined, request: DialogRequest }} */
function readDialog(state, query) {
	const app = state.apps.get(query.get('client_id') ?? '');
	if (app?.id !== APP.id)
		return { problem: 'Invalid App ID: the provided app ID does not look like a valid app ID.' };
	const redirectUri = query.get('redirect_uri') ?? '';
	if (!APP.redirectUris.includes(redirectUri)) {
		return {
			problem:
				"URL Blocked: This redirect failed because the redirect URI is not white-listed in the app's client OAuth settings.",
		};
	}
	if (!['code', ''].includes(query.get('response_type') ?? ''))
		return { problem: 'This response_type is not supported here.' };
	const configId = query.get('config_id');
	const systemUser = configId === APP.systemUserConfigId;
	if (configId !== null && configId !== APP.configId && !systemUser)
		return { problem: 'Invalid config_id.' };
	if (systemUser && query.get('override_default_response_type') !== 'true') {
		return {
			problem:
				'A system-user configuration needs response_type=code and override_default_response_type=true.',
		};
	}
	const asked = (query.get('scope') ?? '').split(/[\s,]+/).filter(Boolean);
	const unknown = asked.filter((scope) => !PERMISSIONS.includes(scope));
	if (configId === null && unknown.length > 0)
		return { problem: `Invalid Scopes: ${unknown.join(', ')}.` };
	const scopes =
		configId === null
			? ['public_profile', ...asked.filter((scope) => scope !== 'public_profile')]
			: PERMISSIONS;
	return {
		request: { app: APP, redirectUri, scopes, state: query.get('state') ?? '', systemUser },
	};
}

/** @param {DialogRequest} request @param {Record<string, string>} params */
function backTo(request, params) {
	const url = new URL(request.redirectUri);
	for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
	if (request.state) url.searchParams.set('state', request.state);
	return { status: 302, headers: { location: `${url}#_=_` } };
}

const denied = {
	error: 'access_denied',
	error_code: '200',
	error_reason: 'user_denied',
	error_description: 'Permissions error',
};

/** @param {import('../state').State} state @param {DialogRequest} request @param {URLSearchParams} form */
function grant(state, request, form) {
	const userId = request.systemUser
		? PEOPLE.systemUser.id
		: (form.get('person') ?? PEOPLE.manager.id);
	const person = state.people.get(userId);
	if (!person) return { status: 400, html: errorPage('Unknown person.') };
	const ticked = new Set(form.getAll('permission'));
	person.appRemoved = false;
	for (const permission of PERMISSIONS) {
		if (!request.scopes.includes(permission)) person.grants.delete(permission);
		else
			person.grants.set(
				permission,
				ticked.has(permission) || permission === 'public_profile' ? 'granted' : 'declined',
			);
	}
	const pages = form.getAll('page');
	const isAll = [...person.listed].every((id) => pages.includes(id));
	person.selectedPages = isAll || form.get('all_pages') === 'true' ? undefined : new Set(pages);
	const code = `AQ${crypto.randomBytes(30).toString('base64url')}`;
	const { redirectUri, systemUser } = request;
	state.codes.set(code, {
		appId: request.app.id,
		userId,
		redirectUri,
		at: state.now(),
		used: false,
		systemUser,
	});
	return backTo(request, { code });
}

/**
 * The login dialog on www.facebook.com: shows what the app asks for, and returns a code for what the
 * person left ticked.
 * @param {import('../state').State} state
 * @param {import('../../../core/router').Exchange} exchange
 * @returns {Promise<import('../../../core/http').Answer>}
 */
async function handleDialog(state, exchange) {
	const bytes = exchange.method === 'POST' ? await collect(exchange.bytes()) : undefined;
	if (!DIALOG_PATH.test(exchange.path))
		return { status: 404, html: errorPage("This page isn't available.") };
	const read = readDialog(state, exchange.query);
	if (read.problem !== undefined) return { status: 400, html: errorPage(read.problem) };
	if (exchange.method === 'GET') {
		const person = state.people.get(exchange.query.get('person') ?? PEOPLE.manager.id);
		return { html: consentPage(state, read.request, { person, query: exchange.query }) };
	}
	const form = new URLSearchParams(bytes?.toString('utf8'));
	exchange.log.body = redact(
		Object.fromEntries([...form.keys()].map((key) => [key, form.getAll(key)])),
	);
	return form.get('decision') === 'continue'
		? grant(state, read.request, form)
		: backTo(read.request, denied);
}

module.exports = { handleDialog };
