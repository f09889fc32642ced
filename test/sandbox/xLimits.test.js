// @ts-check
'use strict';

const { basic, startX } = require('./xClient');

/** @type {Awaited<ReturnType<typeof startX>>} */
let x;
beforeAll(async () => {
	x = await startX();
});
afterAll(() => x.sandbox.stop());
beforeEach(() => x.client.control('reset', {}));

const limits = ({ headers }, name = 'x-rate-limit') =>
	['limit', 'remaining', 'reset'].map((part) => Number(headers[`${name}-${part}`]));
const count = async () => (await x.posts()).length;

describe('rate limits', () => {
	it('are told with every answer, refusals included', async () => {
		const first = await x.post({ text: 'One' });
		expect(limits(first).slice(0, 2)).toEqual([100, 99]);
		expect(limits(first, 'x-app-limit-24hour').slice(0, 2)).toEqual([10_000, 9_999]);
		const refused = await x.post({ text: 'One' });
		expect([refused.status, limits(refused)[1]]).toEqual([403, 98]);
		const inSeconds = limits(first)[2] - Date.now() / 1000;
		expect(inSeconds).toBeGreaterThan(800);
		expect(inSeconds).toBeLessThanOrEqual(901);
	});

	it('end with 429 until the window is over', async () => {
		await x.settings({ rateLimits: { 'POST /2/tweets': { user: 2 } } });
		await x.post({ text: 'One' });
		await x.post({ text: 'Two' });
		const full = await x.post({ text: 'Three' });
		expect(full.status).toBe(429);
		expect(full.json).toEqual({
			title: 'Too Many Requests',
			detail: 'Too Many Requests',
			type: 'about:blank',
			status: 429,
		});
		expect(full.headers['retry-after']).toBeUndefined();
		expect(limits(full)[1]).toBe(0);
		expect(await count()).toBe(2);
		await x.settings({ advanceClockMs: 15 * 60_000 });
		expect((await x.post({ text: 'Three' })).status).toBe(201);
	});

	it('may have short windows in a test', async () => {
		await x.settings({ rateLimits: { 'POST /2/tweets': { user: 1 } }, rateWindowMs: 60_000 });
		const answer = await x.post({ text: 'One' });
		expect(limits(answer)[2] - Date.now() / 1000).toBeLessThanOrEqual(61);
	});

	it('are those of each user, and of each endpoint', async () => {
		await x.settings({ rateLimits: { 'POST /2/tweets': { user: 1 } } });
		await x.post({ text: 'One' });
		expect((await x.post({ text: 'One' }, x.seed.tokens.moss)).status).toBe(201);
		expect((await x.get('/2/users/me')).status).toBe(200);
		expect((await x.post({ text: 'Two' })).status).toBe(429);
	});

	it('of a day are those of the app', async () => {
		await x.settings({ rateLimits: { 'POST /2/tweets': { appDay: 1 } } });
		await x.post({ text: 'One' });
		const other = await x.post({ text: 'Two' }, x.seed.tokens.moss);
		expect([other.status, limits(other, 'x-app-limit-24hour')[1], limits(other)[1]]).toEqual([
			429, 0, 100,
		]);
	});

	it("count the app's own calls apart", async () => {
		const answer = await x.get(`/2/tweets/${x.seed.ownPostId}`, x.seed.tokens.app);
		expect(limits(answer).slice(0, 2)).toEqual([450, 449]);
	});
});

describe('credits', () => {
	it('are used up by what calls cost', async () => {
		await x.settings({ credits: 0.22 });
		await x.post({ text: 'Plain' });
		await x.post({ text: 'With https://example.com' });
		expect((await x.state()).spent).toBe(0.215);
		expect((await x.post({ text: 'The last one' })).status).toBe(201);
		const empty = await x.post({ text: 'One more' });
		expect(empty.status).toBe(402);
		expect(empty.json).toMatchObject({
			title: 'CreditsDepleted',
			account_id: expect.any(Number),
			type: expect.stringMatching(/\/problems\/credits$/),
		});
		expect(await count()).toBe(3);
	});

	it('are not used up by calls that are refused', async () => {
		await x.post({ text: 'a'.repeat(281) });
		await x.get('/2/tweets/1');
		expect((await x.state()).spent).toBe(0);
	});

	it('pay a reply that was asked for less than a post', async () => {
		await x.post({ text: 'Hi', reply: { in_reply_to_tweet_id: x.seed.mentionId } });
		expect((await x.state()).spent).toBe(0.01);
	});
});

