// @ts-check
'use strict';

const {
	linkedin,
	linkedInCredential,
	linkedInSeed,
	ownPosts,
	personUrn,
	publish,
} = require('../support/linkedin.js');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');
const { createClient } = require('../sandbox/client.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** A credential as somebody fills it in, before it is connected. @param {string} app @param {string[]} products */
async function newCredential(app, products) {
	const { clientId, clientSecret } = seed.apps[app];
	return await world.createCredential(TYPE, { clientId, clientSecret, products });
}

/**
 * What the browser does from Connect on: LinkedIn's consent page, and back to n8n.
 * @param {any} credentials @param {{ person: { id: string }, decision?: string }} choice
 */
async function connect(credentials, { person, decision = 'continue' }) {
	const { id } = credentials[TYPE];
	const consent = await world.n8n.call('GET', `/oauth2-credential/auth?id=${id}`);
	const browser = createClient({ proxy: world.proxy, ca: world.ca, control: '' });
	const answer = await browser.request(consent, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: String(new URLSearchParams({ person: person.id, decision })),
	});
	const back = new URL(String(answer.headers.location));
	const callback = await fetch(`${world.n8n.url}${back.pathname}${back.search}`, {
		headers: { cookie: world.n8n.cookie() },
	});
	return { consent: new URL(consent), back, page: await callback.text() };
}

/** @param {object} credentials */
async function check(credentials) {
	const node = linkedin(credentials, { resource: 'account', operation: 'check' });
	const { error, items } = await world.runWorkflow({ nodes: [node] });
	expect(error).toBeUndefined();
	return items[0].json;
}

describe('the credential', () => {
	it('connects with the permissions of the products of the app', async () => {
		const credentials = await newCredential('community', ['communityManagement']);
		const { consent } = await connect(credentials, { person: seed.people.bo });
		expect(consent.searchParams.get('scope')?.split(' ')).toEqual(
			expect.arrayContaining(['rw_organization_admin', 'w_organization_social']),
		);
		const item = await check(credentials);
		expect(item).toMatchObject({
			verified: true,
			accountId: personUrn(seed.people.bo),
			accountName: 'Bo Sample',
			canPublish: true,
			token: { renewsItself: true },
		});
		expect(item.daysLeft).toBeGreaterThanOrEqual(364);
		const [exchange] = (await requestsOf(world)).filter(
			({ path }) => path === '/oauth/v2/accessToken',
		);
		expect(exchange.body).toMatchObject({
			grant_type: 'authorization_code',
			client_id: seed.apps.community.clientId,
		});
	});

	it('without a refresh token tells that its access ends in 60 days', async () => {
		const credentials = await newCredential('share', ['memberPosting']);
		await connect(credentials, { person: seed.people.ada });
		const item = await check(credentials);
		expect(item).toMatchObject({ verified: true, token: { renewsItself: false } });
		expect(item.daysLeft).toBe(59);
	});

	it('works although LinkedIn refuses a token for the first seconds', async () => {
		await world.sandbox.settings({ network: 'linkedin', freshTokenMs: 2_000 });
		const credentials = await newCredential('share', ['memberPosting']);
		await connect(credentials, { person: seed.people.ada });
		expect(await check(credentials)).toMatchObject({ verified: true });
	});

	it('asks for nothing that the products do not have, and names what the app lacks', async () => {
		const credentials = await newCredential('share', ['leadSync']);
		const { consent, back } = await connect(credentials, { person: seed.people.ada });
		expect(consent.searchParams.get('scope')).toBe(
			'r_marketing_leadgen_automation r_ads r_organization_admin',
		);
		expect(back.searchParams.get('error')).toBe('unauthorized_scope_error');
	});

	it('whose access ends in the middle of a run is renewed once, and the items after it see that', async () => {
		const credentials = await linkedInCredential(world, TYPE);
		await world.sandbox.faults([
			{
				host: 'api.linkedin.com',
				path: '^/rest/posts$',
				skip: 20,
				times: 1,
				effect: { kind: 'expire-token' },
			},
		]);
		const concurrency = 5;
		const texts = Array.from({ length: 60 }, (_, index) => ({ text: `Post ${index + 1}` }));
		const parameters = publish('me', {
			postKind: 'text',
			text: '={{ $json.text }}',
			options: { concurrency },
		});
		const node = linkedin(credentials, parameters);
		const { error, items } = await world.runWorkflow({ nodes: [node] }, { input: texts });
		expect(error).toBeUndefined();
		const posts = await ownPosts(world, personUrn(seed.people.ada));
		const textOf = new Map(posts.map(({ urn, text }) => [urn, text]));
		expect(items.map(({ json }) => textOf.get(json.id))).toEqual(texts.map(({ text }) => text));
		expect(posts).toHaveLength(texts.length);
		const calls = await requestsOf(world);
		expect(calls.filter(({ path }) => path === '/oauth/v2/accessToken')).toHaveLength(1);
		// Those that were under way, each once as it was sent and once by n8n, and no more.
		const refused = calls.filter(({ path, status }) => path === '/rest/posts' && status === 401);
		expect(refused.length).toBeLessThanOrEqual(4 * concurrency);
	});

	it('that is not connected yet says so', async () => {
		const credentials = await newCredential('share', ['memberPosting']);
		const node = linkedin(credentials, { resource: 'account', operation: 'getMany' });
		const { error } = await world.runWorkflow({ nodes: [node] });
		expect(error.message).toContain('not connected');
	});
});
