import type { IDataObject } from 'n8n-workflow';
import { postField } from '../../../nodes/Instagram/fields';
import { instagramOperations } from '../../../nodes/Instagram/operations';
import type { ItemSetup } from '../support';
import { ACCOUNT, fakeAccount, fakeLogin, itemOf } from '../support';
import { answer, refuse } from '../../support/fakeGraph';

function operationOf(name: string) {
	const [resource, operation] = name.split('.');
	const found = instagramOperations.find(
		(one) => one.resource === resource && one.operation === operation,
	);
	if (!found) throw new Error(`no operation ${name}`);
	return found;
}

async function run(name: string, setup: ItemSetup): Promise<IDataObject[]> {
	return (await operationOf(name).run(itemOf(setup).context)).map(({ json }) => json);
}

/** What n8n takes from a URL in the Post parameter. */
const codeIn = (url: string) => {
	const mode = postField.modes?.find(({ name }) => name === 'url');
	const { regex } = mode?.extractValue as { regex: string };
	return new RegExp(`^${regex}`).exec(url)?.[1];
};

const RAW = {
	id: '17920238422030506',
	caption: 'Hello',
	media_type: 'CAROUSEL_ALBUM',
	media_product_type: 'FEED',
	permalink: 'https://www.instagram.com/p/Abc/',
	shortcode: 'Abc',
	timestamp: '2026-11-19T08:49:14+0000',
	username: 'fernandco',
	like_count: 3,
	children: { data: [{ id: '1', media_type: 'VIDEO' }] },
};

describe('posts', () => {
	it('are read by ID in the shape of all posts', async () => {
		const { api } = fakeAccount({ [`GET ${RAW.id}`]: answer(RAW) });
		expect(await run('post.get', { api, params: { post: RAW.id } })).toEqual([
			expect.objectContaining({
				platform: 'instagram',
				id: RAW.id,
				type: 'carousel',
				text: 'Hello',
				createdAt: '2026-11-19T08:49:14Z',
				children: [{ id: '1', type: 'video', mediaUrl: null }],
				likes: 3,
				comments: null,
				commentsEnabled: null,
			}),
		]);
	});

	it('are looked for by the code of their URL', async () => {
		const { api } = fakeAccount({
			[`GET ${ACCOUNT.id}/media`]: answer({ data: [{ id: '1', shortcode: 'x' }, RAW] }),
			[`GET ${RAW.id}`]: answer(RAW),
		});
		expect(await run('post.get', { api, params: { post: 'p/Abc' } })).toMatchObject([
			{ id: RAW.id },
		]);
		await expect(run('post.get', { api, params: { post: 'reel/Zzz' } })).rejects.toThrow(
			"the code 'Zzz'",
		);
	});

	it('that are stories are looked for by the number of their URL, which is not their ID', async () => {
		const permalink = 'https://www.instagram.com/stories/fernandco/3141592653589793238';
		const { api } = fakeAccount({
			[`GET ${ACCOUNT.id}/stories`]: answer({ data: [{ id: RAW.id, permalink }] }),
			[`GET ${RAW.id}`]: answer(RAW),
		});
		const code = codeIn(`${permalink}/?hl=en`);
		expect(await run('post.get', { api, params: { post: code } })).toMatchObject([{ id: RAW.id }]);
		const gone = 'stories/fernandco/1';
		await expect(run('post.get', { api, params: { post: gone } })).rejects.toThrow(
			'None of the stories',
		);
	});

	it('are known by every form of their URL', () => {
		for (const kind of ['p', 'reel', 'reels', 'tv', 'fernandco/p']) {
			const code = codeIn(`https://www.instagram.com/${kind}/DRz1a2b3c4d/?img_index=1`);
			expect(code).toMatch(/^(p|reels?|tv)\/DRz1a2b3c4d$/);
		}
	});

	it('of others are listed without the fields that only the owner sees', async () => {
		const { api, graph } = fakeAccount({ [`GET ${ACCOUNT.id}/tags`]: answer({ data: [RAW] }) });
		await run('post.getMany', { api, params: { which: 'tags' } });
		expect(graph.calls[0].fields?.fields).toMatch(/children\{id,media_type,media_url\}/);
		expect(graph.calls[0].fields?.fields).not.toMatch(/alt_text|is_comment_enabled/);
	});

	it('that are gone after a lost answer count as deleted', async () => {
		const { api } = fakeAccount({
			'DELETE 17': { lost: true },
			'GET 17': refuse(100, 33),
		});
		expect(await run('post.delete', { api, params: { post: '17' } })).toEqual([
			{ deleted: true, id: '17' },
		]);
	}, 15_000);
});

