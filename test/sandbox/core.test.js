'use strict';

const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { startSandbox } = require('../../sandbox');
const { connect, startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '134895793791914';
const clip = fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets/clip.mp4'));

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const publish = (message) => world.client.post(`${fern}/feed`, world.tokens.pageFern, { message });
const messages = async () => (await world.client.page()).posts.map((post) => post.message);

describe('the proxy', () => {
	test('refuses unknown hosts and logs them as refused', async () => {
		await expect(world.client.request('https://graph-video.facebook.com/v26.0/me')).rejects.toThrow(
			'502',
		);
		const log = (await world.client.control('requests')).json;
		expect(log[0]).toMatchObject({ host: 'graph-video.facebook.com', refused: true, status: 502 });
	});

	test('shows a certificate for the host, signed by the authority', async () => {
		const ca = fs.readFileSync(world.sandbox.ca);
		const socket = await connect(world.sandbox.proxy, { host: 'graph.facebook.com', ca });
		expect(socket.authorized).toBe(true);
		expect(socket.getPeerCertificate().subjectaltname).toBe('DNS:graph.facebook.com');
		socket.destroy();
	});

	test('keeps an authority across starts', async () => {
		const caDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ca-'));
		const first = await startSandbox({ caDir });
		const pem = fs.readFileSync(first.ca, 'utf8');
		await first.stop();
		const second = await startSandbox({ caDir });
		expect(fs.readFileSync(second.ca, 'utf8')).toBe(pem);
		await second.stop();
	});

	test('passes public hosts on to their local server, upgrades included', async () => {
		const local = http.createServer((req, res) =>
			res.end(`${req.url} ${req.headers['x-forwarded-proto']}`),
		);
		local.on('upgrade', (_req, socket) =>
			socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\nhello'),
		);
		await new Promise((resolve) => local.listen(0, '127.0.0.1', () => resolve(undefined)));
		const { port } = /** @type {import('node:net').AddressInfo} */ (local.address());
		await world.client.settings({
			publicHosts: { 'n8n.social-ops.test': `http://127.0.0.1:${port}` },
		});
		const reply = await world.client.request('https://n8n.social-ops.test/healthz?x=1');
		expect(reply.text).toBe('/healthz?x=1 https');
		const ca = fs.readFileSync(world.sandbox.ca);
		const socket = await connect(world.sandbox.proxy, { host: 'n8n.social-ops.test', ca });
		socket.write(
			'GET /push HTTP/1.1\r\nHost: n8n.social-ops.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
		);
		const chunks = [];
		for await (const chunk of socket) chunks.push(chunk);
		expect(Buffer.concat(chunks).toString()).toContain('hello');
		local.close();
	});
});

describe('faults', () => {
	test('lost-before: no effect, no answer', async () => {
		await world.client.fault({ path: '/feed$', times: 1, effect: { kind: 'lost-before' } });
		await expect(publish('one')).rejects.toThrow();
		expect(await messages()).not.toContain('one');
		expect((await publish('one')).status).toBe(200);
	});

	test('lost-after: effect, but no answer', async () => {
		await world.client.fault({ path: '/feed$', times: 1, effect: { kind: 'lost-after' } });
		await expect(publish('one')).rejects.toThrow();
		expect(await messages()).toContain('one');
	});

	test('every third answer lost and every fourth call failed count on their own', async () => {
		await world.client.fault(
			{ path: '/feed$', every: 3, effect: { kind: 'lost-after' } },
			{ path: '/feed$', every: 4, effect: { kind: 'status', status: 500 } },
		);
		const outcomes = [];
		for (let index = 1; index <= 8; index += 1) {
			outcomes.push(
				await publish(`post ${index}`).then(
					(reply) => reply.status,
					() => 'lost',
				),
			);
		}
		expect(outcomes).toEqual([200, 200, 'lost', 500, 200, 'lost', 200, 500]);
		expect(await messages()).toEqual(expect.arrayContaining(['post 3', 'post 6']));
		expect(await messages()).not.toContain('post 4');
	});

	test('hang-after: effect at once, answer late', async () => {
		await world.client.fault({ path: '/feed$', effect: { kind: 'hang-after', ms: 2_000 } });
		const started = Date.now();
		const pending = publish('slow');
		await until(async () => (await messages()).includes('slow'));
		expect(Date.now() - started).toBeLessThan(1_900);
		expect((await pending).status).toBe(200);
		expect(Date.now() - started).toBeGreaterThanOrEqual(1_990);
	});

	test('latency delays, skip leaves the first calls alone', async () => {
		await world.client.fault({ skip: 1, times: 1, effect: { kind: 'latency', ms: 1_000 } });
		const timed = async () => {
			const started = Date.now();
			await world.client.get('me', world.tokens.userLong);
			return Date.now() - started;
		};
		expect(await timed()).toBeLessThan(900);
		expect(await timed()).toBeGreaterThanOrEqual(990);
	});

	test('graph-error speaks the envelope and the call has no effect', async () => {
		await world.client.fault({
			effect: { kind: 'graph-error', code: 368, subcode: 1390008, isTransient: true },
		});
		const { json } = await publish('x');
		expect(json.error).toMatchObject({ code: 368, error_subcode: 1390008, is_transient: true });
		expect(await messages()).not.toContain('x');
	});

	test('reset-upload keeps the bytes that the protocol keeps', async () => {
		const { client, tokens } = world;
		const start = await client.post(`${fern}/video_reels`, tokens.pageFern, {
			upload_phase: 'start',
		});
		await client.fault({
			host: 'rupload.facebook.com',
			times: 1,
			effect: { kind: 'reset-upload', atFraction: 0.6 },
		});
		const headers = { authorization: `OAuth ${tokens.pageFern}`, file_size: clip.length };
		const send = (offset) =>
			client.request(start.json.upload_url, {
				method: 'POST',
				headers: { ...headers, offset, 'content-length': clip.length - offset },
				body: clip.subarray(offset),
			});
		await expect(send(0)).rejects.toThrow();
		const { json } = await client.get(`${start.json.video_id}?fields=status`, tokens.pageFern);
		const offset = json.status.uploading_phase.bytes_transfered;
		expect(offset).toBe(Math.floor(clip.length * 0.6));
		expect((await send(offset)).json).toEqual({ success: true });
	});

	test('expire-token kills the token of the call for good', async () => {
		await world.client.fault({ times: 1, effect: { kind: 'expire-token' } });
		expect((await publish('x')).json.error).toMatchObject({ code: 190, error_subcode: 463 });
		expect((await publish('x')).json.error).toMatchObject({ code: 190, error_subcode: 463 });
	});

	test('slow-processing lengthens the processing of that video only', async () => {
		await world.client.settings({ processingMs: 0 });
		await world.client.fault({
			path: '/videos$',
			times: 1,
			effect: { kind: 'slow-processing', ms: 60_000 },
		});
		const { client, tokens } = world;
		const slow = await client.upload(`${fern}/videos`, tokens.pageFern, { file: clip });
		const quick = await client.upload(`${fern}/videos`, tokens.pageFern, { file: clip });
		const statusOf = async (id) =>
			(await client.get(`${id}?fields=status`, tokens.pageFern)).json.status.video_status;
		expect(await statusOf(slow.json.id)).toBe('processing');
		expect(await statusOf(quick.json.id)).toBe('ready');
	});

	test('a rule that is not understood is refused', async () => {
		await expect(world.client.fault({ effect: { kind: 'magic' } })).rejects.toThrow('effect.kind');
		await expect(world.client.fault({ path: '(', effect: { kind: 'latency' } })).rejects.toThrow(
			'regular expression',
		);
	});

	test('rules can be listed with their counts and cleared', async () => {
		await world.client.fault({ path: '/feed$', effect: { kind: 'latency', ms: 1 } });
		await publish('x');
		expect((await world.client.control('faults')).json[0]).toMatchObject({ seen: 1, applied: 1 });
		expect((await world.client.control('faults', undefined, 'DELETE')).json).toEqual([]);
	});
});

describe('the request log', () => {
	test('shows fields and files, and hides secrets', async () => {
		const { client, tokens } = world;
		const image = fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets/picture.png'));
		await client.upload(`${fern}/photos?access_token=${tokens.pageFern}`, tokens.pageFern, {
			fields: { caption: 'c' },
			file: image,
			filename: 'a.png',
		});
		const [entry] = (await client.control('requests')).json;
		expect(entry).toMatchObject({
			method: 'POST',
			status: 200,
			refused: false,
			body: { caption: 'c' },
		});
		expect(entry.files[0]).toMatchObject({ filename: 'a.png', bytes: image.length });
		expect(entry.files[0].sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(JSON.stringify(entry)).not.toContain(tokens.pageFern);
	});

	test('since gives only newer entries; refusals are marked with their code', async () => {
		await publish('one');
		const [first] = (await world.client.control('requests')).json;
		await publish('one');
		const rest = (await world.client.control(`requests?since=${first.id}`)).json;
		expect(rest).toHaveLength(1);
		expect(rest[0]).toMatchObject({ refused: true, error: { code: 506 } });
	});
});

test('the page for people is served with its parts', async () => {
	const scripts = ['/app.js', '/meta.js', '/instagram.js', '/instagramMedia.js', '/dom.js'];
	for (const part of ['/', '/style.css', ...scripts]) {
		const answer = await fetch(world.sandbox.control + part);
		expect(answer.status).toBe(200);
		expect((await answer.text()).length).toBeGreaterThan(100);
	}
});
