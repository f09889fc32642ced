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
const BAR_WIDTH = 300;
const TEXT_LEFT = BAR_LEFT + BAR_WIDTH + 16;
const ROW = 26;
const LINE = 22;
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

/** @param {Contender} contender @param {{ y: number, longest: number }} place */
function bar({ name, kind, figures, ...contender }, { y, longest }) {
	const length = lengthOf({ name, kind, figures, ...contender });
	const width = length > 0 ? Math.max(2, (length / longest) * BAR_WIDTH) : 0;
	const [first, ...others] = figures;
	const rest = others.map((figure) => `${figure.label} ${shown(figure)}`).join(' · ');
	const label = `<tspan font-weight="600">${escaped(`${first.label} ${shown(first)}`)}</tspan>`;
	return [
		write(name, { x: MARGIN, y: y + 14, weight: kind === 'own' ? 600 : 400 }),
		`<rect x="${BAR_LEFT}" y="${y + 2}" width="${width.toFixed(1)}" height="16" rx="3" fill="${COLOURS[kind]}"/>`,
		`<text x="${TEXT_LEFT}" y="${y + 14}" font-size="12.5" fill="${INK}">${label}<tspan fill="${FADED}">${escaped(rest && ` · ${rest}`)}</tspan></text>`,
	].join('\n');
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
		rows.push(bar(contender, { y, longest }));
		y += ROW;
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
