// @ts-check
'use strict';

const { accessDenied, traceHeaders } = require('./errors');
const { requireToken } = require('./tokens');

/** @param {import('./state').State} state @param {import('./state').Token} token */
function userInfo(state, token) {
	if (!token.scopes.includes('openid')) throw accessDenied('userinfo.GET.NO_VERSION');
	const { id, given, family, email } = /** @type {any} */ (state.people.get(token.personId));
	const hasProfile = token.scopes.includes('profile');
	const hasEmail = token.scopes.includes('email') && email;
	return {
		sub: id,
		...(hasProfile && {
			name: `${given} ${family}`,
			given_name: given,
			family_name: family,
			picture: `https://media.licdn.com/people/${id}.jpg`,
			locale: state.settings.localeAsText ? 'en_US' : { country: 'US', language: 'en' },
		}),
		...(hasEmail && { email, email_verified: true }),
	};
}

/** @param {string} name */
const localized = (name) => ({
	localized: { en_US: name },
	preferredLocale: { country: 'US', language: 'en' },
});

/** @param {import('./state').State} state @param {import('./state').Token} token */
function me(state, token) {
	if (!['r_basicprofile', 'profile'].some((scope) => token.scopes.includes(scope)))
		throw accessDenied('me.GET.NO_VERSION');
	const { id, given, family } = /** @type {any} */ (state.people.get(token.personId));
	return {
		id,
		localizedFirstName: given,
		localizedLastName: family,
		firstName: localized(given),
		lastName: localized(family),
		localizedHeadline: 'Page manager',
		vanityName: given.toLowerCase(),
	};
}

/** @type {Record<string, (state: import('./state').State, token: import('./state').Token) => unknown>} */
const CALLS = { '/v2/userinfo': userInfo, '/v2/me': me };

/**
 * The unversioned calls about the member.
 * @param {import('./state').State} state @param {import('../../core/router').Exchange} exchange
 * @returns {import('../../core/http').Answer | undefined} undefined for other paths
 */
function handleProfile(state, exchange) {
	const run = exchange.method === 'GET' ? CALLS[exchange.path] : undefined;
	if (!run) return undefined;
	const token = requireToken(state, exchange.headers.authorization);
	return { headers: traceHeaders(), json: run(state, token) };
}

module.exports = { handleProfile };
