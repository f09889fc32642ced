// @ts-check
'use strict';

const { invalid } = require('./errors');

/**
 * How a parameter is read: a kind, or the list of its allowed words.
 * @typedef {'text' | 'bool' | 'int' | 'time' | 'list' | 'object' | 'id' | 'url' | 'any' | readonly string[]} Kind
 * @typedef {Record<string, Kind>} Params
 */

/** Parameters every call may carry; the caller reads them itself. */
const COMMON = new Set(['access_token', 'appsecret_proof', 'appsecret_time', 'method', 'fields']);

/** Gone from every version since 2026-10-27. */
const REMOVED = new Set(['ids', 'date_format', 'pretty', 'debug']);

/** @param {string} name @param {unknown} value */
function parseJson(name, value) {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		throw invalid(`Param ${name} must be valid JSON`);
	}
}

/** @param {unknown} value */
function isWebUrl(value) {
	try {
		const url = new URL(String(value));
		return url.protocol === 'https:' || url.protocol === 'http:';
	} catch {
		return false;
	}
}

/** @param {unknown} value @returns {number | undefined} unix seconds */
function toTime(value) {
	const text = String(value).trim();
	if (/^\d+$/.test(text)) return Number(text);
	const parsed = Date.parse(text);
	return Number.isNaN(parsed) ? undefined : Math.floor(parsed / 1000);
}

/** @type {Record<string, (name: string, value: unknown) => unknown>} */
const READERS = {
	any: (_name, value) => value,
	text(name, value) {
		if (typeof value === 'string') return value;
		if (typeof value === 'number') return String(value);
		throw invalid(`Param ${name} must be a string`);
	},
	bool(name, value) {
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw invalid(`Param ${name} must be a boolean`);
	},
	int(name, value) {
		if (!/^-?\d+$/.test(String(value))) throw invalid(`Param ${name} must be an integer`);
		return Number(value);
	},
	time(name, value) {
		const seconds = toTime(value);
		if (seconds === undefined) throw invalid(`Param ${name} must be a unix timestamp or a date`);
		return seconds;
	},
	list(name, value) {
		const parsed = parseJson(name, value);
		if (!Array.isArray(parsed)) throw invalid(`Param ${name} must be an array.`);
		return parsed;
	},
	object(name, value) {
		const parsed = parseJson(name, value);
		if (!parsed || typeof parsed !== 'object' || Array.isArray(parsed)) {
			throw invalid(`Param ${name} must be an object`);
		}
		return parsed;
	},
	id(name, value) {
		if (!/^\d+(_\d+)?$/.test(String(value)))
			throw invalid(`Param ${name} must be a valid ID string (e.g., "123")`);
		return String(value);
	},
	url(name, value) {
		if (!isWebUrl(value)) throw invalid(`Param ${name} is not a valid URL`, { subcode: 2061006 });
		return String(value);
	},
};

/** An entry of a list is JSON of its own, or a word such as `leadgen`. @param {string} name @param {unknown} value */
const readEntry = (name, value) =>
	/^[a-z]\w*$/i.test(String(value)) ? value : parseJson(name, value);

/** Joins `name[0]=…` into one list. @param {Record<string, unknown>} given */
function joinIndexed(given) {
	/** @type {Record<string, unknown>} */
	const joined = {};
	/** @type {Record<string, unknown[]>} */
	const lists = {};
	for (const [key, value] of Object.entries(given)) {
		const match = /^(\w+)\[(\d*)\]$/.exec(key);
		if (!match) {
			joined[key] = value;
			continue;
		}
		const list = (lists[match[1]] ??= []);
		list[match[2] === '' ? list.length : Number(match[2])] = readEntry(match[1], value);
	}
	return { ...joined, ...lists };
}

/**
 * Reads the parameters of an edge. Throws code 100 for a parameter that the edge does not know, that
 * was removed from the API, or whose value has the wrong form.
 * @param {Record<string, unknown>} given
 * @param {Params} known
 * @returns {Record<string, any>}
 */
function readParams(given, known) {
	/** @type {Record<string, any>} */
	const args = {};
	for (const [name, value] of Object.entries(joinIndexed(given))) {
		if (REMOVED.has(name)) throw invalid(`Param ${name} is no longer supported`);
		const kind = known[name];
		if (kind === undefined && COMMON.has(name)) continue;
		if (kind === undefined) throw invalid(`Unknown parameter: ${name}`);
		if (typeof kind !== 'string') {
			if (!kind.includes(String(value))) {
				throw invalid(`Param ${name} must be one of {${kind.join(', ')}} - got "${value}"`);
			}
			args[name] = String(value);
		} else args[name] = READERS[kind](name, value);
	}
	return args;
}

module.exports = { REMOVED, isWebUrl, readParams, toTime };
