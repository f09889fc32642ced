import { checkAgainstSpec, ME, problem, xFixture } from '../../support/fakeX';
import {
	draftOf,
	fileOf,
	gif,
	image,
	planOf,
	sendAll,
	stepOf,
	threadOf,
	video,
} from './support/fixture';

checkAgainstSpec();

const created = (id: string) => ({ data: { id, text: 'as X has it' } });
const uploaded = (id: string) => ({
	data: { id, media_key: `3_${id}`, expires_after_secs: 86400 },
});

const connected = async (script: Parameters<typeof xFixture>[0]) => await xFixture(script);

describe('A post', () => {
	it('is one call with its text', async () => {
		const { context, calls } = await connected({
			script: { 'POST /2/tweets': created('1989000000000000001') },
		});
		expect(await sendAll(context.api, draftOf({ text: 'Hello' }))).toEqual({
			post: { id: '1989000000000000001', text: 'as X has it' },
		});
		expect(calls).toEqual([{ method: 'POST', path: '/2/tweets', body: { text: 'Hello' } }]);
	});

	it('carries every option under the name that X has for it', async () => {
		const { context, calls } = await connected({ script: { 'POST /2/tweets': created('11') } });
		const options = {
			community: '1493446837214187523',
			directMessageLink: 'https://x.com/messages/compose?recipient_id=1',
			madeWithAi: true,
			paidPartnership: true,
			place: 'df51dec6f4ee2b2c',
			quote: '12',
			replySettings: 'mentionedUsers',
			replyTo: '13',
			shareWithFollowers: true,
			subscribersOnly: true,
		};
		await sendAll(context.api, draftOf({ text: 'Hello', options }));
		expect(calls[0].body).toEqual({
			text: 'Hello',
			community_id: '1493446837214187523',
			direct_message_deep_link: 'https://x.com/messages/compose?recipient_id=1',
			made_with_ai: true,
			paid_partnership: true,
			geo: { place_id: 'df51dec6f4ee2b2c' },
			quote_tweet_id: '12',
			reply_settings: 'mentionedUsers',
			reply: { in_reply_to_tweet_id: '13' },
			share_with_followers: true,
			for_super_followers_only: true,
		});
	});

	it('says nothing of labels that are off, nor of replies from everyone', async () => {
		const { context, calls } = await connected({ script: { 'POST /2/tweets': created('11') } });
		const options = { madeWithAi: false, paidPartnership: false, replySettings: 'everyone' };
		await sendAll(context.api, draftOf({ text: 'Hello', options }));
		expect(calls[0].body).toEqual({ text: 'Hello' });
	});

	it('names its place without spaces around the ID, and none that is blank', async () => {
		const { context, calls } = await connected({ script: { 'POST /2/tweets': created('11') } });
		await sendAll(context.api, draftOf({ text: 'a', options: { place: ' df51dec6f4ee2b2c ' } }));
		await sendAll(context.api, draftOf({ text: 'b', options: { place: '  ' } }));
		expect(calls.map(({ body }) => body)).toEqual([
			{ text: 'a', geo: { place_id: 'df51dec6f4ee2b2c' } },
			{ text: 'b' },
		]);
	});

	it('with a poll has its choices and its duration', async () => {
		const { context, calls } = await connected({ script: { 'POST /2/tweets': created('11') } });
		const options = { pollChoices: ['Rye', 'Wheat'], pollMinutes: 60 };
		await sendAll(context.api, draftOf({ kind: 'poll', text: 'Which?', options }));
		expect(calls[0].body).toEqual({
			text: 'Which?',
			poll: { options: ['Rye', 'Wheat'], duration_minutes: 60 },
		});
	});

	it('that X confirms without an ID is one of unknown effect', async () => {
		const { context } = await connected({ script: { 'POST /2/tweets': { data: {} } } });
		await expect(sendAll(context.api, draftOf({ text: 'Hello' }))).rejects.toMatchObject({
			context: { socialOps: { kind: 'temporarily-unavailable', effect: 'unknown' } },
		});
	});
});

