import type { IDataObject } from 'n8n-workflow';
import { deletePost } from '../../../nodes/X/operations/post.delete';
import { getPost } from '../../../nodes/X/operations/post.get';
import { getManyPosts } from '../../../nodes/X/operations/post.getMany';
import { getPostStatus, statusOfMedia } from '../../../nodes/X/operations/post.getStatus';
import { noteServerTime } from '../../../nodes/shared/http/serverClock';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { Operation } from '../../../nodes/shared/contract/operation';
import type { XApi } from '../../../nodes/X/connection';
import type { XSetup } from '../../support/fakeX';
import { checkAgainstSpec, lost, ME, problem, xFixture } from '../../support/fakeX';

checkAgainstSpec();

const ID = '1989000000000000001';
const POST = {
	id: ID,
	text: 'See https://t.co/1 &amp; more https://t.co/2',
	author_id: ME.id,
	created_at: '2026-11-20T10:00:00.000Z',
	conversation_id: '1988000000000000001',
	lang: 'en',
	reply_settings: 'everyone',
	referenced_tweets: [{ type: 'replied_to', id: '1988000000000000001' }],
	public_metrics: { like_count: 3, reply_count: 0, retweet_count: 2 },
	attachments: { media_keys: ['3_71'], poll_ids: ['81'] },
	entities: {
		urls: [
			{ url: 'https://t.co/1', expanded_url: 'https://shop.example.com/' },
			{ url: 'https://t.co/2', expanded_url: `https://x.com/fernandco/status/${ID}/photo/1` },
		],
	},
};
const INCLUDES = {
	users: [{ id: ME.id, name: ME.name, username: ME.username }],
	media: [
		{ media_key: '3_71', type: 'photo', url: 'https://pbs.twimg.com/1.jpg', alt_text: 'A loaf' },
	],
	polls: [
		{
			id: '81',
			voting_status: 'open',
			end_datetime: '2026-11-21T10:00:00.000Z',
			options: [{ position: 1, label: 'Rye', votes: 4 }],
		},
	],
};
const SEEN = {
	platform: 'x',
	id: ID,
	type: 'reply',
	text: 'See https://shop.example.com/ & more',
	url: `https://x.com/fernandco/status/${ID}`,
	createdAt: '2026-11-20T10:00:00Z',
	author: { id: ME.id, name: 'Fern & Co', username: 'fernandco' },
	conversationId: '1988000000000000001',
	repliesTo: '1988000000000000001',
	quotes: null,
	reposts: null,
	language: 'en',
	whoCanReply: 'everyone',
	communityId: null,
	attachments: [
		{
			type: 'photo',
			id: '3_71',
			url: 'https://pbs.twimg.com/1.jpg',
			previewUrl: null,
			altText: 'A loaf',
		},
	],
	poll: {
		id: '81',
		status: 'open',
		endsAt: '2026-11-21T10:00:00Z',
		choices: [{ label: 'Rye', votes: 4 }],
	},
	likeCount: 3,
	replyCount: 0,
	repostCount: 2,
	quoteCount: null,
	bookmarkCount: null,
	impressionCount: null,
};

async function run(operation: Operation<XApi>, setup: XSetup) {
	const fixture = await xFixture(setup);
	const outputs = await operation.run(fixture.context);
	return { items: outputs.map(({ json }) => json), ...fixture };
}

const READ = `GET /2/tweets/${ID}`;
const DELETE = `DELETE /2/tweets/${ID}`;
const missing = {
	errors: [
		{ title: 'Not Found Error', type: 'https://api.twitter.com/2/problems/resource-not-found' },
	],
};

describe('Get', () => {
	it('puts out the post with its author, media and poll', async () => {
		const script = { [READ]: { data: POST, includes: INCLUDES } };
		expect((await run(getPost, { script, params: { post: ID } })).items).toEqual([SEEN]);
	});

	it('refuses an ID that has lost digits, and one that is none', async () => {
		for (const post of [Number(ID), 'abc', '']) {
			const error: unknown = await run(getPost, { params: { post } }).catch((thrown) => thrown);
			expect(failureOf(error)).toMatchObject({ field: 'Post', effect: 'none' });
		}
	});

	it('says that there is no such post, also where X answers 200', async () => {
		const script = { [READ]: { status: 200, body: missing } };
		const error: unknown = await run(getPost, { script, params: { post: ID } }).catch(
			(thrown) => thrown,
		);
		expect(failureOf(error)).toMatchObject({ kind: 'not-found' });
	});
});

