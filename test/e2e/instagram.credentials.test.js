// @ts-check
'use strict';

const { instagramLogin, metaSeed } = require('../support/instagram.js');
const { startWorld } = require('../support/world.js');

const DAY_MS = 86_400_000;
const RENEWAL = '/refresh_access_token';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
});

beforeEach(async () => await world.sandbox.reset());

/** Checks the connection twice, in two executions. @param {string} token */
async function checkTwice(token) {
	const credentials = await world.createCredential('socialOpsInstagramLoginApi', {
		accessToken: seed.instagram.tokens[token],
	});
	const node = instagramLogin(credentials, { resource: 'account', operation: 'check' });
	const first = await world.runWorkflow({ nodes: [node] });
	const second = await world.runAgain(first.workflowId, [{}]);
	const calls = await world.sandbox.requests();
	const renewals = calls.filter((/** @type {any} */ { path }) => path === RENEWAL);
	return { first: first.items[0].json, second: second.items[0].json, renewals };
}

describe('the token of Instagram Login', () => {
	it('is renewed at its first use, kept, and not renewed again', async () => {
		const { first, second, renewals } = await checkTwice('luna');
		expect(first).toMatchObject({ verified: true, accountName: 'luna.draws', login: 'instagram' });
		expect(renewals).toHaveLength(1);
		const daysLeft = (Date.parse(second.expiresAt) - Date.now()) / DAY_MS;
		expect(daysLeft).toBeGreaterThan(59);
		expect(second).toMatchObject({ verified: true, daysLeft: expect.any(Number) });
	}, 60_000);

	it('works although it is too young to be renewed', async () => {
		const { second, renewals } = await checkTwice('lunaFresh');
		expect(second).toMatchObject({ verified: true, expiresAt: null });
		expect(renewals).toHaveLength(1);
	}, 60_000);

	it('that has ended is a result of the check, with what to do', async () => {
		const { second } = await checkTwice('lunaExpired');
		expect(second).toMatchObject({ verified: false, canPublish: false });
		expect(second.message).toMatch(/expired|accept/);
	}, 60_000);
});
