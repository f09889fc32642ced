// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Prints `passed failed`, the sums over the result files in and below a folder.
 * @param {string} folder
 */
function sum(folder) {
	let passed = 0;
	let failed = 0;
	const names = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
	for (const name of names.map(String).filter((each) => each.endsWith('.json'))) {
		const counts = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
		passed += counts.passed;
		failed += counts.failed;
	}
	console.log(`${passed} ${failed}`);
}

sum(process.argv[2]);