describe('Get Many', () => {
	const page = (first: number, count: number, next?: string) => ({
		data: Array.from({ length: count }, (_, index) => ({ id: String(first + index), text: 'a' })),
		meta: { result_count: count, ...(next ? { next_token: next } : {}) },
	});
	const idsOf = (items: IDataObject[]) => items.map(({ id }) => Number(id));
	const OWN = `GET /2/users/${ME.id}/tweets`;

	it('lists the posts of the account up to a limit, and reads no page more', async () => {
		const script = { [OWN]: [page(0, 100, 'b'), page(100, 100, 'c')] };
		const { items, calls } = await run(getManyPosts, { script, params: { limit: 150 } });
		expect(idsOf(items)).toHaveLength(150);
		expect(calls.map(({ query }) => query?.pagination_token)).toEqual([undefined, 'b']);
	});

	it('lists all, within a range of time', async () => {
		const script = { [OWN]: [page(0, 2, 'b'), page(2, 0, 'c'), page(2, 1)] };
		const filters = { since: '2026-11-01T00:00:00Z', until: '2026-11-20T00:00:00Z' };
		const { items, calls } = await run(getManyPosts, {
			script,
			params: { returnAll: true, filters },
		});
		expect(idsOf(items)).toEqual([0, 1, 2]);
		expect(calls[0].query).toMatchObject({
			start_time: '2026-11-01T00:00:00Z',
			end_time: '2026-11-20T00:00:00Z',
			exclude: 'retweets',
		});
	});

	it('leaves out an end that X does not take yet, by the clock of X', async () => {
		const seconds = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
		const endFor = async (until: string) => {
			const filters = { until };
			const { calls } = await run(getManyPosts, {
				script: { [OWN]: page(0, 1) },
				params: { filters },
			});
			return calls[0].query?.end_time;
		};
		const hour = 3_600_000;
		const past = seconds(Date.now() - hour);
		expect(await endFor(past)).toBe(past);
		expect(await endFor(seconds(Date.now()))).toBeUndefined();
		expect(await endFor(seconds(Date.now() + hour))).toBeUndefined();
		noteServerTime('x', new Date(Date.now() - 2 * hour).toUTCString(), Date.now());
		try {
			expect(await endFor(past)).toBeUndefined();
		} finally {
			noteServerTime('x', new Date().toUTCString(), Date.now());
		}
	});

	it('lists mentions and what a search finds', async () => {
		const script = {
			[`GET /2/users/${ME.id}/mentions`]: page(5, 2),
			'GET /2/tweets/search/recent': [page(7, 10, 'b'), page(17, 1)],
		};
		const mentions = await run(getManyPosts, { script, params: { which: 'mentions', limit: 1 } });
		expect(idsOf(mentions.items)).toEqual([5]);
		expect(mentions.calls[0].query).toMatchObject({ max_results: '5' });
		const params = { which: 'search', query: ' from:ana ', returnAll: true };
		const found = await run(getManyPosts, { script, params });
		expect(found.items).toHaveLength(11);
		expect(found.calls.map(({ query }) => [query?.query, query?.next_token])).toEqual([
			['from:ana', undefined],
			['from:ana', 'b'],
		]);
	});

	it('refuses a search for nothing, or with too many words', async () => {
		for (const query of ['', 'a'.repeat(513)]) {
			const error: unknown = await run(getManyPosts, { params: { which: 'search', query } }).catch(
				(thrown) => thrown,
			);
			expect(failureOf(error)).toMatchObject({ field: 'Search Query', effect: 'none' });
		}
	});
});

describe('Get Status', () => {
	const status = async (setup: XSetup) => (await run(getPostStatus, setup)).items[0];

	it('tells whether a post is there', async () => {
		const params = { post: ID };
		expect(await status({ script: { [READ]: { data: POST } }, params })).toMatchObject({
			id: ID,
			status: 'published',
			publishedAt: '2026-11-20T10:00:00Z',
		});
		expect(
			await status({ script: { [READ]: { status: 200, body: missing } }, params }),
		).toMatchObject({
			status: 'not-found',
			url: null,
		});
	});

	it.each([
		[undefined, 'ready', null],
		[{ state: 'pending' }, 'processing', null],
		[{ state: 'in_progress', progress_percent: 40 }, 'processing', null],
		[{ state: 'succeeded' }, 'ready', null],
		[{ state: 'failed', error: { name: 'InvalidMedia' } }, 'rejected', 'InvalidMedia'],
	])('tells of a file how far X is: %j', (processing, expected, reason) => {
		const answer = { data: { id: '73', processing_info: processing } };
		expect(statusOfMedia('73', answer as unknown as IDataObject)).toMatchObject({
			status: expected,
			reason,
		});
	});

	it('asks for a file by its ID', async () => {
		const script = { 'GET /2/media/upload': { data: { id: '73' } } };
		const params = { statusOf: 'media', mediaId: '73' };
		expect(await status({ script, params })).toMatchObject({ mediaId: '73', status: 'ready' });
	});
});

describe('Delete', () => {
	const params = { post: ID };

	it('deletes a post of the account', async () => {
		const script = { [DELETE]: { data: { deleted: true } } };
		expect((await run(deletePost, { script, params })).items).toEqual([{ deleted: true, id: ID }]);
	});

	it('counts as done when the answer was lost and the post is gone', async () => {
		const script = { [DELETE]: lost, [READ]: problem(404, 'Not Found', 'resource-not-found') };
		expect((await run(deletePost, { script, params })).items).toEqual([{ deleted: true, id: ID }]);
	});

	it('is no success where X does not say that it is deleted', async () => {
		const script = { [DELETE]: { data: {} }, [READ]: { data: POST } };
		await expect(run(deletePost, { script, params })).rejects.toThrow(
			'not that the post is deleted',
		);
	});
});
