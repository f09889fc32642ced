// @ts-check
'use strict';

const { apiError, badParam } = require('../errors');
const { int } = require('./params');
const { parseValue } = require('./value');

/** @typedef {import('./params').ParamType} ParamType */

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

module.exports = { readParams, splitQuery };
