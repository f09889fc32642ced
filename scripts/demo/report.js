// @ts-check
'use strict';

const { tableLines } = require('./table.js');

/** @typedef {import('./campaign.js').Row} Row */

/**
 * The result of the demo as text: what was published where, how many leads were synced and received,
 * and what else was received and read.
 * @param {Row[]} rows
 * @returns {string[]} lines
 */
function reportLines(rows) {
	const of = (/** @type {Row['section']} */ wanted) =>
		rows.filter(({ section }) => section === wanted);
	const posts = of('posts');
	const others = [...of('leads'), ...of('events')];
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
		...tableLines(['Network', 'Leads', 'Count', 'Details', 'ms'], of('leads').map(toCells)),
		'',
		...tableLines(['Network', 'What', 'Result', 'Details', 'ms'], of('events').map(toCells)),
		'',
		`${published} of ${posts.length} posts published, ${others.filter(({ ok }) => ok).length} of ${others.length} other steps succeeded.`,
	];
}

/** @param {Row} row */
const toCells = ({ network, what, status, address, ms }) => [
	network,
	what,
	status,
	address,
	String(ms ?? ''),
];

module.exports = { reportLines };
