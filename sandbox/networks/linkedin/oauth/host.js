// @ts-check
'use strict';

const { errorPage } = require('./consentPage');
const { handleAuthorize } = require('./authorize');
const { handleTokenCall } = require('./tokenCalls');

const DISCOVERY = {
	issuer: 'https://www.linkedin.com/oauth',
	authorization_endpoint: 'https://www.linkedin.com/oauth/v2/authorization',
	token_endpoint: 'https://www.linkedin.com/oauth/v2/accessToken',
	userinfo_endpoint: 'https://api.linkedin.com/v2/userinfo',
	response_types_supported: ['code'],
	subject_types_supported: ['pairwise'],
	scopes_supported: ['openid', 'profile', 'email'],
};

/** OAuth on www.linkedin.com. @param {import('../state').State} state
 *  @param {import('../../../core/router').Exchange} exchange @returns {Promise<import('../../../core/http').Answer>} */
async function handleOAuth(state, exchange) {
	if (exchange.path === '/oauth/v2/authorization') return handleAuthorize(state, exchange);
	if (exchange.path === '/oauth/.well-known/openid-configuration') return { json: DISCOVERY };
	return (
		(await handleTokenCall(state, exchange)) ?? { status: 404, html: errorPage('Page not found') }
	);
}

module.exports = { handleOAuth };
