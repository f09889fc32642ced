// @ts-check
'use strict';

const { inWords, rounded, shown, verdict } = require('./text.js');

/** @typedef {import('./results.js').Figures} Figures */
/** @typedef {import('./results.js').Comparison} Comparison */
/** @typedef {import('./results.js').Contender} Contender */

const WIDTH = 1120;
const MARGIN = 24;
const NAME_WIDTH = 250;
const BAR_LEFT = MARGIN + NAME_WIDTH;
const BAR_WIDTH = 240;
const TEXT_LEFT = BAR_LEFT + BAR_WIDTH + 16;
const ROW = 26;
const LINE = 22;
const LINE_STEP = 17;
const LINE_LENGTH = 76;
const GAP = 26;
const COLOURS = { own: '#2563eb', other: '#9aa4b2', floor: '#0f9d76' };
const VERDICTS = /** @type {Record<string, string>} */ ({ met: '#0f7a5c', missed: '#b42318' });
const INK = '#1f2937';
const FADED = '#5b6675';

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {string} text @param {{ x: number, y: number, size?: number, weight?: number, fill?: string, anchor?: string }} place */
const write = (text, { x, y, size = 13, weight = 400, fill = INK, anchor = 'start' }) =>
	`<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`;

/** The figure that is drawn; what happened in words has no length. @param {Contender} contender */
const lengthOf = ({ figures: [first] }) => (typeof first.value === 'number' ? first.value : 0);

/** Figures in lines that fit beside the bars. @param {Contender} contender @returns {string[]} */
function linesOf({ figures }) {
	const lines = [''];
	for (const figure of figures) {
		const text = `${figure.label} ${shown(figure)}`;
		const last = lines[lines.length - 1];
		if (!last) lines[lines.length - 1] = text;
		else if (last.length + text.length > LINE_LENGTH) lines.push(text);
		else lines[lines.length - 1] = `${last} · ${text}`;
	}
	return lines;
}

/** @param {Contender} contender @param {{ y: number, longest: number }} place */
function bar(contender, { y, longest }) {
	const { name, kind } = contender;
	const length = lengthOf(contender);
	const width = length > 0 ? Math.max(2, (length / longest) * BAR_WIDTH) : 0;
	const lines = linesOf(contender);
	const text = [
		write(name, { x: MARGIN, y: y + 14, weight: kind === 'own' ? 600 : 400 }),
		`<rect x="${BAR_LEFT}" y="${y + 2}" width="${width.toFixed(1)}" height="16" rx="3" fill="${COLOURS[kind]}"/>`,
		...lines.map((line, at) =>
			write(line, { x: TEXT_LEFT, y: y + 14 + at * LINE_STEP, size: 12.5, fill: at ? FADED : INK }),
		),
	].join('\n');
	return { text, height: ROW + (lines.length - 1) * LINE_STEP };
}

/** A comparison: what is compared, how the contenders relate, a bar for each. @param {Comparison} comparison @param {number} top */
function block({ part, title, contenders, ratios }, top) {
	const longest = Math.max(...contenders.map(lengthOf), Number.MIN_VALUE);
	const rows = [write(`${part}: ${title}`, { x: MARGIN, y: top + 14, size: 15, weight: 600 })];
	let y = top + LINE;
	for (const ratio of ratios) {
		const { aim, met } = verdict(ratio);
		const end = aim && ` (aim ${aim}: ${inWords(met)})`;
		const fill = VERDICTS[inWords(met)] ?? FADED;
		const text = `${rounded(ratio.value)} ${ratio.label}${end}`;
		rows.push(write(text, { x: MARGIN, y: y + 13, fill, weight: 600 }));
		y += LINE;
	}
	y += 4;
	for (const contender of contenders) {
		const { text, height } = bar(contender, { y, longest });
		rows.push(text);
		y += height;
	}
	return { text: rows.join('\n'), bottom: y + GAP };
}

/** The whole run as one picture. @param {Figures} figures @returns {string} SVG */
function drawing({ about, comparisons }) {
	const { date, machine, node, scale } = about;
	const parts = [
		write('Social Ops beside n8n’s own nodes', { x: MARGIN, y: 38, size: 20, weight: 700 }),
		write(
			`${date} · ${machine} · Node ${node} · scale ${scale} · medians; shorter bars are better`,
			{
				x: MARGIN,
				y: 60,
				fill: FADED,
			},
		),
	];
	let top = 88;
	for (const comparison of comparisons) {
		const { text, bottom } = block(comparison, top);
		parts.push(text);
		top = bottom;
	}
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif">`,
		`<rect width="100%" height="100%" fill="#ffffff"/>`,
		...parts,
		'</svg>\n',
	].join('\n');
}

module.exports = { drawing, escaped };
