// @ts-check
'use strict';

const { DateTime } = require('luxon');
const {
	byId,
	facebook,
	metaSeed,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { makeFiles } = require('../support/files.js');
const { requestsOf } = require('../support/requests.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const PACIFIC = 'America/Los_Angeles';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
});

beforeEach(async () => {
	await world.sandbox.reset();
});

/** @param {string} operation @param {Record<string, unknown>} parameters */
async function analytics(operation, parameters) {
	const all = { resource: 'analytics', operation, page: byId(page), ...parameters };
	const run = await world.runWorkflow({ nodes: [facebook(credentials, all)] });
	expect(run.error).toBeUndefined();
	return run.items.map(({ json }) => json);
}

/** The day so many days ago where Facebook counts, as 2026-11-01. @param {number} ago */
const dayAgo = (ago) => DateTime.now().setZone(PACIFIC).minus({ days: ago }).toISODate();

const insightCalls = async () =>
	(await requestsOf(world)).filter(({ path }) => path.endsWith('/insights'));

describe('of a post', () => {
	it('gives views, reach, clicks and counts, and lists what a text post does not have', async () => {
		const postId = seed.foreignPostId;
		await world.sandbox.visitor({ pageId: page, action: 'comment', postId });
		await world.sandbox.visitor({ pageId: page, action: 'share', postId });
		const [item] = await analytics('getPost', { post: byId(postId) });
		expect(item).toMatchObject({
			platform: 'facebook',
			account: { id: page, name: seed.pages.fern.name },
			postId,
			url: expect.stringContaining('facebook.com'),
			period: { from: item.publishedAt, to: expect.any(String) },
		});
		expect(item.metrics).toEqual({
			views: expect.any(Number),
			reach: expect.any(Number),
			clicks: expect.any(Number),
			likes: expect.any(Number),
			reactions: 1,
			comments: 1,
			shares: 1,
		});
		expect(item.unavailable).toEqual(
			[
				'averageWatchTimeSeconds',
				'engagements',
				'impressions',
				'saves',
				'videoViews',
				'watchTimeSeconds',
			].sort(),
		);
	});

	it('adds the watch time of a video, in seconds', async () => {
		const file = makeFiles(world.files).video();
		const published = await world.runWorkflow({
			nodes: [
				readFile(file),
				facebook(credentials, publish(page, { postKind: 'video', text: 'V' })),
			],
		});
		const videoId = published.items[0].json.mediaIds[0];
		const [item] = await analytics('getPost', {
			post: byId(videoId),
			options: { includeRaw: true },
		});
		// The post that shows the video counts everything that the video alone does, and more.
		const rows = item.raw.companion.insights;
		const row = rows.find((/** @type {any} */ { name }) => name === 'post_video_view_time');
		const milliseconds = row.values[0].value;
		expect(item.postId).toBe(videoId);
		expect(item.metrics.watchTimeSeconds).toBe(milliseconds / 1000);
		// Metrics of reels only: the network leaves them out for other videos.
		expect(item.unavailable).toContain('replays');
	});

	it('reads the newest posts, one item each', async () => {
		for (const text of ['First', 'Second']) {
			const node = facebook(credentials, publish(page, { postKind: 'text', text }));
			await world.runWorkflow({ nodes: [node] });
		}
		const items = await analytics('getPost', { posts: 'recent', limit: 2 });
		expect(items).toHaveLength(2);
		expect(new Set(items.map(({ postId }) => postId)).size).toBe(2);
		expect(items.every(({ metrics }) => typeof metrics.views === 'number')).toBe(true);
	});
});

describe('of a Page', () => {
	it('gives the totals of the last 28 days, whole days where Facebook counts', async () => {
		const [item] = await analytics('getAccount', { options: { includeRaw: true } });
		expect(item).toMatchObject({
			platform: 'facebook',
			account: { id: page, name: seed.pages.fern.name },
			period: { from: dayAgo(28), to: dayAgo(1) },
		});
		const row = (/** @type {string} */ name) =>
			item.raw.answers.find((/** @type {any} */ each) => each.name === name);
		const inside = row('page_media_view').values.slice(0, 28);
		const sum = inside.reduce(
			(/** @type {number} */ all, /** @type {any} */ { value }) => all + value,
			0,
		);
		expect(item.metrics.views).toBe(sum);
		expect(item.metrics.followers).toBe(row('page_follows').values[27].value);
		expect(item.metrics.reach).toEqual(expect.any(Number));
		expect(item.unavailable).toEqual(expect.arrayContaining(['comments', 'impressions', 'shares']));
		expect(Object.keys(item.metrics).filter((name) => item.unavailable.includes(name))).toEqual([]);
	});

	it('puts out one item per day on request', async () => {
		const items = await analytics('getAccount', { period: 'last7', perDay: true });
		expect(items.map(({ period }) => period.from)).toEqual([7, 6, 5, 4, 3, 2, 1].map(dayAgo));
		expect(items.every(({ metrics }) => typeof metrics.views === 'number')).toBe(true);
	});

	it('splits 200 days into calls of at most 90 days and loses no day', async () => {
		const items = await analytics('getAccount', {
			period: 'custom',
			from: dayAgo(200),
			to: dayAgo(1),
			perDay: true,
		});
		expect(items).toHaveLength(200);
		expect(items.filter(({ metrics }) => typeof metrics.views !== 'number')).toEqual([]);
		const calls = await insightCalls();
		const days = calls.map(({ query }) => (Number(query.until) - Number(query.since)) / 86_400);
		expect(days.length).toBeGreaterThanOrEqual(3);
		expect(Math.max(...days)).toBeLessThanOrEqual(90);
		expect(calls.filter(({ refused }) => refused)).toEqual([]);
	});

	it('gives the rest when Facebook refuses some metrics', async () => {
		// This Page's insights refuse the daily follower metrics.
		const [item] = await analytics('getAccount', {
			page: byId(seed.pages.moss.id),
			options: { includeRaw: true },
		});
		expect(item.metrics).toMatchObject({
			views: expect.any(Number),
			followers: expect.any(Number),
		});
		expect(item.metrics).not.toHaveProperty('newFollowers');
		expect(item.unavailable).toEqual(expect.arrayContaining(['newFollowers', 'lostFollowers']));
		expect(Object.keys(item.raw.refused).sort()).toEqual([
			'page_daily_follows_unique',
			'page_daily_unfollows_unique',
		]);
	});

	it('refuses a period that ends before it begins, asking nothing', async () => {
		const run = await world.runWorkflow({
			nodes: [
				facebook(credentials, {
					resource: 'analytics',
					operation: 'getAccount',
					page: byId(page),
					period: 'custom',
					from: '2026-11-02',
					to: '2026-11-01',
				}),
			],
		});
		expect(run.error.message).toBe("'From' (2026-11-02) is after 'To' (2026-11-01)");
		expect(run.error.description).toContain("Give in 'From' the first");
		expect(await insightCalls()).toEqual([]);
	});
});
