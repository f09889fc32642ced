// @ts-check
'use strict';

const { NETWORKS, choicesOf } = require('../../scripts/demo/campaign.js');
const { chosenExample, exampleNames, readExample } = require('../../scripts/demo/examples.js');
const { seedCredentials } = require('../../scripts/demo/seed.js');
const { sitDown } = require('./support/editor.js');
const { nodesWithIssues, overlaps, problemsOf } = require('./support/issues.js');

/** Credentials of others that the examples use; nothing is sent with them. */
const OTHERS = {
	smtp: { host: '127.0.0.1', port: 25, user: 'fern', password: 'fern', secure: false },
	openAiApi: { apiKey: 'none' },
	whatsAppApi: { accessToken: 'none', businessAccountId: '1' },
};

/** @type {Awaited<ReturnType<typeof sitDown>>} */
let desk;
/** @type {import('../../scripts/demo/examples.js').Choices} */
let choices;
/** The editor with an empty workflow. @type {import('playwright-core').Page} */
let page;
/** What the page says is wrong. @type {string[]} */
let problems;

beforeAll(async () => {
	desk = await sitDown();
	const seed = await desk.world.sandbox.seed();
	choices = choicesOf(await storeCredentials(seed), seed);
	page = await desk.browser.context.newPage();
	problems = problemsOf(page);
	await page.goto(`${desk.world.publicUrl}workflow/new`);
	await page.getByTestId('node-creator-plus-button').waitFor();
}, 240_000);

afterAll(async () => {
	await desk?.leave();
});

/** A credential of each type that an example names: n8n's own ones, and those of the demo. */
async function storeCredentials(/** @type {any} */ seed) {
	const rest = desk.world.n8n;
	let stored = await seedCredentials(rest, 'Other services', OTHERS);
	for (const { network, credentials } of NETWORKS) {
		stored = { ...(await seedCredentials(rest, network, credentials(seed))), ...stored };
	}
	return stored;
}

/** Puts the workflow of a file in the place of what is on the canvas, as a person does. @param {any} workflow */
async function importFile(workflow) {
	const nodes = page.getByTestId('canvas-node');
	if (await nodes.first().isVisible()) {
		await page.keyboard.press('Control+a');
		await page.keyboard.press('Delete');
		await nodes.first().waitFor({ state: 'detached' });
	}
	await page.getByTestId('workflow-import-input').setInputFiles({
		name: 'example.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(workflow)),
	});
	const last = workflow.nodes.at(-1).name;
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${last}"]`).waitFor();
	await page.keyboard.press('1');
	// The view moves there.
	await page.waitForTimeout(500);
}

describe('the canvas', () => {
	it('shows what is not chosen yet, and what lies on something else', async () => {
		const workflow = readExample('facebook-content-calendar');
		workflow.nodes.at(-1).position = workflow.nodes.at(-2).position;
		await importFile(workflow);
		expect(await nodesWithIssues(page)).toContain('Preview');
		expect(await overlaps(page)).toEqual(['Mark as Blocked and Mark as Failed']);
	});

	it.each(exampleNames())('shows no issue of %s after the import and the choices', async (name) => {
		problems.length = 0;
		await importFile(chosenExample(name, choices));
		await desk.browser.screenshot(page, `example-${name}`);
		expect({
			withIssues: await nodesWithIssues(page),
			overlapping: await overlaps(page),
			problems,
		}).toEqual({ withIssues: [], overlapping: [], problems: [] });
	});
});
