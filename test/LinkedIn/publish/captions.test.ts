import { checkSubtitles } from '../../../nodes/LinkedIn/publish/captions';
import { failureOf } from '../../../nodes/shared/http/failure';
import { clip, file, mediaOf, sendAll } from './support';

const subtitles = (text: string) => ({
	captions: mediaOf({ fileName: 'a.srt' }, Buffer.from(text)),
});
const CUE = '00:00:00,000 --> 00:00:02,000\nHello\n';

describe('the captions of a video', () => {
	it.each([
		['an SRT file', `1\n${CUE}`],
		['an SRT file with a byte order mark', `\uFEFF1\n${CUE}`],
	])('may be %s', async (_, text) => {
		expect(await checkSubtitles(subtitles(text))).toEqual([]);
	});

	it.each([
		['WebVTT', `WEBVTT\n\n${CUE.replace(',', '.')}`],
		['WebVTT with a byte order mark', `\uFEFFWEBVTT\n\n${CUE}`],
		['a text without times', 'Hello'],
		['an empty file', ''],
	])('must not be %s', async (_, text) => {
		expect(await checkSubtitles(subtitles(text))).toMatchObject([
			{ rule: 'captions-format', severity: 'block', field: 'Captions' },
		]);
	});

	it('are none for most posts', async () => {
		expect(await checkSubtitles(undefined)).toEqual([]);
	});

	it('keep a video from being sent', async () => {
		const setup = {
			draft: { kind: 'video', media: [file()] },
			files: [clip()],
			attachments: subtitles('WEBVTT'),
		};
		// The script knows no call: the first one would end the test with another error.
		const error: unknown = await sendAll(setup, {}).catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ kind: 'content-rejected', field: 'Captions' });
	});
});
