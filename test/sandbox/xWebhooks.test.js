// @ts-check
'use strict';

const crypto = require('node:crypto');
const http = require('node:http');
const { until } = require('./client');
const { startX } = require('./xClient');

const ADDRESS = 'https://n8n.social-ops.test/webhook/x';
const HOUR_MS = 3_600_000;

/** @type {Awaited<ReturnType<typeof startX>>} */
let x;
/** @type {http.Server} */
let callback;
/** @type {{ headers: http.IncomingHttpHeaders, body: string }[]} */
let received = [];
/** @type {URLSearchParams[]} */
let challenges = [];
let behaviour = { crc: 'right', failures: 0 };

const hmac = (text, secret = x.seed.app.apiSecret) =>
	`sha256=${crypto.createHmac('sha256', secret).update(text).digest('base64')}`;

/** @param {URLSearchParams} query @param {http.ServerResponse} res */
function answerChallenge(query, res) {
	challenges.push(query);
	if (behaviour.crc === 'down') res.writeHead(503).end();
	else if (behaviour.crc === 'redirect') res.writeHead(302, { location: '/' }).end();
	else {
		const token = behaviour.crc === 'wrong' ? 'wrong' : String(query.get('crc_token'));
		const { apiSecret, clientSecret } = x.seed.app;
		const secret = behaviour.crc === 'client' ? clientSecret : apiSecret;
		res.writeHead(200, { 'content-type': 'application/json' });
		res.end(JSON.stringify({ response_token: hmac(token, secret) }));
	}
}

/** @param {http.IncomingMessage} req @param {http.ServerResponse} res */
async function answer(req, res) {
	const url = new URL(String(req.url), 'http://callback');
	if (req.method === 'GET') return answerChallenge(url.searchParams, res);
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	received.push({ headers: req.headers, body: Buffer.concat(chunks).toString('utf8') });
	behaviour.failures -= 1;
	res.writeHead(behaviour.failures >= 0 ? 500 : 200).end();
}

