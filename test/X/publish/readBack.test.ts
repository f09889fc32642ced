import type { IDataObject } from 'n8n-workflow';
import type { XScript } from '../../support/fakeX';
import { checkAgainstSpec, ME, xFixture } from '../../support/fakeX';
import { draftOf, fileOf, findStep, image, NOW, threadOf } from './support/fixture';

checkAgainstSpec();

const TIMELINE = `GET /2/users/${ME.id}/tweets`;
const SECOND = 1000;

/** A post as X lists it. */
const shown = (id: string, text: string, facts: IDataObject = {}): IDataObject => ({
	id,
	text,
	created_at: new Date(NOW + Number(id) * SECOND).toISOString(),
	...facts,
});
const replyTo = (id: string) => ({ referenced_tweets: [{ type: 'replied_to', id }] });
const withMedia = (...keys: string[]) => ({ attachments: { media_keys: keys } });

async function find(
	posts: IDataObject[],
	input: Omit<Parameters<typeof findStep>[1], 'step'> & { step?: string },
) {
	const script: XScript = { [TIMELINE]: { data: posts, meta: { result_count: posts.length } } };
	const { context, calls } = await xFixture({ script });
	return { found: await findStep(context.api, { step: 'post', ...input }), calls };
}

const idOf = async (...args: Parameters<typeof find>) => {
	const { found } = await find(...args);
	return found.status === 'done' ? found.handle.id : found.status;
};

describe('A post whose answer was lost', () => {
	it('is looked for among what the account has published since', async () => {
		const { found, calls } = await find([shown('3', 'Other'), shown('2', 'Hello')], {
			draft: draftOf({ text: 'Hello' }),
		});
		expect(found).toEqual({
			status: 'done',
			handle: { id: '2', createdAt: '2026-11-20T10:00:02.000Z' },
		});
		expect(calls[0].query).toMatchObject({
			start_time: '2026-11-20T09:59:58Z',
			exclude: 'retweets',
			max_results: '100',
		});
	});

	it('is not out where nothing like it is shown', async () => {
		expect(await idOf([shown('3', 'Other')], { draft: draftOf({ text: 'Hello' }) })).toBe(
			'not-done',
		);
	});

	it('is the oldest of several, and not one of another item', async () => {
		const posts = [shown('3', 'Hello'), shown('2', 'Hello')];
		const draft = draftOf({ text: 'Hello' });
		expect(await idOf(posts, { draft })).toBe('2');
		expect(await idOf(posts, { draft, claimed: ['2'] })).toBe('3');
		expect(await idOf(posts, { draft, claimed: ['2', '3'] })).toBe('not-done');
	});

	it.each([
		[
			'shortened links',
			'See https://shop.example/a?b=1 & example.com',
			shown('2', 'See https://t.co/1 &amp; https://t.co/2', {
				entities: {
					urls: [
						{ url: 'https://t.co/1', expanded_url: 'https://shop.example/a?b=1' },
						{ url: 'https://t.co/2', expanded_url: 'http://example.com' },
					],
				},
			}),
		],
		['other spaces', 'One\r\n\r\ntwo ', shown('2', 'One\n\ntwo')],
		['composed letters', 'cafe\u0301', shown('2', 'café')],
		['escaped signs', '1 < 2 > 0 & so on', shown('2', '1 &lt; 2 &gt; 0 &amp; so on')],
		[
			'a text that X has shortened',
			'A long text that goes on',
			shown('2', 'A long text…', { note_tweet: { text: 'A long text that goes on' } }),
		],
		[
			'its newer names',
			'A long text that goes on',
			shown('2', 'A long text…', { note_post: { text: 'A long text that goes on' } }),
		],
	])('is known again in spite of %s', async (_, text, post) => {
		expect(await idOf([post], { draft: draftOf({ text }) })).toBe('2');
	});

	it('is no reply, unless it was to be one', async () => {
		const draft = draftOf({ text: 'Hello' });
		const reply = shown('2', '@ana_reads Hello', replyTo('77'));
		expect(await idOf([shown('2', 'Hello', replyTo('77'))], { draft })).toBe('not-done');
		const options = { replyTo: '77' };
		expect(await idOf([reply], { draft: { ...draft, options } })).toBe('2');
		expect(await idOf([reply], { draft: { ...draft, options: { replyTo: '78' } } })).toBe(
			'not-done',
		);
	});

	it('with files is known by their IDs, also without a text', async () => {
		const draft = draftOf({ kind: 'image', media: [fileOf()] });
		const posts = [
			shown('3', 'https://t.co/9', {
				...withMedia('3_72'),
				entities: {
					urls: [
						{
							url: 'https://t.co/9',
							expanded_url: 'https://x.com/fernandco/status/3/photo/1',
							media_key: '3_72',
						},
					],
				},
			}),
			shown('2', '', withMedia('3_71')),
		];
		const handles = { 'media 1': { mediaId: '72' } };
		expect(await idOf(posts, { draft, files: [image()], handles })).toBe('3');
		const other = { 'media 1': { mediaId: '73' } };
		expect(await idOf(posts, { draft, files: [image()], handles: other })).toBe('not-done');
	});

	it('without text and without known files cannot be told from another', async () => {
		const draft = draftOf({ kind: 'image', media: [fileOf()] });
		const { found } = await find([shown('2', '', withMedia('3_71'))], { draft, files: [image()] });
		expect(found).toMatchObject({
			status: 'unknown',
			reason: expect.stringContaining('without a text'),
		});
		expect(await idOf([], { draft, files: [image()] })).toBe('not-done');
	});

	it('that may be behind the posts that were read is unknown, not absent', async () => {
		const page = { data: Array(100).fill(shown('3', 'Other')), meta: { next_token: 'next' } };
		const { context, calls } = await xFixture({
			script: {
				[TIMELINE]: ({ query = {} }) => ({
					...page,
					meta: { next_token: `${String(query.pagination_token)}n` },
				}),
			},
		});
		const found = await findStep(context.api, { draft: draftOf({ text: 'Hello' }), step: 'post' });
		expect(found).toMatchObject({
			status: 'unknown',
			reason: expect.stringContaining('500 posts'),
		});
		expect(calls).toHaveLength(5);
	});
});

