// @ts-check
'use strict';

const { collect } = require('../../core/http');
const { apiError } = require('./errors');

const LONGEST_QUERY = 8_000;

/** @param {import('../../core/router').Exchange} exchange */
async function readText(exchange) {
	const bytes = await collect(exchange.bytes());
	if (!bytes) throw apiError({ status: 413, message: 'Request entity is too large' });
	return bytes.toString('utf8');
}

/** @param {import('../../core/router').Exchange} exchange @param {string} text */
function parseJson(exchange, text) {
	if (text === '') return undefined;
	const kind = (exchange.headers['content-type'] ?? '').split(';')[0].trim();
	if (kind !== 'application/json')
		throw apiError({ status: 415, message: `Unsupported content type ${kind || '(none)'}` });
	try {
		const body = JSON.parse(text);
		exchange.log.body = body;
		return body;
	} catch {
		throw apiError({
			status: 400,
			code: 'ILLEGAL_ARGUMENT',
			message: 'Cannot parse request entity',
		});
	}
}

/** Query tunnelling: a long query may come as the form body of a POST.
 *  @param {import('../../core/router').Exchange} exchange */
async function readRequest(exchange) {
	const text = await readText(exchange);
	const override = exchange.headers['x-http-method-override'];
	if (override !== undefined) {
		const kind = (exchange.headers['content-type'] ?? '').split(';')[0].trim();
		if (
			exchange.method !== 'POST' ||
			override !== 'GET' ||
			kind !== 'application/x-www-form-urlencoded'
		)
			throw apiError({ status: 400, code: 'ILLEGAL_ARGUMENT', message: 'Malformed query tunnel' });
		exchange.log.notes.push('tunnelled');
		return { method: 'GET', search: text, body: undefined };
	}
	const search = exchange.search.slice(1);
	if (search.length > LONGEST_QUERY) throw apiError({ status: 414, message: 'URI too long' });
	return { method: exchange.method, search, body: parseJson(exchange, text) };
}

module.exports = { readRequest };