describe('faults on the hosts of X', () => {
	const fault = (rule) =>
		x.client.fault({ host: 'api.x.com', path: '^/2/tweets$', method: 'POST', ...rule });

	it('lost-after: the post is there, the answer is not, and the same again is a duplicate', async () => {
		await fault({ times: 1, effect: { kind: 'lost-after' } });
		await expect(x.post({ text: 'One' })).rejects.toThrow();
		expect(await count()).toBe(1);
		expect((await x.post({ text: 'One' })).status).toBe(403);
	});

	it('lost-before: neither', async () => {
		await fault({ times: 1, effect: { kind: 'lost-before' } });
		await expect(x.post({ text: 'One' })).rejects.toThrow();
		expect(await count()).toBe(0);
	});

	it('status: any answer in place of the call', async () => {
		const body = {
			title: 'Service Unavailable',
			status: 503,
			type: 'about:blank',
			detail: 'Service Unavailable',
		};
		await fault({ skip: 1, times: 1, effect: { kind: 'status', status: 503, body } });
		expect((await x.post({ text: 'One' })).status).toBe(201);
		const second = await x.post({ text: 'Two' });
		expect([second.status, second.json]).toEqual([503, body]);
		expect((await x.post({ text: 'Two' })).status).toBe(201);
		expect(await count()).toBe(2);
	});

	it('status-after: the post is there, the answer is another', async () => {
		await fault({ times: 1, effect: { kind: 'status-after', status: 201, body: { data: {} } } });
		const { status, json } = await x.post({ text: 'One' });
		expect([status, json]).toEqual([201, { data: {} }]);
		expect(await count()).toBe(1);
		await fault({ times: 1, effect: { kind: 'status-after', status: 503, body: 'no' } });
		expect((await x.post({ text: 'Two' })).text).toBe('no');
		expect(await count()).toBe(2);
	});

	it('status-after: a refusal stays one', async () => {
		await fault({ times: 1, effect: { kind: 'status-after', status: 201 } });
		expect((await x.post({ text: '' })).status).toBe(400);
	});

	it("expire-token: the app's token ends, too, and a new one comes for its keys", async () => {
		const { app, tokens } = x.seed;
		await x.client.fault({ path: '^/2/usage', times: 1, effect: { kind: 'expire-token' } });
		expect((await x.get('/2/usage/tweets', tokens.app)).status).toBe(401);
		const fields = { grant_type: 'client_credentials' };
		const { json } = await x.form('/oauth2/token', fields, basic(app.apiKey, app.apiSecret));
		expect(json.access_token).not.toBe(tokens.app);
		expect((await x.get('/2/usage/tweets', json.access_token)).status).toBe(200);
	});

	it('expire-token: the token of this call is expired from now on', async () => {
		await x.client.fault({
			host: 'api.x.com',
			path: '/append$',
			times: 1,
			effect: { kind: 'expire-token' },
		});
		const media = Buffer.from('bytes');
		const append = () =>
			x.multipart('/2/media/upload/1/append', { fields: { segment_index: '0' }, media });
		expect((await append()).status).toBe(401);
		expect((await append()).status).toBe(401);
		expect((await x.get('/2/users/me')).status).toBe(401);
	});

	it('latency: later', async () => {
		await fault({ times: 1, effect: { kind: 'latency', ms: 120 } });
		const started = Date.now();
		await x.post({ text: 'One' });
		expect(Date.now() - started).toBeGreaterThanOrEqual(115);
	});

	it('reset-upload: the segment is not kept', async () => {
		const body = { media_category: 'tweet_video', media_type: 'video/mp4', total_bytes: 100_000 };
		const { id } = (await x.call('POST', '/2/media/upload/initialize', { body })).json.data;
		await x.client.fault({
			host: 'api.x.com',
			path: '/append$',
			times: 1,
			effect: { kind: 'reset-upload' },
		});
		const media = Buffer.alloc(100_000);
		await expect(
			x.multipart(`/2/media/upload/${id}/append`, { fields: { segment_index: '0' }, media }),
		).rejects.toThrow();
		expect((await x.state()).media[0]).toMatchObject({ id, segments: 0, receivedBytes: 0 });
	});

	it('graph-error: belongs to Meta, and says so', async () => {
		await fault({ times: 1, effect: { kind: 'graph-error', code: 1 } });
		expect((await x.post({ text: 'One' })).status).toBe(500);
		const log = (await x.client.control('requests')).json;
		expect(log.at(-1).notes[0]).toContain('graph-error is an effect of Meta');
	});
});

it('logs each call with its endpoint, and refusals with their reason', async () => {
	await x.post({ text: 'a', foo: 1 });
	const log = (await x.client.control('requests')).json;
	expect(log.at(-1)).toMatchObject({
		network: 'x',
		operation: 'POST /2/tweets',
		tokenKind: 'user',
		body: { text: 'a', foo: 1 },
		refused: true,
		status: 400,
		error: { code: 'invalid-request', message: expect.stringContaining('$.foo') },
	});
});

it('notes calls of the old host name', async () => {
	const { fern } = x.seed.tokens;
	const headers = { authorization: `Bearer ${fern}` };
	const reply = await x.client.request('https://api.twitter.com/2/users/me', { headers });
	expect(reply.status).toBe(200);
	expect((await x.client.control('requests')).json.at(-1).notes).toEqual(['old-host']);
});

it('refuses settings that are not there', async () => {
	await expect(x.settings({ fieldName: 'old' })).rejects.toThrow('no setting fieldName');
	await expect(x.settings({ fieldNames: 'older' })).rejects.toThrow('must be one of');
});