describe('Get Status', () => {
	it.each([
		['IN_PROGRESS', '', { status: 'processing', canPublish: false }],
		['FINISHED', '', { status: 'ready', canPublish: true }],
		['PUBLISHED', '', { status: 'published' }],
		['EXPIRED', '', { status: 'expired', reason: expect.stringContaining('24 hours') }],
		[
			'ERROR',
			'Error: failed with error code 2207026',
			{ status: 'rejected', advice: expect.stringContaining('H.264') },
		],
	])('of a container that is %s', async (code, status, expected) => {
		const { api } = fakeAccount({ 'GET 17': answer({ status_code: code, status }) });
		expect(await run('post.getStatus', { api, params: { container: '17' } })).toMatchObject([
			expected,
		]);
	});

	it('wants the ID of a container', async () => {
		const { api } = fakeAccount({});
		await expect(run('post.getStatus', { api, params: { container: '' } })).rejects.toThrow(
			'is empty',
		);
	});
});

describe('comments', () => {
	const comments = `GET 17/comments`;

	it('are listed with their replies behind them', async () => {
		const reply = { id: '3', text: 'Me too', username: 'bo' };
		const first = {
			id: '2',
			text: 'Nice',
			from: { id: '9', username: 'ana' },
			replies: { data: [reply] },
		};
		const { api } = fakeAccount({ [comments]: answer({ data: [first, { id: '4', text: 'Hm' }] }) });
		const params = { post: '17', includeReplies: true, limit: 2 };
		expect(await run('comment.getMany', { api, params })).toMatchObject([
			{ id: '2', parentId: null, author: { id: '9', name: 'ana' }, replyCount: 1 },
			{ id: '3', parentId: '2', author: { name: 'bo' } },
		]);
	});

	it('name the ID of their post although it was given by URL', async () => {
		const { api } = fakeAccount({
			[`GET ${ACCOUNT.id}/media`]: answer({ data: [RAW] }),
			[`GET ${RAW.id}/comments`]: answer({ data: [{ id: '2', text: 'Nice' }] }),
		});
		expect(await run('comment.getMany', { api, params: { post: 'p/Abc' } })).toMatchObject([
			{ id: '2', postId: RAW.id },
		]);
	});

	it('whose answer is lost are recognised by their text and author', async () => {
		const at = new Date(Date.now() + 5_000).toISOString();
		const data = [
			{ id: '6', text: 'Thanks', username: 'someone', timestamp: at },
			{ id: '5', text: 'Thanks', username: ACCOUNT.name, timestamp: at },
		];
		const { api } = fakeAccount({
			'POST 17/comments': { lost: true },
			[comments]: answer({ data }),
		});
		const params = { post: '17', text: 'Thanks' };
		expect(await run('comment.create', { api, params })).toMatchObject([
			{ id: '5', replayed: true },
		]);
	}, 15_000);

	it('that Instagram would refuse are refused before', async () => {
		const { api, graph } = fakeAccount({});
		const params = { post: '17', text: 'SHOUTING' };
		await expect(run('comment.create', { api, params })).rejects.toThrow('capital letters');
		expect(graph.calls).toEqual([]);
	});

	it('are answered in private by the linked Page, or by the account itself', async () => {
		const sent = answer({ message_id: 'm1' });
		const linked = fakeAccount(
			{
				'GET me/accounts': answer({
					data: [
						{ id: '77', instagram_business_account: { id: ACCOUNT.id, username: ACCOUNT.name } },
					],
				}),
			},
			{ 'POST 77/messages': sent },
		);
		const params = { comment: '5', text: 'Hello' };
		expect(await run('comment.privateReply', { api: linked.api, params })).toMatchObject([
			{ id: 'm1' },
		]);
		const login = fakeLogin({ [`POST ${ACCOUNT.id}/messages`]: sent });
		await run('comment.privateReply', { api: login.api, params });
		expect(login.graph.calls[0].fields).toEqual({
			recipient: { comment_id: '5' },
			message: { text: 'Hello' },
		});
	});
});

