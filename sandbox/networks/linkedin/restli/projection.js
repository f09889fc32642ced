// @ts-check
'use strict';

const { badParam } = require('../errors');

/** @typedef {Map<string, Projection | undefined>} Projection */

/**
 * Parses `a,b:(c,d)`; throws for anything else.
 * @param {string} text @returns {Projection}
 */
function parseProjection(text) {
	let at = 0;
	/** @returns {Projection} */
	function names() {
		/** @type {Projection} */
		const found = new Map();
		for (;;) {
			const [name] = /^[A-Za-z0-9_*]+/.exec(text.slice(at)) ?? [];
			if (!name) throw badParam('fields', `Syntax error at ${at}`);
			at += name.length;
			if (text.startsWith(':(', at)) {
				at += 2;
				found.set(name, names());
				if (text[at] !== ')') throw badParam('fields', `Syntax error at ${at}`);
				at += 1;
			} else found.set(name, undefined);
			if (text[at] !== ',') return found;
			at += 1;
		}
	}
	const projection = names();
	if (at < text.length) throw badParam('fields', `Syntax error at ${at}`);
	return projection;
}

/** @param {any} value @param {Projection} projection @returns {any} */
function project(value, projection) {
	if (Array.isArray(value)) return value.map((each) => project(each, projection));
	if (!value || typeof value !== 'object') return value;
	return Object.fromEntries(
		[...projection]
			.filter(([name]) => name in value)
			.map(([name, inner]) => [name, inner ? project(value[name], inner) : value[name]]),
	);
}

module.exports = { parseProjection, project };
