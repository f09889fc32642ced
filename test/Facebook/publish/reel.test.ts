import { answer } from '../../support/fakeGraph';
import {
	asShown,
	draftOf,
	fakePage,
	fileOf,
	findStep,
	listAnswer,
	mediaOf,
	sendAll,
} from './support/fixture';

const URL = 'https://rupload.facebook.com/video-upload/v26.0/v1';
const CREATED = '2026-11-20T10:00:01+0000';
const reel = draftOf({ kind: 'reel', text: 'Hello', media: [fileOf()] });
const files = [mediaOf()];
const reelPage = () =>
	fakePage(
		{
			'POST 77/video_reels': [
				answer({ video_id: 'v1', upload_url: URL }),
				answer({ success: true }),
			],
			'GET v1': answer({ id: 'v1', status: { video_status: 'uploading' } }),
		},
		{ [`POST ${URL}`]: answer({ success: true }) },
	);

describe('a reel', () => {
	it.each([
		[{}, { video_state: 'PUBLISHED' }],
		[{ asDraft: true }, { video_state: 'DRAFT' }],
		[
			{ scheduleAt: '2026-11-21T09:00:00.000+01:00' },
			{ video_state: 'SCHEDULED', scheduled_publish_time: '1795248000' },
		],
	])('is handed in after its bytes: %j', async (facts, state) => {
		const page = reelPage();
		const draft = { ...reel, ...facts, options: { videoTitle: 'Bread', place: '9' } };
		const handles = await sendAll(page, draft, files);
		expect(handles.reel).toEqual({ success: true, mediaId: 'v1' });
		const [start, finish] = page.graph.calls.filter(({ method }) => method === 'POST').map(asShown);
		expect(start.fields).toEqual({ upload_phase: 'start' });
		expect(finish.fields).toEqual({
			upload_phase: 'finish',
			video_id: 'v1',
			description: 'Hello',
			title: 'Bread',
			place: '9',
			...state,
		});
	});
});

describe('looking for a reel', () => {
	const handles = { session: { mediaId: 'v1' } };

	it.each([
		['processing', 'done'],
		['upload_complete', 'not-done'],
	])('asks the video, which is %s: %s', async (video_status, status) => {
		const page = fakePage({ 'GET v1': answer({ status: { video_status } }) });
		expect((await findStep(page, { draft: reel, step: 'reel', handles, files })).status).toBe(
			status,
		);
	});

	it('reads the reels when the video of a killed process is not known', async () => {
		const shown = { id: 'v9', description: 'Hello', created_time: CREATED };
		const page = fakePage({ 'GET 77/video_reels': listAnswer(shown) });
		expect(await findStep(page, { draft: reel, step: 'reel', files })).toEqual({
			status: 'done',
			handle: { mediaId: 'v9' },
		});
		expect(await findStep(page, { draft: reel, step: 'reel', files, claimed: ['v9'] })).toEqual({
			status: 'not-done',
		});
	});

	it.each([[{ asDraft: true }], [{ scheduleAt: '2026-11-21T09:00:00.000+01:00' }]])(
		'does not take one that nobody sees yet for missing: %j',
		async (facts) => {
			const page = fakePage({ 'GET 77/video_reels': listAnswer() });
			const found = await findStep(page, { draft: { ...reel, ...facts }, step: 'reel', files });
			expect(found.status).toBe('unknown');
		},
	);
});
