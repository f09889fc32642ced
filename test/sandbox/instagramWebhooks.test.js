'use strict';

const crypto = require('node:crypto');
const http = require('node:http');
const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
/** @type {http.Server} */
let callback;
/** @type {{ path: string, headers: http.IncomingHttpHeaders, body: string }[]} */
let received = [];
const fern = '17841405822304914';
const facebookAddress = 'https://n8n.social-ops.test/webhook/facebook';
const instagramAddress = 'https://n8n.social-ops.test/webhook/instagram';
const codeOf = (reply) => reply.json.error?.code;

/** @param {http.IncomingMessage} req @param {http.ServerResponse} res */
async function answer(req, res) {
	const url = new URL(String(req.url), 'http://callback');
	if (req.method === 'GET') {
		const isRight = url.searchParams.get('hub.verify_token') === 'secret';
		res.writeHead(isRight ? 200 : 403).end(isRight ? url.searchParams.get('hub.challenge') : 'no');
		return;
	}
	const chunks = [];
	for await (const chunk of req) chunks.push(chunk);
	const body = Buffer.concat(chunks).toString('utf8');
	received.push({ path: url.pathname, headers: req.headers, body });
	res.writeHead(200).end();
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
});

const FIELDS = 'comments,mentions,story_insights,messages';
const subscribe = (more = {}) =>
	world.client.post(`${world.seed.app.id}/subscriptions`, world.tokens.app, {
		object: 'instagram',
		callback_url: facebookAddress,
		fields: FIELDS,
		verify_token: 'secret',
		include_values: true,
		...more,
	});
const installPage = () =>
	world.client.post(`${world.pages.fern.id}/subscribed_apps`, world.tokens.pageFern, {
		subscribed_fields: 'feed',
	});
const configure = (more = {}) =>
	world.client.control('dashboard', {
		callbackUrl: instagramAddress,
		verifyToken: 'secret',
		fields: ['comments', 'messages', 'mentions'],
		...more,
	});
const installAccount = (fields = 'comments,messages') =>
	world.client.instagram.post('me/subscribed_apps', world.ig.tokens.fern, {
		subscribed_fields: fields,
	});
const visit = async (action) =>
	(await world.client.control('visitor', { accountId: fern, ...action })).json;
const first = async () => {
	await until(async () => received.length > 0);
	return received[0];
};
const pause = () => new Promise((resolve) => setTimeout(resolve, 150));
const sign = (secret, body) =>
	`sha256=${crypto.createHmac('sha256', secret).update(body).digest('hex')}`;

