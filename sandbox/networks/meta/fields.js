// @ts-check
'use strict';

const { invalid } = require('./errors');

/**
 * One requested field: `comments.limit(5).summary(true){id,message}`.
 * @typedef {{ name: string, modifiers: Record<string, string>, fields?: Field[] }} Field
 * @typedef {(node: any, context: RenderContext, field: Field) => unknown} Reader
 * @typedef {{ typeName: string, defaults: string[], fields: Record<string, Reader> }} NodeType
 * @typedef {{ state: import('./state').State, token: import('./state').Token, scopes: string[] }} RenderContext
 */

/** Parses a `fields` value. Throws code 2500 on broken syntax. @param {string} text @returns {Field[]} */
function parseFields(text) {
	let at = 0;
	const broken = () =>
		invalid(
			`Syntax error "Expected end of string instead of "${text[at] ?? ''}"." at character ${at}: ${text}`,
			{
				code: 2500,
			},
		);
	const name = () => {
		const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(at));
		if (!match) throw broken();
		at += match[0].length;
		return match[1];
	};
	const modifier = (/** @type {Field} */ field) => {
		at += 1;
		const key = name();
		const match = /^\(([^()]*)\)/.exec(text.slice(at));
		if (!match) throw broken();
		at += match[0].length;
		field.modifiers[key] = match[1];
	};
	/** @returns {Field[]} */
	const list = (/** @type {boolean} */ isNested) => {
		/** @type {Field[]} */
		const found = [];
		for (;;) {
			/** @type {Field} */
			const field = { name: name(), modifiers: {} };
			while (text[at] === '.' || text[at] === '{') {
				if (text[at] === '.') modifier(field);
				else {
					at += 1;
					field.fields = list(true);
					at += 1;
				}
			}
			found.push(field);
			if (text[at] === ',') at += 1;
			else if (isNested ? text[at] === '}' : at >= text.length) return found;
			else throw broken();
		}
	};
	return text.trim() === '' ? [] : list(false);
}

/** @param {string} name @param {string} typeName */
const noSuchField = (name, typeName) =>
	invalid(`Tried accessing nonexisting field (${name}) on node type (${typeName})`);

/**
 * Reduces a plain object, or a `{data: []}` list of them, to the requested subfields.
 * @param {any} value @param {Field} field @param {{ known: string[] }} [nested] the subfields that exist
 * @returns {any}
 */
function pick(value, field, nested) {
	if (!field.fields || value === undefined || value === null) return value;
	if (Array.isArray(value))
		return /** @type {any[]} */ (value.map((item) => pick(item, field, nested)));
	/** @type {Record<string, unknown>} */
	const picked = {};
	for (const wanted of field.fields) {
		if (nested?.known && !nested.known.includes(wanted.name))
			throw noSuchField(wanted.name, field.name);
		if (value[wanted.name] !== undefined) picked[wanted.name] = pick(value[wanted.name], wanted);
	}
	return picked;
}

/**
 * Shows a node as Graph does: the requested fields, or the defaults of its type; `id` always.
 * @param {NodeType} type @param {any} node @param {Field[] | undefined} wanted @param {RenderContext} context
 * @returns {Record<string, unknown>}
 */
function render(type, node, wanted, context) {
	/** @type {Field[]} */
	const fields = wanted?.length ? wanted : type.defaults.map((name) => ({ name, modifiers: {} }));
	/** @type {Record<string, unknown>} */
	const shown = {};
	for (const field of fields) {
		const read = type.fields[field.name];
		if (!read) throw noSuchField(field.name, type.typeName);
		const value = read(node, context, field);
		if (value !== undefined) shown[field.name] = value;
	}
	shown.id ??= node.id;
	return shown;
}

module.exports = { noSuchField, parseFields, pick, render };