beforeAll(async () => {
	callback = http.createServer(answer);
	await new Promise((resolve) => callback.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (callback.address());
	x = await startX({ publicHosts: { 'n8n.social-ops.test': `http://127.0.0.1:${port}` } });
});
afterAll(async () => {
	await x.sandbox.stop();
	callback.close();
});
beforeEach(async () => {
	await x.client.control('reset', {});
	received = [];
	challenges = [];
	behaviour = { crc: 'right', failures: 0 };
});

const app = (method, path, body) => x.call(method, path, { token: x.seed.tokens.app, body });
const create = (url = ADDRESS) => app('POST', '/2/webhooks', { url });
const messageOf = ({ json }) => json.errors[0].message;
const webhookId = async () => (await create()).json.data.id;

/** @param {Record<string, unknown>} body @param {string} [token] of the seed */
const subscribe = (body, token = 'app') =>
	x.call('POST', '/2/activity/subscriptions', { token: x.seed.tokens[token], body });

/** Subscribes @fernandco to an event, on a new webhook. */
async function listenTo(event_type, { token = 'app', filter = {}, webhook_id = '' } = {}) {
	const id = webhook_id || (await webhookId());
	const body = {
		event_type,
		filter: { user_id: x.seed.users.fern.id, ...filter },
		webhook_id: id,
		tag: 'n8n',
	};
	const { status } = await subscribe(body, token);
	expect(status).toBe(200);
	return id;
}
const arrived = (number) => until(async () => received.length >= number);
const events = () => received.map(({ body }) => JSON.parse(body).data);

describe('a webhook', () => {
	it('is stored after its answer to the challenge', async () => {
		const { status, json } = await create();
		expect(status).toBe(200);
		expect(json.data).toEqual({
			id: expect.stringMatching(/^\d+$/),
			url: ADDRESS,
			valid: true,
			created_at: expect.stringMatching(/Z$/),
		});
		expect([...challenges[0].keys()]).toEqual(['crc_token', 'nonce']);
		const list = await app('GET', '/2/webhooks');
		expect(list.json).toEqual({ data: [json.data], meta: { result_count: 1 } });
	});

	it.each(['wrong', 'down', 'redirect'])('is refused when the answer is %s', async (crc) => {
		behaviour.crc = crc;
		const refused = await create();
		expect(refused.status).toBe(400);
		expect(messageOf(refused)).toMatch(/^CrcValidationFailed/);
		expect((await app('GET', '/2/webhooks')).json).toEqual({ meta: { result_count: 0 } });
	});

	it('may be answered as invalid in place of a refusal', async () => {
		await x.settings({ crcFailure: 'invalid' });
		behaviour.crc = 'wrong';
		const { status, json } = await create();
		expect([status, json.data.valid]).toEqual([200, false]);
		const again = await app('PUT', `/2/webhooks/${json.data.id}`);
		expect(again.json).toEqual({ data: { valid: false } });
	});

	it.each([
		['http', 'http://n8n.social-ops.test/webhook/x'],
		['a port', 'https://n8n.social-ops.test:443/webhook/x'],
		['no address', 'n8n.social-ops.test'],
	])('is refused with %s', async (_what, url) => {
		expect(messageOf(await create(url))).toMatch(/^UrlValidationFailed/);
	});

	it('is one for each address, and one for each app', async () => {
		await create();
		expect(messageOf(await create())).toBe('DuplicateUrlFailed');
		expect(messageOf(await create(`${ADDRESS}2`))).toBe('WebhookLimitExceeded');
		await x.settings({ mostWebhooks: 2 });
		expect((await create(`${ADDRESS}2`)).status).toBe(200);
	});

	it("is the app's business: no user's token is taken, and no other app sees it", async () => {
		const user = await x.call('POST', '/2/webhooks', {
			token: x.seed.tokens.fernAll,
			body: { url: ADDRESS },
		});
		expect([user.status, user.json.title]).toEqual([403, 'Unsupported Authentication']);
	});

	it('is asked again by PUT, and ends by DELETE', async () => {
		const id = await webhookId();
		expect((await app('PUT', `/2/webhooks/${id}`)).json).toEqual({ data: { valid: true } });
		behaviour.crc = 'wrong';
		expect(messageOf(await app('PUT', `/2/webhooks/${id}`))).toMatch(/^CrcValidationFailed/);
		expect((await app('DELETE', `/2/webhooks/${id}`)).json).toEqual({ data: { deleted: true } });
		expect(messageOf(await app('DELETE', `/2/webhooks/${id}`))).toBe('WebhookIdInvalid');
	});

	it.each([
		['api', 'right', 'client'],
		['client', 'client', 'right'],
	])('proves itself with the secret that the setting names: %s', async (secret, right, wrong) => {
		await x.settings({ webhookSecret: secret });
		behaviour.crc = wrong;
		expect(messageOf(await create())).toMatch(/^CrcValidationFailed/);
		behaviour.crc = right;
		expect((await create()).status).toBe(200);
	});

	it('turns invalid at once by a wrong answer, after 28 hours by none', async () => {
		await create();
		const check = async () => {
			await x.visit({ action: 'check-webhooks' });
			return (await x.state()).webhooks[0].valid;
		};
		behaviour.crc = 'down';
		expect(await check()).toBe(true);
		await x.settings({ advanceClockMs: 28 * HOUR_MS + 1 });
		expect(await check()).toBe(false);
		behaviour.crc = 'right';
		expect(await check()).toBe(true);
		behaviour.crc = 'redirect';
		expect(await check()).toBe(false);
	});
});

describe('a subscription', () => {
	const body = (changes = {}) => ({
		event_type: 'post.create',
		filter: { user_id: x.seed.users.fern.id },
		...changes,
	});

	it('is answered in any of three forms', async () => {
		const nested = await subscribe(body());
		expect(nested.json.data.subscription).toMatchObject({ event_type: 'post.create' });
		await x.settings({ subscriptionAnswer: 'flat' });
		expect(
			(await subscribe(body({ event_type: 'post.delete' }))).json.data.subscription_id,
		).toMatch(/^\d+$/);
		await x.settings({ subscriptionAnswer: 'list' });
		const list = await subscribe(body({ event_type: 'follow.follow' }));
		expect(list.json).toMatchObject({
			data: [{ filter: body().filter }],
			meta: { total_subscriptions: 3 },
		});
	});

	it.each([
		['an unknown event', { event_type: 'PostCreate' }],
		['no filter', { filter: undefined }],
		['no user', { filter: {} }],
		['an unknown user', { filter: { user_id: '1' } }],
		['an unknown field', { webhookId: '1' }],
		['an unknown webhook', { webhook_id: '1' }],
		['a tag of more than 200 characters', { tag: 't'.repeat(201) }],
	])('is refused with %s', async (_what, changes) => {
		expect((await subscribe(body(changes))).status).toBe(400);
	});

	it.each([
		['post.mention.create', 'fern', 'moss'],
		['like.create', 'fernAll', 'fern'],
		['dm.received', 'fernAll', 'fern'],
	])("to %s needs the user's own token with its scope", async (event_type, right, wrong) => {
		expect((await subscribe(body({ event_type }), 'app')).status).toBe(403);
		expect((await subscribe(body({ event_type }), wrong)).status).toBe(403);
		expect((await subscribe(body({ event_type }), right)).status).toBe(200);
	});

	it('is one for the same event, user and webhook', async () => {
		await subscribe(body());
		expect((await subscribe(body())).status).toBe(400);
		await x.settings({ mostSubscriptions: 1 });
		const more = await subscribe(body({ event_type: 'post.delete' }));
		expect(messageOf(more)).toBe('SubscriptionLimitExceeded');
	});

	it('is listed, page by page, changed and deleted', async () => {
		const id = await webhookId();
		const ids = [];
		for (const event_type of ['post.create', 'post.delete', 'follow.follow'])
			ids.push((await subscribe(body({ event_type }))).json.data.subscription.subscription_id);
		const path = '/2/activity/subscriptions';
		const first = (await app('GET', `${path}?max_results=2`)).json;
		expect(first.meta).toMatchObject({ total_subscriptions: 3, result_count: 2 });
		const second = (
			await app('GET', `${path}?max_results=2&pagination_token=${first.meta.next_token}`)
		).json;
		expect(second.data.map(({ subscription_id }) => subscription_id)).toEqual([ids[0]]);
		const changed = await app('PUT', `${path}/${ids[0]}`, { webhook_id: id, tag: 'new' });
		expect(changed.json.data.subscription).toMatchObject({ webhook_id: id, tag: 'new' });
		const one = await app('DELETE', `${path}/${ids[0]}`);
		expect(one.json).toEqual({ data: { deleted: true }, meta: { total_subscriptions: 2 } });
		const many = await app('DELETE', `${path}?ids=${ids[0]},${ids[1]}`);
		expect(many.json.data).toEqual([{ subscription_id: ids[1], deleted: true }]);
		expect(many.json.errors).toHaveLength(1);
		expect((await app('DELETE', `${path}/${ids[1]}`)).status).toBe(404);
	});
});

describe('an event', () => {
	it('is signed with the API key secret, over the very bytes', async () => {
		await listenTo('post.create');
		const { id } = (await x.post({ text: 'Grüße & Küsse' })).json.data;
		await arrived(1);
		const [{ headers, body }] = received;
		expect(headers['x-twitter-webhooks-signature']).toBe(hmac(body));
		expect(JSON.parse(body).data).toMatchObject({
			event_uuid: expect.stringMatching(/^-?\d+$/),
			filter: { user_id: x.seed.users.fern.id },
			event_type: 'post.create',
			tag: 'n8n',
			payload: { id, author_id: x.seed.users.fern.id, edit_history_tweet_ids: [id] },
			includes: { users: [{ username: 'fernandco' }] },
		});
	});

	it.each([
		['post.mention.create', 'fern', { action: 'mention' }],
		['post.reply.create', 'fern', { action: 'reply' }],
		['post.quote.create', 'fern', { action: 'quote' }],
		['post.repost.create', 'fern', { action: 'repost' }],
		['like.create', 'fernAll', { action: 'like' }],
		['follow.follow', 'app', { action: 'follow' }],
		['follow.unfollow', 'app', { action: 'unfollow' }],
		['dm.received', 'fernAll', { action: 'message', message: 'Hello' }],
		['profile.update.bio', 'app', { action: 'change-bio', message: 'New' }],
	])('%s is told when a visitor makes it happen', async (type, token, action) => {
		await listenTo(type, { token });
		await x.visit(action);
		await arrived(1);
		expect(events().map(({ event_type }) => event_type)).toEqual([type]);
	});

	it('of a deletion names the post', async () => {
		await listenTo('post.delete');
		await x.call('DELETE', `/2/tweets/${x.seed.ownPostId}`);
		await arrived(1);
		expect(events()[0].payload).toEqual({ id: x.seed.ownPostId, author_id: x.seed.users.fern.id });
	});

	it('comes for one direction only when one was asked for', async () => {
		await listenTo('like.create', { token: 'fernAll', filter: { direction: 'outbound' } });
		await x.visit({ action: 'like' });
		const { postId } = await x.visit({
			action: 'like',
			from: 'fernandco',
			postId: x.seed.mentionId,
		});
		await arrived(1);
		expect(events().map(({ payload }) => payload.liked_tweet_id)).toEqual([postId]);
	});

	it('does not come from protected accounts, nor from the account itself', async () => {
		const webhook_id = await listenTo('post.mention.create', { token: 'fern' });
		await listenTo('post.reply.create', { token: 'fern', webhook_id });
		await x.visit({ action: 'mention', from: 'cleo_private' });
		await x.post({ text: 'To myself', reply: { in_reply_to_tweet_id: x.seed.ownPostId } });
		await x.visit({ action: 'mention' });
		await arrived(1);
		expect(events().map(({ payload }) => payload.author_id)).toEqual([x.seed.users.ana.id]);
	});

	it('is sent again until the answer is 200, then dropped', async () => {
		await x.settings({ webhookRetryMs: [0, 0] });
		await listenTo('post.create');
		behaviour.failures = 2;
		await x.post({ text: 'One' });
		await arrived(3);
		behaviour.failures = 9;
		await x.post({ text: 'Two' });
		await until(async () => (await x.client.control('deliveries')).json.x[1].outcome === 'dropped');
		const [first, second] = (await x.client.control('deliveries')).json.x;
		expect(first).toMatchObject({
			outcome: 'delivered',
			attempts: [{ status: 500 }, { status: 500 }, { status: 200 }],
		});
		expect(second.attempts).toHaveLength(3);
	});

	it('does not reach an invalid webhook', async () => {
		await listenTo('post.create');
		behaviour.crc = 'wrong';
		await x.visit({ action: 'check-webhooks' });
		await x.post({ text: 'One' });
		expect((await x.client.control('deliveries')).json.x).toEqual([]);
	});

	it('may come twice, and once more when a test wants it', async () => {
		await x.settings({ webhookDuplicates: 1 });
		await listenTo('post.create');
		await x.post({ text: 'One' });
		await arrived(2);
		await x.client.control('deliver', { network: 'x', replay: 1 });
		expect(new Set(received.map(({ body }) => body)).size).toBe(1);
		expect(received).toHaveLength(3);
	});

	it('of a test may be signed wrongly or not at all', async () => {
		await create();
		await x.client.control('deliver', { network: 'x', body: { data: {} }, badSignature: true });
		await x.client.control('deliver', { network: 'x', raw: '{"data":{}}', unsigned: true });
		const signatures = received.map(({ headers }) => headers['x-twitter-webhooks-signature']);
		expect(signatures[0]).toMatch(/^sha256=/);
		expect(signatures[0]).not.toBe(hmac('{"data":{}}'));
		expect(signatures[1]).toBeUndefined();
	});

	it('is signed with the other secret, too, when the setting says so', async () => {
		const { clientSecret } = x.seed.app;
		const other = 'x-twitter-webhooks-signature-oauth2';
		const headers = async (webhookSecret) => {
			await x.settings({ webhookSecret });
			received = [];
			await x.client.control('deliver', { network: 'x', raw: '{}', url: ADDRESS });
			const sent = received[0].headers;
			return [sent['x-twitter-webhooks-signature'], sent[other]];
		};
		expect(await headers('api')).toEqual([hmac('{}'), undefined]);
		expect(await headers('client')).toEqual([undefined, hmac('{}', clientSecret)]);
		expect(await headers('both')).toEqual([hmac('{}'), hmac('{}', clientSecret)]);
	});

	it('tells that a person has taken the access away, without a subscription', async () => {
		await create();
		await x.visit({ action: 'revoke-access' });
		await arrived(1);
		expect(events()[0]).toMatchObject({
			event_type: 'oauth.revoke',
			filter: {},
			payload: { user_id: x.seed.users.fern.id, app_id: x.seed.app.id },
		});
		expect((await x.get('/2/users/me')).status).toBe(401);
	});
});

describe('a replay', () => {
	const stamp = (ms) => new Date(ms).toISOString().replace(/\D/g, '').slice(0, 12);
	/** @param {string} webhook_id @param {number} from minutes ago @param {number} to minutes ago */
	const replay = async (webhook_id, from, to) => {
		const now = Date.now() + 60 * 60_000;
		return await app('POST', '/2/webhooks/replay', {
			webhook_id,
			from_date: stamp(now - from * 60_000),
			to_date: stamp(now - to * 60_000),
		});
	};

	it('sends the events of its window again, and tells of its end', async () => {
		const id = await listenTo('post.create');
		await x.post({ text: 'One' });
		await arrived(1);
		await x.settings({ advanceClockMs: 60 * 60_000 });
		const { json } = await replay(id, 65, 11);
		await arrived(3);
		expect(received[1].body).toBe(received[0].body);
		expect(JSON.parse(received[2].body).replay_job_status).toMatchObject({
			webhook_id: id,
			job_id: json.data.job_id,
			job_state: 'Complete',
		});
	});

	it('is refused for a window that ends too late or began more than a day ago', async () => {
		const id = await webhookId();
		await x.settings({ advanceClockMs: 60 * 60_000 });
		expect(messageOf(await replay(id, 60, 5))).toMatch(/^QueryParamInvalid/);
		expect(messageOf(await replay(id, 25 * 60, 60))).toMatch(/^QueryParamInvalid/);
		expect(messageOf(await replay(id, 20, 11))).toMatch(/^QueryParamInvalid/);
	});
});

it('refuses actions that nobody knows', async () => {
	await expect(x.visit({ action: 'poke' })).rejects.toThrow('no action poke');
	await expect(x.visit({ action: 'like', postId: '1' })).rejects.toThrow('no post 1');
});
