// @ts-check
'use strict';

const { readNetworks } = require('./networks.js');

const BEGIN = '<!-- operations:begin -->';
const END = '<!-- operations:end -->';

/** @type {Record<string, string>} */
const EFFECTS = { read: 'reads', write: 'writes', delete: 'deletes' };

/**
 * The README with its operation tables as the lists say.
 * @param {string} readme
 * @param {string} root folder that holds `nodes`: the sources or `dist`
 */
function updateReadme(readme, root) {
	const begin = readme.indexOf(BEGIN);
	const end = readme.indexOf(END);
	if (begin < 0 || end < begin) throw new Error(`README.md lacks ${BEGIN} and ${END}`);
	const tables = readNetworks(root).map(renderNetwork).join('\n');
	return `${readme.slice(0, begin + BEGIN.length)}\n\n${tables}\n${readme.slice(end)}`;
}

/** @param {import('./networks.js').Network} network */
function renderNetwork({ title, resources, operations, triggers }) {
	const rows = operations.map((operation) => [
		resources[operation.resource],
		operation.name,
		operation.description,
		EFFECTS[operation.effect],
	]);
	return [
		`### ${title}`,
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

module.exports = { updateReadme };
