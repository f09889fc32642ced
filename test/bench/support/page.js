// @ts-check
'use strict';

const { escaped } = require('./drawing.js');
const { figureRows, ratioRows } = require('./text.js');

/** @typedef {import('./results.js').Figures} Figures */

const STYLE = `
body { font: 15px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; color: #1f2937; max-width: 1120px; margin: 24px auto; padding: 0 16px; }
h2 { font-size: 18px; margin: 32px 0 8px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; color: #5b6675; font-weight: 600; }
th, td { padding: 5px 12px 5px 0; border-bottom: 1px solid #e5e7eb; vertical-align: top; }
td:nth-child(5), th:nth-child(5) { white-space: nowrap; }
td.number { text-align: right; font-weight: 600; font-variant-numeric: tabular-nums; }
.met { color: #0f7a5c; font-weight: 600; } .missed { color: #b42318; font-weight: 600; }
svg { width: 100%; height: auto; }`;

/** @param {string[]} cells */
const head = (cells) => `<tr>${cells.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr>`;

/** @param {string} cell @param {string} [name] class */
const td = (cell, name) => `<td${name ? ` class="${name}"` : ''}>${escaped(cell)}</td>`;

/** @param {string[]} row */
const ratioRow = ([part, title, value, label, aim, met]) =>
	`<tr>${td(part)}${td(title)}${td(value, 'number')}${td(label)}${td(aim)}${td(met, met)}</tr>`;

/**
 * The whole run as a page that needs nothing else: ratios, the picture, all figures.
 * @param {Figures} figures @param {string} svg
 */
function pageOf(figures, svg) {
	const ratios = ratioRows(figures).map(ratioRow).join('\n');
	const rows = figureRows(figures)
		.map((cells) => `<tr>${cells.map((cell) => td(cell)).join('')}</tr>`)
		.join('\n');
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Benchmarks</title>
<style>${STYLE}</style>
${svg}
<h2>Ratios</h2>
<table>${head(['Part', 'What', 'Ratio', '', 'Aim', ''])}
${ratios}</table>
<h2>Figures</h2>
<table>${head(['Part', 'What', 'Who', 'Figures'])}
${rows}</table>
</html>
`;
}

module.exports = { pageOf };
