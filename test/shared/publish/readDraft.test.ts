import type { IBinaryData } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { failureOf } from '../../../nodes/shared/http/failure';
import { readDraft } from '../../../nodes/shared/publish/readDraft';
import type { ContextOptions } from './support/fakeNetwork';
import { CAPABILITY, contextFor, createNetwork } from './support/fakeNetwork';

const binary = (text: string): IBinaryData => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'image/png',
	fileName: `${text}.png`,
});
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const read = async (parameters: Record<string, unknown>, more: ContextOptions = {}) =>
	await readDraft(contextFor(createNetwork(), { parameters, ...more }), CAPABILITY);

const refused = async (parameters: Record<string, unknown>, more?: ContextOptions) =>
	failureOf(await read(parameters, more).catch((error: unknown) => error));

describe('readDraft', () => {
	it('reads what the fields say, and nothing of what is not filled in', async () => {
		const { draft, files } = await read({ text: ' Hello ', link: ' https://a.example ' });
		expect(draft).toEqual({
			kind: 'text',
			text: ' Hello ',
			link: 'https://a.example',
			media: [],
			firstComment: '',
			scheduleAt: '',
			asDraft: false,
			options: {},
		});
		expect(files).toEqual([]);
	});

	it("keeps the network's own options and fields, and no option of n8n", async () => {
		const options = {
			place: '9',
			firstComment: 'c',
			asDraft: true,
			concurrency: 3,
			idempotencyKey: 'k',
		};
		const { draft } = await read({ mood: 'glad', options });
		expect(draft).toMatchObject({ firstComment: 'c', asDraft: true });
		expect(draft.options).toEqual({ place: '9', mood: 'glad' });
	});

	it('leaves empty options out, so that the hash does not change with them', async () => {
		expect((await read({ options: { place: '' } })).draft.options).toEqual({});
	});

	it('names a kind that does not exist and those that do', async () => {
		expect(await refused({ postKind: 'poem' })).toMatchObject({
			field: 'Post Kind',
			happened: "Net has no kind of post called 'poem'",
			advice: 'Choose one of: text, photo.',
		});
	});
});

describe('files', () => {
	const binaries = { one: binary('one'), two: binary('two') };

	it('are opened by the names of their fields, with an alt text a line', async () => {
		const { draft, files } = await read(
			{ postKind: 'photo', binaryPropertyName: ' one , two,', options: { altText: 'First\n\n' } },
			{ binaries },
		);
		expect(draft.media).toEqual([
			{ source: 'binary', field: 'one', sha256: sha256('one'), altText: 'First' },
			{ source: 'binary', field: 'two', sha256: sha256('two') },
		]);
		expect(files.map((file) => file?.fileName)).toEqual(['one.png', 'two.png']);
	});

	it('may be named by a list', async () => {
		const { draft } = await read(
			{ postKind: 'photo', binaryPropertyName: ['two', 'one'] },
			{ binaries },
		);
		expect(draft.media).toMatchObject([{ field: 'two' }, { field: 'one' }]);
	});

	it('that are missing are refused in the words of n8n', async () => {
		await expect(
			read({ postKind: 'photo', binaryPropertyName: 'three' }, { binaries }),
		).rejects.toThrow("binary file 'three'");
	});

	it("are opened by the network's own fields for a kind without the shared ones", async () => {
		const capability = {
			...CAPABILITY,
			ownFiles: () => [{ field: 'two', altText: 'Second' }, { field: 'one' }],
		};
		const context = contextFor(createNetwork(), { parameters: {}, binaries });
		const { draft, files } = await readDraft(context, capability);
		expect(draft.media).toEqual([
			{ source: 'binary', field: 'two', sha256: sha256('two'), altText: 'Second' },
			{ source: 'binary', field: 'one', sha256: sha256('one') },
		]);
		expect(files.map((file) => file?.fileName)).toEqual(['two.png', 'one.png']);
	});

	it('are not opened for a kind that has none', async () => {
		expect((await read({ binaryPropertyName: 'three' })).files).toEqual([]);
	});
});

