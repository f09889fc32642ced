// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { chosenExample } = require('../../scripts/demo/examples.js');
const { toRun } = require('./runs.js');

/** @typedef {import('./world.js').World} World */

/**
 * Stores an example workflow as it is, with credential and Page chosen.
 * @param {World} world
 * @param {string} name of the file
 * @param {import('../../scripts/demo/examples.js').Choices} choices
 * @param {(workflow: any) => void} [change] what else a person changes in it
 */
async function importExample(world, name, choices, change = () => {}) {
	const workflow = chosenExample(name, choices);
	change(workflow);
	const { id } = await world.n8n.createWorkflow(workflow);
	const start = workflow.nodes.find((/** @type {any} */ node) => /trigger$/i.test(node.type));
	const executions = async () => (await world.n8n.listExecutions({ workflowId: id })).reverse();
	return {
		id,
		activate: async () => await world.n8n.activate(id),
		deactivate: async () => await world.n8n.deactivate(id),
		/** Starts it as its schedule does, and waits for the end. @param {string} [trigger] of several @param {string[]} [until] states that count as an end too */
		async run(trigger = start.name, until = []) {
			const executionId = await world.n8n.runManually({ id, trigger });
			return toRun(await world.n8n.waitForExecution(executionId, { until, timeoutMs: 120_000 }));
		},
		/** All runs so far, oldest first, once they have ended. */
		async runs() {
			const ended = (await executions()).map(({ id: executionId }) => world.runOf(executionId));
			return await Promise.all(ended);
		},
		/** Sends the form that starts it and waits until it waits for the next form. */
		async submit(/** @type {string[]} */ values) {
			const known = (await executions()).length;
			await postForm(`${world.n8n.url}/form/${start.webhookId}`, values);
			const newest = await eventually(async () => (await executions())[known]);
			return await world.runOf(newest.id, { until: ['waiting'] });
		},
	};
}

/**
 * Stores an example workflow as the manager of the Page Fern & Co sets it up, signed in by OAuth2.
 * @param {World} world
 * @param {string} name of the file
 * @param {string} [token] name of the token in the seed
 */
async function setUpExample(world, name, token = 'userLong') {
	const seed = (await world.sandbox.seed()).meta;
	const credentials = await world.createCredential('socialOpsFacebookOAuth2Api', {
		clientId: seed.app.id,
		clientSecret: seed.app.secret,
		oauthTokenData: { access_token: seed.tokens[token], token_type: 'bearer' },
	});
	return await importExample(world, name, { credentials, page: seed.pages.fern.id });
}

/**
 * Fills in a form of n8n.
 * @param {string} address
 * @param {string[]} values in the order of the fields
 */
async function postForm(address, values) {
	const body = new FormData();
	values.forEach((value, index) => body.append(`field-${index}`, value));
	const response = await fetch(address, { method: 'POST', body });
	if (!response.ok) throw new Error(`The form answered ${response.status}`);
}

/**
 * Looks until there is something to see; fails after a minute.
 * @template T
 * @param {() => Promise<T | undefined | false>} look
 * @returns {Promise<T>}
 */
async function eventually(look) {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const seen = await look();
		if (seen) return seen;
		if (Date.now() > deadline) throw new Error('It has not happened in a minute');
		await delay(100);
	}
}

module.exports = { importExample, setUpExample, postForm, eventually };
