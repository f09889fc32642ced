// @ts-check
'use strict';

const { readNetworks } = require('./networks.js');

/** @type {Record<string, string>} */
const EFFECTS = { read: 'reads', write: 'writes', delete: 'deletes' };

const INTRODUCTION = `# Operations and triggers

What every node can do, in the order of its menus, and what it changes at the network. This page is
written by \`npm run docs\`.
`;

/**
 * The page that lists what every node can do, as the lists of the nodes say.
 * @param {string} root folder that holds `nodes`: the sources or `dist`
 */
const renderOperations = (root) =>
	[INTRODUCTION, ...readNetworks(root).map(renderNetwork)].join('\n');

/** @param {import('./networks.js').Network} network */
function renderNetwork({ title, resources, operations, triggers }) {
	const rows = operations.map((operation) => [
		resources[operation.resource],
		operation.name,
		operation.description,
		EFFECTS[operation.effect],
	]);
	return [
		`## ${title}`,
		'',
		...table(['Resource', 'Operation', 'What it does', 'Effect'], rows),
		...(triggers.length
			? ['', ...table(['Trigger', 'Starts the workflow'], triggers.map(toCells))]
			: []),
		'',
	].join('\n');
}

/** @param {import('./networks.js').Trigger} trigger */
function toCells({ title, description, events }) {
	const names = events.map(({ name }) => name).join(', ');
	return [title, names ? `on ${names}` : description.replace(/^Starts the workflow /, '')];
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
	const line = (/** @type {string[]} */ cells) => `| ${cells.map(escapeCell).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** @param {string} text */
const escapeCell = (text) => text.replaceAll('|', '\\|');

module.exports = { renderOperations };
