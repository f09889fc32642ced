import { failureOf } from '../../../nodes/shared/http/failure';
import { captionsLocale } from '../../../nodes/LinkedIn/publish/captions';
import { answer, bodyOf, lost, SHARE, sent } from '../support/item';
import type { Script } from '../support/item';
import { clip, file, mediaOf, picture, sendAll } from './support';

const VIDEO = 'urn:li:video:C5F10AQ';
const at = (name: string) => `https://www.linkedin.com/dms/${name}`;
const SIZE = 10;
const bytes = Buffer.from('0123456789');
const setup = {
	draft: { kind: 'video', text: 'a', media: [file()], options: { captionsLanguage: 'en_US' } },
	files: [clip({}, bytes)],
};
const session = {
	video: VIDEO,
	uploadToken: '',
	uploadInstructions: [
		{ uploadUrl: at('1'), firstByte: 0, lastByte: 3 },
		{ uploadUrl: at('2'), firstByte: 4, lastByte: 7 },
		{ uploadUrl: at('3'), firstByte: 8, lastByte: SIZE - 1 },
	],
	captionsUploadUrl: at('captions'),
	thumbnailUploadUrl: at('thumbnail'),
};
const etag = (value: string) => ({ headers: { etag: value } });

const scriptOf = (more: Script = {}): Script => ({
	'POST rest/videos': [answer({ value: session }), answer({})],
	'PUT dms/1': etag('"one"'),
	'PUT dms/2': etag('two'),
	'PUT dms/3': etag('three'),
	'POST dms/captions': { status: 201 },
	'PUT dms/thumbnail': { status: 201 },
	'POST rest/posts': answer(undefined, { 'x-restli-id': SHARE }),
	...more,
});

describe('a video', () => {
	it('goes out in the parts that LinkedIn names, and is put together from their ETags', async () => {
		const parts: string[] = [];
		const take = (request: { body?: unknown }) => {
			parts.push(Buffer.from(request.body as Buffer).toString());
			return etag(`part-${parts.length}`);
		};
		const { requests } = await sendAll(
			setup,
			scriptOf({ 'PUT dms/1': take, 'PUT dms/2': take, 'PUT dms/3': take }),
		);
		expect(parts).toEqual(['0123', '4567', '89']);
		const [initialize, finalize] = sent(requests, 'POST rest/videos');
		expect(bodyOf(initialize)).toEqual({
			initializeUploadRequest: {
				owner: 'urn:li:organization:2414183',
				fileSizeBytes: SIZE,
				uploadCaptions: false,
				uploadThumbnail: false,
			},
		});
		expect(bodyOf(finalize)).toEqual({
			finalizeUploadRequest: {
				video: VIDEO,
				uploadToken: '',
				uploadedPartIds: ['part-1', 'part-2', 'part-3'],
			},
		});
	});

	it('sends a part again that failed, and only that; quotes around ETags go', async () => {
		const { requests } = await sendAll(
			setup,
			scriptOf({ 'PUT dms/2': [{ status: 503 }, lost(), etag('two')] }),
		);
		const puts = requests.filter(({ method }) => method === 'PUT').map(({ url }) => url);
		expect(puts).toEqual(['1', '2', '2', '2', '3'].map(at));
		expect(bodyOf(sent(requests, 'POST rest/videos')[1])).toMatchObject({
			finalizeUploadRequest: { uploadedPartIds: ['one', 'two', 'three'] },
		});
	}, 20_000);

	it('takes captions and a thumbnail along', async () => {
		const srt = mediaOf(
			{ fileName: 'a.srt', mimeType: 'application/octet-stream' },
			Buffer.from('1 -->'),
		);
		const { requests } = await sendAll(
			{ ...setup, coverFile: picture(), attachments: { captions: srt } },
			scriptOf(),
		);
		const [captions] = sent(requests, 'POST dms/captions');
		const form = Buffer.from(captions.body as Buffer).toString();
		expect(form).toContain('name="filedata"; filename="a.srt"');
		expect(form).toContain('"locale":{"variant":"AMERICAN","country":"US","language":"EN"}');
		expect(form).toContain('"largeMediaFileSize":5');
		const [thumbnail] = sent(requests, 'PUT dms/thumbnail');
		expect(thumbnail.headers).toMatchObject({ 'media-type-family': 'STILLIMAGE' });
	});

	it('sends captions or a thumbnail again that failed, and not the whole video', async () => {
		const srt = mediaOf({ fileName: 'a.srt' }, Buffer.from('1 -->'));
		const { requests } = await sendAll(
			{ ...setup, coverFile: picture(), attachments: { captions: srt } },
			scriptOf({
				'POST dms/captions': [{ status: 503 }, { status: 201 }],
				'PUT dms/thumbnail': [lost(), { status: 201 }],
			}),
		);
		expect(sent(requests, 'POST dms/captions')).toHaveLength(2);
		expect(sent(requests, 'PUT dms/thumbnail')).toHaveLength(2);
		expect(sent(requests, 'PUT dms/1')).toHaveLength(1);
	}, 20_000);

	it('is not put together twice when that answer is lost', async () => {
		const { requests } = await sendAll(
			setup,
			scriptOf({
				'POST rest/videos': [answer({ value: session }), lost()],
				[`GET rest/videos/${VIDEO}`]: answer({ status: 'PROCESSING' }),
			}),
		);
		expect(sent(requests, 'POST rest/videos')).toHaveLength(2);
	}, 20_000);

	it.each([
		[
			'a gap',
			[
				{ uploadUrl: at('1'), firstByte: 0, lastByte: 3 },
				{ uploadUrl: at('2'), firstByte: 5, lastByte: 9 },
			],
		],
		['too few bytes', [{ uploadUrl: at('1'), firstByte: 0, lastByte: 3 }]],
		['no parts', []],
	])('is not sent into parts with %s', async (_, uploadInstructions) => {
		const script = scriptOf({
			'POST rest/videos': answer({ value: { ...session, uploadInstructions } }),
		});
		const error: unknown = await sendAll(setup, script).catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ kind: 'bug', effect: 'none' });
	});

	it('is sent to hosts of LinkedIn only, since the token goes along', async () => {
		const uploadInstructions = [
			{ uploadUrl: 'https://linkedin.com.evil.example/1', firstByte: 0, lastByte: SIZE - 1 },
		];
		const script = scriptOf({
			'POST rest/videos': answer({ value: { ...session, uploadInstructions } }),
		});
		const error: unknown = await sendAll(setup, script).catch((thrown: unknown) => thrown);
		expect(failureOf(error)?.happened).toContain('not one of linkedin.com');
	});
});

it.each([
	['en_US', { variant: 'AMERICAN', country: 'US', language: 'EN' }],
	['en-GB', { country: 'GB', language: 'EN' }],
	['de_DE', { country: 'DE', language: 'DE' }],
	[undefined, { variant: 'AMERICAN', country: 'US', language: 'EN' }],
])('captions in %s', (language, locale) => {
	expect(captionsLocale(language)).toEqual(locale);
});
