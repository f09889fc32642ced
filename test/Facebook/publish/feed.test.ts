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
	urlOf,
} from './support/fixture';

const LATER = '2026-11-21T09:00:00.000+01:00';
const CREATED = '2026-11-20T10:00:01+0000';
const POST = { id: '77_5', permalink_url: 'https://www.facebook.com/77_5', created_time: CREATED };
const photo = () => mediaOf({ fileName: 'a.jpg', mimeType: 'image/jpeg' });

const feedPage = () =>
	fakePage({
		'POST 77/photos': [answer({ id: 'ph1' }), answer({ id: 'ph2' })],
		'POST 77/feed': answer(POST),
	});

describe('a text or link post', () => {
	it('is one call that already answers where the post is', async () => {
		const page = feedPage();
		const draft = draftOf({
			text: 'Hello',
			link: 'https://a.example',
			options: { callToAction: 'SHOP_NOW', countries: 'DE', place: '9' },
		});
		expect(await sendAll(page, draft)).toEqual({ post: POST });
		expect(page.graph.calls.map(asShown)).toEqual([
			{
				method: 'POST',
				url: 'https://graph.facebook.com/v26.0/77/feed',
				fields: {
					fields: 'id,permalink_url,created_time,is_published',
					message: 'Hello',
					link: 'https://a.example',
					call_to_action: '{"type":"SHOP_NOW","value":{"link":"https://a.example"}}',
					targeting: '{"geo_locations":{"countries":["DE"]}}',
					place: '9',
				},
			},
		]);
	});

	it('is scheduled, stored as a draft or put under an earlier date by the same call', async () => {
		const page = feedPage();
		await sendAll(page, draftOf({ text: 'a', scheduleAt: LATER }));
		await sendAll(page, draftOf({ text: 'a', asDraft: true }));
		await sendAll(page, draftOf({ text: 'a', options: { backdateTo: '2026-11-01T00:00:00Z' } }));
		expect(page.graph.calls.map((call) => asShown(call).fields)).toMatchObject([
			{
				published: 'false',
				unpublished_content_type: 'SCHEDULED',
				scheduled_publish_time: '1795248000',
			},
			{ published: 'false', unpublished_content_type: 'DRAFT' },
			{ backdated_time: '1793491200', backdated_time_granularity: 'day' },
		]);
	});
});

describe('a link carousel', () => {
	it('sends its cards as JSON', async () => {
		const page = feedPage();
		const card = [{ link: 'https://a.example/1', name: 'A' }, { link: 'https://a.example/2' }];
		await sendAll(
			page,
			draftOf({
				kind: 'carousel',
				link: 'https://a.example',
				options: { carouselCards: { card } },
			}),
		);
		expect(asShown(page.graph.calls[0]).fields).toMatchObject({
			link: 'https://a.example',
			child_attachments:
				'[{"link":"https://a.example/1","name":"A"},{"link":"https://a.example/2"}]',
		});
	});
});

describe('a photo post', () => {
	it('uploads its photos unseen, then shows them in one post', async () => {
		const page = feedPage();
		const draft = draftOf({ kind: 'photo', text: 'Hello', media: [fileOf('A loaf'), fileOf()] });
		const handles = await sendAll(page, draft, [photo(), photo()]);
		expect(handles).toMatchObject({ 'photo 1': { mediaId: 'ph1' }, 'photo 2': { mediaId: 'ph2' } });
		expect(page.graph.log()).toEqual(['POST 77/photos', 'POST 77/photos', 'POST 77/feed']);
		const [first, second, post] = page.graph.calls;
		expect(asShown(first).fields).toEqual({ published: 'false', alt_text_custom: 'A loaf' });
		expect(asShown(second).fields).toEqual({ published: 'false' });
		expect(first.file).toEqual({
			field: 'source',
			fileName: 'a.jpg',
			mimeType: 'image/jpeg',
			bytes: Buffer.from('bytes'),
		});
		expect(asShown(post).fields).toMatchObject({
			message: 'Hello',
			attached_media: '[{"media_fbid":"ph1"},{"media_fbid":"ph2"}]',
		});
	});

	it('lets Facebook fetch a URL, and keeps photos of scheduled posts for longer', async () => {
		const page = feedPage();
		const media = [urlOf('https://a.example/1.jpg')];
		await sendAll(page, draftOf({ kind: 'photo', media, scheduleAt: LATER }));
		expect(page.graph.calls[0].file).toBeUndefined();
		expect(asShown(page.graph.calls[0]).fields).toEqual({
			published: 'false',
			temporary: 'true',
			url: 'https://a.example/1.jpg',
		});
	});
});

