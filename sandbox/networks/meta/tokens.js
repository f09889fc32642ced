// @ts-check
'use strict';

const crypto = require('node:crypto');
const { graphError, invalid } = require('./errors');
const { IG_APP } = require('./instagram/seed');
const { APP } = require('./seed');

const DAY = 24 * 3600;

/** @typedef {import('./state').State} State */
/** @typedef {import('./state').Token} Token */

/**
 * Stores a token. `expiresAt` is unix seconds, 0 for never.
 * @param {State} state
 * @param {Partial<Token> & { type: Token['type'] }} token
 * @returns {Token}
 */
function issueToken(state, token) {
	const now = state.clock.seconds();
	/** @type {Token} */
	const issued = {
		token: token.token ?? `EAAG${crypto.randomBytes(24).toString('hex')}`,
		appId: APP.id,
		issuedAt: now,
		expiresAt: 0,
		dataAccessExpiresAt: now + 90 * DAY,
		isLongLived: false,
		...token,
	};
	state.tokens.set(issued.token, issued);
	return issued;
}

/**
 * The Page token that a user or system-user token yields: without expiry from a long-lived one, with
 * that token's expiry from a short-lived one; the same one each time.
 * @param {State} state @param {Token} source @param {string} pageId
 */
function pageTokenFor(state, source, pageId) {
	const digest = crypto.createHash('sha256').update(`${source.token} ${pageId}`).digest('hex');
	const token = `EAAGpage${digest.slice(0, 40)}`;
	return (
		state.tokens.get(token) ??
		issueToken(state, {
			token,
			type: 'PAGE',
			userId: source.userId,
			pageId,
			expiresAt: source.isLongLived ? 0 : source.expiresAt,
			isLongLived: source.isLongLived,
		})
	);
}

const SUBCODES = /** @type {Record<number, string>} */ ({
	458: 'Error validating access token: The user has not authorized application',
	459: 'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given',
	460: 'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons',
	463: 'Error validating access token: Session has expired',
	464: 'Error validating access token: The user is not a confirmed user',
	467: 'Error validating access token: The session is invalid because the user logged out',
	492: 'Error validating access token: The session has been invalidated because the user no longer has a role on the Page',
});

/** The 190 error of a token that is known but no longer good. @param {number} subcode */
const tokenError = (subcode) =>
	graphError(190, SUBCODES[subcode] ?? 'Error validating access token', { subcode });

/** @param {State} state @param {Token} token @returns {number | undefined} the subcode of what is wrong */
function tokenProblem(state, token) {
	if (token.invalidSubcode) return token.invalidSubcode;
	if (token.expiresAt !== 0 && token.expiresAt <= state.clock.seconds()) return 463;
	const person = token.userId ? state.people.get(token.userId) : undefined;
	if (person?.appRemoved) return 458;
	if (token.pageId && person && !person.roles.has(token.pageId)) return 492;
	return undefined;
}

/** @param {State} state @param {string} text @returns {Token | undefined} app tokens are their own proof */
function findToken(state, text) {
	const [appId, secret] = text.split('|');
	const app = state.apps.get(appId);
	if (app && secret !== undefined) {
		if (secret !== app.secret) return undefined;
		return {
			token: text,
			type: 'APP',
			appId,
			issuedAt: 0,
			expiresAt: 0,
			dataAccessExpiresAt: 0,
			isLongLived: true,
		};
	}
	return state.tokens.get(text);
}

/**
 * The token of a call. Throws 104 without one, 190 for an unknown or dead one, or one of the other login.
 * @param {State} state @param {string | undefined} text @param {'facebook' | 'instagram'} [login]
 */
function requireToken(state, text, login = 'facebook') {
	if (!text) {
		throw graphError(104, 'An access token is required to request this resource.', {
			httpStatus: 400,
		});
	}
	const token = findToken(state, text);
	if (!token || (token.type === 'IG') !== (login === 'instagram'))
		throw graphError(190, 'Invalid OAuth access token - Cannot parse access token');
	const subcode = tokenProblem(state, token);
	if (subcode) throw tokenError(subcode);
	return token;
}

/** The secret of an app, also of the Instagram app. @param {State} state @param {string} appId */
const secretOf = (state, appId) =>
	appId === IG_APP.id ? IG_APP.secret : (state.apps.get(appId)?.secret ?? '');

/**
 * Checks appsecret_proof: the HMAC of the very token sent, optionally bound to a time of at most five
 * minutes ago. Returns how the call was proved, for the request log.
 * @param {State} state @param {Token} token
 * @param {{ proof?: string, time?: string }} given
 */
function checkProof(state, token, given) {
	const wrong = (/** @type {string} */ message) =>
		invalid(message, { type: 'GraphMethodException' });
	if (given.proof === undefined) {
		// Whether Instagram Login knows the proof is not confirmed.
		if (state.settings.requireProof && token.type !== 'APP' && token.type !== 'IG') {
			throw wrong('API calls from the server require an appsecret_proof argument');
		}
		return 'none';
	}
	const secret = secretOf(state, token.appId);
	const message = given.time === undefined ? token.token : `${token.token}|${given.time}`;
	const expected = crypto.createHmac('sha256', secret).update(message).digest('hex');
	const isFresh =
		given.time === undefined || Math.abs(state.clock.seconds() - Number(given.time)) <= 300;
	if (given.proof !== expected || !isFresh) {
		throw wrong('Invalid appsecret_proof provided in the API argument');
	}
	return given.time === undefined ? 'valid' : 'valid-timed';
}

/** The permissions a token carries now. @param {State} state @param {Token} token */
function scopesOf(state, token) {
	if (token.type === 'IG') return token.scopes ?? [];
	const person = token.userId ? state.people.get(token.userId) : undefined;
	if (!person) return [];
	return [...person.grants]
		.filter(
			([permission, status]) =>
				status === 'granted' && (!token.scopes || token.scopes.includes(permission)),
		)
		.map(([permission]) => permission);
}

/**
 * The fault `expire-token`: the token of this call is expired from now on.
 * @param {State} state @param {import('../../core/router').Exchange} exchange @param {string | undefined} text
 */
function expireIfAsked(state, exchange, text) {
	const token = exchange.memo.expiresToken ? state.tokens.get(text ?? '') : undefined;
	if (token) token.expiresAt = 1;
}

module.exports = {
	checkProof,
	expireIfAsked,
	findToken,
	issueToken,
	pageTokenFor,
	requireToken,
	scopesOf,
	secretOf,
	tokenError,
	tokenProblem,
};
