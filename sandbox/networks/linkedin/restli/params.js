// @ts-check
'use strict';

const { badParam } = require('../errors');
const { parseUrn } = require('../urn');

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

module.exports = { bool, int, list, oneOf, record, text, union, urn };