describe('looking for a post', () => {
	const post = { id: '77_5', message: 'Hello', created_time: CREATED };
	const draft = draftOf({ text: 'Hello' });
	const photoDraft = draftOf({ kind: 'photo', text: 'Hello', media: [fileOf()] });
	const handles = { 'photo 1': { mediaId: 'ph1' } };
	const files = [photo()];
	const notDone = { status: 'not-done' };

	it('finds it by its text among the published posts', async () => {
		const page = fakePage({ 'GET 77/published_posts': listAnswer(post) });
		expect(await findStep(page, { draft, step: 'post' })).toMatchObject({
			status: 'done',
			handle: { id: '77_5' },
		});
		expect(await findStep(page, { draft, step: 'post', claimed: ['77_5'] })).toEqual(notDone);
	});

	it('finds a scheduled one among those of the same time', async () => {
		const scheduled = { ...post, scheduled_publish_time: Date.parse(LATER) / 1000 };
		const page = fakePage({ 'GET 77/scheduled_posts': listAnswer(scheduled) });
		const found = await findStep(page, { draft: { ...draft, scheduleAt: LATER }, step: 'post' });
		expect(found.status).toBe('done');
	});

	it('does not guess about a draft, which Facebook does not list', async () => {
		const page = fakePage({});
		const found = await findStep(page, { draft: { ...draft, asDraft: true }, step: 'post' });
		expect(found.status).toBe('unknown');
	});

	it('does not guess about a post under an earlier date, which is not among the newest', async () => {
		const page = fakePage({ 'GET 77/published_posts': listAnswer() });
		const backdated = { ...draft, options: { backdateTo: '2026-11-01T00:00:00Z' } };
		expect((await findStep(page, { draft: backdated, step: 'post' })).status).toBe('unknown');
	});

	it('lets the photo say which post shows it', async () => {
		const shown = fakePage({ 'GET ph1': answer({ id: 'ph1', page_story_id: '77_9' }) });
		expect(await findStep(shown, { draft: photoDraft, step: 'post', handles, files })).toEqual({
			status: 'done',
			handle: { id: '77_9' },
		});
		expect(shown.graph.log()).toEqual(['GET ph1']);
		const hidden = fakePage({ 'GET ph1': answer({ id: 'ph1' }) });
		expect(await findStep(hidden, { draft: photoDraft, step: 'post', handles, files })).toEqual(
			notDone,
		);
	});

	it('reads the posts when the photos of a killed process are not known', async () => {
		const page = fakePage({ 'GET 77/published_posts': listAnswer(post) });
		expect((await findStep(page, { draft: photoDraft, step: 'post', files })).status).toBe('done');
	});

	it.each([
		['a scheduled post', { scheduleAt: LATER }, 'done'],
		['a draft', { asDraft: true }, 'unknown'],
	])(
		'does not take a photo of %s for unused because no story shows it yet',
		async (_, facts, status) => {
			const scheduled = { ...post, scheduled_publish_time: Date.parse(LATER) / 1000 };
			const page = fakePage({
				'GET ph1': answer({ id: 'ph1' }),
				'GET 77/scheduled_posts': listAnswer(scheduled),
			});
			const found = await findStep(page, {
				draft: { ...photoDraft, ...facts },
				step: 'post',
				handles,
				files,
			});
			expect(found.status).toBe(status);
		},
	);

	it('looks on the clock of Facebook, two seconds back', async () => {
		const page = fakePage({ 'GET 77/published_posts': listAnswer() });
		await findStep(page, { draft, step: 'post' });
		expect(page.graph.calls[0].fields?.since).toBe(NOW / 1000 - 2);
	});
});
