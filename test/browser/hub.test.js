// @ts-check
'use strict';

const { hubAccounts, published } = require('../support/hub.js');
const { linkedInCredential, linkedInSeed } = require('../support/linkedin.js');
const { metaSeed, systemUserCredential } = require('../support/facebook.js');
const { node } = require('../support/workflow.js');
const { sitDown } = require('./support/editor.js');

const FACEBOOK = 'Facebook (Access Token)';
const INSTAGRAM = 'Instagram (Facebook: Access Token)';
const TOKEN_API = 'socialOpsFacebookTokenApi';
const LINKEDIN_API = 'socialOpsLinkedInOAuth2Api';
const TEXT = 'Ferns want shade, and to be left alone.';

/** @typedef {Awaited<ReturnType<typeof sitDown>>} Desk */
/** @type {Desk} */
let desk;
/** @type {Awaited<ReturnType<Desk['open']>>} */
let form;
/** @type {Record<string, { id: string, name: string }>} */
let credentials;

beforeAll(async () => {
	desk = await sitDown();
	const { world } = desk;
	credentials = {
		...(await systemUserCredential(world)),
		...(await linkedInCredential(world, LINKEDIN_API)),
	};
	form = await desk.open(node('Social Hub', 'socialHub'));
}, 240_000);

afterAll(async () => {
	await desk?.leave();
});

/** @param {string} name */
const shot = async (name) => await desk.browser.screenshot(form.page, `hub-${name}`);

/** Chooses networks, or takes them back. @param {string[]} names */
async function toggleNetworks(...names) {
	const entries = await form.openList('connections');
	for (const name of names) {
		await entries.getByText(name, { exact: true }).click();
	}
	await shot('networks');
	await form.page.keyboard.press('Escape');
	await entries.first().waitFor({ state: 'hidden' });
}

/** What the form asks to be signed in with. */
async function askedCredentials() {
	const labels = form.page.getByTestId('credentials-label');
	return (await labels.allInnerTexts()).map((text) => text.trim());
}

/** @param {string} type of the credential @param {string} title */
async function pickCredential(type, title) {
	const slot = form.page.getByTestId('node-credentials-slot').filter({ hasText: title });
	await slot.getByTestId('node-credentials-select').click();
	const entry = `node-credentials-select-item-${credentials[type].id}`;
	await form.page.getByTestId(entry).filter({ visible: true }).click();
}

/** @param {string} field @param {string} name of the account */
async function pickAccount(field, name) {
	const locator = form.page.getByTestId(`resource-locator-${field}`);
	await locator.getByTestId('rlc-input').click();
	const entry = form.page.getByTestId('rlc-item').filter({ hasText: name, visible: true });
	await entry.first().waitFor();
	await shot(`list-of-${field}`);
	await entry.first().click();
}

/** Texts of the rows of the output as a table, where a person sees all items at once. */
async function outputRows() {
	await form.output.getByTestId('radio-button-table').click();
	const rows = form.output.locator('tbody tr').filter({ hasText: /\S/ });
	await rows.first().waitFor();
	return await rows.allInnerTexts();
}

describe('the Social Hub', () => {
	it('asks for no credential before a network is chosen', async () => {
		expect(await askedCredentials()).toEqual([]);
		expect(await form.fields()).toEqual(expect.arrayContaining(['Networks', 'Resource', 'Text']));
	});

	it('asks for exactly the credentials of the chosen networks', async () => {
		await toggleNetworks(FACEBOOK, INSTAGRAM);
		expect(await askedCredentials()).toEqual(['Credential for Facebook (Social Ops) Token API']);
		await toggleNetworks(INSTAGRAM, 'LinkedIn');
		expect(await askedCredentials()).toEqual([
			'Credential for Facebook (Social Ops) Token API',
			'Credential for LinkedIn (Social Ops) OAuth2 API',
		]);
	});

	it('asks for the accounts of the chosen networks, and lists them', async () => {
		await pickCredential(TOKEN_API, 'Facebook (Social Ops) Token API');
		await pickCredential(LINKEDIN_API, 'LinkedIn (Social Ops) OAuth2 API');
		await pickAccount('page', (await metaSeed(desk.world)).pages.fern.name);
		await pickAccount('author', (await linkedInSeed(desk.world)).pages.fern.name);
		const fields = await form.fields();
		await shot('accounts');
		expect(fields.slice(fields.indexOf('Media Source') + 1)).toEqual([
			'Facebook (Access Token): Accounts',
			'Page',
			'Settings',
			'LinkedIn: Accounts',
			'Author',
			'Settings',
			'Options',
		]);
	});

	it('shows the verdict of Preview, for each network', async () => {
		await form.fill('text', TEXT);
		await form.choose('operation', 'Preview');
		await form.execute();
		await form.output.getByTestId('ndv-download-binary-data').first().waitFor();
		await shot('preview-board');
		const verdict = (await outputRows()).join();
		await shot('preview');
		for (const part of [/\bok\b\W+true/, /facebook/, /linkedin/, /Fern & Co/]) {
			expect(verdict).toMatch(part);
		}
	});

	it('publishes on each of them, once', async () => {
		await form.choose('operation', 'Publish');
		await form.execute();
		await form.output.getByText('2 items').waitFor();
		const publications = await outputRows();
		await shot('published');
		expect(publications).toEqual([
			expect.stringMatching(/facebook[^]*published/),
			expect.stringMatching(/linkedin[^]*published/),
		]);
		const posts = await published(desk.world, await hubAccounts(desk.world));
		expect(posts).toMatchObject({ facebook: [TEXT], linkedin: [TEXT], x: [] });
	});

	it('names the network that refuses the post, the field and the fix', async () => {
		await form.fill('text', 'x'.repeat(3001));
		await form.execute();
		const message = form.output.getByTestId('node-error-message');
		await message.waitFor();
		await shot('error');
		expect(await message.innerText()).toContain('LinkedIn');
		expect(await form.output.innerText()).toContain('3000');
		expect(form.problems).toEqual([]);
	});
});
