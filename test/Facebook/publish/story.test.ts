import { answer } from '../../support/fakeGraph';
import {
	NOW,
	asShown,
	draftOf,
	fakePage,
	fileOf,
	findStep,
	listAnswer,
	mediaOf,
	sendAll,
} from './support/fixture';

const photo = mediaOf({ fileName: 'a.jpg', mimeType: 'image/jpeg' });
const photoStory = draftOf({ kind: 'photoStory', media: [fileOf()] });
const videoStory = draftOf({ kind: 'videoStory', media: [fileOf()] });
const NEW = NOW / 1000 + 1;

describe('a photo story', () => {
	it('uploads the photo unseen and makes the story of it', async () => {
		const page = fakePage({
			'POST 77/photos': answer({ id: 'ph1' }),
			'POST 77/photo_stories': answer({ success: true, post_id: '55' }),
		});
		expect(await sendAll(page, photoStory, [photo])).toEqual({
			'photo 1': { mediaId: 'ph1' },
			story: { id: '55' },
		});
		expect(asShown(page.graph.calls[1]).fields).toEqual({ photo_id: 'ph1' });
	});
});

describe('a video story', () => {
	it('sends the bytes to the upload host and hands the video in', async () => {
		const page = fakePage(
			{
				'POST 77/video_stories': [
					answer({
						video_id: 'v1',
						upload_url: 'https://rupload.facebook.com/video-upload/v26.0/v1',
					}),
					answer({ success: true, post_id: '55' }),
				],
				'GET v1': answer({ id: 'v1', status: { video_status: 'uploading' } }),
			},
			{ 'POST https://rupload.facebook.com/video-upload/v26.0/v1': answer({ success: true }) },
		);
		expect((await sendAll(page, videoStory, [mediaOf()])).story).toEqual({ id: '55' });
		const writes = page.graph.calls.filter(({ method }) => method === 'POST').map(asShown);
		expect(writes.map(({ fields }) => fields)).toEqual([
			{ upload_phase: 'start' },
			{ upload_phase: 'finish', video_id: 'v1' },
		]);
	});
});

describe('looking for a story', () => {
	const handles = { 'photo 1': { mediaId: 'ph1' } };
	const find = async (stories: object[], known = true, claimed: string[] = []) =>
		await findStep(fakePage({ 'GET 77/stories': listAnswer(...(stories as never[])) }), {
			draft: photoStory,
			step: 'story',
			files: [photo],
			handles: known ? handles : {},
			claimed,
		});

	it('finds it by its photo', async () => {
		const stories = [
			{ post_id: '54', media_id: 'other', creation_time: NEW },
			{ post_id: '55', media_id: 'ph1', creation_time: NEW },
		];
		expect(await find(stories)).toEqual({ status: 'done', handle: { id: '55' } });
		expect(await find(stories.slice(0, 1))).toEqual({ status: 'not-done' });
	});

	it('does not guess when the photo is not known and there is a new story', async () => {
		expect((await find([{ post_id: '55', media_id: 'x', creation_time: NEW }], false)).status).toBe(
			'unknown',
		);
	});

	it('knows that there is none when there is no new story', async () => {
		expect(await find([], false)).toEqual({ status: 'not-done' });
		const old = { post_id: '55', media_id: 'x', creation_time: NOW / 1000 - 60 };
		expect(await find([old], false)).toEqual({ status: 'not-done' });
	});

	it('leaves stories to the items that they belong to', async () => {
		const story = { post_id: '55', media_id: 'x', creation_time: NEW };
		expect(await find([story], false, ['55'])).toEqual({ status: 'not-done' });
	});
});
