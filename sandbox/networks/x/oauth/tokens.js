// @ts-check
'use strict';

const crypto = require('node:crypto');
const { plain } = require('../errors');

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Token} Token */

/** A token text in base64 as X has them. All begin alike, so that a search for leaked ones finds them. */
const newTokenText = () =>
	Buffer.from(`sandbox-x${crypto.randomBytes(45).toString('hex')}`).toString('base64url');

/** @param {State} state @param {Partial<Token> & Pick<Token, 'kind' | 'appId'>} token @returns {Token} */
function issueToken(state, token) {
	const issued = { token: newTokenText(), scopes: [], expiresAt: 0, ...token };
	state.tokens.set(issued.token, issued);
	return issued;
}

/**
 * A new access token of a person and, with the scope `offline.access`, its refresh token.
 * @param {State} state
 * @param {{ appId: string, userId: string, scopes: string[], access?: string, refresh?: string,
 *   expiresAt?: number }} grant texts and expiry only for tokens of the seed
 */
function issueGrant(state, { appId, userId, scopes, access, refresh, expiresAt }) {
	const token = issueToken(state, {
		...(access ? { token: access } : {}),
		kind: 'user',
		appId,
		userId,
		scopes,
		expiresAt: expiresAt ?? state.clock.seconds() + state.settings.accessTokenSeconds,
	});
	if (!scopes.includes('offline.access')) return { token };
	/** @type {import('../state').RefreshToken} */
	const refreshToken = {
		token: refresh ?? newTokenText(),
		appId,
		userId,
		scopes,
		access: token.token,
		state: 'live',
	};
	state.refreshTokens.set(refreshToken.token, refreshToken);
	return { token, refreshToken };
}

/** The answer of the token endpoint. @param {State} state @param {ReturnType<typeof issueGrant>} grant */
const grantAnswer = (state, { token, refreshToken }) => ({
	token_type: 'bearer',
	expires_in: state.settings.accessTokenSeconds,
	access_token: token.token,
	scope: token.scopes.join(' '),
	...(refreshToken ? { refresh_token: refreshToken.token } : {}),
});

/**
 * Ends a token, or a refresh token together with its access token. Unknown texts are passed over.
 * @param {State} state @param {string} text
 */
function revoke(state, text) {
	state.tokens.delete(text);
	for (const refresh of state.refreshTokens.values()) {
		if (refresh.token !== text && refresh.access !== text) continue;
		refresh.state = 'revoked';
		state.tokens.delete(refresh.access);
	}
}

/**
 * The token of a call's Authorization header. Throws 401 without a live one.
 * @param {State} state @param {import('../../../core/router').Exchange} exchange @returns {Token}
 */
function requireToken(state, exchange) {
	const [, text] = /^Bearer (\S+)$/.exec(exchange.headers.authorization ?? '') ?? [];
	const token = state.tokens.get(text ?? '');
	// The fault `expire-token`: the token of this call is expired from now on.
	if (token && exchange.memo.expiresToken) token.expiresAt = 1;
	const isLive = token && (token.expiresAt === 0 || token.expiresAt > state.clock.seconds());
	if (!isLive) throw plain(401, 'Unauthorized');
	exchange.log.tokenKind = token.kind;
	return token;
}

module.exports = { grantAnswer, issueGrant, issueToken, requireToken, revoke };