describe('further files', () => {
	const capability = { ...CAPABILITY, attachments: [{ option: 'captions', kinds: ['photo'] }] };
	const binaries = { data: binary('picture'), srt: binary('words') };
	const readWith = async (postKind: string, options: object) =>
		await readDraft(
			contextFor(createNetwork(), { parameters: { postKind, options }, binaries }),
			capability,
		);

	it('are opened by the option that names them, for the kinds that they belong to', async () => {
		const { draft, attachments } = await readWith('photo', { captions: ' srt ' });
		expect(draft.attachments).toEqual({
			captions: { source: 'binary', field: 'srt', sha256: sha256('words') },
		});
		expect(attachments?.captions.fileName).toBe('words.png');
		expect((await readWith('text', { captions: 'srt' })).draft.attachments).toBeUndefined();
		expect((await readWith('photo', {})).draft.attachments).toBeUndefined();
	});
});

describe('addresses', () => {
	const photo = { postKind: 'photo', mediaSource: 'url' };

	it('stand on a line each and are not loaded', async () => {
		const mediaUrl = ' https://a.example/1,2.png \n\nhttp://a.example/3.png';
		const { draft, files } = await read({ ...photo, mediaUrl, options: { altText: 'One\nTwo' } });
		expect(draft.media).toEqual([
			{ source: 'url', url: 'https://a.example/1,2.png', altText: 'One' },
			{ source: 'url', url: 'http://a.example/3.png', altText: 'Two' },
		]);
		expect(files).toEqual([undefined, undefined]);
	});

	it('are loaded for a network that takes files only', async () => {
		const parameters = { ...photo, mediaUrl: 'https://a.example/1.png' };
		const context = contextFor(createNetwork(), {
			parameters,
			answer: () => ({ body: Buffer.from('one'), headers: { 'content-type': 'image/png' } }),
		});
		const { draft, files } = await readDraft(context, { ...CAPABILITY, loadsUrls: true });
		expect(draft.media).toEqual([
			{ source: 'url', url: 'https://a.example/1.png', sha256: sha256('one') },
		]);
		expect(files).toMatchObject([{ fileName: '1.png', size: 3, sha256: sha256('one') }]);
	});

	it('are missed where there are none', async () => {
		expect(await refused({ ...photo, mediaUrl: ' \n ' })).toMatchObject({
			field: 'Media URL',
			effect: 'none',
			happened: "'Media URL' is empty",
		});
	});

	it.each(['a.png', 'ftp://a.example/1.png', 'javascript:alert(1)', 'https://'])(
		'are refused: %s',
		async (mediaUrl) => {
			expect(await refused({ ...photo, mediaUrl })).toMatchObject({
				field: 'Media URL',
				effect: 'none',
			});
		},
	);
});

describe('the scheduled time', () => {
	it.each([
		['2026-12-24T09:00:00', undefined, '2026-12-24T09:00:00.000+01:00'],
		['2026-12-24 09:00', undefined, '2026-12-24T09:00:00.000+01:00'],
		['2026-07-24T09:00:00', undefined, '2026-07-24T09:00:00.000+02:00'],
		['2026-12-24T09:00:00', 'America/New_York', '2026-12-24T09:00:00.000-05:00'],
	])('%s is meant in the zone %p: %s', async (scheduleAt, timeZone, expected) => {
		const { draft } = await read({ options: { scheduleAt, timeZone } });
		expect(draft.scheduleAt).toBe(expected);
	});

	it('keeps its moment where it names an offset', async () => {
		const { draft } = await read({ options: { scheduleAt: '2026-12-24T09:00:00Z' } });
		expect(Date.parse(draft.scheduleAt)).toBe(Date.UTC(2026, 11, 24, 9));
	});

	it('is refused where it is none, and so is an unknown zone', async () => {
		expect(await refused({ options: { scheduleAt: 'tomorrow' } })).toMatchObject({
			kind: 'content-rejected',
			effect: 'none',
			field: 'Schedule At',
			happened: "'tomorrow' in 'Schedule At' is not a date or time",
		});
		const options = { scheduleAt: '2026-12-24T09:00:00', timeZone: 'Atlantis' };
		expect(await refused({ options })).toMatchObject({
			field: 'Time Zone',
			happened: "'Atlantis' is not a time zone",
		});
	});
});
