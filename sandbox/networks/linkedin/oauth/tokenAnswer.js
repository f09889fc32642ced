// @ts-check
'use strict';

const crypto = require('node:crypto');
const { issueRefreshToken } = require('../tokens');

/** @typedef {import('../state').State} State */

const seconds = (/** @type {number} */ ms) => Math.floor(ms / 1000);

const base64Json = (/** @type {unknown} */ value) =>
	Buffer.from(JSON.stringify(value)).toString('base64url');

/** @param {import('../state').Token} access */
function idToken({ clientId, personId, issuedAt, expiresAt }) {
	const claims = {
		iss: 'https://www.linkedin.com/oauth',
		aud: clientId,
		iat: seconds(issuedAt),
		exp: seconds(expiresAt),
		sub: personId,
	};
	const signature = crypto.randomBytes(32).toString('base64url');
	return `${base64Json({ alg: 'RS256', typ: 'JWT' })}.${base64Json(claims)}.${signature}`;
}

/** @param {State} state @param {any} app @param {import('../state').Token} access @param {import('../state').Token} [refresh] */
function tokenAnswer(state, app, access, refresh) {
	const held = app.refreshes ? (refresh ?? issueRefreshToken(state, access)) : undefined;
	return {
		access_token: access.token,
		expires_in: Math.round((access.expiresAt - state.now()) / 1000),
		...(held && {
			refresh_token: held.token,
			refresh_token_expires_in: Math.round((held.expiresAt - state.now()) / 1000),
		}),
		scope: access.scopes.join(','),
		token_type: 'Bearer',
		...(access.scopes.includes('openid') ? { id_token: idToken(access) } : {}),
	};
}

module.exports = { seconds, tokenAnswer };
