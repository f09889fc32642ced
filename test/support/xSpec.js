// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Checks calls against X's own OpenAPI descriptions, which may lie beside the checkout. X is renaming
 * fields: calls in the older names are held against 2.166, calls in the newer ones against 2.167.
 * What is the same in both must be right in both.
 */

const SPEC_FOLDER = path.resolve(__dirname, '../../../shared/specs/x');
const OLDER = 'openapi-2.166.json';
const NEWER = 'openapi-2.167.json';

/** Not in the descriptions, but documented: https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only */
const UNDESCRIBED = ['/oauth/authorize', '/oauth2/token', '/2/oauth2/token', '/2/oauth2/revoke'];

/** What only one of the descriptions has, with the reason why it is sent all the same. */
const KNOWN_DIFFERENCES = [
	// Events that 2.166 did not have yet: https://docs.x.com/changelog
	/openapi-2\.166.*POST \/2\/activity\/subscriptions: body\.event_type/,
	// The days of a period: asked for where the answer to the older call lacks them.
	/openapi-2\.166.*GET \/2\/tweets\/analytics: 'analytics\.fields'/,
];

/** @typedef {{ method: string, path: string, query?: Record<string, unknown>, body?: unknown,
 *   form?: Record<string, unknown> }} XRequest form: fields of a multipart call, `(file)` for files */
/** @typedef {any} Schema */
/** @typedef {{ name: string, document: any }} Spec */

function specIsPresent() {
	return fs.existsSync(path.join(SPEC_FOLDER, NEWER));
}

/** @type {Spec[] | undefined} */
let loaded;

/** @returns {Spec[]} the older and the newer */
function loadSpecs() {
	loaded ??= [OLDER, NEWER].map((name) => ({
		name,
		document: JSON.parse(fs.readFileSync(path.join(SPEC_FOLDER, name), 'utf8')),
	}));
	return loaded;
}

/** Names of the one naming only. */
const NAMES = {
	older: /^tweet\.fields$/,
	newer: /^post\.fields$/,
};

/** What X would object to. @param {XRequest} call @returns {string[]} */
function problemsOf(call) {
	if (UNDESCRIBED.includes(call.path)) return [];
	const names = Object.keys(call.query ?? {});
	const isOlder = names.some((name) => NAMES.older.test(name));
	const isNewer = names.some((name) => NAMES.newer.test(name));
	const [older, newer] = loadSpecs();
	const specs = isOlder ? [older] : isNewer ? [newer] : [older, newer];
	return specs
		.flatMap((spec) => problemsIn(spec.document, call).map((problem) => `${spec.name}: ${problem}`))
		.filter((problem) => !KNOWN_DIFFERENCES.some((known) => known.test(problem)));
}

/** @param {any} document @param {XRequest} call */
function problemsIn(document, call) {
	const where = `${call.method} ${call.path}`;
	const operation = findOperation(document, call);
	if (!operation) return [`${where}: no such call`];
	const general = `${call.method} ${operation.template}`;
	return [
		...queryProblems(document, operation, call.query ?? {}).map((text) => `${general}: ${text}`),
		...bodyProblems(document, operation, call).map((text) => `${general}: ${text}`),
	];
}

/** The most literal path that fits. @param {any} document @param {XRequest} call */
function findOperation(document, { method, path: called }) {
	const fitting = Object.keys(document.paths)
		.filter((template) => {
			const pattern = template.replace(/\{[^}]+\}/g, '[^/]+');
			return new RegExp(`^${pattern}$`).test(called);
		})
		.sort((one, other) => one.split('{').length - other.split('{').length);
	for (const template of fitting) {
		const described = document.paths[template][method.toLowerCase()];
		if (described) return { template, described };
	}
	return undefined;
}

/** @param {any} document @param {Schema} value */
function resolve(document, value) {
	let found = value;
	while (found?.$ref) {
		found = found.$ref
			.slice(2)
			.split('/')
			.reduce((/** @type {any} */ at, /** @type {string} */ part) => at[part], document);
	}
	return found;
}

/** @param {any} document @param {any} operation @param {Record<string, unknown>} query */
function queryProblems(document, { described }, query) {
	const parameters = (described.parameters ?? [])
		.map((/** @type {any} */ one) => resolve(document, one))
		.filter((/** @type {any} */ one) => one.in === 'query');
	const unknown = Object.keys(query).filter(
		(name) => !parameters.some((/** @type {any} */ one) => one.name === name),
	);
	const wrong = parameters.flatMap((/** @type {any} */ { name, required, schema }) => {
		if (query[name] === undefined) return required ? [`'${name}' is missing`] : [];
		const value = readQuery(resolve(document, schema), String(query[name]));
		return schemaProblems(document, schema, value, `'${name}'`);
	});
	return [...unknown.map((name) => `'${name}' is no parameter`), ...wrong];
}