describe('with Facebook Login', () => {
	test('the object instagram has its own callback and fields', async () => {
		expect((await subscribe()).json).toEqual({ success: true });
		const { data } = (
			await world.client.get(`${world.seed.app.id}/subscriptions`, world.tokens.app)
		).json;
		expect(data[0]).toMatchObject({ object: 'instagram', callback_url: facebookAddress });
		expect(codeOf(await subscribe({ fields: 'feed' }))).toBe(100);
		expect(codeOf(await subscribe({ verify_token: 'wrong' }))).toBe(2200);
	});

	test('a comment arrives once the Page is installed, signed with the secret of the Meta app', async () => {
		await subscribe();
		await visit({ action: 'comment', message: 'too early' });
		await pause();
		expect(received).toEqual([]);
		await installPage();
		const { commentId } = await visit({
			action: 'reply',
			commentId: world.ig.commentId,
			message: 'Schön',
		});
		const { body, headers, path } = await first();
		expect(path).toBe('/webhook/facebook');
		expect(headers['x-hub-signature-256']).toBe(sign(world.seed.app.secret, body));
		expect(JSON.parse(body)).toEqual({
			object: 'instagram',
			entry: [
				{
					id: fern,
					time: expect.any(Number),
					changes: [
						{
							field: 'comments',
							value: {
								id: commentId,
								parent_id: world.ig.commentId,
								text: 'Schön',
								from: world.ig.visitor,
								media: { id: world.ig.mediaId, media_product_type: 'FEED' },
							},
						},
					],
				},
			],
		});
	});

	test('own comments arrive too, and comments on albums without the album', async () => {
		await subscribe();
		await installPage();
		const { facebook } = world.client;
		const token = world.tokens.pageFern;
		const create = (fields) => facebook.post(`${fern}/media`, token, fields);
		const item = async () =>
			(await create({ is_carousel_item: true, image_url: world.ig.media.jpeg })).json.id;
		const children = [await item(), await item()];
		const { id } = (await create({ media_type: 'CAROUSEL', children })).json;
		const album = (await facebook.post(`${fern}/media_publish`, token, { creation_id: id })).json;
		await facebook.post(`${album.id}/comments`, token, { message: 'First!' });
		const [{ value }] = JSON.parse((await first()).body).entry[0].changes;
		expect(value.from).toEqual({ id: fern, username: 'fernandco', self_ig_scoped_id: fern });
		expect(value.media).toEqual({ media_product_type: 'FEED' });
	});

	test('mentions name the media, and the comment if it was there', async () => {
		await world.client.settings({ webhookBatchMs: 100 });
		await subscribe();
		await installPage();
		const caption = await visit({ action: 'mention' });
		const comment = await visit({ action: 'mention', inComment: true });
		const { changes } = JSON.parse((await first()).body).entry[0];
		expect(changes).toEqual([
			{ field: 'mentions', value: { media_id: caption.mediaId } },
			{ field: 'mentions', value: { media_id: comment.mediaId, comment_id: comment.commentId } },
		]);
	});

	test('messages have their own list and milliseconds; a private reply is an echo', async () => {
		await subscribe();
		await installPage();
		const { messageId } = await visit({ action: 'message', message: 'Hello' });
		const { entry } = JSON.parse((await first()).body);
		expect(entry[0]).toEqual({
			id: fern,
			time: expect.any(Number),
			messaging: [
				{
					sender: { id: world.ig.visitor.id },
					recipient: { id: fern },
					timestamp: expect.any(Number),
					message: { mid: messageId, text: 'Hello' },
				},
			],
		});
		expect(entry[0].time).toBeGreaterThan(1e12);
		received = [];
		await world.client.facebook.post(`${fern}/messages`, world.tokens.pageFern, {
			recipient: { comment_id: world.ig.commentId },
			message: { text: 'Hi' },
		});
		const [echo] = JSON.parse((await first()).body).entry[0].messaging;
		expect(echo).toMatchObject({ sender: { id: fern }, message: { is_echo: true, text: 'Hi' } });
	});

	test('the numbers of a story arrive when it expires', async () => {
		await subscribe();
		await installPage();
		const { facebook } = world.client;
		const token = world.tokens.pageFern;
		const { id } = (
			await facebook.post(`${fern}/media`, token, {
				media_type: 'STORIES',
				image_url: world.ig.media.jpeg,
			})
		).json;
		const story = (await facebook.post(`${fern}/media_publish`, token, { creation_id: id })).json;
		await visit({ action: 'view', mediaId: story.id, count: 18 });
		await pause();
		expect(received).toEqual([]);
		await world.client.settings({ advanceClockMs: 24 * 3_600_000 + 1_000 });
		const [change] = JSON.parse((await first()).body).entry[0].changes;
		expect(change).toEqual({
			field: 'story_insights',
			value: {
				media_id: story.id,
				impressions: 22,
				reach: 18,
				taps_forward: 6,
				taps_back: 2,
				exits: 3,
				replies: 0,
			},
		});
		await pause();
		expect(received).toHaveLength(1);
	});
});

