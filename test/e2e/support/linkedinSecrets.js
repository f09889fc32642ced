// @ts-check
'use strict';

/** Tokens of LinkedIn have these forms wherever the sandbox issues them. */
const LINKEDIN_TOKEN = /AQ[XW][\w-]{110,}|AQ[XW]sandbox\w{30,}/g;

/** All secrets of a seed of LinkedIn. @param {any} seed @returns {string[]} */
function linkedInSecretsOf({ tokens, apps }) {
	const secrets = Object.values(apps).map((/** @type {any} */ { clientSecret }) => clientSecret);
	return [.../** @type {string[]} */ (Object.values(tokens)), ...secrets];
}

module.exports = { LINKEDIN_TOKEN, linkedInSecretsOf };
