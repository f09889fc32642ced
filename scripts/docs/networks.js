// @ts-check
'use strict';

const path = require('node:path');
const manifest = require('../../package.json');

/**
 * @typedef {{ resource: string, operation: string, name: string, action: string,
 *   description: string, effect: 'read' | 'write' | 'delete', repeatable: boolean }} Operation
 * @typedef {{ title: string, description: string, events: Array<{ name: string }> }} Trigger `events`: what can be
 *   chosen to start on; empty where there is nothing to choose
 * @typedef {{ folder: string, title: string, resources: Record<string, string>,
 *   operations: Operation[], triggers: Trigger[] }} Network
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
			triggers: triggerFiles(folder).map((file) => describeTrigger(load(file))),
		};
	});
}

/** The trigger nodes of a folder, as files in it without their ending. @param {string} folder */
function triggerFiles(folder) {
	return manifest.n8n.nodes
		.filter((file) => path.posix.dirname(file) === `dist/${folder}`)
		.map((file) => path.posix.basename(file, '.js'))
		.filter((name) => /Trigger\.node$/.test(name));
}

/** @param {Record<string, unknown>} exported @returns {Trigger} */
function describeTrigger(exported) {
	const [NodeType] = /** @type {Array<new () => any>} */ (Object.values(exported));
	const { displayName, description, properties } = new NodeType().description;
	const choice = properties.find((/** @type {any} */ { name }) => name === 'triggerOn');
	return { title: displayName, description, events: choice?.options ?? [] };
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
