// @ts-check
'use strict';

const { invalidParameter } = require('./errors');

const SHORTEST_TOKEN = 16;
/** Behind no id: the very beginning. */
const START = (1n << 64n) - 1n;

/** An id as a pagination token, in the digits of base32hex. @param {bigint} id */
const tokenOf = (id) => id.toString(32).padStart(SHORTEST_TOKEN, '0');

/** @param {string} name @param {string} token */
function idOf(name, token) {
	if (!/^[0-9a-v]{16}$/.test(token))
		throw invalidParameter(
			name,
			token,
			`The \`${name}\` query parameter value [${token}] is not valid`,
		);
	return [...token].reduce((sum, digit) => sum * 32n + BigInt(parseInt(digit, 32)), 0n);
}

/**
 * One page of a list that is sorted from the newest to the oldest.
 * @template {{ id: string }} T
 * @param {T[]} all
 * @param {{ size: number, token?: string, name?: string, isSparse?: boolean }} page `isSparse`: the
 *   first page is empty, and names the next
 * @returns {{ items: T[], nextToken?: string }}
 */
function pageOf(all, { size, token, name = 'pagination_token', isSparse = false }) {
	if (token === undefined && isSparse) return { items: [], nextToken: tokenOf(START) };
	const before = token === undefined ? START : idOf(name, token);
	const rest = all.filter(({ id }) => BigInt(id) < before);
	const items = rest.slice(0, size);
	const last = items.at(-1);
	return {
		items,
		...(last && rest.length > size ? { nextToken: tokenOf(BigInt(last.id)) } : {}),
	};
}

module.exports = { pageOf };
