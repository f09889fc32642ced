// @ts-check
'use strict';

/**
 * JSON in which a bigint is a bare number, however large: JSON.stringify would refuse it, and a
 * number would lose its last digits.
 * @param {any} value @returns {string}
 */
function toJson(value) {
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return `[${value.map((item) => toJson(item ?? null)).join(',')}]`;
	if (!value || typeof value !== 'object') return JSON.stringify(value);
	const members = Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`);
	return `{${members.join(',')}}`;
}

/** JSON as the vendor escapes it before signing: `\/`, and non-ASCII as lower-case `\u00e4`. @param {unknown} body */
const escapedJson = (body) =>
	toJson(body)
		.replace(/\//g, '\\/')
		.replace(/[^\x00-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

module.exports = { escapedJson, toJson };
