// @ts-check
'use strict';

const { invalid } = require('./errors');
const { toTime } = require('./params');

const DEFAULT_LIMIT = 25;
const LARGEST_LIMIT = 100;

const encode = (/** @type {number} */ position) =>
	Buffer.from(`at:${position}`).toString('base64url');

/** @param {string} cursor */
function decode(cursor) {
	const match = /^at:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString());
	if (!match) throw invalid('Invalid cursors values');
	return Number(match[1]);
}

/** Parameters that every list takes. */
const PAGING_PARAMS = /** @type {const} */ ({ limit: 'int', after: 'text', before: 'text' });
const TIME_PARAMS = /** @type {const} */ ({ since: 'time', until: 'time' });

/** @param {{ limit?: number, after?: string, before?: string }} args */
function windowOf(args) {
	const limit = args.limit ?? DEFAULT_LIMIT;
	if (limit < 0 || limit > LARGEST_LIMIT) {
		throw invalid(`Param limit must be at most ${LARGEST_LIMIT}`);
	}
	if (args.before !== undefined) {
		const end = decode(args.before);
		return { start: Math.max(0, end - limit), limit: Math.min(limit, end) };
	}
	return { start: args.after === undefined ? 0 : decode(args.after), limit };
}

/** @param {import('./dispatch').Call} call @param {Record<string, string>} cursor */
function linkFor(call, cursor) {
	const url = new URL(`https://${call.exchange.host}/${call.version}${call.pathname}`);
	for (const [name, value] of Object.entries(call.given)) {
		if (
			!['after', 'before', 'access_token', 'appsecret_proof', 'appsecret_time', 'method'].includes(
				name,
			)
		) {
			url.searchParams.set(name, String(value));
		}
	}
	// The vendor's links carry the token but not the proof.
	url.searchParams.set('access_token', call.token.token);
	for (const [name, value] of Object.entries(cursor)) url.searchParams.set(name, value);
	return url.toString();
}

/**
 * One page of a list. With the setting `sparsePages` pages are shorter than `limit` and the first is
 * empty though more follow, as the vendor warns.
 * @param {any[]} items @param {import('./dispatch').Call} call @param {(item: any) => unknown} show
 */
function pageOf(items, call, show) {
	const { start, limit } = windowOf(call.args);
	const isSparse = call.state.settings.sparsePages;
	const isEmptyFirst = isSparse && call.args.after === undefined && limit > 1;
	const size = isEmptyFirst ? 0 : isSparse ? Math.max(1, Math.floor(limit / 2)) : limit;
	const part = items.slice(start, start + size);
	const end = start + part.length;
	if (part.length === 0 && !(isEmptyFirst && items.length > 0)) return { data: [] };
	return {
		data: part.map(show),
		paging: {
			cursors: { before: encode(start), after: encode(end) },
			...(end < items.length ? { next: linkFor(call, { after: encode(end) }) } : {}),
			...(start > 0 ? { previous: linkFor(call, { before: encode(start) }) } : {}),
		},
	};
}

/** Items of a time window (unix seconds, both ends included). @param {any[]} items
 *  @param {{ since?: number, until?: number }} args @param {(item: any) => number} at milliseconds */
const between = (items, args, at) =>
	items.filter((item) => {
		const seconds = at(item) / 1000;
		return (
			(args.since === undefined || seconds >= args.since) &&
			(args.until === undefined || seconds <= args.until)
		);
	});

/** A nested list such as `comments.limit(5).summary(true)`. @param {any[]} items
 *  @param {import('./fields').Field} field @param {(item: any) => unknown} show */
function nestedList(items, field, show) {
	const limit = field.modifiers.limit === undefined ? DEFAULT_LIMIT : Number(field.modifiers.limit);
	if (!Number.isInteger(limit) || limit < 0 || limit > LARGEST_LIMIT)
		throw invalid('Param limit is invalid');
	const part = items.slice(0, limit);
	return {
		data: part.map(show),
		...(part.length
			? { paging: { cursors: { before: encode(0), after: encode(part.length) } } }
			: {}),
		...(field.modifiers.summary ? { summary: { total_count: items.length } } : {}),
	};
}

module.exports = { PAGING_PARAMS, TIME_PARAMS, between, nestedList, pageOf, toTime };
