'use strict';

const crypto = require('node:crypto');
const http = require('node:http');
const { until } = require('./client');
const { enc, refusalOf, startLinkedIn, textPost } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
/** @type {http.Server} */
let callback;
/** @type {{ signature: string, body: string }[]} */
let received = [];
/** @type {URLSearchParams[]} */
let challenges = [];
let behaviour = { app: 'community', failures: 0, type: 'application/json', isDown: false };

const HOUR_MS = 3_600_000;
const HOOK = 'https://n8n.social-ops.test/webhook/li';
const hmac = (app, text) =>
	crypto.createHmac('sha256', world.seed.apps[app].clientSecret).update(text).digest('hex');

/** @param {http.IncomingMessage} req @param {http.ServerResponse} res */
async function answer(req, res) {
	const url = new URL(String(req.url), 'http://callback');
	if (req.method === 'GET') {
		challenges.push(url.searchParams);
		const challengeCode = url.searchParams.get('challengeCode');
		const challengeResponse = hmac(behaviour.app, String(challengeCode));
		res.writeHead(behaviour.isDown ? 503 : 200, { 'content-type': behaviour.type });
		res.end(JSON.stringify({ challengeCode, challengeResponse }));
		return;
	}
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	const fails = behaviour.failures > 0;
	behaviour.failures -= 1;
	received.push({
		signature: String(req.headers['x-li-signature']),
		body: Buffer.concat(chunks).toString('utf8'),
	});
	res.writeHead(fails ? 500 : 200).end();
}