describe('A post of a thread', () => {
	const draft = threadOf('One', 'Two', 'Bye');
	const thread = [
		shown('5', 'Bye', replyTo('4')),
		shown('4', 'Two', replyTo('3')),
		shown('3', 'One'),
	];

	it('is the one that replies to the post before', async () => {
		const handles = { 'post 1': { id: '3' } };
		expect(await idOf(thread, { draft, step: 'post 2', handles })).toBe('4');
		const other = { 'post 1': { id: '9' } };
		expect(await idOf(thread, { draft, step: 'post 2', handles: other })).toBe('not-done');
	});

	it('tells of the whole thread after a killed process', async () => {
		const { found } = await find(thread, { draft, step: 'post 3' });
		expect(found).toMatchObject({ handle: { id: '5', threadIds: '3,4,5' } });
	});

	it('tells of those before it too, whether the journal knows them or the account shows them', async () => {
		const long = threadOf('One', 'Two', 'Three', 'Four', 'Five', 'Six');
		const shownPosts = [
			shown('8', 'Six', replyTo('7')),
			shown('7', 'Five', replyTo('6')),
			shown('6', 'Four', replyTo('5')),
		];
		const handles = { 'post 1': { id: '3' }, 'post 2': { id: '4' }, 'post 3': { id: '5' } };
		const { found } = await find(shownPosts, { draft: long, step: 'post 6', handles });
		expect(found).toMatchObject({ handle: { id: '8', threadIds: '3,4,5,6,7,8' } });
		const told = { 'post 3': { id: '5', threadIds: '3,4,5' } };
		const again = await find(shownPosts, { draft: long, step: 'post 6', handles: told });
		expect(again.found).toMatchObject({ handle: { threadIds: '3,4,5,6,7,8' } });
	});

	it('is not that of another thread with the same end', async () => {
		const other = [shown('9', 'Bye', replyTo('8')), shown('8', 'Something else')];
		expect(await idOf(other, { draft, step: 'post 3' })).toBe('not-done');
	});

	it('is not that of an equal thread of another item', async () => {
		const claimed = ['5'];
		expect(await idOf(thread, { draft, step: 'post 1', claimed })).toBe('not-done');
		expect(await idOf(thread, { draft, step: 'post 3', claimed })).toBe('not-done');
	});
});
