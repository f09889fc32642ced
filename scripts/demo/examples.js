// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const FOLDER = path.join(__dirname, '..', '..', 'workflows');

/**
 * What a person chooses after the import of an example workflow.
 * @typedef {object} Choices
 * @property {Record<string, { id: string, name: string }>} credentials by credential type
 * @property {string} page id of the Page
 * @property {string} [account] id of the Instagram account
 * @property {string} [author] URN of the LinkedIn page
 */

/** Names of the example workflows' files, without their ending. @returns {string[]} */
function exampleNames() {
	return fs
		.readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.basename(file, '.json'))
		.sort();
}

/**
 * An example workflow as it is published.
 * @param {string} name
 * @returns {any} a workflow in n8n's format
 */
function readExample(name) {
	return JSON.parse(fs.readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
}

/**
 * An example workflow with a person's choices: the credentials, and the Page, account or
 * author where none is chosen yet. Everything else is as in the file.
 * @param {string} name
 * @param {Choices} choices
 */
function chosenExample(name, { credentials, ...choices }) {
	const workflow = readExample(name);
	for (const node of workflow.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) {
			node.credentials[type] = credentials[type];
		}
		for (const [parameter, value] of Object.entries(choices)) {
			if (node.parameters[parameter]?.value === '' && value) {
				node.parameters[parameter] = { __rl: true, mode: 'id', value };
			}
		}
	}
	return workflow;
}

module.exports = { exampleNames, readExample, chosenExample };
