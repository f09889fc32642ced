import type { Candidate } from '../../../nodes/Facebook/publish/readBack';
import {
	judge,
	judgeReading,
	readPosts,
	readVideos,
	toMilliseconds,
} from '../../../nodes/Facebook/publish/readBack';
import { answer, fakeGraph } from '../../support/fakeGraph';
import { lookSince } from '../../support/looks';
import { NOW, PAGE, draftOf, listAnswer } from './support/fixture';

const candidate = (id: string, facts: Partial<Candidate> = {}): Candidate => ({
	id,
	text: 'Hello',
	createdAt: NOW,
	raw: { id, permalink_url: `https://www.facebook.com/${id}` },
	...facts,
});

const look = (...claimed: string[]) => lookSince(NOW, claimed);
const idOf = (found: ReturnType<typeof judge>) =>
	found.status === 'done' ? found.handle.id : found.status;

describe('judge', () => {
	it('takes the post with the text, and what Facebook says of it', () => {
		const found = judge([candidate('a', { text: 'Other' }), candidate('b')], 'Hello', look());
		expect(found).toEqual({
			status: 'done',
			handle: { id: 'b', permalink_url: 'https://www.facebook.com/b' },
		});
	});

	it('takes the oldest of equal posts', () => {
		const posts = [
			candidate('new', { createdAt: NOW + 5000 }),
			candidate('old', { createdAt: NOW + 1000 }),
		];
		expect(idOf(judge(posts, 'Hello', look()))).toBe('old');
	});

	it('leaves posts to the items that they belong to', () => {
		expect(idOf(judge([candidate('a'), candidate('b')], 'Hello', look('a')))).toBe('b');
		expect(idOf(judge([candidate('a')], 'Hello', look('a')))).toBe('not-done');
	});

	it.each([
		[NOW - 2000, 'a'],
		[NOW - 2001, 'not-done'],
	])('bears two seconds between the clocks and no more: %i', (createdAt, found) => {
		expect(idOf(judge([candidate('a', { createdAt })], 'Hello', look()))).toBe(found);
	});

	it.each([
		['line\nend', 'line\r\nend'],
		['  spaces ', 'spaces'],
		['old\rmac', 'old\nmac'],
	])('bears what Facebook does to a text: %j', (shown, sent) => {
		expect(idOf(judge([candidate('a', { text: shown })], sent, look()))).toBe('a');
	});

	it.each(['hello', 'Hello!', 'Hel lo'])('takes no other text for the same: %s', (text) => {
		expect(idOf(judge([candidate('a', { text })], 'Hello', look()))).toBe('not-done');
	});

	it('cannot tell posts without a text apart', () => {
		const found = judge([candidate('a', { text: '' })], ' ', look());
		expect(found).toMatchObject({
			status: 'unknown',
			reason: expect.stringContaining('without a text'),
		});
	});

	it('knows that a post without a text is not there when no such post is', () => {
		expect(idOf(judge([candidate('a')], '', look()))).toBe('not-done');
		expect(idOf(judge([candidate('a', { text: '' })], '', look('a')))).toBe('not-done');
	});

	it('does not rule a post out because Facebook names no time for it', () => {
		expect(idOf(judge([candidate('a', { createdAt: Number.NaN })], 'Hello', look()))).toBe('a');
	});
});

describe('readPosts', () => {
	it('reads the published posts since the moment, on the clock of Facebook', async () => {
		const post = { id: 'a', message: 'Hello', created_time: '2026-11-20T10:00:01+0000' };
		const graph = fakeGraph({ 'GET 77/published_posts': listAnswer(post) });
		const posts = await readPosts(graph, { pageId: PAGE.id, draft: draftOf(), look: look() });
		expect(posts.isCut).toBe(false);
		expect(posts.candidates).toEqual([
			{ id: 'a', text: 'Hello', createdAt: NOW + 1000, raw: post },
		]);
		expect(graph.calls[0].fields).toMatchObject({
			fields: 'id,message,created_time,permalink_url',
			since: NOW / 1000 - 2,
		});
	});

	it('reads the scheduled posts of the same time for a scheduled draft', async () => {
		const at = '2026-11-21T09:00:00.000+01:00';
		const seconds = Date.parse(at) / 1000;
		const graph = fakeGraph({
			'GET 77/scheduled_posts': listAnswer(
				{ id: 'a', message: 'Hello', scheduled_publish_time: seconds },
				{ id: 'b', message: 'Hello', scheduled_publish_time: seconds + 60 },
				{ id: 'c', message: 'Hello', scheduled_publish_time: String(seconds) },
				{ id: 'd', message: 'Hello' },
			),
		});
		const draft = draftOf({ scheduleAt: at });
		const posts = await readPosts(graph, { pageId: PAGE.id, draft, look: look() });
		expect(posts.candidates.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
	});
});

describe('readVideos', () => {
	it('reads the text of a video from its description', async () => {
		const video = { id: 'v', description: 'Hello', created_time: '2026-11-20T10:00:00+0000' };
		const graph = fakeGraph({ 'GET 77/video_reels': answer({ data: [video, { id: 'w' }] }) });
		const videos = await readVideos(graph, {
			pageId: PAGE.id,
			edge: 'video_reels',
			look: look(),
		});
		expect(videos.candidates.map(({ id, text }) => [id, text])).toEqual([
			['v', 'Hello'],
			['w', ''],
		]);
	});
});

describe('a list that is longer than what is read of it', () => {
	const many = (minutes: number) =>
		Array.from({ length: 301 }, (_, index) => ({
			id: String(index),
			message: 'Other',
			created_time: new Date(NOW - index * minutes * 60_000).toISOString(),
		}));
	const since = { ...look(), since: NOW - 8 * 3600_000 };
	const read = async (posts: object[]) => {
		const graph = fakeGraph({ 'GET 77/video_reels': answer({ data: posts } as never) });
		const list = { pageId: PAGE.id, edge: 'video_reels', look: since } as const;
		return judgeReading(await readVideos(graph, list), 'Hello', since);
	};

	it('does not prove that a post is not there', async () => {
		expect(await read(many(1))).toMatchObject({
			status: 'unknown',
			reason: expect.stringContaining('300'),
		});
	});

	it('proves it where the rest is older', async () => {
		expect(await read(many(5))).toEqual({ status: 'not-done' });
	});
});

describe('toMilliseconds', () => {
	it.each([
		['2026-11-20T10:00:00+0000', NOW],
		[NOW / 1000, NOW],
		[String(NOW / 1000), NOW],
		[undefined, Number.NaN],
	])('reads every way in which Graph writes a time: %p', (time, ms) => {
		expect(toMilliseconds(time)).toBe(ms);
	});
});