describe('analytics', () => {
	it('of a reel come in seconds, and what Instagram does not give is no 0', async () => {
		const reel = { ...RAW, media_type: 'VIDEO', media_product_type: 'REELS' };
		const { api, graph } = fakeAccount({
			[`GET ${RAW.id}`]: answer(reel),
			[`GET ${RAW.id}/insights`]: answer({
				data: [
					{ name: 'views', values: [{ value: 10 }] },
					{ name: 'ig_reels_avg_watch_time', values: [{ value: 2500 }] },
					{ name: 'reach', values: [] },
				],
			}),
		});
		const [item] = await run('analytics.getPost', { api, params: { post: RAW.id } });
		expect(item.metrics).toEqual({ likes: 3, views: 10, averageWatchTimeSeconds: 2.5 });
		expect(item.unavailable).toEqual(expect.arrayContaining(['reach', 'saves']));
		expect(graph.calls[1].fields).toMatchObject({ period: 'lifetime' });
		expect(graph.calls[1].fields?.metric).not.toMatch(/navigation|follows/);
	});

	it('of a story that hardly anybody has seen are unavailable, which is no missing permission', async () => {
		const story = { ...RAW, media_type: 'IMAGE', media_product_type: 'STORY' };
		const { api } = fakeAccount({
			[`GET ${RAW.id}`]: answer(story),
			[`GET ${RAW.id}/insights`]: refuse(
				10,
				undefined,
				'(#10) Not enough viewers for the media to show insights',
			),
		});
		const params = { post: RAW.id };
		const { context, hints } = itemOf({ api, params });
		const [{ json: item }] = await operationOf('analytics.getPost').run(context);
		expect(item.metrics).toEqual({ likes: 3 });
		expect(item.unavailable).toEqual(expect.arrayContaining(['views', 'reach', 'navigation']));
		expect(hints.join()).not.toMatch(/Reconnect|permission/);
	});

	it('of an account are totals of the period, with the parts that are asked for', async () => {
		const total = (name: string, value: number) => ({ name, total_value: { value } });
		const parts = {
			name: 'views',
			total_value: {
				value: 5210,
				breakdowns: [{ results: [{ dimension_values: ['REEL'], value: 4100 }] }],
			},
		};
		const { api } = fakeAccount({
			[`GET ${ACCOUNT.id}/insights`]: ({ fields }) => {
				if (fields?.breakdown) return answer({ data: [parts] });
				if (fields?.metric_type)
					return answer({ data: [total('views', 5210), total('reach', 90)] });
				return answer({ data: [{ name: 'follower_count', values: [{ value: 2 }, { value: 3 }] }] });
			},
			[`GET ${ACCOUNT.id}`]: answer({ followers_count: 4200, id: ACCOUNT.id }),
		});
		const params = { period: 'last7', breakdown: 'media_product_type' };
		const [item] = await run('analytics.getAccount', { api, params });
		expect(item.metrics).toEqual({ views: 5210, reach: 90, newFollowers: 5, followers: 4200 });
		expect(item.breakdown).toMatchObject({ by: 'media_product_type', views: { REEL: 4100 } });
	});
});

describe('numbers of an account', () => {
	beforeEach(() =>
		jest.useFakeTimers({ now: Date.parse('2026-11-27T07:30:00Z'), doNotFake: ['nextTick'] }),
	);
	afterEach(() => jest.useRealTimers());

	const custom = (from: string, to: string) => ({ period: 'custom', from, to });

	it.each([
		['2026-11-26', 4200],
		['2026-11-25', undefined],
	])('have the followers of today in a period until %s: %s', async (to, followers) => {
		const { api } = fakeAccount({
			[`GET ${ACCOUNT.id}/insights`]: answer({ data: [] }),
			[`GET ${ACCOUNT.id}`]: answer({ followers_count: 4200, id: ACCOUNT.id }),
		});
		const [item] = await run('analytics.getAccount', { api, params: custom('2026-11-20', to) });
		expect((item.metrics as IDataObject).followers).toBe(followers);
		expect((item.unavailable as string[]).includes('followers')).toBe(followers === undefined);
	});

	it('have those who came and those who left in the breakdown by followers', async () => {
		const results = [
			{ dimension_values: ['FOLLOWER'], value: 12 },
			{ dimension_values: ['NON_FOLLOWER'], value: 5 },
		];
		const { api } = fakeAccount({
			[`GET ${ACCOUNT.id}/insights`]: ({ fields }) =>
				answer({
					data: String(fields?.metric).includes('follows_and_unfollows')
						? [{ name: 'follows_and_unfollows', total_value: { breakdowns: [{ results }] } }]
						: [],
				}),
		});
		const params = { ...custom('2026-11-01', '2026-11-07'), breakdown: 'follow_type' };
		const [item] = await run('analytics.getAccount', { api, params });
		expect(item.breakdown).toMatchObject({
			by: 'follow_type',
			followsAndUnfollows: { FOLLOWER: 12, NON_FOLLOWER: 5 },
		});
		expect(item.unavailable).not.toContain('followsAndUnfollows');
	});

	it('have the demographics of a time, null where Instagram tells none', async () => {
		const { api, graph } = fakeAccount({
			[`GET ${ACCOUNT.id}/insights`]: ({ fields }) => {
				const results = [{ dimension_values: [`some ${String(fields?.breakdown)}`], value: 7 }];
				const entry = { name: 'follower_demographics', total_value: { breakdowns: [{ results }] } };
				return answer({ data: fields?.period === 'lifetime' ? [entry] : [] });
			},
		});
		const params = { ...custom('2026-11-01', '2026-11-07'), demographics: 'this_week' };
		const [item] = await run('analytics.getAccount', { api, params });
		expect(item.demographics).toEqual({
			timeframe: 'this_week',
			followers: {
				age: { 'some age': 7 },
				city: { 'some city': 7 },
				country: { 'some country': 7 },
				gender: { 'some gender': 7 },
			},
			engagedAudience: { age: null, city: null, country: null, gender: null },
		});
		const asked = graph.calls.filter(({ fields }) => fields?.period === 'lifetime');
		expect(asked.map(({ fields }) => fields?.timeframe)).toEqual(Array(4).fill('this_week'));
	});
});

