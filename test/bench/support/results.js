// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { SCALE } = require('./scale.js');
const { rounded } = require('./text.js');

/** Environment variable with the folder of the results; set it to choose one. */
const FOLDER = 'BENCH_RESULTS';
const ROOT = path.join(__dirname, '../../..');
/** One comparison a line, as they come. */
const LINES = 'comparisons.jsonl';

/**
 * One figure of one contender: a number with its unit (s, ms, MiB, or '' for a count), or what
 * happened in words.
 * @typedef {{ label: string, value: number | string, unit?: string }} Figure
 */

/**
 * What was measured of one contender. The first figure is the one that is drawn.
 * @typedef {object} Contender
 * @property {string} name
 * @property {'own' | 'other' | 'floor'} kind
 * @property {Figure[]} figures medians
 * @property {number[]} [runs] the first figure in each run
 */

/**
 * How two contenders relate, with what was aimed at.
 * @typedef {{ label: string, value: number, atLeast?: number, atMost?: number }} Ratio
 */

/** @typedef {{ part: string, title: string, contenders: Contender[], ratios: Ratio[] }} Comparison */
/** @typedef {{ about: Record<string, string>, comparisons: Comparison[] }} Figures */

/** Makes the folder of this run: in `bench-results`, named by the time, unless one is given. */
function openResults() {
	const name = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
	const folder = path.resolve(process.env[FOLDER] ?? path.join(ROOT, 'bench-results', name));
	fs.mkdirSync(folder, { recursive: true });
	fs.rmSync(path.join(folder, LINES), { force: true });
	process.env[FOLDER] = folder;
}

/** Keeps a comparison and says at once how it went. @param {Comparison} comparison */
function record(comparison) {
	const file = path.join(String(process.env[FOLDER]), LINES);
	fs.appendFileSync(file, `${JSON.stringify(comparison)}\n`);
	const { part, title, ratios } = comparison;
	const said = ratios.map(({ label, value }) => `${rounded(value)} ${label}`);
	process.stdout.write(`${part}: ${title}: ${said.join('; ')}\n`);
}

/** All that this run has kept. @returns {Figures & { folder: string }} */
function readResults() {
	const folder = String(process.env[FOLDER]);
	const file = path.join(folder, LINES);
	const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	const comparisons = text
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
	fs.rmSync(file, { force: true });
	return { folder, about: about(), comparisons };
}

function about() {
	const [cpu] = os.cpus();
	return {
		date: new Date().toISOString().slice(0, 16).replace('T', ' '),
		machine: `${os.cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(os.totalmem() / 1024 ** 3)} GiB, ${os.type()} ${os.arch()}`,
		node: process.version,
		scale: String(SCALE),
	};
}

module.exports = { openResults, readResults, record };
