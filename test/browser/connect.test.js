// @ts-check
'use strict';

const { instagramLogin, metaSeed, publish } = require('../support/instagram.js');
const { NETWORKS } = require('../support/networks/index.js');
const { node } = require('../support/workflow.js');
const { forgetCredentials, sitDown } = require('./support/editor.js');

/** @type {Awaited<ReturnType<typeof sitDown>>} */
let desk;

beforeAll(async () => {
	desk = await sitDown();
}, 240_000);

beforeEach(async () => await forgetCredentials(desk.world));

afterAll(async () => {
	await desk?.leave();
});

const withConsent = NETWORKS.flatMap(({ consent, ...network }) =>
	consent ? [{ ...network, consent }] : [],
);

/** Types of the credentials that sign in on a page of the network. */
async function oAuthTypes() {
	const { url, cookie } = desk.world.n8n;
	const response = await fetch(`${url}/types/credentials.json`, { headers: { cookie: cookie() } });
	const all = /** @type {any[]} */ (await response.json());
	return all
		.filter(({ name }) => name.startsWith('socialOps'))
		.filter(({ properties }) =>
			properties.some(
				(/** @type {any} */ { name, default: value }) =>
					name === 'grantType' && value !== 'clientCredentials',
			),
		)
		.map(({ name }) => name);
}

describe('a credential that signs in on a page of the network', () => {
	it('is one of those that are connected here', async () => {
		const types = withConsent.map(({ consent }) => consent.type);
		expect((await oAuthTypes()).sort()).toEqual(types.sort());
	});

	it.each(withConsent)('is connected through that of $platform', async (network) => {
		const { consent, nodeType, parameters, platform } = network;
		const form = await desk.open(node('Node', nodeType, await openParameters(parameters)));
		await form.page.getByTestId('node-credentials-empty-state').click();
		for (const [name, value] of Object.entries(await consent.fields(desk.world))) {
			await form.fill(name, value);
		}
		await desk.browser.screenshot(form.page, `connect-${platform}`);
		const [page] = await Promise.all([
			desk.browser.context.waitForEvent('page'),
			form.credentialDialog.getByTestId('quick-connect-button').click(),
		]);
		await page.waitForURL(consent.page);
		expect(new URL(page.url()).searchParams.get('scope')).toContain(consent.permission);
		await desk.browser.screenshot(page, `consent-${platform}`);
		await Promise.all([page.waitForEvent('close'), page.locator('#continue').click()]);
		await form.credentialDialog.waitFor({ state: 'hidden' });
		expect(form.problems).toEqual([]);
		await form.close();
	});
});

/** As the node is before anything is signed in. @param {import('../support/networks/index.js').Network['parameters']} of */
async function openParameters(of) {
	const { authentication: _, ...parameters } = await of(desk.world, 'Open');
	return parameters;
}

describe('a token of an Instagram account without a Page', () => {
	/** Saves a credential with a token, and gives what the dialog says of it. @param {string} token */
	async function save(token) {
		const { id } = (await metaSeed(desk.world)).instagram.accounts.luna;
		const form = await desk.open(instagramLogin({}, publish(id, { postKind: 'photo' })));
		await form.page.getByTestId('node-credentials-empty-state').click();
		await form.fill('accessToken', token);
		await form.page.getByTestId('credential-save-button').click();
		return form;
	}

	it('is tested when it is saved, and the dialog closes where it works', async () => {
		const { tokens } = (await metaSeed(desk.world)).instagram;
		const form = await save(tokens.luna);
		await form.credentialDialog.waitFor({ state: 'hidden' });
		const tests = await desk.world.sandbox.requests();
		expect(tests.map(({ host, path }) => `${host}${path}`).join()).toContain('graph.instagram.com');
		await desk.browser.screenshot(form.page, 'connect-instagram');
		await form.close();
	});

	it('is refused where it does not work', async () => {
		const form = await save('IGAAwrong');
		await form.credentialDialog.getByText(/couldn.t connect/i).waitFor();
		await form.credentialDialog.getByText('More details').click();
		await desk.browser.screenshot(form.page, 'connect-instagram-refused');
		await form.close();
	});
});
