// @ts-check
'use strict';

/** @typedef {import('./results.js').Figures} Figures */
/** @typedef {import('./results.js').Figure} Figure */
/** @typedef {import('./results.js').Ratio} Ratio */

/** A number with as many digits as it is worth. @param {number} value */
function rounded(value) {
	const size = Math.abs(value);
	const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2;
	return value.toLocaleString('en-US', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
	});
}

/** @param {Figure} figure */
const shown = ({ value, unit }) =>
	typeof value === 'string' ? value : [rounded(value), unit].filter(Boolean).join(' ');

/** What was aimed at, and whether it is reached. @param {Ratio} ratio */
function verdict({ value, atLeast, atMost }) {
	if (atLeast !== undefined) return { aim: `≥ ${atLeast}`, met: value >= atLeast };
	if (atMost !== undefined)
		return { aim: atMost === 0 ? '0' : `≤ ${atMost}`, met: value <= atMost };
	return { aim: '', met: undefined };
}

/** @param {boolean | undefined} met */
const inWords = (met) => (met === undefined ? '' : met ? 'met' : 'missed');

/** Columns as wide as their widest cell. @param {string[][]} rows */
function columns(rows) {
	const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
	return rows
		.map((row) =>
			row
				.map((cell, at) => cell.padEnd(widths[at]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/** @param {Figures} figures @returns {string[][]} */
const ratioRows = ({ comparisons }) =>
	comparisons.flatMap(({ part, title, ratios }) =>
		ratios.map((ratio) => {
			const { aim, met } = verdict(ratio);
			return [part, title, rounded(ratio.value), ratio.label, aim, inWords(met)];
		}),
	);

/** @param {Figures} figures @returns {string[][]} */
const figureRows = ({ comparisons }) =>
	comparisons.flatMap(({ part, title, contenders }) =>
		contenders.map(({ name, figures }) => [
			part,
			title,
			name,
			figures.map((figure) => `${figure.label} ${shown(figure)}`).join(' · '),
		]),
	);

/** The whole run as a table for the terminal: ratios first. @param {Figures} figures */
function textOf(figures) {
	const { date, machine, node, scale } = figures.about;
	return [
		`${date}, ${machine}, Node ${node}, scale ${scale}; medians`,
		columns([['part', 'what', 'ratio', '', 'aim', ''], ...ratioRows(figures)]),
		columns([['part', 'what', 'who', 'figures'], ...figureRows(figures)]),
	].join('\n\n');
}

module.exports = { figureRows, inWords, ratioRows, rounded, shown, textOf, verdict };
