// @ts-check
'use strict';

const { collect } = require('../../../core/http');
const { redact } = require('../../../core/requestLog');
const { refusal } = require('../errors');

/** @typedef {import('../state').State} State */

/** @param {number} status @param {string} error @param {string} description */
const oauthRefusal = (status, error, description) =>
	refusal(status, { error, error_description: description });

/** The fields of a form body. Throws 400 for any other encoding. @param {import('../../../core/router').Exchange} exchange */
async function readForm(exchange) {
	const type = String(exchange.headers['content-type'] ?? '')
		.split(';')[0]
		.trim();
	const bytes = await collect(exchange.bytes());
	if (type !== 'application/x-www-form-urlencoded' || !bytes)
		throw oauthRefusal(
			400,
			'invalid_request',
			'The body must be application/x-www-form-urlencoded',
		);
	const fields = Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
	exchange.log.body = redact(fields);
	return fields;
}

/** User and password of HTTP Basic. @param {import('../../../core/router').Exchange} exchange */
function basicOf(exchange) {
	const [, encoded] = /^Basic (\S+)$/.exec(exchange.headers.authorization ?? '') ?? [];
	if (encoded === undefined) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const at = text.indexOf(':');
	if (at < 0) return undefined;
	return {
		user: decodeURIComponent(text.slice(0, at)),
		password: decodeURIComponent(text.slice(at + 1)),
	};
}

/**
 * The app that calls the token endpoint: a confidential client by HTTP Basic, a public one by
 * `client_id` in the body. Throws 400 or 401 for the wrong way.
 * @param {State} state @param {import('../../../core/router').Exchange} exchange
 * @param {Record<string, string>} fields
 */
function clientOf(state, exchange, fields) {
	const basic = basicOf(exchange);
	const app = state.apps.get(basic?.user ?? fields.client_id ?? '');
	if (basic) {
		if (!app?.clientSecret || app.clientSecret !== basic.password)
			throw oauthRefusal(401, 'invalid_client', 'Invalid client credentials.');
		return app;
	}
	if (!app || app.clientSecret)
		throw oauthRefusal(401, 'unauthorized_client', 'Missing valid authorization header');
	return app;
}

module.exports = { basicOf, clientOf, oauthRefusal, readForm };
