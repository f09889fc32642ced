import type { INodeParameters } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import { publishOperations } from '../../../nodes/shared/publish/publishOperations';
import { buildProperties } from '../../../nodes/shared/run/properties';
import type { ContextOptions, FakeNetwork } from './support/fakeNetwork';
import { CAPABILITY, contextFor, createNetwork } from './support/fakeNetwork';

const LATER = ['asDraft', 'scheduleAt', 'timeZone'];

const [publish, preview] = publishOperations(CAPABILITY);

const run = async (operation: typeof publish, network: FakeNetwork, options?: ContextOptions) =>
	(await operation.run(contextFor(network, options)))[0];

describe('Publish and Preview', () => {
	it('read the same fields, and Preview no option of sending', () => {
		expect(preview.fields).toBe(publish.fields);
		const namesOf = (operation: typeof publish) =>
			(operation.options ?? []).map(({ name }) => name);
		expect(namesOf(publish)).toEqual(
			expect.arrayContaining([...namesOf(preview), 'idempotencyKey']),
		);
		expect(namesOf(preview)).toContain('place');
		expect(namesOf(preview)).not.toContain('idempotencyKey');
	});

	it('offer what puts a post off only where the network does so, and never drop it', () => {
		const kept = (cannotSchedule: true | undefined, options: INodeParameters) => {
			const operations = publishOperations({ ...CAPABILITY, cannotSchedule });
			const properties = buildProperties({ post: 'Post' }, operations);
			const given = { resource: 'post', operation: 'publish', options };
			const node = { typeVersion: 1 };
			return NodeHelpers.getNodeParameters(properties, given, true, false, node, null)?.options;
		};
		const later = { asDraft: true, scheduleAt: '2030-01-01T09:00:00', timeZone: 'Europe/Berlin' };
		expect(kept(true, later)).toEqual(later);
		expect(kept(undefined, later)).toEqual(later);
		const offered = (cannotSchedule?: true) =>
			(publishOperations({ ...CAPABILITY, cannotSchedule })[0].options ?? [])
				.filter((option) => NodeHelpers.displayParameter({}, option, { typeVersion: 1 }, null))
				.map(({ name }) => name)
				.filter((name) => LATER.includes(name));
		expect(offered()).toEqual(LATER);
		expect(offered(true)).toEqual([]);
	});

	it('say what they do to the network', () => {
		expect([publish.effect, publish.repeatable]).toEqual(['write', false]);
		expect([preview.effect, preview.repeatable]).toEqual(['read', true]);
	});

	it('come with Finish where the network publishes after its processing', () => {
		const namesOf = (finishes: { publishesAfterProcessing?: true }) =>
			publishOperations({ ...CAPABILITY, ...finishes }).map(({ operation }) => operation);
		expect(namesOf({})).toEqual(['publish', 'preview']);
		expect(namesOf({ publishesAfterProcessing: true })).toEqual(['publish', 'preview', 'finish']);
	});

	it('put out all IDs of a thread', async () => {
		const network = createNetwork({
			settles: [{ status: 'published', id: '1', url: null, threadIds: ['1', '2'] }],
		});
		expect((await run(publish, network)).json).toMatchObject({ id: '1', threadIds: ['1', '2'] });
	});

	it('agree on the hash, and Preview sends nothing', async () => {
		const network = createNetwork();
		const seen = await run(preview, network);
		expect(network.calls).toEqual([]);
		const { json } = await run(publish, network);
		expect(json.contentHash).toBe(seen.json.contentHash);
	});

	it('agree on what would be refused', async () => {
		const network = createNetwork();
		const options = { parameters: { text: 'forbidden' } };
		const seen = await run(preview, network, options);
		expect(seen.json).toMatchObject({ ok: false, issues: [{ rule: 'word', severity: 'block' }] });
		const error: unknown = await run(publish, network, options).catch((thrown: unknown) => thrown);
		expect(failureOf(error)?.happened).toBe('A word is forbidden');
	});
});

describe('Preview', () => {
	it('puts out the verdict, the calls and the post as a page', async () => {
		const { json, binary } = await run(preview, createNetwork(), {
			parameters: { text: 'odd \u{1F35E}' },
		});
		expect(json).toEqual({
			platform: 'net',
			account: { id: 'a1', name: 'Bakery' },
			kind: 'text',
			ok: true,
			contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
			textLength: 5,
			scheduledAt: null,
			issues: [{ rule: 'odd', severity: 'warn', message: 'The text is odd', fix: 'Look at it.' }],
			requests: [
				{ method: 'POST', url: 'https://net.example/upload', fields: {} },
				{ method: 'POST', url: 'https://net.example/posts', fields: { text: 'odd \u{1F35E}' } },
			],
		});
		expect(binary?.preview).toMatchObject({ fileName: 'preview.html', mimeType: 'text/html' });
		const html = Buffer.from(String(binary?.preview.data), 'base64').toString();
		expect(html).toContain('odd \u{1F35E}');
		expect(html).toContain('The text is odd');
	});

	it('shows small pictures, and names what it cannot show', async () => {
		const png = Buffer.from(
			'89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000',
			'hex',
		);
		const binaries = {
			picture: { data: png.toString('base64'), mimeType: 'image/png', fileName: 'a.png' },
			other: {
				data: Buffer.from('text').toString('base64'),
				mimeType: 'text/plain',
				fileName: 'a.txt',
			},
		};
		const parameters = {
			postKind: 'photo',
			binaryPropertyName: 'picture,other',
			options: { altText: 'A loaf' },
		};
		const { binary } = await run(preview, createNetwork(), { parameters, binaries });
		const html = Buffer.from(String(binary?.preview.data), 'base64').toString();
		expect(html).toContain(
			`<img src="data:image/png;base64,${png.toString('base64')}" alt="A loaf">`,
		);
		expect(html).toContain('a.txt (0.0 MiB)');
	});

	it('shows pictures that the network fetches from where they are', async () => {
		const parameters = {
			postKind: 'photo',
			mediaSource: 'url',
			mediaUrl: 'https://a.example/1.png',
		};
		const { binary } = await run(preview, createNetwork(), { parameters });
		const html = Buffer.from(String(binary?.preview.data), 'base64').toString();
		expect(html).toContain('<img src="https://a.example/1.png"');
	});

	it('shows a video that the network fetches by its address, and loads nothing of it', async () => {
		const [, ofVideos] = publishOperations({
			...CAPABILITY,
			kinds: CAPABILITY.kinds.map((kind) => ({ ...kind, media: 'video' as const })),
		});
		const parameters = {
			postKind: 'photo',
			mediaSource: 'url',
			mediaUrl: 'https://a.example/clip.mp4',
			options: { altText: 'A loaf rises' },
		};
		const { binary } = await run(ofVideos, createNetwork(), { parameters });
		const html = Buffer.from(String(binary?.preview.data), 'base64').toString();
		expect(html).toContain('<div>&#9654;</div>https://a.example/clip.mp4</div>');
		expect(html).toContain('Alt text: A loaf rises');
		expect(html).not.toContain('<img');
	});
});
