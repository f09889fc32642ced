// @ts-check
'use strict';

const { badInput, unpermitted } = require('../errors');
const { parseUrn } = require('../urn');

/**
 * How a part of a JSON body is checked. Problems are collected, so that one answer names all.
 * @typedef {{ problems: import('../errors').InputError[] }} Check
 * @typedef {((value: any, path: string, check: Check) => void) & { isOptional?: boolean }} BodyType
 */

/** @param {Check} check @param {string} path @param {string} code @param {string} why */
const report = (check, path, code, why) =>
	check.problems.push({ code, fieldPath: path, description: `${path} :: ${why}` });

/** @param {{ max?: number, isRequired?: boolean }} [limits] isRequired: not empty @returns {BodyType} */
const text =
	({ max, isRequired = false } = {}) =>
	(value, path, check) => {
		if (typeof value !== 'string')
			report(check, path, 'INVALID_VALUE_FOR_FIELD', 'must be a string');
		else if (isRequired && value === '') report(check, path, 'MISSING_FIELD', 'is required');
		else if (max !== undefined && value.length > max)
			report(check, path, 'FIELD_LENGTH_TOO_LONG', `length must be at most ${max}`);
	};

/** @type {BodyType} */
const bool = (value, path, check) => {
	if (typeof value !== 'boolean')
		report(check, path, 'INVALID_VALUE_FOR_FIELD', 'must be a boolean');
};

/** @type {BodyType} */
const int = (value, path, check) => {
	if (!Number.isSafeInteger(value))
		report(check, path, 'INVALID_VALUE_FOR_FIELD', 'must be an integer');
};

/** @param {readonly string[]} values @returns {BodyType} */
const oneOf = (values) => (value, path, check) => {
	if (!values.includes(value))
		report(check, path, 'INVALID_VALUE_FOR_FIELD', `must be one of ${values.join(', ')}`);
};

/** @param {...string} types none for any @returns {BodyType} */
const urn =
	(...types) =>
	(value, path, check) => {
		const parsed = parseUrn(value);
		if (!parsed) report(check, path, 'INVALID_URN_ID', 'is not a URN');
		else if (types.length > 0 && !types.includes(parsed.type))
			report(check, path, 'INVALID_URN_TYPE', `must be a URN of type ${types.join(' or ')}`);
	};

/** @type {BodyType} */
const webUrl = (value, path, check) => {
	if (typeof value !== 'string' || !/^https?:\/\/[^\s]+$/.test(value))
		report(check, path, 'INVALID_VALUE_FOR_FIELD', 'must be a URL');
};

/** @type {BodyType} */
const anything = () => undefined;

/** @param {BodyType} inner @param {{ min?: number, max?: number }} [limits] @returns {BodyType} */
const list =
	(inner, { min = 0, max = Infinity } = {}) =>
	(value, path, check) => {
		if (!Array.isArray(value))
			return void report(check, path, 'INVALID_VALUE_FOR_FIELD', 'must be an array');
		if (value.length < min || value.length > max)
			report(check, path, 'INVALID_VALUE_FOR_FIELD', `must have ${min} to ${max} elements`);
		value.forEach((each, index) => inner(each, `${path}/${index}`, check));
	};

/** @param {BodyType} inner @returns {BodyType} */
const optional = (inner) =>
	Object.assign(
		(/** @type {any} */ value, /** @type {string} */ path, /** @type {Check} */ check) =>
			inner(value, path, check),
		{ isOptional: true },
	);

/** @param {Record<string, BodyType>} fields @returns {BodyType} */
const record = (fields) => (value, path, check) => {
	if (!value || typeof value !== 'object' || Array.isArray(value))
		return void report(check, path || '/', 'INVALID_VALUE_FOR_FIELD', 'must be a record');
	for (const [key, inner] of Object.entries(value)) {
		if (!fields[key]) throw unpermitted('REQUEST_BODY', `${path}/${key}`);
		fields[key](inner, `${path}/${key}`, check);
	}
	for (const [key, type] of Object.entries(fields)) {
		if (!type.isOptional && !(key in value))
			report(check, `${path}/${key}`, 'MISSING_FIELD', 'field is required but not found');
	}
};

/** Exactly one of these members. @param {Record<string, BodyType>} members @returns {BodyType} */
const union = (members) => {
	const inner = record(
		Object.fromEntries(Object.entries(members).map(([key, type]) => [key, optional(type)])),
	);
	return (value, path, check) => {
		inner(value, path, check);
		if (Object.keys(value ?? {}).length !== 1)
			report(check, path, 'INVALID_VALUE_FOR_FIELD', 'a union has exactly one member');
	};
};

/** @param {BodyType} type @param {unknown} body */
function checkBody(type, body) {
	/** @type {Check} */
	const check = { problems: [] };
	type(body, '', check);
	if (check.problems.length > 0) throw badInput(check.problems);
}

module.exports = {
	anything,
	bool,
	checkBody,
	int,
	list,
	oneOf,
	optional,
	record,
	text,
	union,
	urn,
	webUrl,
};