beforeAll(async () => {
	callback = http.createServer(answer);
	await new Promise((resolve) => callback.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (callback.address());
	world = await startLinkedIn({
		publicHosts: { 'n8n.social-ops.test': `http://127.0.0.1:${port}` },
	});
});
afterAll(async () => {
	await world.sandbox.stop();
	callback.close();
});
beforeEach(async () => {
	behaviour = { app: 'community', failures: 0, type: 'application/json', isDown: false };
	await world.client.control('reset', {});
	// The posts of the start are as old as the start is, and so are their URNs.
	world.seed = (await world.client.control('seed')).json.linkedin;
	received = [];
	challenges = [];
});

const keyOf = ({ app = 'community', user = world.ada, entity = world.fern } = {}) =>
	`(developerApplication:${enc(`urn:li:developerApplication:${world.seed.apps[app].id}`)},user:${enc(user)},entity:${enc(entity)},eventType:ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS)`;
const subscribe = (parts, webhook = HOOK) =>
	world.rest('PUT', `eventSubscriptions/${keyOf(parts)}`, world.tokens.community, {
		body: { webhook },
	});
const received1 = async () => {
	const delivery = await until(async () => received[0]);
	return JSON.parse(delivery.body);
};
const urlState = async () => (await world.state()).webhookUrls[0]?.state;

describe('the challenge', () => {
	test('is asked on subscribing, with a UUID, and signed by the client secret', async () => {
		expect((await subscribe()).status).toBe(200);
		expect(challenges).toHaveLength(1);
		expect(challenges[0].get('challengeCode')).toMatch(/^[0-9a-f-]{36}$/);
	});

	test.each([
		['the secret of another app', { app: 'leads' }],
		['text', { type: 'text/plain' }],
		['an error', { isDown: true }],
	])('%s does not pass', async (_name, change) => {
		Object.assign(behaviour, change);
		const reply = await subscribe();
		expect([reply.status, reply.json.message]).toEqual([
			400,
			expect.stringContaining('This URL did not pass the security challenge check'),
		]);
		expect((await world.state()).eventSubscriptions).toEqual([]);
	});

	test.each(['http://n8n.social-ops.test/webhook/li', 'https://elsewhere.test/hook'])(
		'%s does not pass',
		async (webhook) => {
			expect((await subscribe({}, webhook)).status).toBe(400);
		},
	);

	test('is asked every two hours; three failures block the URL until a person presses the button', async () => {
		await subscribe();
		await world.settings({ advanceClockMs: 2 * HOUR_MS });
		await until(async () => challenges.length === 2);
		behaviour.isDown = true;
		for (let count = 3; count <= 5; count += 1) {
			await world.settings({ advanceClockMs: 2 * HOUR_MS });
			await until(async () => challenges.length === count);
		}
		await until(async () => (await urlState()) === 'BLOCKED');
		behaviour.isDown = false;
		await world.visitor({ action: 'comment', postUrn: world.seed.foreignPost });
		await world.client.control('dashboard', { network: 'linkedin' });
		expect(await urlState()).toBe('VALID');
		await world.visitor({ action: 'comment', postUrn: world.seed.foreignPost, message: 'Later' });
		const { notifications } = await received1();
		expect(notifications[0].decoratedGeneratedActivity.comment.text).toBe('Later');
		expect(received).toHaveLength(1);
	});
});

describe('subscriptions to a page', () => {
	const path = (parts) => `eventSubscriptions/${keyOf(parts)}`;

	test('can be put twice, read, listed and deleted', async () => {
		await subscribe();
		expect((await subscribe()).status).toBe(200);
		const one = await world.get(path(), world.tokens.community);
		expect(one.json).toMatchObject({ webhook: HOOK, entity: world.fern });
		expect(one.json.expiresAt).toBeGreaterThan(Date.now());
		const list = await world.get(
			'eventSubscriptions?q=subscriberAndEventType&eventType=ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
			world.tokens.community,
		);
		expect(list.json.elements).toHaveLength(1);
		expect((await world.remove(path(), world.tokens.community)).status).toBe(204);
		expect((await world.get(path(), world.tokens.community)).status).toBe(404);
	});

	test.each([
		['for another app', { app: 'leads' }],
		['for another member', { user: 'urn:li:person:Kx93mPq2' }],
		['without being an administrator', { entity: 'urn:li:organization:3310077' }],
	])('%s are refused', async (_name, parts) => {
		expect((await subscribe(parts)).status).toBe(403);
		expect(challenges).toEqual([]);
	});
});

describe('what happens to a page', () => {
	const act = (action, more) => world.visitor({ action, postUrn: world.seed.foreignPost, ...more });

	test('is signed over the prefix and the body; only the digest is sent', async () => {
		await subscribe();
		await act('comment', { message: 'Grüße 👋 שלום' });
		await received1();
		const [{ signature, body }] = received;
		expect(signature).toBe(hmac('community', `hmacsha256=${body}`));
		expect(JSON.parse(body)).toMatchObject({
			type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
			notifications: [
				{
					notificationId: expect.any(Number),
					organizationalEntity: world.fern,
					action: 'COMMENT',
					sourcePost: expect.stringMatching(/^urn:li:activity:/),
					decoratedSourcePost: { entity: world.seed.foreignPost, owner: world.fern },
					generatedActivity: expect.stringMatching(/^urn:li:comment:\(urn:li:activity:\d+,\d+\)$/),
					decoratedGeneratedActivity: { comment: { text: 'Grüße 👋 שלום' } },
					subscriber: world.ada,
				},
			],
		});
	});

	test('may be signed with the prefix in the header', async () => {
		await world.settings({ signaturePrefix: true });
		await subscribe();
		await act('reaction');
		await received1();
		expect(received[0].signature).toMatch(/^hmacsha256=[0-9a-f]{64}$/);
	});

	test('comes with all actions, ten in one delivery at most', async () => {
		await world.settings({ webhookBatchMs: 300 });
		await subscribe();
		const { commentUrn } = await act('comment');
		await act('reply', { commentUrn });
		await act('edit-comment', { commentUrn });
		await act('remove-comment', { commentUrn });
		await act('reaction');
		await act('share');
		await act('mention');
		const comments = `socialActions/${enc(world.seed.foreignPost)}/comments`;
		const own = { actor: world.fern, message: { text: 'We' } };
		await world.post(comments, world.tokens.community, own);
		await world.post(
			'posts',
			world.tokens.community,
			textPost(world.moss, `@[Fern & Co](${world.fern})`),
		);
		for (let more = 0; more < 3; more += 1) await act('comment');
		const batches = () => received.map(({ body }) => JSON.parse(body).notifications);
		await until(async () => batches().flat().length === 12);
		expect(Math.max(...batches().map(({ length }) => length))).toBeLessThanOrEqual(10);
		const inOrder = batches()
			.flat()
			.sort((a, b) => a.notificationId - b.notificationId);
		expect(inOrder.map(({ action }) => action)).toEqual([
			'COMMENT',
			'COMMENT',
			'COMMENT_EDIT',
			'COMMENT_DELETE',
			'LIKE',
			'SHARE',
			'SHARE_MENTION',
			'ADMIN_COMMENT',
			'SHARE_MENTION',
			'COMMENT',
			'COMMENT',
			'COMMENT',
		]);
	});

	test('is sent again until it is taken, and may come twice', async () => {
		await world.settings({ webhookRetryMs: [0, 0, 0], webhookDuplicates: 1 });
		await subscribe();
		behaviour.failures = 2;
		await act('comment');
		const deliveries = async () => (await world.client.control('deliveries')).json.linkedin;
		await until(async () => (await deliveries()).every(({ outcome }) => outcome === 'delivered'));
		expect((await deliveries()).map(({ isDuplicate }) => isDuplicate)).toEqual([false, true]);
		expect(new Set(received.map(({ body }) => body)).size).toBe(1);
		expect(received.length).toBe(4);
	});

	test('does not reach a member whose grant has ended, nor an app in the development tier', async () => {
		await subscribe();
		await world.settings({ tier: 'development' });
		await act('comment');
		await world.settings({ tier: 'standard' });
		const { clientId, clientSecret } = world.seed.apps.community;
		const form = {
			client_id: clientId,
			client_secret: clientSecret,
			token: world.tokens.community,
		};
		await world.client.request('https://www.linkedin.com/oauth/v2/revoke', {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: new URLSearchParams(form).toString(),
		});
		await act('comment');
		expect((await world.client.control('deliveries')).json.linkedin).toEqual([]);
	});

	test('can be read for 60 days', async () => {
		await act('comment');
		await act('reaction');
		const path = (more) =>
			`organizationalEntityNotifications?q=criteria&organizationalEntity=${enc(world.fern)}${more}`;
		const { json } = await world.get(
			path('&actions=List(COMMENT)&timeRange=(start:1)'),
			world.tokens.community,
		);
		expect(json.elements).toMatchObject([{ action: 'COMMENT', subscriber: world.ada }]);
		await world.settings({ advanceClockMs: 59 * 24 * HOUR_MS });
		expect((await world.get(path(''), world.tokens.community)).json.elements).toHaveLength(2);
	});

	test('can be sent by hand, wrongly signed or once more', async () => {
		await subscribe();
		const deliver = (order) => world.client.control('deliver', { network: 'linkedin', ...order });
		const { json } = await deliver({ body: { type: 'X' }, badSignature: true });
		await deliver({ replay: json.id });
		expect(received.map(({ body }) => body)).toEqual(['{"type":"X"}', '{"type":"X"}']);
		const right = hmac('community', 'hmacsha256={"type":"X"}');
		expect(received.map(({ signature }) => signature === right)).toEqual([false, true]);
	});
});

describe('lead notifications', () => {
	const owner = () => ({
		sponsoredAccount: `urn:li:sponsoredAccount:${world.seed.adAccounts.fern.id}`,
	});
	const create = (more) =>
		world.post('leadNotifications', world.tokens.leads, {
			webhook: HOOK,
			owner: owner(),
			leadType: 'SPONSORED',
			...more,
		});
	const find = () =>
		world.get(
			`leadNotifications?q=criteria&owner=(value:(sponsoredAccount:${enc(owner().sponsoredAccount)}))&leadType=(leadType:SPONSORED)`,
			world.tokens.leads,
		);
	beforeEach(() => {
		behaviour.app = 'leads';
	});

	test('are created after the challenge, found, read and deleted', async () => {
		const reply = await create();
		expect(reply.status).toBe(201);
		const id = reply.headers['x-restli-id'];
		expect(challenges).toHaveLength(1);
		expect((await find()).json.elements).toEqual([
			{ id: Number(id), webhook: HOOK, owner: owner(), leadType: 'SPONSORED' },
		]);
		expect((await world.get(`leadNotifications/${id}`, world.tokens.leads)).status).toBe(200);
		expect((await world.remove(`leadNotifications/${id}`, world.tokens.leads)).status).toBe(204);
		expect((await find()).json.elements).toEqual([]);
	});

	test.each([
		['for another kind of owner', { leadType: 'EVENT' }, 400],
		['without a webhook', { webhook: undefined }, 400],
		[
			'for an account without lead access',
			{ owner: { sponsoredAccount: 'urn:li:sponsoredAccount:522529625' } },
			403,
		],
		['with an unknown field', { secret: 'x' }, 403],
	])('%s are refused', async (_name, more, status) => {
		expect((await create(more)).status).toBe(status);
	});

	test('need the scope of Lead Sync', async () => {
		const body = { webhook: HOOK, owner: owner(), leadType: 'SPONSORED' };
		const reply = await world.post('leadNotifications', world.tokens.community, body);
		expect(refusalOf(reply)).toEqual([403, 'ACCESS_DENIED']);
	});

	test('tell of a lead without its answers, and of its end', async () => {
		await create();
		const { leadIds } = await world.visitor({ action: 'submit-lead', formId: 7654, versionId: 2 });
		expect(await received1()).toEqual({
			type: 'LEAD_ACTION',
			leadGenFormResponse: `urn:li:leadGenFormResponse:${leadIds[0]}`,
			leadGenForm: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,2)',
			owner: owner(),
			associatedEntity: { sponsoredCreative: expect.stringMatching(/^urn:li:sponsoredCreative:/) },
			leadType: 'SPONSORED',
			leadAction: 'CREATED',
			occurredAt: expect.any(Number),
		});
		expect(received[0].signature).toBe(hmac('leads', `hmacsha256=${received[0].body}`));
		await world.visitor({ action: 'withdraw-lead', leadId: leadIds[0] });
		await until(async () => received.length === 2);
		expect(JSON.parse(received[1].body).leadAction).toBe('DELETED');
	});

	test('can be narrowed to one version of a form', async () => {
		await create({ versionedForm: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,1)' });
		await world.visitor({ action: 'submit-lead', formId: 7654, versionId: 2 });
		await world.visitor({ action: 'submit-lead', formId: 7655 });
		await world.visitor({ action: 'submit-lead', formId: 7654, versionId: 1 });
		const { leadGenForm } = await received1();
		expect(leadGenForm).toBe('urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,1)');
		expect((await world.client.control('deliveries')).json.linkedin).toHaveLength(1);
	});
});
