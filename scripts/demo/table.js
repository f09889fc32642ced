// @ts-check
'use strict';

/**
 * Lines of a table whose columns are as wide as their longest cell.
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string[]}
 */
function tableLines(head, rows) {
	const widths = head.map((title, i) =>
		Math.max(title.length, ...rows.map((row) => row[i].length)),
	);
	const line = (/** @type {string[]} */ cells) =>
		cells
			.map((cell, i) => cell.padEnd(widths[i]))
			.join('  ')
			.trimEnd();
	return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)];
}

module.exports = { tableLines };
