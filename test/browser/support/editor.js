// @ts-check
'use strict';

const { OWNER } = require('../../../scripts/host/rest.js');
const { buildWorkflow, node } = require('../../support/workflow.js');
const { startWorld } = require('../../support/world.js');
const { startBrowser } = require('./chromium.js');
const { problemsOf } = require('./issues.js');

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContext} BrowserContext */
/** @typedef {import('../../support/world.js').World} World */

/**
 * A person in front of the editor: signed in, without credentials, with the sandbox as it was seeded.
 */
async function sitDown() {
	const world = await startWorld();
	await forgetCredentials(world);
	const browser = await startBrowser({ proxy: world.proxy });
	const { context } = browser;
	await signIn(context, world);
	return {
		world,
		browser,
		/** @param {import('../../../scripts/demo/workflow.js').WorkflowNode} step */
		open: async (step) => await openNode({ context, world }, step),
		leave: async () => await browser.close(),
	};
}

/** The editor offers another way to sign in where it knows a credential. @param {World} world */
async function forgetCredentials({ n8n }) {
	for (const { id } of await n8n.call('GET', '/credentials')) {
		await n8n.call('DELETE', `/credentials/${id}`);
	}
}

/** Signs in at n8n's public address, as a person does. @param {BrowserContext} context @param {World} world */
async function signIn(context, world) {
	const page = await context.newPage();
	await page.goto(`${world.publicUrl}signin`);
	await page.locator('input[autocomplete="email"]').fill(OWNER.email);
	await page.locator('input[type="password"]').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(/\/home|\/workflow|\/projects/);
	await page.close();
}

/**
 * Opens a stored workflow of one node, after a manual start unless it is a trigger, with its form.
 * @param {{ context: BrowserContext, world: World }} at
 * @param {import('../../../scripts/demo/workflow.js').WorkflowNode} step
 */
async function openNode({ context, world }, step) {
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const nodes = /trigger$/i.test(step.type) ? [step] : [start, step];
	const workflow = await world.n8n.createWorkflow(buildWorkflow({ nodes }));
	const page = await context.newPage();
	const problems = problemsOf(page);
	await page.goto(`${world.publicUrl}workflow/${workflow.id}/${step.id}`);
	await page.getByTestId('node-parameters').waitFor();
	return { ...nodeForm(page), problems };
}

/** What a person does in the form of a node. @param {Page} page */
function nodeForm(page) {
	const field = (/** @type {string} */ name) => page.getByTestId(`parameter-input-${name}`);
	const openList = async (/** @type {string} */ name) => {
		await field(name).click();
		const entries = page.locator('.el-select-dropdown__item:visible');
		await entries.first().waitFor();
		return entries;
	};
	return {
		page,
		field,
		/** Opens a list and gives its entries. */
		openList,
		output: page.getByTestId('output-panel'),
		credentialDialog: page.getByTestId('credential-edit-dialog'),
		/** Names of the entries of a list. @param {string} name */
		async entriesOf(name) {
			const entries = await openList(name);
			const texts = await entries.allInnerTexts();
			await page.keyboard.press('Escape');
			return texts.map((text) => text.split('\n')[0]);
		},
		/** @param {string} name @param {string} entry */
		async choose(name, entry) {
			const entries = await openList(name);
			await entries
				.filter({ hasText: new RegExp(`^\\s*${entry}`) })
				.first()
				.click();
			await entries.first().waitFor({ state: 'hidden' });
		},
		/** @param {string} name @param {string} text */
		async fill(name, text) {
			await field(name).locator('textarea, input').first().fill(text);
		},
		/** Names of the fields that are shown, from top to bottom. */
		async fields() {
			const labels = page
				.getByTestId('node-parameters')
				.getByTestId('input-label')
				.filter({ visible: true });
			return (await labels.allInnerTexts()).map((text) => text.split('\n')[0].trim());
		},
		execute: async () => await page.getByTestId('node-execute-button').click(),
		close: async () => await page.close(),
	};
}

module.exports = { sitDown, forgetCredentials, signIn, openNode, nodeForm };
