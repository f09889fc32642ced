// @ts-check
'use strict';

const manifest = require('../../package.json');
const { hub, hubAccounts, hubCredentials } = require('../support/hub.js');
const { NETWORKS } = require('../support/networks/index.js');
const { node } = require('../support/workflow.js');
const { sitDown } = require('./support/editor.js');

/** @typedef {import('../../scripts/demo/workflow.js').WorkflowNode} WorkflowNode */

/** Types of the nodes without the package, as n8n names them after their files. */
const TYPES = manifest.n8n.nodes.map((file) => {
	const base = file.replace(/^.*\/(\w+)\.node\.js$/, '$1');
	return base[0].toLowerCase() + base.slice(1);
});

/** @type {Awaited<ReturnType<typeof sitDown>>} */
let desk;
/** Descriptions of the nodes by type, as the editor gets them. @type {Map<string, any>} */
let described;

beforeAll(async () => {
	desk = await sitDown();
	const response = await fetch(`${desk.world.n8n.url}/types/nodes.json`, {
		headers: { cookie: desk.world.n8n.cookie() },
	});
	const all = /** @type {any[]} */ (await response.json());
	const own = all.filter(({ name }) => name.startsWith(`${manifest.name}.`));
	described = new Map(own.map((each) => [each.name.split('.')[1], each]));
}, 240_000);

afterAll(async () => {
	await desk?.leave();
});

describe('the node panel', () => {
	/** @type {import('playwright-core').Page} */
	let page;

	beforeAll(async () => {
		page = await desk.browser.context.newPage();
		await page.goto(`${desk.world.publicUrl}workflow/new`);
		await page.getByTestId('node-creator-plus-button').click();
		await page.getByTestId('item-iterator-item').first().waitFor();
	});
	afterAll(async () => await page.close());

	it.each(TYPES)('finds %s by its name, with an icon and what it does', async (type) => {
		const { displayName, description } = described.get(type);
		await page.getByTestId('node-creator-search-bar').fill(displayName);
		const found = page.getByTestId('item-iterator-item').filter({ hasText: description });
		await found.waitFor();
		// n8n's panel leaves the word out beside the node of the same name.
		const names = [displayName, displayName.replace(/ Trigger$/, '')];
		expect(names).toContain(await found.getByTestId('node-creator-item-name').innerText());
		const icon = found.locator('img').first();
		expect(await icon.getAttribute('src')).toContain(`/icons/${manifest.name}/`);
		expect(
			await icon.evaluate((/** @type {any} */ image) =>
				image.decode().then(() => image.naturalWidth),
			),
		).toBeGreaterThan(0);
	});
});

/** A node that is set up, and as it comes from the panel where nothing is known of it. @param {string} type @returns {Promise<WorkflowNode>} */
async function setUp(type) {
	const { world } = desk;
	if (type === 'socialHub') {
		return hub(await hubCredentials(world), await hubAccounts(world), { text: 'Open' });
	}
	const network = NETWORKS.find(({ nodeType, trigger, leads }) =>
		[nodeType, trigger?.type, leads?.trigger].includes(type),
	);
	if (!network) return node('Node', type);
	const { leads, trigger, nodeType } = network;
	const ofLeads = leads?.trigger === type;
	const parameters = ofLeads
		? await leads.parameters(world)
		: await (nodeType === type
				? network.parameters(world, 'Open')
				: /** @type {any} */ (trigger).parameters(world));
	const credentials = await (ofLeads ? leads : network).credential(world);
	return node('Node', type, parameters, { credentials });
}

describe('the form', () => {
	it.each(TYPES)('of %s opens, set up, without an error', async (type) => {
		const form = await desk.open(await setUp(type));
		await form.page.waitForLoadState('networkidle');
		expect((await form.fields()).length).toBeGreaterThan(0);
		const text = await form.page.getByTestId('node-parameters').innerText();
		expect(text).not.toMatch(/problem|error fetching|could not (be )?load/i);
		expect(form.problems).toEqual([]);
		await desk.browser.screenshot(form.page, `form-${type}`);
		await form.close();
	});
});
