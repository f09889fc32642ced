// @ts-check
'use strict';

const crypto = require('node:crypto');
const { apiError } = require('./errors');

const DAY = 86_400_000;
const ACCESS_MS = 60 * DAY;
const REFRESH_MS = 365 * DAY;

/** @typedef {import('./state').State} State */
/** @typedef {import('./state').Token} Token */

/**
 * Stores an access token of 60 days.
 * @param {State} state @param {Partial<Token> & { clientId: string, personId: string, scopes: string[] }} token
 * @returns {Token}
 */
function issueToken(state, token) {
	const now = state.now();
	const issued = {
		token: `AQX${crypto.randomBytes(90).toString('base64url')}`,
		issuedAt: now,
		authorizedAt: now,
		expiresAt: (token.issuedAt ?? now) + ACCESS_MS,
		isRevoked: false,
		...token,
	};
	state.tokens.set(issued.token, issued);
	return issued;
}

/** A refresh token: 365 days from the consent, whatever is refreshed in between.
 *  @param {State} state @param {Token} access @param {string} [token] */
function issueRefreshToken(state, access, token) {
	const issued = {
		...access,
		token: token ?? `AQW${crypto.randomBytes(90).toString('base64url')}`,
		expiresAt: access.authorizedAt + REFRESH_MS,
	};
	state.refreshTokens.set(issued.token, issued);
	return issued;
}

/**
 * A consent to another set of scopes ends all earlier tokens of the same member and app.
 * @param {State} state @param {{ clientId: string, personId: string, scopes: string[] }} grant
 */
function endOtherGrants(state, { clientId, personId, scopes }) {
	const wanted = [...scopes].sort().join(' ');
	for (const token of [...state.tokens.values(), ...state.refreshTokens.values()]) {
		const isSamePair = token.clientId === clientId && token.personId === personId;
		if (isSamePair && [...token.scopes].sort().join(' ') !== wanted) token.isRevoked = true;
	}
}

/** @param {State} state @param {Token} token @returns {'active' | 'revoked' | 'expired'} */
function statusOf(state, token) {
	if (token.isRevoked) return 'revoked';
	return token.expiresAt <= state.now() ? 'expired' : 'active';
}

/** @param {number} serviceErrorCode @param {string} code @param {string} message */
const unauthorized = (serviceErrorCode, code, message) =>
	apiError({ status: 401, serviceErrorCode, code, message });

/**
 * The token of a call; throws 401 as LinkedIn does.
 * @param {State} state @param {string | undefined} authorization
 * @returns {Token}
 */
function requireToken(state, authorization) {
	const [, text] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
	if (!text) throw unauthorized(65604, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token');
	const token = state.tokens.get(text);
	if (!token) throw unauthorized(65600, 'INVALID_ACCESS_TOKEN', 'Invalid access token');
	const isTooFresh = state.now() - token.issuedAt < state.settings.freshTokenMs;
	if (token.isRevoked || isTooFresh)
		throw unauthorized(
			65601,
			'REVOKED_ACCESS_TOKEN',
			'The token used in the request has been revoked by the user',
		);
	if (statusOf(state, token) === 'expired')
		throw unauthorized(65602, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired');
	return token;
}

module.exports = { endOtherGrants, issueRefreshToken, issueToken, requireToken, statusOf };
