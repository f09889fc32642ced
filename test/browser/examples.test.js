// @ts-check
'use strict';

const { NETWORKS, choicesOf } = require('../../scripts/demo/campaign.js');
const { chosenExample, exampleNames } = require('../../scripts/demo/examples.js');
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

beforeAll(async () => {
	desk = await sitDown();
	const seed = await desk.world.sandbox.seed();
	choices = choicesOf(await storeCredentials(seed), seed);
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

/** The canvas with a workflow that a person has imported from a file. @param {any} workflow */
async function importFile(workflow) {
	const page = await desk.browser.context.newPage();
	const problems = problemsOf(page);
	await page.goto(`${desk.world.publicUrl}workflow/new`);
	await page.getByTestId('node-creator-plus-button').waitFor();
	await page.getByTestId('workflow-import-input').setInputFiles({
		name: 'example.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(workflow)),
	});
	const last = workflow.nodes.at(-1).name;
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${last}"]`).waitFor();
	return { page, problems };
}

describe.each(exampleNames())('the example %s', (name) => {
	it('shows no issue on the canvas after the import and the choices', async () => {
		const workflow = chosenExample(name, choices);
		const { page, problems } = await importFile(workflow);
		await page.keyboard.press('1');
		await page.waitForTimeout(500);
		await desk.browser.screenshot(page, `example-${name}`);
		expect(await nodesWithIssues(page)).toEqual([]);
		expect(await overlaps(page)).toEqual([]);
		expect(problems).toEqual([]);
		await page.close();
	});
});