/** @param {Schema} schema @param {string} text */
function readQuery(schema, text) {
	if (schema.type === 'array') return text.split(',');
	if (schema.type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
	if (schema.type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
	return text;
}

/** @param {any} document @param {any} operation @param {XRequest} call */
function bodyProblems(document, { described }, { body, form }) {
	const request = resolve(document, described.requestBody);
	if (!request) return body || form ? ['takes no body'] : [];
	if (body === undefined && form === undefined)
		return request.required ? ['the body is missing'] : [];
	const type = form ? 'multipart/form-data' : 'application/json';
	const content = request.content?.[type];
	if (!content) return [`takes no ${type}`];
	const sent = form ? readForm(document, content.schema, form) : body;
	return schemaProblems(document, content.schema, sent, 'body');
}

/** Fields of a form are text. @param {any} document @param {Schema} schema @param {Record<string, unknown>} form */
function readForm(document, schema, form) {
	const properties = Object.assign(
		{},
		...[resolve(document, schema)]
			.flatMap((one) => [one, ...(one.anyOf ?? []), ...(one.oneOf ?? [])])
			.map((one) => resolve(document, one).properties ?? {}),
	);
	return Object.fromEntries(
		Object.entries(form).map(([name, value]) => {
			const property = resolve(document, properties[name]) ?? {};
			const choices = [property, ...(property.oneOf ?? []), ...(property.anyOf ?? [])];
			const isNumber = choices.some((one) => resolve(document, one).type === 'integer');
			return [name, isNumber && /^\d+$/.test(String(value)) ? Number(value) : value];
		}),
	);
}

/** @param {any} document @param {Schema} given @param {unknown} value @param {string} at @returns {string[]} */
function schemaProblems(document, given, value, at) {
	const schema = resolve(document, given) ?? {};
	if (value === null) return schema.nullable ? [] : [`${at} is null`];
	const choices = schema.oneOf ?? schema.anyOf;
	if (choices) {
		const answers = choices.map((/** @type {Schema} */ one) =>
			schemaProblems(document, one, value, at),
		);
		if (!answers.some((/** @type {string[]} */ one) => one.length === 0)) return answers[0];
	}
	return [
		...(schema.allOf ?? []).flatMap((/** @type {Schema} */ one) =>
			schemaProblems(document, one, value, at),
		),
		...typeProblems(schema, value, at),
		...limitProblems(schema, value, at),
		...innerProblems(document, schema, value, at),
	];
}

/** @param {Schema} schema @param {unknown} value @param {string} at */
function typeProblems({ type, enum: values }, value, at) {
	const is = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
	const fits = !type || type === is || (type === 'number' && is === 'integer');
	if (!fits) return [`${at} is of type ${is}, not ${type}`];
	return values && !values.includes(value) ? [`${at} has the unknown value '${value}'`] : [];
}

/** @param {Schema} schema @param {any} value @param {string} at */
function limitProblems(schema, value, at) {
	const size = typeof value === 'number' ? value : (value?.length ?? 0);
	const min = schema.minimum ?? schema.minLength ?? schema.minItems ?? -Infinity;
	const max = schema.maximum ?? schema.maxLength ?? schema.maxItems ?? Infinity;
	const isTwice = schema.uniqueItems && new Set(value).size !== value.length;
	const pattern = schema.pattern && typeof value === 'string' && value !== '(file)';
	const isOff = pattern && !new RegExp(schema.pattern).test(value);
	const isNoTime = schema.format === 'date-time' && Number.isNaN(Date.parse(String(value)));
	return [
		...(size < min || size > max ? [`${at} is outside ${min} to ${max}`] : []),
		...(isTwice ? [`${at} has an entry twice`] : []),
		...(isOff ? [`${at} does not match ${schema.pattern}`] : []),
		...(isNoTime ? [`${at} is no time`] : []),
	];
}

/** @param {any} document @param {Schema} schema @param {any} value @param {string} at @returns {string[]} */
function innerProblems(document, schema, value, at) {
	if (Array.isArray(value)) {
		return value.flatMap((one, index) =>
			schemaProblems(document, schema.items ?? {}, one, `${at}[${index}]`),
		);
	}
	if (typeof value !== 'object') return [];
	const properties = schema.properties ?? {};
	const missing = (schema.required ?? []).filter(
		(/** @type {string} */ name) => value[name] === undefined,
	);
	const unknown = Object.keys(value).filter(
		(name) => !(name in properties) && schema.properties && !schema.additionalProperties,
	);
	return [
		...missing.map((/** @type {string} */ name) => `${at}.${name} is missing`),
		...unknown.map((name) => `${at}.${name} is no property`),
		...Object.entries(properties).flatMap(([name, inner]) =>
			value[name] === undefined
				? []
				: schemaProblems(document, inner, value[name], `${at}.${name}`),
		),
	];
}

module.exports = { problemsOf, specIsPresent };
