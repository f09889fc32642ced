// @ts-check
'use strict';

const { collect, readMultipart } = require('../../core/http');
const { redact } = require('../../core/requestLog');
const { invalid } = require('./errors');
const { createMp4Probe } = require('../../core/mp4');

const KEEP_BYTES = 10 * 1024 * 1024;

/**
 * @typedef {{ params: Record<string, unknown>, files: import('../../core/http').FilePart[] }} RequestBody
 */

/** @param {Buffer} bytes */
function parseJsonBody(bytes) {
	try {
		const parsed = JSON.parse(bytes.toString('utf8'));
		if (parsed && typeof parsed === 'object' && !Array.isArray(parsed)) return parsed;
	} catch {
		// falls through to the refusal below
	}
	throw invalid('The request body is not a JSON object');
}

/**
 * Reads a call's body in any of the encodings that Graph takes; anything else is refused.
 * @param {import('../../core/router').Exchange} exchange
 * @returns {Promise<RequestBody>}
 */
async function readBody(exchange) {
	const contentType = exchange.headers['content-type'] ?? '';
	const kind = contentType.split(';')[0].trim().toLowerCase();
	if (kind === 'multipart/form-data') {
		const { fields, files } = await readMultipart(exchange.bytes(), {
			contentType,
			keepBytes: KEEP_BYTES,
			createProbe: createMp4Probe,
		});
		exchange.log.files = files.map(({ name, filename, type, bytes, sha256 }) => ({
			name,
			filename,
			type,
			bytes,
			sha256,
		}));
		return { params: Object.fromEntries(fields), files };
	}
	const bytes = await collect(exchange.bytes());
	if (!bytes) throw invalid('The request body is too large');
	if (bytes.length === 0) return { params: {}, files: [] };
	if (kind === 'application/json') return { params: parseJsonBody(bytes), files: [] };
	if (kind === 'application/x-www-form-urlencoded') {
		return { params: Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))), files: [] };
	}
	throw invalid(`Unsupported content type ${kind || '(none)'} for a request body`);
}

/**
 * Query and body of a call as one set of parameters, and the token wherever it was sent.
 * @param {import('../../core/router').Exchange} exchange
 */
async function readRequest(exchange) {
	const body = await readBody(exchange);
	if (Object.keys(body.params).length > 0) exchange.log.body = redact(body.params);
	if (exchange.headers['if-none-match'] !== undefined) {
		throw invalid('Conditional requests (If-None-Match) are no longer supported');
	}
	const params = { ...Object.fromEntries(exchange.query), ...body.params };
	const header = /^(Bearer|OAuth) (.+)$/.exec(exchange.headers.authorization ?? '');
	const inParams = params.access_token === undefined ? undefined : String(params.access_token);
	return {
		method: exchange.method === 'POST' && params.method === 'delete' ? 'DELETE' : exchange.method,
		params,
		files: body.files,
		tokenText: inParams ?? header?.[2],
	};
}

module.exports = { readRequest };
