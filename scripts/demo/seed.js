// @ts-check
'use strict';

const { chosenExample, exampleNames } = require('./examples.js');

/** @typedef {import('../host/rest.js').RestClient} RestClient */
/** @typedef {Record<string, { id: string, name: string }>} StoredCredentials by credential type */

/**
 * Stores a credential of every type, unless one of the same name and type is there.
 * @param {RestClient} rest
 * @param {string} network
 * @param {Record<string, Record<string, unknown>>} dataByType
 * @returns {Promise<StoredCredentials>}
 */
async function seedCredentials(rest, network, dataByType) {
	const name = `${network} (sandbox)`;
	/** @type {Array<{ id: string, name: string, type: string }>} */
	const known = await rest.call('GET', '/credentials');
	/** @type {StoredCredentials} */
	const stored = {};
	for (const [type, data] of Object.entries(dataByType)) {
		const same = known.find((one) => one.name === name && one.type === type);
		stored[type] = same ? { id: same.id, name } : await rest.createCredential({ name, type, data });
	}
	return stored;
}

/**
 * Stores a workflow, or brings the one of the same name up to date.
 * @param {RestClient} rest
 * @param {{ name: string, nodes: object[], connections: object, settings?: object }} workflow
 * @returns {Promise<string>} its id
 */
async function seedWorkflow(rest, workflow) {
	const filter = encodeURIComponent(JSON.stringify({ name: workflow.name }));
	const found = await rest.call('GET', `/workflows?filter=${filter}`);
	/** @type {Array<{ id: string, name: string }>} */
	const known = found.data ?? found;
	const same = known.find(({ name }) => name === workflow.name);
	if (!same) return (await rest.createWorkflow(workflow)).id;
	const { nodes, connections, settings } = workflow;
	const { versionId } = await rest.getWorkflow(same.id);
	await rest.call('PATCH', `/workflows/${same.id}`, { nodes, connections, settings, versionId });
	return same.id;
}

/**
 * Stores all example workflows, ready to run.
 * @param {RestClient} rest
 * @param {import('./examples.js').Choices} choices
 * @returns {Promise<Record<string, SeededExample>>} by the name of the file
 */
async function seedExamples(rest, choices) {
	/** @type {Record<string, SeededExample>} */
	const seeded = {};
	for (const name of exampleNames()) {
		const workflow = chosenExample(name, choices);
		const id = await seedWorkflow(rest, workflow);
		const start = workflow.nodes.find((/** @type {any} */ { type }) => /trigger$/i.test(type));
		seeded[name] = { id, title: workflow.name, trigger: start.name, webhookId: start.webhookId };
	}
	return seeded;
}

/** @typedef {{ id: string, title: string, trigger: string, webhookId?: string }} SeededExample */

module.exports = { seedCredentials, seedWorkflow, seedExamples };
