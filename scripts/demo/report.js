// @ts-check
'use strict';

const { tableLines } = require('./table.js');

/** @typedef {import('./campaign.js').Row} Row */

/**
 * The result of the demo as text: what was published where, and what was received and read.
 * @param {Row[]} rows
 * @returns {string[]} lines
 */
function reportLines(rows) {
	const posts = rows.filter(({ section }) => section === 'posts');
	const others = rows.filter(({ section }) => section === 'events');
	const published = posts.filter(({ ok }) => ok).length;
	return [
		...tableLines(
			['Network', 'Post', 'Status', 'ID', 'Address', 'Replayed', 'ms'],
			posts.map((row) => [
				row.network,
				row.what,
				row.status,
				row.id ?? '',
				row.address,
				row.replayed ? 'yes' : 'no',
				String(row.ms ?? ''),
			]),
		),
		'',
		...tableLines(
			['Network', 'What', 'Result', 'Details', 'ms'],
			others.map((row) => [row.network, row.what, row.status, row.address, String(row.ms ?? '')]),
		),
		'',
		`${published} of ${posts.length} posts published, ${others.filter(({ ok }) => ok).length} of ${others.length} other steps succeeded.`,
	];
}

module.exports = { reportLines };
