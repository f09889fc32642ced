// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');

/**
 * A node of a workflow, as n8n stores it.
 * @typedef {{ id: string, name: string, type: string, typeVersion: number,
 *   position: [number, number], parameters: object, credentials?: object,
 *   webhookId?: string, [setting: string]: unknown }} WorkflowNode
 */

/**
 * @typedef {object} WorkflowSource
 * @property {string} [name]
 * @property {WorkflowNode[]} nodes
 * @property {Connection[]} [connections] one after the other by default
 * @property {object} [settings] n8n's workflow settings
 */

/**
 * `type` is `main` by default, and else what a sub-node is to an agent: `ai_tool`, `ai_languageModel`.
 * @typedef {{ from: string, to: string, output?: number, input?: number, type?: string }} Connection
 */

const PACKAGE = 'n8n-nodes-social-ops';
const START = 'Start';
const ITEMS = 'Items';

/**
 * A node. A type without a dot is one of this package.
 * @param {string} name
 * @param {string} type
 * @param {object} [parameters]
 * @param {object} [settings] typeVersion, credentials, retryOnFail, onError, …
 * @returns {WorkflowNode}
 */
function node(name, type, parameters = {}, settings = {}) {
	const fullType = type.includes('.') ? type : `${PACKAGE}.${type}`;
	const base = { id: randomUUID(), name, type: fullType, typeVersion: 1 };
	return { ...base, position: [0, 0], parameters, ...settings };
}

/** @param {string} from @param {string} to @param {{ output?: number, input?: number, type?: string }} [ends] */
function connect(from, to, ends = {}) {
	return { from, to, ...ends };
}

/** Connects nodes one after the other. @param {WorkflowNode[]} nodes @returns {Connection[]} */
function chain(nodes) {
	return nodes.slice(1).map((next, i) => connect(nodes[i].name, next.name));
}

/**
 * A workflow in n8n's format.
 * @param {WorkflowSource} source
 */
function buildWorkflow({ name = 'Test', nodes, connections = chain(nodes), settings = {} }) {
	/** @type {Record<string, Record<string, Array<Array<{ node: string, type: string, index: number }>>>>} */
	const links = {};
	for (const { from, to, output = 0, input = 0, type = 'main' } of connections) {
		const outputs = ((links[from] ??= {})[type] ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output].push({ node: to, type, index: input });
	}
	return {
		name,
		nodes: nodes.map((item, i) => ({ ...item, position: [i * 220, 0] })),
		connections: links,
		settings: { executionOrder: 'v1', ...settings },
	};
}

/**
 * Puts a start in front of a workflow: a production webhook whose body's `items` become items.
 * @param {WorkflowSource} source whose first node receives the items
 * @param {string} path of the webhook
 * @returns {WorkflowSource}
 */
function withWebhookStart({ nodes, connections = chain(nodes), ...rest }, path) {
	const start = node(
		START,
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
		{ typeVersion: 2.1, webhookId: path },
	);
	const items = node(ITEMS, 'n8n-nodes-base.splitOut', {
		fieldToSplitOut: 'body.items',
		options: {},
	});
	const lead = [connect(START, ITEMS), connect(ITEMS, nodes[0].name)];
	return { ...rest, nodes: [start, items, ...nodes], connections: [...lead, ...connections] };
}

/** Reads a file of the disk into binary field `data`. @param {string} file path or expression */
function readFile(file, name = 'Read File') {
	return node(name, 'n8n-nodes-base.readWriteFile', { fileSelector: file, options: {} });
}

/** Fetches a URL into binary field `data`. @param {string} url address or expression */
function download(url, name = 'Download') {
	const response = { response: { responseFormat: 'file' } };
	return node(
		name,
		'n8n-nodes-base.httpRequest',
		{ url, options: { response } },
		{ typeVersion: 4.2 },
	);
}

module.exports = { node, connect, chain, buildWorkflow, withWebhookStart, readFile, download };
