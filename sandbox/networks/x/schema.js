// @ts-check
'use strict';

/**
 * The part of JSON Schema in which the OpenAPI description states its bodies and parameters. Objects
 * never take properties that are not listed.
 * @typedef {{ type: 'object', properties: Record<string, Schema>, required?: string[] }
 *   | { type: 'array', items: Schema, minItems?: number, maxItems?: number, uniqueItems?: boolean }
 *   | { type: 'string', pattern?: RegExp, enum?: readonly string[], minLength?: number, maxLength?: number }
 *   | { type: 'integer', minimum?: number, maximum?: number }
 *   | { type: 'boolean' } | { type: 'anything' }} Schema
 * @typedef {{ path: string, value: unknown, message: string }} SchemaProblem
 */

/** @param {string} path @param {unknown} value @param {string} message @returns {SchemaProblem[]} */
const wrong = (path, value, message) => [{ path, value, message: `[${path}: ${message}]` }];

/** @param {unknown} value */
function typeOf(value) {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
}

/** @param {Extract<Schema, { type: 'object' }>} schema @param {any} value @param {string} path */
function objectProblems({ properties, required = [] }, value, path) {
	const missing = required
		.filter((name) => value[name] === undefined)
		.flatMap((name) => wrong(`${path}.${name}`, undefined, 'is missing but it is required'));
	const inner = Object.entries(value).flatMap(([name, member]) =>
		name in properties
			? problemsOf(properties[name], member, `${path}.${name}`)
			: wrong(
					`${path}.${name}`,
					member,
					'is not defined in the schema and the schema does not allow additional properties',
				),
	);
	return [...missing, ...inner];
}

/** @param {Extract<Schema, { type: 'array' }>} schema @param {unknown[]} value @param {string} path */
function arrayProblems({ items, minItems = 0, maxItems = Infinity, uniqueItems }, value, path) {
	if (value.length < minItems)
		return wrong(path, value, `there must be a minimum of ${minItems} items in the array`);
	if (value.length > maxItems)
		return wrong(path, value, `there must be a maximum of ${maxItems} items in the array`);
	if (uniqueItems && new Set(value).size < value.length)
		return wrong(path, value, 'the items in the array must be unique');
	return value.flatMap((item, index) => problemsOf(items, item, `${path}[${index}]`));
}

/** @param {Extract<Schema, { type: 'string' }>} schema @param {string} value @param {string} path */
function stringProblems(
	{ pattern, enum: values, minLength = 0, maxLength = Infinity },
	value,
	path,
) {
	const { length } = [...value];
	if (values && !values.includes(value))
		return wrong(path, value, `does not have a value in the enumeration [${values.join(', ')}]`);
	if (pattern && !pattern.test(value))
		return wrong(path, value, `does not match the regex pattern ${pattern.source}`);
	if (length < minLength)
		return wrong(path, value, `must be at least ${minLength} characters long`);
	if (length > maxLength) return wrong(path, value, `may only be ${maxLength} characters long`);
	return [];
}

/**
 * What of a value does not fit a schema; nothing when it fits.
 * @param {Schema} schema @param {any} value @param {string} [path]
 * @returns {SchemaProblem[]}
 */
function problemsOf(schema, value, path = '$') {
	if (schema.type === 'anything') return [];
	const type = typeOf(value);
	if (type !== schema.type) return wrong(path, value, `${type} found, ${schema.type} expected`);
	if (schema.type === 'object') return objectProblems(schema, value, path);
	if (schema.type === 'array') return arrayProblems(schema, value, path);
	if (schema.type === 'string') return stringProblems(schema, value, path);
	if (schema.type !== 'integer') return [];
	const { minimum = -Infinity, maximum = Infinity } = schema;
	if (value < minimum) return wrong(path, value, `must have a minimum value of ${minimum}`);
	return value > maximum ? wrong(path, value, `must have a maximum value of ${maximum}`) : [];
}

/** A query parameter's text as the value that its schema is about: lists are separated by commas.
 *  @param {Schema} schema @param {string} text @returns {unknown} */
function fromText(schema, text) {
	if (schema.type === 'array') return text.split(',').map((item) => fromText(schema.items, item));
	if (schema.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
	if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
	return text;
}

const ID_PATTERN = /^[0-9]{1,19}$/;
/** @type {Schema} */
const ID = { type: 'string', pattern: ID_PATTERN };
/** @type {Schema} */
const TEXT = { type: 'string' };
/** @type {Schema} */
const FLAG = { type: 'boolean' };
/** UTC, as in all samples: `2026-11-20T10:00:00Z`. @type {Schema} */
const TIME = { type: 'string', pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ };

/** @param {readonly string[]} values @returns {Schema} */
const oneOf = (values) => ({ type: 'string', enum: values });

/** @param {number} minimum @param {number} maximum @returns {Schema} */
const whole = (minimum, maximum) => ({ type: 'integer', minimum, maximum });

/** @param {Schema} items @param {number} [minItems] @param {number} [maxItems] @returns {Schema} */
const list = (items, minItems = 1, maxItems) => ({ type: 'array', items, minItems, maxItems });

/** @param {Record<string, Schema>} properties @param {string[]} [required] @returns {Schema} */
const object = (properties, required = []) => ({ type: 'object', properties, required });

module.exports = {
	FLAG,
	ID,
	ID_PATTERN,
	TEXT,
	TIME,
	fromText,
	list,
	object,
	oneOf,
	problemsOf,
	whole,
};
