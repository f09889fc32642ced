// @ts-check
'use strict';

const { startX } = require('./xClient');

const DAY_MS = 24 * 3_600_000;

/** @type {Awaited<ReturnType<typeof startX>>} */
let x;
beforeAll(async () => {
	x = await startX();
});
afterAll(() => x.sandbox.stop());
beforeEach(() => x.client.control('reset', {}));

const read = async (path, token) => (await x.get(path, token)).json;
const idsOf = ({ data = [] }) => data.map(({ id }) => id);
const own = () => `/2/users/${x.seed.users.fern.id}/tweets`;
const search = (query, more = '') =>
	read(`/2/tweets/search/recent?query=${encodeURIComponent(query)}${more}`);

/** Posts `count` texts; their ids, newest first. @param {number} count */
async function postMany(count) {
	const ids = [];
	for (let index = 0; index < count; index += 1)
		ids.unshift((await x.post({ text: `Post ${index}` })).json.data.id);
	return ids;
}

describe('a post that is read', () => {
	it('has id, text and history, and what was asked for', async () => {
		const { data } = await read(`/2/tweets/${x.seed.ownPostId}`);
		expect(Object.keys(data)).toEqual(['id', 'text', 'edit_history_tweet_ids']);
		const asked = await read(
			`/2/tweets/${x.seed.replyId}?tweet.fields=author_id,conversation_id,created_at,in_reply_to_user_id,referenced_tweets,reply_settings`,
		);
		expect(asked.data).toMatchObject({
			author_id: x.seed.users.ana.id,
			conversation_id: x.seed.ownPostId,
			in_reply_to_user_id: x.seed.users.fern.id,
			referenced_tweets: [{ type: 'replied_to', id: x.seed.ownPostId }],
			reply_settings: 'everyone',
		});
		expect(asked.data.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
	});

	it('tells the links behind the short ones', async () => {
		const { data } = await read(`/2/tweets/${x.seed.ownPostId}?tweet.fields=entities`);
		const [url] = data.entities.urls;
		expect(url).toMatchObject({
			expanded_url: 'https://shop.example.com/autumn',
			display_url: 'shop.example.com/autumn',
		});
		expect(data.text.slice(url.start, url.end)).toBe(url.url);
	});

	it('brings along what is expanded', async () => {
		const { includes } = await read(
			`/2/tweets?ids=${x.seed.replyId}&expansions=author_id,referenced_tweets.id&user.fields=subscription_type`,
		);
		expect(includes.users).toEqual([
			{ id: x.seed.users.ana.id, name: 'Ana', username: 'ana_reads', subscription_type: 'None' },
		]);
		expect(idsOf({ data: includes.tweets })).toEqual([x.seed.ownPostId]);
	});

	it('is told to be missing, or not to be for the caller, with status 200', async () => {
		const { status, json } = await x.get(
			`/2/tweets?ids=1,${x.seed.protectedPostId},${x.seed.ownPostId}`,
		);
		expect(status).toBe(200);
		expect(idsOf(json)).toEqual([x.seed.ownPostId]);
		expect(json.errors.map(({ type }) => type.split('/').pop())).toEqual([
			'resource-not-found',
			'not-authorized-for-resource',
		]);
		const single = await x.get('/2/tweets/1');
		expect([single.status, single.json.data]).toEqual([200, undefined]);
		await x.settings({ missingPostStatus: 404 });
		expect((await x.get('/2/tweets/1')).status).toBe(404);
	});

	it.each([
		['an unknown field', 'tweet.fields=likes'],
		['an unknown parameter', 'fields=id'],
		['a parameter twice', 'tweet.fields=id&tweet.fields=text'],
		['a field twice', 'tweet.fields=id,id'],
		['a blank in a list', 'tweet.fields=id, text'],
	])('is refused with %s', async (_what, query) => {
		expect((await x.get(`/2/tweets/${x.seed.ownPostId}?${query}`)).status).toBe(400);
	});

	it('takes at most 100 ids', async () => {
		const ids = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
		expect((await x.get(`/2/tweets?ids=${ids}`)).status).toBe(400);
		expect((await x.get('/2/tweets')).status).toBe(400);
	});
});

describe('the two namings of fields', () => {
	const asked = {
		old: 'tweet.fields=public_metrics,author_id,referenced_tweets',
		new: 'post.fields=public_metrics&expansions=author_id,referenced_posts',
	};

	it('answer as they are asked', async () => {
		const old = await read(`/2/tweets/${x.seed.replyId}?${asked.old}`);
		expect(old.data).toMatchObject({
			author_id: x.seed.users.ana.id,
			edit_history_tweet_ids: [x.seed.replyId],
		});
		expect(old.data.public_metrics.retweet_count).toBe(0);
		const now = await read(`/2/tweets/${x.seed.replyId}?${asked.new}`);
		expect(now.data).toMatchObject({
			author_id: x.seed.users.ana.id,
			edit_history_post_ids: [x.seed.replyId],
			referenced_posts: [{ type: 'replied_to', id: x.seed.ownPostId }],
		});
		expect(now.data.public_metrics.repost_count).toBe(0);
		expect(idsOf({ data: now.includes.posts })).toEqual([x.seed.ownPostId]);
	});

	it('do not mix, and know only their own names', async () => {
		const path = `/2/tweets/${x.seed.replyId}`;
		expect((await x.get(`${path}?tweet.fields=id&post.fields=id`)).status).toBe(400);
		expect((await x.get(`${path}?tweet.fields=id&expansions=referenced_posts`)).status).toBe(400);
		expect((await x.get(`${path}?post.fields=author_id`)).status).toBe(400);
		expect((await x.get(`${path}?post.fields=note_tweet`)).status).toBe(400);
	});

	it('can be limited to one of them', async () => {
		const path = `/2/tweets/${x.seed.replyId}`;
		const statuses = async () => [
			(await x.get(`${path}?${asked.old}`)).status,
			(await x.get(`${path}?${asked.new}`)).status,
		];
		await x.settings({ fieldNames: 'old' });
		expect(await statuses()).toEqual([200, 400]);
		await x.settings({ fieldNames: 'new' });
		expect(await statuses()).toEqual([400, 200]);
		expect((await x.post({ text: 'Hello' })).json.data.edit_history_post_ids).toHaveLength(1);
		const { data } = await read('/2/users/me?user.fields=public_metrics');
		expect(data.public_metrics.post_count).toBe(3);
	});
});

describe('private metrics', () => {
	const fields = 'tweet.fields=public_metrics,non_public_metrics,organic_metrics';

	it('are for the author, for 30 days', async () => {
		const { data, errors } = await read(`/2/tweets/${x.seed.ownPostId}?${fields}`);
		expect(errors).toBeUndefined();
		expect(data.non_public_metrics).toEqual({
			impression_count: 1204,
			url_link_clicks: 22,
			user_profile_clicks: 6,
			engagements: 87,
		});
		expect(data.public_metrics).toMatchObject({
			like_count: 31,
			reply_count: 1,
			bookmark_count: 4,
		});
	});

	it.each(['oldPostId', 'foreignPostId'])(
		'leave out the fields of %s, and say so',
		async (name) => {
			const { data, errors } = await read(
				`/2/tweets?ids=${x.seed[name]},${x.seed.ownPostId}&${fields}`,
			);
			expect(data).toHaveLength(2);
			expect(data[0].non_public_metrics).toBeUndefined();
			expect(data[1].non_public_metrics).toBeDefined();
			expect(errors.map(({ field, resource_id }) => [field, resource_id])).toEqual([
				['non_public_metrics', x.seed[name]],
				['organic_metrics', x.seed[name]],
			]);
			expect(errors[0].type).toMatch(/\/not-authorized-for-field$/);
		},
	);

	it('can leave out the whole post', async () => {
		await x.settings({ privateMetricsRefusal: 'post' });
		const { data, errors } = await read(`/2/tweets?ids=${x.seed.oldPostId}&${fields}`);
		expect([data, errors.length]).toEqual([undefined, 2]);
	});

	it('are not for the app', async () => {
		const { errors } = await read(`/2/tweets/${x.seed.ownPostId}?${fields}`, x.seed.tokens.app);
		expect(errors).toHaveLength(2);
	});
});

describe("an account's posts", () => {
	it('come newest first, page by page', async () => {
		const ids = [...(await postMany(6)), x.seed.ownPostId, x.seed.oldPostId];
		const first = await read(`${own()}?max_results=5`);
		expect(idsOf(first)).toEqual(ids.slice(0, 5));
		expect(first.meta).toEqual({
			newest_id: ids[0],
			oldest_id: ids[4],
			result_count: 5,
			next_token: expect.any(String),
		});
		const second = await read(`${own()}?max_results=5&pagination_token=${first.meta.next_token}`);
		expect(idsOf(second)).toEqual(ids.slice(5));
		expect(second.meta.next_token).toBeUndefined();
	});

	it('can have an empty page before others', async () => {
		await x.settings({ sparsePages: true });
		const first = await read(own());
		expect([first.data, first.meta.result_count]).toEqual([undefined, 0]);
		const second = await read(`${own()}?pagination_token=${first.meta.next_token}`);
		expect(second.meta.result_count).toBe(2);
	});

	it('are bound by ids and times', async () => {
		const [third, second, first] = await postMany(3);
		expect(idsOf(await read(`${own()}?since_id=${first}`))).toEqual([third, second]);
		expect(idsOf(await read(`${own()}?since_id=${first}&until_id=${third}`))).toEqual([second]);
		const start = new Date(Date.now() - 4 * DAY_MS).toISOString();
		expect(idsOf(await read(`${own()}?start_time=${start}&until_id=${first}`))).toEqual([
			x.seed.ownPostId,
		]);
	});

	it('leave out replies when asked to', async () => {
		const first = (await x.post({ text: 'One' })).json.data.id;
		await x.post({ text: 'Two', reply: { in_reply_to_tweet_id: first } });
		const ids = idsOf(await read(`${own()}?exclude=replies,retweets`));
		expect(ids).toEqual([first, x.seed.ownPostId, x.seed.oldPostId]);
	});

	it('show a new one only when it is indexed; by its id it is there at once', async () => {
		await x.settings({ indexingMs: 5_000 });
		const { id } = (await x.post({ text: 'New' })).json.data;
		expect(idsOf(await read(own()))).not.toContain(id);
		expect((await read(`/2/tweets/${id}`)).data.text).toBe('New');
		await x.settings({ advanceClockMs: 5_001 });
		expect(idsOf(await read(own()))).toContain(id);
	});

	it.each([
		['fewer than five a page', 'max_results=4'],
		['more than 100 a page', 'max_results=101'],
		['a token that is none', 'pagination_token=abc'],
		['a start in the future', 'start_time=2126-01-01T00:00:00Z'],
		['a start after the end', 'start_time=2026-01-02T00:00:00Z&end_time=2026-01-01T00:00:00Z'],
		['a start before 2010-11-06', 'start_time=2010-11-05T23:59:59Z'],
		['a time with an offset', 'start_time=2026-01-02T00:00:00%2B01:00'],
		['a day without a time', 'start_time=2026-01-02'],
		['ids the wrong way round', 'since_id=2&until_id=1'],
	])('are refused with %s', async (_what, query) => {
		expect((await x.get(`${own()}?${query}`)).status).toBe(400);
	});

	it('are none for an account that is not there', async () => {
		const { errors, meta } = await read('/2/users/1/tweets');
		expect([errors[0].resource_type, meta]).toEqual(['user', undefined]);
	});

	it('are mentioned by others', async () => {
		const { data } = await read(`/2/users/${x.seed.users.fern.id}/mentions`);
		expect(idsOf({ data })).toEqual([x.seed.mentionId, x.seed.replyId]);
	});
});

describe('the search', () => {
	it.each([
		['conversation_id:OWN', ['replyId', 'ownPostId']],
		['conversation_id:OWN is:reply', ['replyId']],
		['conversation_id:OWN -from:ana_reads', ['ownPostId']],
		['in_reply_to_tweet_id:OWN', ['replyId']],
		['to:fernandco', ['replyId']],
		['@fernandco', ['mentionId', 'replyId']],
		['"nice plants" OR catalogue', ['mentionId', 'ownPostId']],
		['(plants OR paper) -from:bruno_bikes', ['replyId']],
		['from:fernandco has:links', ['ownPostId']],
		['url:"shop.example.com"', ['ownPostId']],
	])('finds %s', async (query, names) => {
		const found = await search(query.replace('OWN', x.seed.ownPostId));
		expect(idsOf(found)).toEqual(names.map((name) => x.seed[name]));
	});

	it('knows nothing of protected accounts and of more than seven days ago', async () => {
		expect((await search('followers OR "second shop"')).meta.result_count).toBe(0);
	});

	it.each([
		['an operator that needs another', 'is:reply'],
		['what is only excluded', '-from:fernandco'],
		['an unknown operator', 'form:fernandco'],
		['an open bracket', '(plants'],
		['more than 512 characters', 'a'.repeat(513)],
	])('refuses %s', async (_what, query) => {
		expect((await search(query)).title).toBe('Invalid Request');
	});

	it('refuses a period that begins too early or ends too late', async () => {
		const at = (ms) => new Date(Date.now() + ms).toISOString();
		expect((await search('plants', `&start_time=${at(-8 * DAY_MS)}`)).title).toBe(
			'Invalid Request',
		);
		expect((await search('plants', `&end_time=${at(-1_000)}`)).title).toBe('Invalid Request');
		expect((await search('plants', '&max_results=9')).title).toBe('Invalid Request');
	});

	it('goes on with next_token', async () => {
		await postMany(12);
		const first = await search('from:fernandco', '&max_results=10');
		const second = await search(
			'from:fernandco',
			`&max_results=10&next_token=${first.meta.next_token}`,
		);
		expect(idsOf(first)).toHaveLength(10);
		expect(idsOf(second)).toHaveLength(3);
	});
});

describe('analytics', () => {
	const at = (ms) => new Date(Date.now() + ms).toISOString();
	const analytics = (changes = {}) => {
		const query = {
			ids: x.seed.ownPostId,
			start_time: at(-7 * DAY_MS),
			end_time: at(-60_000),
			granularity: 'total',
			...changes,
		};
		return x.get(`/2/tweets/analytics?${new URLSearchParams(query)}`);
	};

	it('are totals, or the numbers of each day', async () => {
		const { json } = await analytics({ 'analytics.fields': 'impressions,likes' });
		expect(json.data).toEqual([
			{
				id: x.seed.ownPostId,
				timestamped_metrics: [
					{ timestamp: expect.any(String), metrics: { impressions: 1204, likes: 31 } },
				],
			},
		]);
		const daily = (await analytics({ granularity: 'daily', 'analytics.fields': 'impressions' }))
			.json;
		const values = daily.data[0].timestamped_metrics.map(({ metrics }) => metrics.impressions);
		expect(values.length).toBeGreaterThanOrEqual(7);
		expect(values.filter((value) => value > 0)).toEqual([1204]);
	});

	it('grow with what visitors do', async () => {
		await x.visit({
			action: 'engage',
			postId: x.seed.ownPostId,
			at: at(-3_600_000),
			metrics: { impressions: 6 },
		});
		const { json } = await analytics({ 'analytics.fields': 'impressions' });
		expect(json.data[0].timestamped_metrics[0].metrics.impressions).toBe(1210);
	});

	it('are of a post of the past, too, in its place among the others', async () => {
		const past = async (/** @type {number} */ daysAgo) =>
			(await x.visit({ action: 'post', from: 'fernandco', at: at(-daysAgo * DAY_MS) })).postId;
		const [older, newer] = [await past(40), await past(20)];
		const { data } = await read(`${own()}?max_results=100&tweet.fields=created_at`);
		const ids = idsOf({ data });
		expect(ids.indexOf(newer)).toBeLessThan(ids.indexOf(older));
		const { created_at: created } = data.find(({ id }) => id === older);
		expect(Date.now() - Date.parse(created)).toBeGreaterThan(39 * DAY_MS);
	});

	it('are for own posts', async () => {
		const { json } = await analytics({ ids: `${x.seed.ownPostId},${x.seed.foreignPostId}` });
		expect(idsOf(json)).toEqual([x.seed.ownPostId]);
		expect(json.errors[0].resource_id).toBe(x.seed.foreignPostId);
	});

	it.each([
		['an end in the future', () => ({ end_time: at(60_000) })],
		['a start after the end', () => ({ start_time: at(-30_000) })],
		['an unknown metric', () => ({ 'analytics.fields': 'views' })],
		['an unknown granularity', () => ({ granularity: 'monthly' })],
	])('are refused with %s', async (_what, changes) => {
		expect((await analytics(changes())).status).toBe(400);
	});
});

describe('accounts, communities and usage', () => {
	it('shows the own account', async () => {
		const { data } = await read(
			'/2/users/me?user.fields=subscription_type,protected,public_metrics,profile_image_url',
		);
		expect(data).toMatchObject({
			id: x.seed.users.fern.id,
			username: 'fernandco',
			name: 'Fern & Co',
			subscription_type: 'None',
			public_metrics: { tweet_count: 2 },
		});
		const moss = await read('/2/users/me?user.fields=subscription_type', x.seed.tokens.moss);
		expect(moss.data.subscription_type).toBe('Premium');
	});

	it('finds accounts by id and by name', async () => {
		const { fern, ana } = x.seed.users;
		expect((await read(`/2/users/by/username/Ana_Reads`)).data.id).toBe(ana.id);
		expect(idsOf(await read(`/2/users/by?usernames=${fern.username},${ana.username}`))).toEqual([
			fern.id,
			ana.id,
		]);
		expect((await read(`/2/users?ids=${fern.id},1`)).errors[0].value).toBe('1');
		expect((await read('/2/users/by/username/nobody')).errors).toHaveLength(1);
	});

	it('shows communities', async () => {
		const { gardeners } = x.seed.communities;
		const path = `/2/communities/${gardeners.id}?community.fields=member_count`;
		const { data } = await read(path, x.seed.tokens.fernAll);
		expect(data).toEqual({ id: gardeners.id, name: 'City gardeners', member_count: 2 });
		expect(idsOf(await read('/2/communities/search?query=garden'))).toEqual([gardeners.id]);
	});

	it('counts what the project has read, for the app', async () => {
		await read(own());
		const { data } = await read('/2/usage/tweets?days=2', x.seed.tokens.app);
		expect(data).toMatchObject({ project_usage: '2', project_cap: '3000000' });
		expect(data.daily_project_usage.usage).toHaveLength(2);
		expect((await x.get('/2/usage/tweets')).status).toBe(403);
		expect((await x.get('/2/usage/tweets?days=91', x.seed.tokens.app)).status).toBe(400);
	});
});
