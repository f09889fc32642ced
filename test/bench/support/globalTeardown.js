// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { drawing } = require('./drawing.js');
const { pageOf } = require('./page.js');
const { readResults } = require('./results.js');
const { textOf } = require('./text.js');

/** Shows what the run has measured: in the terminal, as SVG, as HTML, and as JSON for programs. */
module.exports = async () => {
	const results = readResults();
	if (results.comparisons.length === 0) return;
	const { folder, ...figures } = results;
	const svg = drawing(figures);
	const write = (/** @type {string} */ name, /** @type {string} */ text) =>
		fs.writeFileSync(path.join(folder, name), text);
	write('bench.json', `${JSON.stringify(figures, null, '\t')}\n`);
	write('bench.svg', svg);
	write('bench.html', pageOf(figures, svg));
	process.stdout.write(
		`\n${textOf(figures)}\n\nbench.html, bench.svg and bench.json are in ${folder}\n`,
	);
};
