// @ts-check
'use strict';

const { byId, facebook, metaSeed, systemUserCredential } = require('../support/facebook.js');
const { node } = require('../support/workflow.js');
const { sitDown } = require('./support/editor.js');

/** @typedef {Awaited<ReturnType<typeof sitDown>>} Desk */
/** @type {Desk} */
let desk;
/** @type {Desk['world']} */
let world;
/** @type {Desk['browser']} */
let browser;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;

beforeAll(async () => {
	desk = await sitDown();
	({ world, browser } = desk);
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
}, 240_000);

afterAll(async () => {
	await desk?.leave();
});

/** The form of Sync on a Page. @param {Record<string, unknown>} [parameters] */
async function openSync(parameters) {
	const step = facebook(credentials, {
		resource: 'lead',
		operation: 'sync',
		accountScope: 'one',
		page: byId(seed.pages.fern.id),
		formScope: 'all',
		which: 'incremental',
		...parameters,
	});
	return await desk.open(step);
}

describe('syncing leads', () => {
	it('shows the chosen forms by name', async () => {
		const { demo, archived } = seed.forms;
		const form = await openSync({ formScope: 'selected', forms: [demo.id, archived.id] });
		await form.field('forms').getByText(demo.name).waitFor();
		expect(await form.field('forms').innerText()).toContain(archived.name);
		await form.close();
	});

	it('offers a column for each question of the chosen forms, in any script', async () => {
		const { demo, world: manyScripts } = seed.forms;
		const form = await openSync({ formScope: 'selected', forms: [demo.id, manyScripts.id] });
		const columns = form.page.getByTestId('mapping-fields-container');
		await columns.waitFor();
		await form.page.getByTestId('add-fields-select').click();
		const entry = (/** @type {string | RegExp} */ text) => form.page.getByText(text).first();
		await entry('Email (email)').waitFor();
		await browser.screenshot(form.page, 'lead-columns');
		for (const text of [/what's_your_budget\?/, /какой_у_вас_бюджет\?/, /^Consent: /]) {
			expect(await entry(text).isVisible()).toBe(true);
		}
		await form.close();
	});

	it('puts out the leads and, beside them, a report', async () => {
		const form = await openSync();
		await form.execute();
		await form.output.getByText('Report').first().waitFor();
		await browser.screenshot(form.page, 'lead-sync');
		const text = await form.output.innerText();
		expect(text).toContain('Leads');
		expect(text).toMatch(/\d+ items/);
		await form.output.getByText('Report').first().click();
		await form.output.getByText('remembered').first().waitFor();
		await browser.screenshot(form.page, 'lead-report');
		await form.close();
	});
});

describe('the lead trigger', () => {
	it('can be set up with what a person sees', async () => {
		const step = node(
			'Leads',
			'facebookLeadTrigger',
			{ authentication: 'accessToken', accountScope: 'one', page: byId(seed.pages.fern.id) },
			{ credentials },
		);
		const form = await desk.open(step);
		await browser.screenshot(form.page, 'lead-trigger');
		expect(await form.fields()).toEqual(
			expect.arrayContaining(['Pages', 'Page', 'Forms', 'Columns']),
		);
		await form.close();
	});
});