describe('hashtags', () => {
	it('are searched with their posts, without the #', async () => {
		const { api, graph } = fakeAccount({
			'GET ig_hashtag_search': answer({ data: [{ id: '99' }] }),
			'GET 99/top_media': answer({
				data: [{ id: '1', caption: '#bread', permalink: 'https://a' }],
			}),
		});
		const params = { hashtag: '#bread', which: 'top_media' };
		expect(await run('hashtag.getPosts', { api, params })).toMatchObject([
			{ id: '1', hashtag: 'bread', text: '#bread', likes: null },
		]);
		expect(graph.calls[0].fields).toEqual({ user_id: ACCOUNT.id, q: 'bread' });
	});

	it('are asked for 50 posts a page at most', async () => {
		const { api, graph } = fakeAccount({
			'GET ig_hashtag_search': answer({ data: [{ id: '99' }] }),
			'GET 99/recent_media': answer({ data: [{ id: '1' }] }),
		});
		for (const more of [{ returnAll: true }, { limit: 80 }, { limit: 7 }]) {
			await run('hashtag.getPosts', { api, params: { hashtag: 'bread', ...more } });
		}
		const pages = graph.calls.filter(({ path }) => path === '99/recent_media');
		expect(pages.map(({ fields }) => fields?.limit)).toEqual([50, 50, 7]);
	});

	it('cannot be searched through Instagram Login', async () => {
		const { api } = fakeLogin({});
		await expect(run('hashtag.getPosts', { api, params: { hashtag: 'a' } })).rejects.toThrow(
			'Facebook Login only',
		);
	});
});

describe('the check of a connection', () => {
	const me = answer({ id: '5', name: 'Ops' });

	it('names missing permissions and the accounts that it reaches', async () => {
		const { api } = fakeAccount({
			'GET me': me,
			'GET me/permissions': answer({
				data: [{ permission: 'instagram_basic', status: 'granted' }],
			}),
			'GET me/accounts': answer({
				data: [
					{
						id: '77',
						name: 'Fern',
						instagram_business_account: { id: ACCOUNT.id, username: ACCOUNT.name },
					},
					{ id: '78', name: 'None' },
				],
			}),
		});
		const [check] = await run('account.check', { api, params: { jobs: ['publish'] } });
		expect(check).toMatchObject({
			verified: true,
			canPublish: false,
			scopes: { missing: ['instagram_content_publish', 'pages_read_engagement'] },
			accounts: [{ id: ACCOUNT.id, page: { id: '77' } }],
		});
	});

	it('says what Instagram Login does not tell', async () => {
		const { api } = fakeLogin({
			'GET me': answer({ user_id: ACCOUNT.id, username: ACCOUNT.name }),
		});
		const [check] = await run('account.check', { api });
		expect(check).toMatchObject({
			verified: true,
			canPublish: null,
			accountId: ACCOUNT.id,
			expiresAt: null,
		});
		expect(check.message).toContain('does not tell which permissions');
	});
});