describe('Files', () => {
	it('that are images are uploaded in one call each, described, and named in the post', async () => {
		const { context, calls } = await connected({
			script: {
				'POST /2/media/upload': [uploaded('71'), uploaded('72')],
				'POST /2/media/metadata': { data: { id: '71' } },
				'POST /2/tweets': created('11'),
			},
		});
		const draft = draftOf({
			kind: 'image',
			media: [fileOf('A loaf'), fileOf()],
			options: { taggedUsers: ['783214'] },
		});
		await sendAll(context.api, draft, [image(), image()]);
		expect(calls).toEqual([
			expect.objectContaining({
				path: '/2/media/upload',
				form: { media_category: 'tweet_image', media: '(file)' },
			}),
			expect.objectContaining({
				path: '/2/media/metadata',
				body: { id: '71', metadata: { alt_text: { text: 'A loaf' } } },
			}),
			expect.objectContaining({ path: '/2/media/upload' }),
			expect.objectContaining({
				path: '/2/tweets',
				body: { media: { media_ids: ['71', '72'], tagged_user_ids: ['783214'] } },
			}),
		]);
	});

	it('that move are uploaded in parts of 4 MiB, numbered from 0', async () => {
		const { context, calls } = await connected({
			script: {
				'POST /2/media/upload/initialize': uploaded('73'),
				'POST /2/media/upload/73/append': { data: { expires_at: 1_764_000_000 } },
				'POST /2/media/upload/73/finalize': {
					data: { id: '73', processing_info: { state: 'pending', check_after_secs: 1 } },
				},
				'POST /2/tweets': created('11'),
			},
		});
		const file = video({}, Buffer.alloc(9 * 1024 * 1024));
		const handles = await sendAll(context.api, draftOf({ kind: 'video', media: [fileOf()] }), [
			file,
		]);
		expect(handles['media 1']).toEqual({ mediaId: '73', isProcessing: true });
		expect(calls.map(({ path, form, body }) => [path, form?.segment_index ?? body])).toEqual([
			[
				'/2/media/upload/initialize',
				{ media_type: 'video/mp4', total_bytes: 9_437_184, media_category: 'tweet_video' },
			],
			['/2/media/upload/73/append', '0'],
			['/2/media/upload/73/append', '1'],
			['/2/media/upload/73/append', '2'],
			['/2/media/upload/73/finalize', undefined],
			['/2/tweets', { media: { media_ids: ['73'] } }],
		]);
	});

	it.each([
		['a video', draftOf({ kind: 'video', media: [fileOf()] }), video({ size: 9 * 1024 * 1024 })],
		['a GIF', draftOf({ kind: 'gif', media: [fileOf()] }), gif()],
	])('are previewed as the three calls that upload %s', (_, draft, file) => {
		const { requests } = stepOf(draft, 'media 1', [file]);
		expect(requests.map(({ url }) => url.replace(/^https:..[^/]+/, ''))).toEqual([
			'/2/media/upload/initialize',
			'/2/media/upload/…/append',
			'/2/media/upload/…/finalize',
		]);
	});

	it('send a part again whose answer was lost, under the same number', async () => {
		const { context, calls } = await connected({
			script: {
				'POST /2/media/upload/initialize': uploaded('73'),
				'POST /2/media/upload/73/append': [{ lost: true }, { status: 204 }],
				'POST /2/media/upload/73/finalize': uploaded('73'),
			},
		});
		const step = stepOf(draftOf({ kind: 'gif', media: [fileOf()] }), 'media 1', [gif()]);
		expect(await step.send(context.api, {})).toEqual({ mediaId: '73', isProcessing: false });
		const numbers = calls.flatMap(({ form }) => (form ? [form.segment_index] : []));
		expect(numbers).toEqual(['0', '0']);
	});

	it('whose last answer is lost are looked at before they are uploaded again', async () => {
		const script = {
			'POST /2/media/upload/initialize': uploaded('73'),
			'POST /2/media/upload/73/append': { status: 204 },
			'POST /2/media/upload/73/finalize': { lost: true } as const,
		};
		const step = stepOf(draftOf({ kind: 'gif', media: [fileOf()] }), 'media 1', [gif()]);
		const under = { data: { id: '73', processing_info: { state: 'in_progress' } } };
		const there = await connected({ script: { ...script, 'GET /2/media/upload': under } });
		expect(await step.send(there.context.api, {})).toEqual({ mediaId: '73', isProcessing: true });
		const notThere = { data: { id: '73' } };
		const gone = await connected({ script: { ...script, 'GET /2/media/upload': notThere } });
		await expect(step.send(gone.context.api, {})).rejects.toThrow('connection');
	});
});

