// @ts-check
'use strict';

const { facebook, metaSeed, systemUserCredential } = require('../support/facebook.js');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
});

beforeEach(async () => {
	await world.sandbox.reset();
});

/** @param {string} token name in the seed, or a token @param {string} operation @param {object} [parameters] */
async function account(token, operation, parameters) {
	const credentials = await systemUserCredential(world, token);
	return await world.runWorkflow({
		nodes: [facebook(credentials, { resource: 'account', operation, ...parameters })],
	});
}

describe('check', () => {
	it('says that a working connection needs nothing', async () => {
		const run = await account('systemUser', 'check');
		expect(run.error).toBeUndefined();
		const [{ json }] = run.items;
		expect(json).toMatchObject({
			platform: 'facebook',
			verified: true,
			accountId: seed.people.systemUser.id,
			accountName: seed.people.systemUser.name,
			scopes: { granted: expect.arrayContaining(['pages_manage_posts']), missing: [] },
			canPublish: true,
			canComment: true,
			canReadInsights: true,
			canReadLeads: true,
			apiVersion: { used: expect.stringMatching(/^v\d+\.0$/) },
			token: { type: 'SYSTEM_USER', expiresAt: null },
		});
		expect(json.pages.map((/** @type {any} */ page) => page.id)).toEqual([
			seed.pages.fern.id,
			seed.pages.moss.id,
		]);
		const usage = json.rateUsage.find((/** @type {any} */ { bucket }) => bucket === 'app');
		expect(usage.percentUsed).toEqual(expect.any(Number));
	});

	it('tells when the access ends', async () => {
		const run = await account('userLong', 'check');
		const [{ json }] = run.items;
		expect(json.daysLeft).toBeGreaterThanOrEqual(59);
		expect(Date.parse(json.expiresAt)).toBeGreaterThan(Date.now());
		expect(json.message).toContain(`Connected as ${seed.people.manager.name}.`);
	});

	it('warns when the access ends within two weeks', async () => {
		const run = await account('userShort', 'check');
		expect(run.items[0].json).toMatchObject({ verified: true, daysLeft: 0 });
		expect(run.items[0].json.message).toContain('The access ends in 0 days');
	});

	it.each([
		['expiredUser', 'The access to Facebook has expired'],
		['passwordChanged', 'The password was changed'],
		['EAAGnobodyEverIssuedThisToken', 'Facebook does not accept the access token'],
	])('gives a result, not an error, for a dead token (%s)', async (token, happened) => {
		const run = await account(token, 'check');
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toMatchObject({
			verified: false,
			accountId: null,
			canPublish: false,
			canReadLeads: false,
		});
		expect(run.items[0].json.message).toContain(happened);
		expect(run.items[0].json.message).toContain('Reconnect the credential');
	});

	it('names the permission that is missing for what the connection is used for', async () => {
		const run = await account('withoutPublish', 'check', { jobs: ['publish', 'comment'] });
		const [{ json }] = run.items;
		expect(json).toMatchObject({
			verified: true,
			scopes: { missing: ['pages_manage_posts'] },
			canPublish: false,
			canComment: true,
		});
		expect(json.message).toContain('Reconnect the credential and allow: pages_manage_posts.');
	});

	it('knows the one Page of a Page token', async () => {
		const run = await account('pageFern', 'check');
		expect(run.items[0].json).toMatchObject({ verified: true, token: { type: 'PAGE' } });
		expect(run.items[0].json.pages.map((/** @type {any} */ page) => page.id)).toEqual([
			seed.pages.fern.id,
		]);
	});
});

describe('get many', () => {
	it('lists 120 Pages over several calls, without any token', async () => {
		const run = await account('agencyLong', 'getMany', { returnAll: true });
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(seed.agencyPageCount);
		expect(new Set(run.items.map(({ json }) => json.id)).size).toBe(seed.agencyPageCount);
		expect(run.items[0].json).toEqual({
			platform: 'facebook',
			id: '300000000000001',
			name: 'Client Page 001',
			category: 'Local business',
			tasks: expect.arrayContaining(['CREATE_CONTENT']),
			url: 'https://www.facebook.com/300000000000001',
		});
		const calls = (await requestsOf(world)).filter(({ path }) => path.endsWith('/me/accounts'));
		expect(calls.length).toBeGreaterThan(1);
	});

	it('stops at the limit, and finds the Pages of a business on request', async () => {
		const some = await account('agencyLong', 'getMany', { limit: 7 });
		expect(some.items).toHaveLength(7);
		const all = await account('agencyLong', 'getMany', {
			returnAll: true,
			options: { includeBusinessPages: true },
		});
		const ids = all.items.map(({ json }) => json.id);
		expect(ids).toHaveLength(seed.agencyPageCount + 2);
		expect(ids).toEqual(
			expect.arrayContaining([seed.pages.businessOnly.id, seed.pages.clientOnly.id]),
		);
	});
});

describe('the list of Pages in the editor', () => {
	/** What the editor's drop-down asks n8n for. @param {object} [question] filter, paginationToken */
	async function search(question) {
		const credentials = await systemUserCredential(world, 'agencyLong');
		return await world.n8n.call('POST', '/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.page',
			methodName: 'searchPages',
			nodeTypeAndVersion: { name: 'n8n-nodes-social-ops.facebook', version: 1 },
			currentNodeParameters: {
				authentication: 'accessToken',
				resource: 'post',
				operation: 'publish',
			},
			credentials,
			...question,
		});
	}

	it('shows a first page and goes on from its cursor', async () => {
		const first = await search();
		expect(first.results).toHaveLength(100);
		expect(first.results[0]).toEqual({
			name: 'Client Page 001',
			value: '300000000000001',
			url: 'https://www.facebook.com/300000000000001',
		});
		const second = await search({ paginationToken: first.paginationToken });
		expect(second.results).toHaveLength(20);
		expect(second.paginationToken).toBeUndefined();
	});

	it('finds a Page far down the list by a part of its name, in any case, and by its ID', async () => {
		expect((await search({ filter: 'page 118' })).results.map(({ value }) => value)).toEqual([
			'300000000000118',
		]);
		expect((await search({ filter: '0000000119' })).results.map(({ name }) => name)).toEqual([
			'Client Page 119',
		]);
		expect((await search({ filter: 'no such Page' })).results).toEqual([]);
	});
});
