// @ts-check
'use strict';

const { collect, readMultipart } = require('../../core/http');
const { redact } = require('../../core/requestLog');
const { invalidParameter, invalidRequest, plain } = require('./errors');
const { fromText, problemsOf } = require('./schema');

/** @typedef {import('../../core/router').Exchange} Exchange */
/** @typedef {import('./schema').Schema} Schema */

/**
 * Query parameters, each as its schema has it. Throws 400 for unknown, repeated, missing and wrong ones.
 * @param {URLSearchParams} given @param {Record<string, Schema>} schemas @param {string[]} [required]
 * @returns {Record<string, any>}
 */
function readQuery(given, schemas, required = []) {
	/** @type {Record<string, unknown>} */
	const query = {};
	for (const [name, text] of given) {
		if (!Object.hasOwn(schemas, name))
			throw invalidParameter(
				name,
				text,
				`The query parameter [${name}] is not one of [${Object.keys(schemas).join(',')}]`,
			);
		if (name in query)
			throw invalidParameter(name, text, `The query parameter [${name}] can only be given once`);
		query[name] = fromText(schemas[name], text);
		const problems = problemsOf(schemas[name], query[name], name);
		if (problems.length > 0)
			throw invalidParameter(
				name,
				text,
				`The \`${name}\` query parameter value ${problems[0].message}`,
			);
	}
	const missing = required.filter((name) => !(name in query));
	if (missing.length > 0)
		throw invalidParameter(
			missing[0],
			'',
			`The \`${missing[0]}\` query parameter can not be empty`,
		);
	return query;
}

/** @param {Exchange} exchange */
const contentTypeOf = (exchange) =>
	String(exchange.headers['content-type'] ?? '')
		.split(';')[0]
		.trim()
		.toLowerCase();

/** Throws 400 for a body that does not fit. @param {Schema} schema @param {unknown} body */
function checkBody(schema, body) {
	const problems = problemsOf(schema, body);
	if (problems.length === 0) return;
	throw invalidRequest(
		problems.map(({ path, value, message }) => ({
			parameters: value === undefined ? {} : { [path]: [String(value)] },
			message,
		})),
	);
}

/** @param {Exchange} exchange @returns {Promise<Record<string, any>>} */
async function readJson(exchange) {
	const bytes = await collect(exchange.bytes());
	if (!bytes) throw plain(413, 'Payload Too Large');
	if (contentTypeOf(exchange) !== 'application/json')
		throw plain(415, 'Unsupported Media Type', 'The content type must be application/json');
	try {
		const body = JSON.parse(bytes.toString('utf8'));
		exchange.log.body = redact(body);
		return body;
	} catch {
		throw invalidRequest([{ message: 'Requests must be JSON encoded' }]);
	}
}

/**
 * A multipart body with its file called `media`; a JSON body may have the file in base64 instead.
 * @param {Exchange} exchange @param {number} keepBytes how large a file is held
 * @returns {Promise<{ fields: Record<string, any>, file?: import('../../core/http').FilePart }>}
 */
async function readUpload(exchange, keepBytes) {
	if (contentTypeOf(exchange) !== 'multipart/form-data') {
		const { media, ...fields } = await readJson(exchange);
		return { fields: { ...fields, ...(media === undefined ? {} : { media }) } };
	}
	const { fields, files } = await readMultipart(exchange.bytes(), {
		contentType: String(exchange.headers['content-type']),
		keepBytes,
	});
	exchange.log.body = redact(Object.fromEntries(fields));
	exchange.log.files = files.map(({ name, filename, type, bytes, sha256 }) => ({
		name,
		filename,
		type,
		bytes,
		sha256,
	}));
	const unknown = files.find(({ name }) => name !== 'media');
	if (unknown || files.length > 1)
		throw invalidParameter(
			unknown?.name ?? 'media',
			'',
			'[$: exactly one file named media is expected]',
		);
	return { fields: Object.fromEntries(fields), file: files[0] };
}

module.exports = { checkBody, readJson, readQuery, readUpload };
