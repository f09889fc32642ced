import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import { commentOperationsOfX } from '../../../nodes/X/operations/comment';
import type { XScript, XSetup } from '../../support/fakeX';
import { checkAgainstSpec, lost, ME, problem, xFixture } from '../../support/fakeX';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

checkAgainstSpec();

const POST = '1989000000000000001';
const REPLY = '1989000000000000002';
const TIMELINE = `GET /2/users/${ME.id}/tweets`;

async function run(name: string, setup: XSetup) {
	const operation = commentOperationsOfX.find((one) => one.operation === name);
	if (!operation) throw new Error(`there is no ${name}`);
	const fixture = await xFixture(setup);
	const outputs = await operation.run(fixture.context);
	return { ...fixture, items: outputs.map(({ json }) => json) };
}

const failureIn = async (work: Promise<unknown>) =>
	failureOf(await work.then(() => undefined).catch((error: unknown) => error));

const author = { id: '7', name: 'Ada', username: 'ada' };
const reply = (facts: IDataObject = {}): IDataObject => ({
	id: REPLY,
	text: '@fernandco Lovely',
	author_id: '7',
	created_at: '2026-11-20T10:00:00.000Z',
	referenced_tweets: [{ type: 'replied_to', id: POST }],
	public_metrics: { like_count: 3, reply_count: 1 },
	...facts,
});

describe('Get Many', () => {
	const list = async (script: XScript, params: IDataObject = {}) =>
		await run('getMany', { script, params: { post: POST, ...params } });

	it('lists the replies to a post with who wrote them', async () => {
		const { items, calls } = await list({
			'GET /2/tweets/search/recent': { data: [reply()], includes: { users: [author] }, meta: {} },
		});
		expect(items).toEqual([
			{
				platform: 'x',
				id: REPLY,
				postId: POST,
				parentId: null,
				author: { id: '7', name: 'ada' },
				text: '@fernandco Lovely',
				createdAt: '2026-11-20T10:00:00Z',
				likeCount: 3,
				replyCount: 1,
				hidden: null,
				url: `https://x.com/ada/status/${REPLY}`,
			},
		]);
		expect(calls[0].query).toMatchObject({
			query: `in_reply_to_tweet_id:${POST}`,
			max_results: '50',
		});
	});

	it('lists the whole conversation, without the post that has started it', async () => {
		const inner = reply({ id: '3', referenced_tweets: [{ type: 'replied_to', id: REPLY }] });
		const { items, calls } = await list(
			{ 'GET /2/tweets/search/recent': { data: [inner, reply(), { id: POST, text: 'Start' }] } },
			{ includeReplies: true },
		);
		expect(items).toMatchObject([
			{ id: '3', parentId: REPLY, postId: POST },
			{ id: REPLY, parentId: null },
		]);
		expect(calls[0].query).toMatchObject({ query: `conversation_id:${POST}` });
	});

	it('reads the newer names of fields too', async () => {
		const { items } = await list({
			'GET /2/tweets/search/recent': {
				data: [
					reply({
						referenced_tweets: undefined,
						referenced_posts: [{ type: 'replied_to', id: '5' }],
						note_post: { text: 'All of a long text' },
					}),
				],
			},
		});
		expect(items).toMatchObject([
			{ parentId: '5', text: 'All of a long text', author: { id: '7', name: '' } },
		]);
	});

	it('goes on to the next page until it has as many as wanted', async () => {
		const page = (from: number, next?: string) => ({
			data: Array.from({ length: 10 }, (_, index) => reply({ id: String(from + index) })),
			meta: { result_count: 10, ...(next ? { next_token: next } : {}) },
		});
		const { items, calls } = await list(
			{
				'GET /2/tweets/search/recent': [page(100, 'second'), page(200, 'third')],
			},
			{ limit: 15 },
		);
		expect(items).toHaveLength(15);
		expect(calls.map(({ query }) => query?.next_token)).toEqual([undefined, 'second']);
	});

	it('gives no items where nobody has replied', async () => {
		const { items } = await list({
			'GET /2/tweets/search/recent': { status: 200, body: { meta: { result_count: 0 } } },
		});
		expect(items).toEqual([]);
	});

	it.each([
		['an empty post', ''],
		['a text', 'hello'],
		['a number that has lost digits', Number('1989000000000000001')],
	])('refuses %s before it calls anybody', async (_, post) => {
		const fixture = await xFixture({ params: { post } });
		const operation = commentOperationsOfX.find((one) => one.operation === 'getMany');
		expect(await failureIn(operation!.run(fixture.context))).toMatchObject({ field: 'Post' });
		expect(fixture.calls).toEqual([]);
	});

	it('takes an ID with spaces around it, and a number that has all of its digits', async () => {
		for (const post of [` ${POST} `, 42]) {
			const { calls } = await list({ 'GET /2/tweets/search/recent': { data: [] } }, { post });
			expect(calls[0].query?.query).toBe(`in_reply_to_tweet_id:${String(post).trim()}`);
		}
	});
});

describe('Hide and Unhide', () => {
	it.each([
		['hide', true],
		['unhide', false],
	])('%s tells X and puts out what it has become', async (name, hidden) => {
		const { items, calls } = await run(name, {
			script: { [`PUT /2/tweets/${REPLY}/hidden`]: { data: { hidden } } },
			params: { comment: REPLY },
		});
		expect(items).toEqual([{ platform: 'x', id: REPLY, hidden }]);
		expect(calls[0].body).toEqual({ hidden });
	});

	it('does not believe a success that does not say so', async () => {
		const script = { [`PUT /2/tweets/${REPLY}/hidden`]: { data: { hidden: false } } };
		expect(await failureIn(run('hide', { script, params: { comment: REPLY } }))).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'unknown',
		});
	});
});

