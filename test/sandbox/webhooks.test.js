'use strict';

const crypto = require('node:crypto');
const http = require('node:http');
const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
/** @type {http.Server} */
let callback;
/** @type {{ headers: http.IncomingHttpHeaders, body: string }[]} */
let received = [];
let behaviour = { challenge: true, failures: 0 };
const fern = '134895793791914';
const address = 'https://n8n.social-ops.test/webhook/abc';
const codeOf = (reply) => reply.json.error.code;

/** @param {http.IncomingMessage} req @param {http.ServerResponse} res */
async function answer(req, res) {
	const url = new URL(String(req.url), 'http://callback');
	if (req.method === 'GET') {
		const isRight = behaviour.challenge && url.searchParams.get('hub.verify_token') === 'secret';
		res.writeHead(isRight ? 200 : 403).end(isRight ? url.searchParams.get('hub.challenge') : 'no');
		return;
	}
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	received.push({ headers: req.headers, body: Buffer.concat(chunks).toString('utf8') });
	const fails = behaviour.failures > 0;
	behaviour.failures -= 1;
	res.writeHead(fails ? 500 : 200).end();
}

beforeAll(async () => {
	callback = http.createServer(answer);
	await new Promise((resolve) => callback.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (callback.address());
	world = await startWithClient({
		publicHosts: { 'n8n.social-ops.test': `http://127.0.0.1:${port}` },
	});
});
afterAll(async () => {
	await world.sandbox.stop();
	callback.close();
});
beforeEach(async () => {
	await world.client.control('reset', {});
	received = [];
	behaviour = { challenge: true, failures: 0 };
});

const subscribe = (more = {}, token = world.tokens.app) =>
	world.client.post(`${world.seed.app.id}/subscriptions`, token, {
		object: 'page',
		callback_url: address,
		fields: 'feed,mention',
		verify_token: 'secret',
		include_values: true,
		...more,
	});
const install = (fields = 'feed,mention') =>
	world.client.post(`${fern}/subscribed_apps`, world.tokens.pageFern, {
		subscribed_fields: fields,
	});
const visit = (action) => world.client.control('visitor', { pageId: fern, ...action });
const count = (number) => until(async () => received.length >= number);
const changes = () =>
	received.flatMap(({ body }) => JSON.parse(body).entry.flatMap((entry) => entry.changes));

describe('the app subscription', () => {
	test('calls the callback with a challenge before it is stored', async () => {
		expect((await subscribe()).json).toEqual({ success: true });
		const { data } = (
			await world.client.get(`${world.seed.app.id}/subscriptions`, world.tokens.app)
		).json;
		expect(data).toEqual([
			{
				object: 'page',
				callback_url: address,
				active: true,
				fields: [
					{ name: 'feed', version: 'v26.0' },
					{ name: 'mention', version: 'v26.0' },
				],
			},
		]);
	});

	test('takes its fields one by one too', async () => {
		await subscribe({ fields: '', 'fields[0]': 'leadgen', 'fields[1]': 'feed' });
		const { data } = (
			await world.client.get(`${world.seed.app.id}/subscriptions`, world.tokens.app)
		).json;
		expect(data[0].fields.map((/** @type {any} */ { name }) => name)).toEqual(['leadgen', 'feed']);
	});

	test('refuses a callback that does not answer the challenge, plain http, unknown fields and other tokens', async () => {
		behaviour.challenge = false;
		const refused = await subscribe();
		expect(codeOf(refused)).toBe(2200);
		expect(refused.json.error.message).toContain('403');
		expect(codeOf(await subscribe({ callback_url: 'https://nowhere.test/' }))).toBe(2200);
		expect(
			codeOf(await subscribe({ callback_url: 'http://n8n.social-ops.test/webhook/abc' })),
		).toBe(100);
		expect(codeOf(await subscribe({ fields: 'nonsense' }))).toBe(100);
		expect(codeOf(await subscribe({}, world.tokens.userLong))).toBe(15);
	});

	test('a new one replaces the fields; one field or all can be removed', async () => {
		await subscribe();
		await subscribe({ fields: 'feed,leadgen' });
		const path = `${world.seed.app.id}/subscriptions`;
		await world.client.remove(`${path}?object=page&fields=leadgen`, world.tokens.app);
		const { data } = (await world.client.get(path, world.tokens.app)).json;
		expect(data[0].fields.map((field) => field.name)).toEqual(['feed']);
		await world.client.remove(`${path}?object=page`, world.tokens.app);
		expect((await world.client.get(path, world.tokens.app)).json.data).toEqual([]);
	});

	test('installing on a Page needs the permission of the field', async () => {
		await install();
		const { data } = (
			await world.client.get(
				`${fern}/subscribed_apps?fields=id,subscribed_fields`,
				world.tokens.pageFern,
			)
		).json;
		expect(data).toEqual([{ id: world.seed.app.id, subscribed_fields: ['feed', 'mention'] }]);
		await world.client.remove('me/permissions?permission=leads_retrieval', world.tokens.userLong);
		expect(codeOf(await install('leadgen'))).toBe(200);
		await world.client.remove(`${fern}/subscribed_apps`, world.tokens.pageFern);
		expect(
			(await world.client.get(`${fern}/subscribed_apps`, world.tokens.pageFern)).json.data,
		).toEqual([]);
	});
});

describe('deliveries', () => {
	beforeEach(async () => {
		await subscribe();
		await install();
	});

	test('are signed over the body with its escapes', async () => {
		await visit({ action: 'comment', message: 'Schön / gut' });
		await count(1);
		const [{ headers, body }] = received;
		expect(body).toContain('Sch\\u00f6n \\/ gut');
		const expected = crypto.createHmac('sha256', world.seed.app.secret).update(body).digest('hex');
		expect(headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
		expect(headers['x-hub-signature']).toMatch(/^sha1=/);
		expect(JSON.parse(body)).toMatchObject({
			object: 'page',
			entry: [
				{
					id: fern,
					changes: [
						{
							field: 'feed',
							value: {
								item: 'comment',
								verb: 'add',
								from: world.seed.visitor,
								message: 'Schön / gut',
							},
						},
					],
				},
			],
		});
	});

	test('tell of visitors and of the Page itself', async () => {
		const { json } = await world.client.post(`${fern}/feed`, world.tokens.pageFern, {
			message: 'Hello',
		});
		const { commentId } = (await visit({ action: 'comment', postId: json.id })).json;
		await visit({ action: 'edit-comment', commentId });
		await visit({ action: 'reply', commentId });
		await visit({ action: 'reaction', postId: json.id });
		await visit({ action: 'mention' });
		await visit({ action: 'remove-comment', commentId });
		// Events in quick succession may share a delivery.
		await until(async () => changes().length >= 7);
		const seen = changes().map(({ field, value }) => `${field} ${value.item} ${value.verb}`);
		expect(seen.sort()).toEqual([
			'feed comment add',
			'feed comment add',
			'feed comment edited',
			'feed comment remove',
			'feed reaction add',
			'feed status add',
			'mention post add',
		]);
		expect(changes().find(({ value }) => value.item === 'status').value.from.id).toBe(fern);
	});

	test('are repeated until the callback answers, then dropped', async () => {
		await world.client.settings({ webhookRetryMs: [0, 20, 40] });
		behaviour.failures = 2;
		await visit({ action: 'reaction' });
		await count(3);
		expect(new Set(received.map(({ body }) => body)).size).toBe(1);
		behaviour.failures = 99;
		await visit({ action: 'reaction' });
		const deliveries = await until(async () => {
			const { meta } = (await world.client.control('deliveries')).json;
			return meta.every((delivery) => delivery.outcome !== 'pending') ? meta : undefined;
		});
		expect(deliveries.map((delivery) => [delivery.outcome, delivery.attempts.length])).toEqual([
			['delivered', 3],
			['dropped', 4],
		]);
	});

	test('can come twice and in batches', async () => {
		await world.client.settings({ webhookDuplicates: 1, webhookBatchMs: 100 });
		await visit({ action: 'comment' });
		await visit({ action: 'reaction' });
		await count(2);
		expect(received[0].body).toBe(received[1].body);
		expect(JSON.parse(received[0].body).entry[0].changes).toHaveLength(2);
	});

	test('of the test itself may be forged or replayed', async () => {
		const body = { object: 'page', entry: [] };
		const forged = await world.client.control('deliver', { body, badSignature: true });
		expect(forged.json.attempts[0].status).toBe(200);
		const right = crypto
			.createHmac('sha256', world.seed.app.secret)
			.update(received[0].body)
			.digest('hex');
		expect(received[0].headers['x-hub-signature-256']).not.toBe(`sha256=${right}`);
		await world.client.control('deliver', { replay: forged.json.id });
		expect(received[1].body).toBe(received[0].body);
		expect(received[1].headers['x-hub-signature-256']).toBe(`sha256=${right}`);
	});

	test('stop when the Page no longer has the app', async () => {
		await world.client.remove(`${fern}/subscribed_apps`, world.tokens.pageFern);
		await visit({ action: 'comment' });
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(received).toEqual([]);
	});
});
