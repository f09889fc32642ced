// @ts-check
'use strict';

/**
 * The URL form of values of Rest.li 2.0: `List(a,b)`, `(key:value)`, `''` for an empty text. Structure
 * stays literal, everything inside a value is percent-encoded.
 * @typedef {any} Value a text, a list or a record of such values
 */

const PLAIN = /[A-Za-z0-9\-._~!*$&+;=@/?%]/;

/** @param {string} text */
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new SyntaxError(`bad percent-encoding in ${text}`);
	}
}

/** @param {string} raw */
function createReader(raw) {
	let at = 0;
	const peek = () => raw[at];
	const fail = () => {
		throw new SyntaxError(`unexpected ${peek() ?? 'end'} at ${at}`);
	};
	/** @param {string} sign */
	const take = (sign) => {
		if (peek() !== sign) fail();
		at += 1;
	};
	const isNext = (/** @type {string} */ text) => raw.startsWith(text, at);

	function primitive() {
		if (isNext("''")) {
			at += 2;
			return '';
		}
		const start = at;
		while (at < raw.length && PLAIN.test(raw[at])) at += 1;
		if (start === at) fail();
		return decode(raw.slice(start, at));
	}

	/** @template T @param {() => T} readOne @returns {T[]} between the parentheses */
	function inside(readOne) {
		take('(');
		const all = [];
		while (peek() !== ')') {
			if (all.length > 0) take(',');
			all.push(readOne());
		}
		take(')');
		return all;
	}

	/** @returns {Value} */
	function value() {
		if (isNext('List(')) {
			at += 'List'.length;
			return inside(value);
		}
		if (peek() !== '(') return primitive();
		return Object.fromEntries(
			inside(() => {
				const key = primitive();
				take(':');
				return /** @type {[string, Value]} */ ([key, value()]);
			}),
		);
	}

	return {
		whole() {
			const read = value();
			if (at < raw.length) fail();
			return read;
		},
	};
}

/** @param {string} raw as it stands in the URL @returns {Value} throws SyntaxError */
const parseValue = (raw) => createReader(raw).whole();

module.exports = { parseValue };
