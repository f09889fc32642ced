// @ts-check
'use strict';

const {
	byId,
	facebook,
	metaSeed,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { startWorld } = require('../support/world.js');
const { secretsOf } = require('./support/secretCheck.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
});

/** Forms of a secret that an answer or an address could carry it in. @param {string} secret */
const formsOf = (secret) => [
	secret,
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64'),
];

/** @param {string} text */
function secretsIn(text) {
	const known = secretsOf(seed).filter((secret) =>
		formsOf(secret).some((form) => text.includes(form)),
	);
	return [...known, ...(text.match(/EAAG[A-Za-z0-9]{20,}|appsecret_proof=\w+/g) ?? [])];
}

/** What each run is about, and its parameters. @type {Array<[string, string, object]>} */
const RUNS = [
	['list of Pages', 'systemUser', { resource: 'account', operation: 'getMany' }],
	['check', 'systemUser', { resource: 'account', operation: 'check' }],
	['check of a dead token', 'expiredUser', { resource: 'account', operation: 'check' }],
	[
		'raw insights',
		'systemUser',
		{ resource: 'analytics', operation: 'getAccount', options: { includeRaw: true } },
	],
	[
		'raw posts',
		'systemUser',
		{
			resource: 'post',
			operation: 'getMany',
			which: 'published',
			options: { includeRaw: true, includeCounts: true },
		},
	],
	[
		'publication',
		'systemUser',
		publish('', { postKind: 'text', text: 'x', options: { includeRaw: true } }),
	],
	['refused permission', 'withoutPublish', publish('', { postKind: 'text', text: 'x' })],
	['dead Page token', 'expiredPage', publish('', { postKind: 'text', text: 'x' })],
	['password changed', 'passwordChanged', publish('', { postKind: 'text', text: 'x' })],
	['unknown Page', 'systemUser', publish('', { postKind: 'text', text: 'x', page: byId('1') })],
];

it.each(RUNS)('stores no secret with the execution: %s', async (_, token, parameters) => {
	const credentials = await systemUserCredential(world, token);
	const page = byId(seed.pages.fern.id);
	const all = { ...parameters, page: hasOwnPage(parameters) ? parameters.page : page };
	const run = await world.runWorkflow({ nodes: [facebook(credentials, all)] });
	const stored = JSON.stringify(run.execution);
	expect(stored.length).toBeGreaterThan(500);
	expect(secretsIn(stored)).toEqual([]);
});

it.each(['lost-before', 'lost-after', 'status'])(
	'stores no secret with the error of a broken connection: %s',
	async (kind) => {
		await world.sandbox.faults([
			{
				host: 'graph.facebook.com',
				effect: { kind, status: 502, body: '<html>Bad gateway</html>' },
			},
		]);
		const credentials = await systemUserCredential(world, 'userLong');
		const parameters = publish(seed.pages.fern.id, {
			postKind: 'text',
			text: 'x',
			options: { maxWait: 0 },
		});
		const run = await world.runWorkflow({ nodes: [facebook(credentials, parameters)] });
		await world.sandbox.clearFaults();
		expect(run.error).toBeDefined();
		expect(secretsIn(JSON.stringify(run.execution))).toEqual([]);
	},
	60_000,
);

it('stores no secret with the error of an exchange that is refused', async () => {
	const type = 'socialOpsFacebookLongLivedOAuth2Api';
	const credentials = await world.createCredential(type, {
		clientId: seed.app.id,
		clientSecret: seed.app.secret,
		owner: 'person',
		userToken: seed.tokens.expiredUser,
	});
	const parameters = publish(seed.pages.fern.id, {
		postKind: 'text',
		text: 'x',
		authentication: 'longLivedToken',
	});
	const run = await world.runWorkflow({ nodes: [facebook(credentials, parameters)] });
	expect(run.error.context.socialOps.kind).toBe('credential-invalid');
	expect(secretsIn(JSON.stringify(run.execution))).toEqual([]);
});

it("prints no secret to n8n's log", () => {
	const log = world.n8nLog();
	expect(log).toContain('n8n');
	expect(secretsIn(log)).toEqual([]);
});

/** @param {any} parameters */
const hasOwnPage = ({ page }) => Boolean(page?.value);
