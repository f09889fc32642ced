// @ts-check
'use strict';

const { apiError, badParam } = require('../errors');
const { parseUrn } = require('../urn');
const { parseValue } = require('./value');

/**
 * How one query parameter or key is read; throws when the value is of another form.
 * @typedef {(value: import('./value').Value, name: string) => any} ParamType
 */

/** @type {ParamType} */
const text = (value, name) => {
	if (typeof value !== 'string') throw badParam(name);
	return value;
};

/** @type {ParamType} */
const int = (value, name) => {
	if (typeof value !== 'string' || !/^-?\d+$/.test(value)) throw badParam(name);
	return Number(value);
};

/** @type {ParamType} */
const bool = (value, name) => {
	if (value !== 'true' && value !== 'false') throw badParam(name);
	return value === 'true';
};

/** @param {readonly string[]} values @returns {ParamType} */
const oneOf = (values) => (value, name) => {
	if (typeof value !== 'string' || !values.includes(value))
		throw badParam(name, `Invalid enum value; expected one of ${values.join(', ')}`);
	return value;
};

/** @param {...string} types none for any @returns {ParamType} */
const urn =
	(...types) =>
	(value, name) => {
		const parsed = parseUrn(value);
		if (!parsed) throw badParam(name, 'Invalid URN');
		if (types.length > 0 && !types.includes(parsed.type))
			throw badParam(name, `Invalid URN type; expected ${types.join(' or ')}`);
		return value;
	};

/** @param {ParamType} inner @returns {ParamType} */
const list = (inner) => (value, name) => {
	if (!Array.isArray(value)) throw badParam(name);
	return value.map((each, index) => inner(each, `${name}[${index}]`));
};

/** @param {Record<string, ParamType>} fields @param {string[]} [required] all of them by default
 *  @returns {ParamType} */
const record =
	(fields, required = Object.keys(fields)) =>
	(value, name) => {
		if (!value || typeof value !== 'object' || Array.isArray(value)) throw badParam(name);
		const missing = required.find((key) => !(key in value));
		if (missing) throw badParam(`${name}/${missing}`, 'Required field is missing');
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => {
				if (!fields[key]) throw badParam(`${name}/${key}`, 'Unrecognized field');
				return [key, fields[key](inner, `${name}/${key}`)];
			}),
		);
	};

/** A record with exactly one of these members. @param {Record<string, ParamType>} members @returns {ParamType} */
const union = (members) => {
	const read = record(members, []);
	return (value, name) => {
		const chosen = read(value, name);
		if (Object.keys(chosen).length !== 1) throw badParam(name, 'A union has exactly one member');
		return chosen;
	};
};

/** The raw text, for `fields`. @type {ParamType} */
const raw = (value) => value;

const COMMON = { fields: raw };
const PAGED = { start: int, count: int };

/** @param {string} search as sent, without `?` @returns {[string, string][]} */
const splitQuery = (search) =>
	search
		.split('&')
		.filter(Boolean)
		.map((part) => {
			const at = part.indexOf('=');
			return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
		});

/**
 * Folds the dotted form `timeIntervals.timeRange.start=1` into records, as samples of follower and
 * share statistics have it.
 * @param {[string, string][]} pairs
 */
function parseAll(pairs) {
	/** @type {Record<string, any>} */
	const parsed = {};
	for (const [name, rawValue] of pairs) {
		const path = name.split('.');
		const last = /** @type {string} */ (path.pop());
		let target = parsed;
		for (const step of path) target = target[step] ??= {};
		try {
			target[last] = name === 'fields' ? decodeURIComponent(rawValue) : parseValue(rawValue);
		} catch {
			throw badParam(name);
		}
	}
	return parsed;
}

/**
 * Reads the query of a call: unknown parameters, missing ones and wrong encodings are refused.
 * @param {[string, string][]} pairs
 * @param {{ params?: Record<string, ParamType>, required?: string[], isPaged?: boolean }} spec
 */
function readParams(pairs, { params = {}, required = [], isPaged = false }) {
	/** @type {Record<string, ParamType | undefined>} */
	const known = { ...COMMON, ...(isPaged ? PAGED : {}), ...params };
	const parsed = parseAll(pairs);
	/** @type {Record<string, any>} */
	const args = {};
	for (const [name, value] of Object.entries(parsed)) {
		const type = known[name];
		if (!type) throw notAllowed(name);
		args[name] = type(value, name);
	}
	const missing = required.find((name) => !(name in args));
	if (missing) throw badParam(missing, 'Query parameter is required');
	return args;
}

/** @param {string} name */
const notAllowed = (name) =>
	apiError({
		status: 400,
		code: 'ILLEGAL_ARGUMENT',
		message: 'Invalid param. Please see errorDetails for more information.',
		inputErrors: [
			{
				code: 'QUERY_PARAM_NOT_ALLOWED',
				description: `Query parameter ${name} is not allowed`,
				fieldPath: name,
			},
		],
	});

module.exports = {
	bool,
	int,
	list,
	oneOf,
	readParams,
	record,
	splitQuery,
	text,
	union,
	urn,
};
