// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const FOLDER = path.join(__dirname, '..', '..', 'workflows');

/**
 * What a person chooses after the import of an example workflow.
 * @typedef {object} Choices
 * @property {Record<string, { id: string, name: string }>} credentials by credential type
 * @property {string} [page] id of the Page
 * @property {string} [account] id of the Instagram account
 * @property {string} [author] URN of who publishes on LinkedIn
 * @property {string} [organization] URN of the LinkedIn page
 * @property {string} [adAccount] URN of the LinkedIn ad account
 * @property {string} [applicationId] number of the LinkedIn app
 */

/** Parameters that a person chooses from a list. */
const CHOSEN = /** @type {const} */ (['page', 'account', 'author', 'organization', 'adAccount']);

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
 * An example workflow with a person's choices: credentials, accounts and the like where none is
 * chosen yet. Everything else is as in the file, and so is what the person has no choice for.
 * @param {string} name
 * @param {Choices} choices
 */
function chosenExample(name, { credentials, applicationId, ...chosen }) {
	const workflow = readExample(name);
	for (const node of workflow.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) {
			node.credentials[type] = credentials[type] ?? node.credentials[type];
		}
		const { parameters } = node;
		choose(parameters, chosen);
		if (parameters.applicationId === '' && applicationId) parameters.applicationId = applicationId;
	}
	return workflow;
}

/**
 * Fills in what is to be chosen from lists, those of the accounts of a hub included.
 * @param {any} parameters of a node, or a part of them
 * @param {Omit<Choices, 'credentials' | 'applicationId'>} chosen
 */
function choose(parameters, chosen) {
	if (typeof parameters !== 'object' || parameters === null) return;
	for (const field of CHOSEN) {
		const value = chosen[field];
		if (parameters[field]?.value === '' && value)
			parameters[field] = { __rl: true, mode: 'id', value };
	}
	for (const part of Object.values(parameters)) choose(part, chosen);
}

module.exports = { exampleNames, readExample, chosenExample };