describe('with Instagram Login', () => {
	test('the callback is set on the dashboard, which asks the challenge', async () => {
		expect((await configure({ verifyToken: 'wrong' })).status).toBe(400);
		expect((await configure({ callbackUrl: 'http://n8n.social-ops.test/' })).status).toBe(400);
		expect((await configure()).json).toEqual({ success: true });
		const { subscriptions } = (await world.client.control('state')).json.meta;
		expect(subscriptions).toEqual([
			expect.objectContaining({ object: 'instagram', callbackUrl: instagramAddress }),
		]);
		await configure({ callbackUrl: null });
		expect((await world.client.control('state')).json.meta.subscriptions).toEqual([]);
	});

	test('the app is installed on the account, listed and removed', async () => {
		const { instagram } = world.client;
		const { tokens } = world.ig;
		expect((await installAccount()).json).toEqual({ success: true });
		const list = async () =>
			(await instagram.get(`${fern}/subscribed_apps`, tokens.fern)).json.data;
		expect(await list()).toEqual([
			{ id: world.ig.app.id, name: world.ig.app.name, subscribed_fields: ['comments', 'messages'] },
		]);
		await instagram.remove('me/subscribed_apps', tokens.fern);
		expect(await list()).toEqual([]);
		expect(codeOf(await installAccount('story_insights'))).toBe(100);
		expect(codeOf(await installAccount('feed'))).toBe(100);
		expect(codeOf(await installAccount(''))).toBe(100);
		const refused = await instagram.post('me/subscribed_apps', tokens.lunaReadOnly, {
			subscribed_fields: 'comments',
		});
		expect(codeOf(refused)).toBe(200);
		const onFacebook = await world.client.facebook.post(
			`${fern}/subscribed_apps`,
			world.tokens.pageFern,
			{ subscribed_fields: 'comments' },
		);
		expect(codeOf(onFacebook)).toBe(100);
	});

	test('field and value stand in the entry, signed with the secret of the Instagram app', async () => {
		await configure();
		await installAccount();
		const { commentId } = await visit({ action: 'comment', message: 'Hi' });
		const { body, headers, path } = await first();
		expect(path).toBe('/webhook/instagram');
		expect(headers['x-hub-signature-256']).toBe(sign(world.ig.app.secret, body));
		expect(JSON.parse(body).entry).toEqual([
			{
				id: fern,
				time: expect.any(Number),
				field: 'comments',
				value: expect.objectContaining({ id: commentId, text: 'Hi' }),
			},
		]);
	});

	test('mentions in comments arrive as comments', async () => {
		await configure();
		await installAccount();
		await visit({ action: 'mention' });
		const { commentId, mediaId } = await visit({ action: 'mention', inComment: true });
		const { entry } = JSON.parse((await first()).body);
		expect(entry).toHaveLength(1);
		expect(entry[0]).toMatchObject({
			field: 'comments',
			value: { id: commentId, media: { id: mediaId } },
		});
	});

	test('some sign with the secret of the Meta app', async () => {
		await world.client.settings({ instagramWebhookSecret: 'meta' });
		await configure();
		await installAccount();
		await visit({ action: 'message' });
		const { body, headers } = await first();
		expect(headers['x-hub-signature-256']).toBe(sign(world.ig.app.metaAppSecret, body));
		expect(JSON.parse(body).entry[0].messaging).toHaveLength(1);
	});
});

describe('the layout', () => {
	beforeEach(async () => {
		await subscribe();
		await installPage();
	});

	test.each(['changes', 'entry'])('can be chosen: %s, at the root a list', async (layout) => {
		await world.client.settings({ instagramWebhookLayout: layout, instagramWebhookArray: true });
		await visit({ action: 'comment' });
		const body = JSON.parse((await first()).body);
		expect(Array.isArray(body)).toBe(true);
		const [entry] = body[0].entry;
		expect(layout === 'entry' ? entry.field : entry.changes[0].field).toBe('comments');
	});

	test('can have its ids as bare numbers above 2^53', async () => {
		await world.client.settings({ numericInstagramIds: true });
		const { commentId } = await visit({ action: 'comment' });
		const { body } = await first();
		expect(body).toContain(`"value":{"id":${commentId},`);
		expect(body).toContain(`"entry":[{"id":${fern},`);
		expect(body).toContain(`"from":{"id":${world.ig.visitor.id},`);
	});

	test('of a delivery of the test itself is its own, to the callback of its object', async () => {
		const sent = await world.client.control('deliver', {
			object: 'instagram',
			body: [{ object: 'instagram', entry: [] }],
		});
		expect(sent.json.url).toBe(facebookAddress);
		expect(received[0].body).toBe('[{"object":"instagram","entry":[]}]');
	});
});
