// @ts-check
'use strict';

const {
	byId,
	facebook,
	metaSeed,
	ownPosts,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { makeFiles } = require('../support/files.js');
const { requestsOf } = require('../support/requests.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const LONG_LIVED = 'socialOpsFacebookLongLivedOAuth2Api';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let page;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	page = seed.pages.fern.id;
});

beforeEach(async () => {
	await world.sandbox.reset();
	// Apps that demand the proof refuse every call without it, or with a wrong one.
	await world.sandbox.settings({ requireProof: true });
});

/** @param {object} credentials @param {string} authentication @param {object} [parameters] */
async function publishWith(credentials, authentication, parameters) {
	const draft = publish(page, { postKind: 'text', text: 'Hello', authentication, ...parameters });
	return await world.runWorkflow({ nodes: [facebook(credentials, draft)] });
}

/** @param {object} [fields] */
const longLived = async (fields) =>
	await world.createCredential(LONG_LIVED, {
		clientId: seed.app.id,
		clientSecret: seed.app.secret,
		owner: 'person',
		userToken: seed.tokens.userShort,
		...fields,
	});

const exchanges = async () =>
	(await requestsOf(world)).filter(({ path }) => path.endsWith('/oauth/access_token'));

/** Calls of the Graph API that had to be proved. */
const provable = async () =>
	(await requestsOf(world)).filter(
		({ host, tokenKind }) => host === 'graph.facebook.com' && tokenKind,
	);

describe('the long-lived credential', () => {
	it('exchanges a short-lived token on first use, publishes, and does not exchange again', async () => {
		const credentials = await longLived();
		const first = await publishWith(credentials, 'longLivedToken');
		expect(first.error).toBeUndefined();
		const second = await publishWith(credentials, 'longLivedToken', { text: 'Again' });
		expect(second.error).toBeUndefined();
		expect((await ownPosts(world, page)).map(({ message }) => message)).toEqual(['Hello', 'Again']);
		const [exchange, ...more] = await exchanges();
		expect(more).toEqual([]);
		expect(exchange).toMatchObject({
			method: 'POST',
			query: {},
			body: { grant_type: 'fb_exchange_token', client_id: seed.app.id },
			refused: false,
		});
	});

	it('exchanges the token of a system user for one of 60 days', async () => {
		const credentials = await longLived({
			owner: 'systemUser',
			userToken: seed.tokens.systemUser60Days,
		});
		const run = await publishWith(credentials, 'longLivedToken');
		expect(run.error).toBeUndefined();
		const [exchange] = await exchanges();
		expect(String(exchange.body.set_token_expires_in_60_days)).toBe('true');
	});

	it('says what to do about a pasted token that has ended', async () => {
		const credentials = await longLived({ userToken: seed.tokens.expiredUser });
		const run = await publishWith(credentials, 'longLivedToken');
		expect(run.error.context.socialOps.kind).toBe('credential-invalid');
		expect(run.error.message).toBe('Facebook did not exchange the token of the credential');
		expect(run.error.description).toContain('paste a new user token');
		expect(await ownPosts(world, page)).toEqual([]);
	});

	it('tells of its end in the account check', async () => {
		const credentials = await longLived();
		const run = await world.runWorkflow({
			nodes: [
				facebook(credentials, {
					resource: 'account',
					operation: 'check',
					authentication: 'longLivedToken',
				}),
			],
		});
		expect(run.items[0].json).toMatchObject({ verified: true, canPublish: true });
		expect(run.items[0].json.daysLeft).toBeGreaterThanOrEqual(58);
	});
});

describe('the token credential', () => {
	it('acts as one Page with a Page token', async () => {
		const credentials = await systemUserCredential(world, 'pageFern');
		const run = await publishWith(credentials, 'accessToken');
		expect(run.error).toBeUndefined();
		expect(await ownPosts(world, page)).toHaveLength(1);
		const kinds = (await provable()).map(({ tokenKind }) => tokenKind);
		expect(new Set(kinds)).toEqual(new Set(['PAGE']));
	});

	it('refuses to act as another Page than that of its Page token', async () => {
		const credentials = await systemUserCredential(world, 'pageFern');
		const run = await publishWith(credentials, 'accessToken', { page: byId(seed.pages.moss.id) });
		expect(run.error.context.socialOps.kind).toBe('not-found');
		expect(run.error.description).toContain('that the credential has access to the Page');
		expect(await ownPosts(world, seed.pages.moss.id)).toEqual([]);
	});

	it.each(['systemUser', 'pageFern', 'expiredUser'])(
		"is tested by n8n's button (%s)",
		async (token) => {
			const type = 'socialOpsFacebookTokenApi';
			const stored = await systemUserCredential(world, token);
			const result = await world.n8n.testCredential({ ...stored[type], type });
			expect(result).toMatchObject({ status: token === 'expiredUser' ? 'Error' : 'OK' });
		},
	);
});

describe('every call', () => {
	it('carries a valid proof of the app secret and no token in its address', async () => {
		const credentials = await systemUserCredential(world);
		const file = makeFiles(world.files).picture();
		const video = makeFiles(world.files).video();
		const nodes = (/** @type {string} */ from, /** @type {string} */ postKind) => [
			readFile(from),
			facebook(credentials, publish(page, { postKind, text: postKind })),
		];
		for (const [from, kind] of [
			[file, 'photo'],
			[video, 'video'],
			[file, 'photoStory'],
		]) {
			expect((await world.runWorkflow({ nodes: nodes(from, kind) })).error).toBeUndefined();
		}
		await world.runWorkflow({
			nodes: [facebook(credentials, { resource: 'account', operation: 'check' })],
		});
		const calls = await provable();
		expect(calls.length).toBeGreaterThan(10);
		const unproved = calls.filter(
			({ tokenKind, proof }) => tokenKind !== 'APP' && proof !== 'valid',
		);
		expect(unproved.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
		expect(calls.filter(({ query }) => 'access_token' in query)).toEqual([]);
	}, 60_000);
});