describe('Processing', () => {
	const awaited = { 'media 1': { mediaId: '73', isProcessing: true } };
	const draft = draftOf({ kind: 'video', media: [fileOf()] });
	const stateOf = async (processing_info: object | undefined, handles: object = awaited) => {
		const { context, log } = await connected({
			script: { 'GET /2/media/upload': { data: { id: '73', processing_info } } },
		});
		const step = stepOf(draft, 'post', [video()]);
		return {
			readiness: await step.readiness?.(context.api, handles as typeof awaited),
			log: log(),
		};
	};

	it('is awaited as long as X says', async () => {
		const state = await stateOf({ state: 'in_progress', check_after_secs: 7 });
		expect(state.readiness).toEqual({ status: 'processing', afterMs: 7000 });
	});

	it('that has succeeded lets the post go out', async () => {
		expect((await stateOf({ state: 'succeeded' })).readiness).toEqual({ status: 'ready' });
		expect((await stateOf(undefined)).readiness).toEqual({ status: 'ready' });
	});

	it("that has failed is refused with X's reason, and the file uploaded anew by another try", async () => {
		const error = { code: 1, name: 'InvalidMedia', message: 'Unsupported video format' };
		expect((await stateOf({ state: 'failed', error })).readiness).toMatchObject({
			status: 'dead',
			anew: ['media 1', 'alt text 1'],
			failure: {
				kind: 'content-rejected',
				happened: 'X could not process the file: Unsupported video format',
				effect: 'none',
			},
		});
	});

	it.each([
		['does not know any more', problem(404, 'Not Found', 'resource-not-found')],
		['calls invalid', problem(400, 'The media ID is invalid.', 'invalid-request')],
	])('of files that X %s ends with uploading them all anew', async (_, refusal) => {
		const { context } = await connected({ script: { 'GET /2/media/upload': refusal } });
		const both = { ...awaited, 'media 2': { mediaId: '74', isProcessing: true } };
		const thread = threadOf(['One', 1], ['Two', 1]);
		const step = stepOf(thread, 'post 1', [video(), video()]);
		expect(await step.readiness?.(context.api, both)).toMatchObject({
			status: 'dead',
			anew: ['media 1', 'alt text 1', 'media 2', 'alt text 2'],
			failure: {
				kind: 'temporarily-unavailable',
				happened: expect.stringContaining('has expired'),
				effect: 'none',
			},
		});
	});

	it('that cannot be looked at just now is no reason to upload anew', async () => {
		const { context } = await connected({
			script: { 'GET /2/media/upload': problem(503, 'Service Unavailable') },
		});
		const step = stepOf(draft, 'post', [video()]);
		await expect(step.readiness?.(context.api, awaited)).rejects.toMatchObject({
			context: { socialOps: { kind: 'temporarily-unavailable' } },
		});
	});

	it('is not asked for where the file was ready at once', async () => {
		const ready = { 'media 1': { mediaId: '73', isProcessing: false } };
		expect(await stateOf({ state: 'pending' }, ready)).toEqual({
			readiness: { status: 'ready' },
			log: [],
		});
	});

	it('of all files of a thread comes before its first post', async () => {
		const { context } = await connected({
			script: { 'GET /2/media/upload': { data: { processing_info: { state: 'pending' } } } },
		});
		const thread = threadOf('One', ['Two', 1]);
		const [first] = planOf(thread, [video()]).steps.filter(({ name }) => name === 'post 1');
		expect(await first.readiness?.(context.api, awaited)).toMatchObject({ status: 'processing' });
	});
});

