// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const manifest = require('../../package.json');

/**
 * @typedef {{ resource: string, operation: string, name: string, action: string,
 *   description: string, effect: 'read' | 'write' | 'delete', repeatable: boolean }} Operation
 * @typedef {{ value: string, name: string, description?: string }} Event
 * @typedef {{ folder: string, title: string, resources: Record<string, string>,
 *   operations: Operation[], events: Event[] }} Network
 */

/** Folders of the nodes that the manifest registers, `nodes/Facebook`, each once. */
function nodeFolders() {
	return [
		...new Set(manifest.n8n.nodes.map((file) => path.posix.dirname(file).slice('dist/'.length))),
	];
}

/**
 * What every registered network can do, read from the lists that its node itself uses.
 * @param {string} root folder that holds `nodes`: the sources or `dist`
 * @returns {Network[]}
 */
function readNetworks(root) {
	return nodeFolders().map((folder) => {
		const load = (/** @type {string} */ name) => require(path.join(root, folder, name));
		return {
			folder,
			title: path.basename(folder),
			resources: /** @type {Record<string, string>} */ (onlyExport(load('resources'), isRecord)),
			operations: /** @type {Operation[]} */ (onlyExport(load('operations'), Array.isArray)),
			events: hasEvents(path.join(root, folder))
				? /** @type {Event[]} */ (onlyExport(load('events'), Array.isArray))
				: [],
		};
	});
}

/** @param {string} folder */
function hasEvents(folder) {
	return ['index.ts', 'index.js'].some((file) => fs.existsSync(path.join(folder, 'events', file)));
}

/**
 * @param {Record<string, unknown>} exported
 * @param {(value: unknown) => boolean} matches
 */
function onlyExport(exported, matches) {
	const found = Object.entries(exported).filter(([, value]) => matches(value));
	if (found.length !== 1) {
		throw new Error(`Expected one list, found ${found.map(([name]) => name).join(', ') || 'none'}`);
	}
	return found[0][1];
}

/** @param {unknown} value */
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

module.exports = { nodeFolders, readNetworks };
