import type { Media } from '../../../nodes/shared/media/media';
import type { Draft } from '../../../nodes/shared/publish/draft';
import type { Script } from '../../support/fakeGraph';
import { answer } from '../../support/fakeGraph';
import {
	asShown,
	draftOf,
	fakePage,
	fileOf,
	mediaOf,
	planOf,
	sendAll,
	urlOf,
} from './support/fixture';

const RUPLOAD = 'https://rupload.facebook.com/video-upload/v26.0/v1';
const photo = mediaOf({ fileName: 'a.jpg', mimeType: 'image/jpeg' });
const clip = mediaOf({ fileName: 'a.mp4' });

const SESSION = { video_id: 'v1', upload_session_id: 's1', start_offset: '0' };
const session = answer({ ...SESSION, upload_url: RUPLOAD, post_id: '55' });

const GRAPH: Script = {
	'POST 77/feed': answer({ id: '77_5' }),
	'POST 77/photos': [answer({ id: 'ph1' }), answer({ id: 'ph2' })],
	'POST 77/photo_stories': answer({ post_id: '55' }),
	'POST 77/video_reels': session,
	'POST 77/video_stories': session,
	// The network wants one chunk, of all five bytes.
	'POST 77/videos': [
		answer({ ...SESSION, end_offset: '5' }),
		answer({ start_offset: '5', end_offset: '5' }),
		answer({ success: true }),
	],
	'GET v1': answer({ status: { video_status: 'uploading' } }),
};

const KINDS: Array<[string, Partial<Draft>, Media[]]> = [
	['a text', { text: 'Hello', options: { place: '9', minimumAge: 18 } }, []],
	['a link', { link: 'https://a.example', scheduleAt: '2026-11-21T09:00:00.000+01:00' }, []],
	[
		'a carousel',
		{
			kind: 'carousel',
			link: 'https://a.example',
			options: { carouselCards: { card: [{ link: 'https://a.example/1' }] } },
		},
		[],
	],
	[
		'two photos',
		{ kind: 'photo', text: 'Hello', media: [fileOf('A loaf'), fileOf()] },
		[photo, photo],
	],
	[
		'a photo by URL',
		{ kind: 'photo', media: [urlOf('https://a.example/1.jpg')], asDraft: true },
		[],
	],
	['a photo story', { kind: 'photoStory', media: [fileOf()] }, [photo]],
	[
		'a video',
		{ kind: 'video', text: 'Hello', media: [fileOf()], options: { videoTitle: 'Bread' } },
		[clip],
	],
	['a reel', { kind: 'reel', text: 'Hello', media: [fileOf()] }, [clip]],
	['a reel by URL', { kind: 'reel', media: [urlOf('https://a.example/clip.mp4')] }, []],
	['a video story', { kind: 'videoStory', media: [fileOf()] }, [clip]],
];

/** What stands in Preview for what only Facebook knows. */
const KNOWN_LATER: Record<string, string> = {
	'id of photo 1': 'ph1',
	'id of photo 2': 'ph2',
	'id of the video': 'v1',
	'of the upload': 's1',
	'https://rupload.facebook.com/video-upload/…': RUPLOAD,
};

function withKnowledge(text: string, kind: string): string {
	const known = { 'id of the upload': kind === 'photoStory' ? 'ph1' : 'v1', ...KNOWN_LATER };
	return Object.entries(known).reduce(
		(all, [unknown, value]) => all.replaceAll(unknown, value),
		text,
	);
}

describe('Preview', () => {
	it.each(KINDS)(
		'shows the calls that Publish makes for %s, in their order',
		async (_, facts, files) => {
			const draft = draftOf(facts);
			const page = fakePage(GRAPH, { [`POST ${RUPLOAD}`]: answer({ success: true }) });
			const planned = planOf(draft, files).steps.flatMap(({ requests }) => requests);
			await sendAll(page, draft, files);
			const sent = [...page.graph.calls, ...page.upload.calls].filter(
				({ method }) => method === 'POST',
			);

			const shown = JSON.parse(
				withKnowledge(JSON.stringify(planned), draft.kind),
			) as typeof planned;
			const byHost = [
				...shown.filter(({ url }) => url.startsWith('https://graph.')),
				...shown.filter(({ url }) => url.startsWith('https://rupload.')),
			];
			expect(byHost.map(({ method, url }) => `${method} ${url}`)).toEqual(
				sent.map(asShown).map(({ method, url }) => `${method} ${url}`),
			);
			byHost.forEach(({ fields }, index) => {
				const made = asShown(sent[index]).fields;
				// Where a chunk begins is the network's choice.
				if (fields.upload_phase === 'transfer') expect(made).toMatchObject(fields);
				else expect(made).toEqual(fields);
			});
		},
	);

	it.each(KINDS.filter(([, , files]) => files.length))(
		'names the files of %s',
		(_, facts, files) => {
			const planned = planOf(draftOf(facts), files).steps.flatMap(({ requests }) => requests);
			const named = planned.flatMap(({ file }) => file ?? []);
			expect(named).toEqual(files.map(({ fileName, size }) => `${fileName} (${size} bytes)`));
		},
	);

	it('names the address that Facebook fetches', () => {
		const draft = draftOf({ kind: 'photo', media: [urlOf('https://a.example/1.jpg')] });
		expect(planOf(draft).steps[0].requests[0]).toMatchObject({
			file: 'https://a.example/1.jpg',
			fields: { url: 'https://a.example/1.jpg' },
		});
	});
});