describe('Create', () => {
	const create = async (script: XScript, params: IDataObject = {}) =>
		await run('create', { script, params: { post: POST, text: 'Thank you', ...params } });
	const created = { data: { id: '5', text: 'Thank you' } };
	const writes = (log: string[]) => log.filter((call) => call.startsWith('POST'));

	it('replies to a post', async () => {
		const { items, calls } = await create({ 'POST /2/tweets': created });
		expect(items).toMatchObject([
			{
				platform: 'x',
				id: '5',
				postId: POST,
				parentId: null,
				text: 'Thank you',
				author: { id: ME.id, name: 'fernandco' },
				url: 'https://x.com/fernandco/status/5',
				replayed: false,
			},
		]);
		expect(calls[0].body).toEqual({
			text: 'Thank you',
			reply: { in_reply_to_tweet_id: POST },
		});
	});

	it('replies to a reply', async () => {
		const { items, calls } = await create(
			{ 'POST /2/tweets': created },
			{ commentOn: 'comment', comment: REPLY },
		);
		expect(items).toMatchObject([{ postId: null, parentId: REPLY }]);
		expect(calls[0].body).toMatchObject({ reply: { in_reply_to_tweet_id: REPLY } });
	});

	it('finds a reply whose answer was lost, and does not write it again', async () => {
		const mine = {
			id: '6',
			text: '@ada Thank you https://t.co/abc',
			entities: { urls: [{ url: 'https://t.co/abc', expanded_url: 'https://example.com/a' }] },
			created_at: new Date().toISOString(),
			referenced_tweets: [{ type: 'replied_to', id: POST }],
		};
		const elsewhere = { ...mine, id: '7', referenced_tweets: [{ type: 'replied_to', id: '1' }] };
		const { items, log } = await create(
			{ 'POST /2/tweets': lost, [TIMELINE]: { data: [elsewhere, mine], meta: {} } },
			{ text: 'Thank you https://example.com/a' },
		);
		expect(items).toMatchObject([{ id: '6', replayed: true }]);
		expect(writes(log())).toEqual(['POST /2/tweets']);
	});

	it('writes again only when the account clearly shows no such reply', async () => {
		const { items, log } = await create({
			'POST /2/tweets': [lost, created],
			[TIMELINE]: { status: 200, body: { meta: { result_count: 0 } } },
		});
		expect(items).toMatchObject([{ id: '5', replayed: false }]);
		expect(writes(log())).toHaveLength(2);
	});

	it('does not know after a list that was cut', async () => {
		const others = Array.from({ length: 100 }, (_, index) => ({
			id: String(100 + index),
			text: 'Other',
			created_at: new Date().toISOString(),
		}));
		let pages = 0;
		const more = {
			'POST /2/tweets': lost,
			[TIMELINE]: () => ({
				data: others,
				meta: { next_token: `page-${String(++pages).padStart(16, '0')}` },
			}),
		};
		expect(await failureIn(create(more))).toMatchObject({ kind: 'outcome-unknown' });
	});

	it('takes a success without an ID for an unknown outcome', async () => {
		const { items, log } = await create({
			'POST /2/tweets': [{ data: { text: 'Thank you' } }, created],
			[TIMELINE]: { data: [], meta: {} },
		});
		expect(items).toMatchObject([{ id: '5' }]);
		expect(log().filter((call) => call === TIMELINE).length).toBeGreaterThan(0);
	});

	it('says what X allows of replies', async () => {
		const refusal = problem(
			403,
			'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
		);
		expect(await failureIn(create({ 'POST /2/tweets': refusal }))).toMatchObject({
			kind: 'account-restricted',
			effect: 'none',
		});
	});

	it.each([
		['an empty text', '  ', 'None'],
		['a text that is too long for the account', 'a'.repeat(281), 'None'],
		['a text that is too long for any account', 'a'.repeat(25_001), 'Premium'],
	])('refuses %s before it is sent', async (_, text, subscription) => {
		const me = { data: { ...ME, subscription_type: subscription } };
		const work = create({ 'GET /2/users/me': me }, { text });
		expect(await failureIn(work)).toMatchObject({ field: 'Text', kind: 'content-rejected' });
	});

	it('writes long texts for an account with X Premium', async () => {
		const { calls } = await create(
			{
				'GET /2/users/me': { data: { ...ME, subscription_type: 'Premium' } },
				'POST /2/tweets': created,
			},
			{ text: 'a'.repeat(300) },
		);
		expect(calls).toHaveLength(1);
	});
});

describe('Delete', () => {
	it('deletes a reply of the account', async () => {
		const { items } = await run('delete', {
			script: { [`DELETE /2/tweets/${REPLY}`]: { data: { deleted: true } } },
			params: { comment: REPLY },
		});
		expect(items).toEqual([{ deleted: true, id: REPLY }]);
	});

	it('counts as done when the answer is lost and the reply is gone', async () => {
		const gone = {
			status: 200,
			body: {
				errors: [
					{
						title: 'Not Found Error',
						type: 'https://api.twitter.com/2/problems/resource-not-found',
					},
				],
			},
		};
		const { items } = await run('delete', {
			script: { [`DELETE /2/tweets/${REPLY}`]: lost, [`GET /2/tweets/${REPLY}`]: gone },
			params: { comment: REPLY },
		});
		expect(items).toEqual([{ deleted: true, id: REPLY }]);
	});
});