describe('Uploaded media that X no longer takes', () => {
	it('are uploaded and described anew by another try', () => {
		const draft = draftOf({ kind: 'image', media: [fileOf('A loaf')] });
		const happened =
			'X does not take the uploaded media: it is not ready, has expired, or belongs to another account';
		const failure = { kind: 'content-rejected', happened, advice: '', effect: 'none' } as const;
		expect(stepOf(draft, 'post', [image()]).needsAnew?.(failure)).toEqual([
			'media 1',
			'alt text 1',
		]);
		expect(stepOf(draft, 'alt text 1', [image()]).needsAnew?.(failure)).toEqual(['media 1']);
		const gone = { ...failure, kind: 'not-found', happened: 'X has nothing with this ID' } as const;
		expect(stepOf(draft, 'alt text 1', [image()]).needsAnew?.(gone)).toEqual(['media 1']);
		const other = { ...failure, happened: 'Something else' };
		expect(stepOf(draft, 'alt text 1', [image()]).needsAnew?.(other)).toEqual([]);
		expect(stepOf(draft, 'post', [image()]).needsAnew?.(other)).toEqual([]);
	});
});

describe('A thread', () => {
	it('is made post by post, each a reply to the one before', async () => {
		const { context, calls } = await connected({
			script: { 'POST /2/tweets': [created('11'), created('12'), created('13')] },
		});
		const draft = threadOf('One', 'Two', 'Three');
		Object.assign(draft.options, {
			replySettings: 'following',
			madeWithAi: true,
			subscribersOnly: true,
		});
		await sendAll(context.api, draft);
		const labels = { made_with_ai: true, for_super_followers_only: true };
		expect(calls.map(({ body }) => body)).toEqual([
			{ text: 'One', reply_settings: 'following', ...labels },
			{ text: 'Two', reply: { in_reply_to_tweet_id: '11' }, ...labels },
			{ text: 'Three', reply: { in_reply_to_tweet_id: '12' }, ...labels },
		]);
	});

	it('from a long text is numbered, and has the files in its first post', () => {
		const draft = draftOf({
			kind: 'splitThread',
			text: 'One sentence is here. Another one is here.',
			media: [fileOf()],
			options: { postLength: 40, numbering: 'end' },
		});
		const { steps } = planOf(draft, [image()]);
		expect(steps.map(({ name }) => name)).toEqual(['media 1', 'post 1', 'post 2']);
		expect(steps.map(({ requests: [{ fields }] }) => fields)).toEqual([
			{ media_category: 'tweet_image' },
			{ text: 'One sentence is here. 1/2', media: { media_ids: ['id of media 1'] } },
			{ text: 'Another one is here. 2/2', reply: { in_reply_to_tweet_id: 'id of post 1' } },
		]);
	});

	it.each([[''], [0], [-5], [4], [30.5], ['abc'], [281], [Infinity]])(
		'from a long text is cut as usual where %j is given for the length of a post',
		(postLength) => {
			const text = 'A sentence of forty characters is here. '.repeat(12);
			const draft = draftOf({
				kind: 'splitThread',
				text,
				options: { postLength, numbering: 'end' },
			});
			const usual = { ...draft, options: { ...draft.options, postLength: 280 } };
			expect(planOf(draft).steps).toHaveLength(2);
			expect(planOf(draft).steps[0].requests).toEqual(planOf(usual).steps[0].requests);
		},
	);

	it('shows all of its posts to whom it is previewed', async () => {
		const { xPublish } = await import('../../../nodes/X/publish/capability');
		expect(xPublish.shownText?.(threadOf('One', 'Two'))).toBe('One\n\nTwo');
	});

	it('ends with the IDs of all its posts', async () => {
		const { context } = await connected({});
		const { xPublish } = await import('../../../nodes/X/publish/capability');
		const account = { id: ME.id, name: ME.name, url: 'https://x.com/fernandco' };
		const draft = threadOf('One', 'Two', 'Three');
		const settle = async (handles: Record<string, object>) =>
			await xPublish.settle(context.api, { draft, account, handles: handles as never });
		const published = { status: 'published', id: '11', url: 'https://x.com/fernandco/status/11' };
		expect(
			await settle({ 'post 1': { id: '11' }, 'post 2': { id: '12' }, 'post 3': { id: '13' } }),
		).toMatchObject({ ...published, threadIds: ['11', '12', '13'] });
		// Of a thread that a killed process has made, the last post tells of those before it.
		expect(await settle({ 'post 3': { id: '13', threadIds: '11,12,13' } })).toMatchObject({
			...published,
			threadIds: ['11', '12', '13'],
		});
	});
});
