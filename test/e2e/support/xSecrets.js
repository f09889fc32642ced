// @ts-check
'use strict';

/** Tokens of X have this form wherever the sandbox issues them. */
const X_TOKEN = /c2FuZGJveC14[\w-]{20,}/g;

/** All secrets of a seed of X. @param {any} seed @returns {string[]} */
function xSecretsOf({ tokens, refreshTokens, app, nativeApp }) {
	return [
		...Object.values(tokens),
		...Object.values(refreshTokens),
		...[app.clientSecret, app.apiKey, app.apiSecret, nativeApp.apiKey, nativeApp.apiSecret],
	];
}

module.exports = { X_TOKEN, xSecretsOf };
