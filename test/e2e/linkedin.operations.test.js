// @ts-check
'use strict';

const { DateTime } = require('luxon');
const {
	authorState,
	byId,
	linkedin,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	personUrn,
} = require('../support/linkedin.js');
const { requestsOf, writesOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
const HOST = 'api.linkedin.com';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** Of an app for Community Management, and of one that may only post as the person. */
/** @type {object} */
let community;
/** @type {object} */
let share;
/** @type {string} */
let page;
/** @type {string} */
let ada;
/** Post of the page that was there before. @type {string} */
let postUrn;

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	community = await linkedInCredential(world, TYPE);
	share = await linkedInCredential(world, TYPE, { app: 'share' });
	page = organizationUrn(seed.pages.fern);
	ada = personUrn(seed.people.ada);
	postUrn = seed.foreignPost;
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/**
 * @param {string} name such as `comment.create` @param {Record<string, unknown>} parameters
 * @param {any} [more] credentials, input, settings of the node
 */
async function run(name, parameters, { credentials = community, input, ...settings } = {}) {
	const [resource, operation] = name.split('.');
	const all = { resource, operation, author: byId(page), ...parameters };
	return await world.runWorkflow({ nodes: [linkedin(credentials, all, settings)] }, { input });
}

/** The items of a run that has to succeed. @type {(...call: Parameters<typeof run>) => Promise<any[]>} */
async function itemsOf(...call) {
	const { error, items } = await run(...call);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

const visitor = async (/** @type {object} */ action) =>
	await world.sandbox.visitor({ network: 'linkedin', ...action });

/** @param {string} urn of the author */
async function postOf(urn = page, id = postUrn) {
	const { posts } = await authorState(world, urn);
	return posts.find((/** @type {any} */ post) => post.urn === id);
}

const lostAfter = (/** @type {string} */ method, /** @type {string} */ path, more = {}) =>
	world.sandbox.faults([
		{ host: HOST, method, path, times: 1, effect: { kind: 'lost-after' }, ...more },
	]);

describe('comments', () => {
	/** Comment of a visitor. @type {string} */
	let commentUrn;

	beforeEach(async () => {
		({ commentUrn } = await visitor({ action: 'comment', postUrn, message: 'Do you ship?' }));
	});

	const ofPage = async () =>
		(await postOf()).comments.filter((/** @type {any} */ { actor }) => actor === page);

	it('are written as the page, every character as typed, with a mention', async () => {
		const text = `(Yes) [we] {do} <b> *a* _b_ ~c~ | \\ # @ “שלום” 👩‍🚀 @[Moss Bakery](${organizationUrn(seed.pages.moss)})`;
		const [item] = await itemsOf('comment.create', { post: byId(postUrn), text });
		const [written] = await ofPage();
		expect(written.text).toBe('(Yes) [we] {do} <b> *a* _b_ ~c~ | \\ # @ “שלום” 👩‍🚀 Moss Bakery');
		expect(written.attributes).toEqual([
			{ start: written.text.length - 11, length: 11, value: expect.any(Object) },
		]);
		expect(item).toEqual({
			platform: 'linkedin',
			id: written.urn,
			postId: postUrn,
			parentId: null,
			author: { id: page, name: '' },
			text: written.text,
			createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			likeCount: 0,
			replyCount: 0,
			hidden: null,
			url: expect.stringContaining('https://www.linkedin.com/feed/update/urn:li:activity:'),
			replayed: false,
		});
	});

	it('reply to a comment by its ID or its link', async () => {
		const [first] = await itemsOf('comment.create', {
			commentOn: 'comment',
			comment: commentUrn,
			text: 'Yes!',
		});
		expect(first).toMatchObject({ parentId: commentUrn, text: 'Yes!' });
		const link = `https://www.linkedin.com/feed/update/${(await postOf()).activity}?commentUrn=${encodeURIComponent(commentUrn)}`;
		await itemsOf('comment.create', { commentOn: 'comment', comment: link, text: 'Worldwide' });
		const replies = await ofPage();
		expect(replies.map((/** @type {any} */ { text, parent }) => [text, parent])).toEqual([
			['Yes!', commentUrn],
			['Worldwide', commentUrn],
		]);
	});

	it('are written once when the answer is lost after the comment is there', async () => {
		await lostAfter('POST', '/comments');
		const [item] = await itemsOf(
			'comment.create',
			{ post: byId(postUrn), text: 'Only once' },
			RETRIES,
		);
		const written = await ofPage();
		expect(written).toHaveLength(1);
		expect(item).toMatchObject({ id: written[0].urn, replayed: true });
	});

	it('are written once each, two equal ones too, while every third answer is lost', async () => {
		await lostAfter('POST', '/comments', { times: undefined, every: 3 });
		const input = Array.from({ length: 9 }, (_, n) => ({ text: `Answer ${n === 8 ? 7 : n}` }));
		const items = await itemsOf(
			'comment.create',
			{ post: byId(postUrn), text: '={{ $json.text }}' },
			{ ...RETRIES, input },
		);
		const texts = (await ofPage()).map((/** @type {any} */ { text }) => text).sort();
		expect(texts).toEqual(input.map(({ text }) => text).sort());
		expect(new Set(items.map(({ id }) => id)).size).toBe(9);
	}, 90_000);

	it('end as unknown when the answer is lost and the app may not read comments', async () => {
		await lostAfter('POST', '/comments');
		const { error } = await run(
			'comment.create',
			{ author: byId('me'), post: byId(seed.memberPost), text: 'Mine' },
			{ ...RETRIES, credentials: share },
		);
		expect(error.context.socialOps.kind).toBe('outcome-unknown');
		expect((await postOf(ada, seed.memberPost)).comments).toHaveLength(1);
	}, 60_000);

	it('are listed with their replies, up to the limit, over all pages', async () => {
		const { commentUrn: reply } = await visitor({ action: 'reply', commentUrn, message: 'Me too' });
		for (let n = 0; n < 119; n += 1)
			await visitor({ action: 'comment', postUrn, message: `No. ${n}` });
		const all = await itemsOf('comment.getMany', {
			post: byId(postUrn),
			returnAll: true,
			includeReplies: true,
		});
		expect(new Set(all.map(({ id }) => id)).size).toBe(121);
		expect(all.slice(0, 2)).toMatchObject([
			{ id: commentUrn, replyCount: 1, postId: postUrn },
			{ id: reply, parentId: commentUrn, text: 'Me too' },
		]);
		expect(await itemsOf('comment.getMany', { post: byId(postUrn), limit: 3 })).toHaveLength(3);
	}, 60_000);

	it('get another text, and are deleted, once when the answer is lost', async () => {
		const [{ id }] = await itemsOf('comment.create', { post: byId(postUrn), text: 'Helo' });
		expect(await itemsOf('comment.update', { comment: id, text: 'Hello' })).toEqual([
			{ platform: 'linkedin', id, text: 'Hello' },
		]);
		expect((await ofPage())[0].text).toBe('Hello');
		await lostAfter('DELETE', '/comments');
		expect(await itemsOf('comment.delete', { comment: id }, RETRIES)).toEqual([
			{ deleted: true, id },
		]);
		expect(await ofPage()).toEqual([]);
		const deletes = (await writesOf(world)).filter((call) => call.startsWith('DELETE'));
		expect(deletes).toHaveLength(1);
	});

	it('say what is wrong: no such comment, not written by the page', async () => {
		const gone = commentUrn.replace(/\d+\)$/, '1)');
		const missing = await run('comment.delete', { comment: gone });
		expect(missing.error.context.socialOps.kind).toBe('not-found');
		const foreign = await run('comment.update', { comment: commentUrn, text: 'Mine' });
		expect(foreign.error.context.socialOps.kind).toBe('permission-missing');
	});
});

describe('reactions', () => {
	it('are added, changed, listed and removed as the page', async () => {
		await visitor({ action: 'reaction', postUrn, reaction: 'PRAISE' });
		const target = { post: byId(postUrn) };
		expect(await itemsOf('reaction.add', { ...target, reactionType: 'EMPATHY' })).toEqual([
			{ platform: 'linkedin', entityId: postUrn, actorId: page, reaction: 'EMPATHY' },
		]);
		await itemsOf('reaction.add', { ...target, reactionType: 'LIKE' });
		expect((await postOf()).reactions).toMatchObject({ [page]: 'LIKE' });
		const listed = await itemsOf('reaction.getMany', target);
		expect(listed.map(({ type }) => type).sort()).toEqual(['LIKE', 'PRAISE']);
		await lostAfter('DELETE', '/reactions');
		expect(await itemsOf('reaction.remove', target, RETRIES)).toMatchObject([{ reaction: null }]);
		expect((await postOf()).reactions).not.toHaveProperty(page);
	});

	it('stand under a comment too', async () => {
		const { commentUrn } = await visitor({ action: 'comment', postUrn });
		await itemsOf('reaction.add', { reactOn: 'comment', comment: commentUrn });
		const [comment] = (await postOf()).comments;
		expect(comment.reactions).toEqual({ [page]: 'LIKE' });
	});
});

describe('analytics', () => {
	it('of a post of the page come with what LinkedIn does not give', async () => {
		await visitor({ action: 'reaction', postUrn, reaction: 'PRAISE' });
		await visitor({ action: 'comment', postUrn });
		await visitor({ action: 'view', postUrn, count: 5 });
		const [item] = await itemsOf('analytics.getPost', { post: byId(postUrn) });
		expect(item).toMatchObject({
			platform: 'linkedin',
			account: { id: page, name: seed.pages.fern.name },
			postId: postUrn,
			period: { from: item.publishedAt },
		});
		expect(item.metrics).toMatchObject({
			impressions: expect.any(Number),
			reach: expect.any(Number),
			engagements: expect.any(Number),
			reactions: 1,
			comments: 1,
		});
		expect(item.metrics.impressions).toBeGreaterThan(item.metrics.reach);
		expect(item.unavailable).toEqual(expect.arrayContaining(['saves', 'videoViews']));
	});

	it('of the newest posts take one call for statistics', async () => {
		const items = await itemsOf('analytics.getPost', { posts: 'recent', limit: 10 });
		expect(items.map(({ postId }) => postId)).toEqual([postUrn]);
		const statistics = (await requestsOf(world)).filter(({ path }) =>
			path.endsWith('/organizationalEntityShareStatistics'),
		);
		expect(statistics).toHaveLength(1);
	});

	it('of a page come for a period and by day, the days adding up', async () => {
		const [from, to] = [7, 1].map((days) => DateTime.utc().minus({ days }).toISODate());
		const period = { period: 'custom', from, to };
		const [whole] = await itemsOf('analytics.getAccount', period);
		const days = await itemsOf('analytics.getAccount', { ...period, perDay: true });
		expect(days).toHaveLength(7);
		const sum = (/** @type {string} */ name) =>
			days.reduce((all, { metrics }) => all + (metrics[name] ?? 0), 0);
		for (const name of ['impressions', 'clicks', 'newFollowers', 'profileViews']) {
			expect([name, whole.metrics[name]]).toEqual([name, sum(name)]);
		}
		expect(whole.metrics).toMatchObject({
			followers: seed.pages.fern.followers,
			reach: expect.any(Number),
			engagementRate: expect.any(Number),
		});
		expect(whole.unavailable).toEqual(
			expect.arrayContaining(['lostFollowers', 'uniqueProfileViews']),
		);
		expect(days[0].unavailable).toContain('followers');
	});

	it('of a page reach back twelve months and no further, over several calls', async () => {
		const to = DateTime.utc().minus({ days: 1 });
		const custom = { period: 'custom', to: to.toISODate() };
		const from = (/** @type {object} */ ago) => DateTime.utc().minus(ago).toISODate();
		const [item] = await itemsOf('analytics.getAccount', { ...custom, from: from({ months: 11 }) });
		expect(item.metrics.profileViews).toBeGreaterThan(20 * 300);
		const { error } = await run('analytics.getAccount', { ...custom, from: from({ months: 13 }) });
		expect(error.message).toContain('12 months');
	});

	it('of a brand of the page', async () => {
		const author = byId(`urn:li:organizationBrand:${seed.brands.fernLabs.id}`);
		const [item] = await itemsOf('analytics.getAccount', { author, period: 'last7' });
		expect(item).toMatchObject({
			account: { name: 'Fern Labs' },
			metrics: { profileViews: expect.any(Number), followers: 740 },
		});
	});

	it('of one’s own posts and followers', async () => {
		const author = byId('me');
		const [post] = await itemsOf('analytics.getPost', { author, post: byId(seed.memberPost) });
		expect(post.metrics).toMatchObject({ impressions: expect.any(Number), saves: 0 });
		const [account] = await itemsOf('analytics.getAccount', { author, period: 'last7' });
		expect(account).toMatchObject({
			account: { id: ada },
			metrics: { followers: 1_207, newFollowers: expect.any(Number), reach: expect.any(Number) },
		});
	});

	it('say which permission the app lacks', async () => {
		const { error } = await run(
			'analytics.getAccount',
			{ author: byId('me') },
			{ credentials: share },
		);
		expect(error.context.socialOps).toMatchObject({ kind: 'permission-missing' });
		expect(error.message).toContain('memberCreatorPostAnalytics');
	});

	it('tell when the daily limit begins anew, and ask no more until then', async () => {
		await world.sandbox.settings({
			network: 'linkedin',
			dailyQuotas: { organizationalEntityShareStatistics: { member: 0 } },
		});
		const credentials = await linkedInCredential(world, TYPE, { token: 'communityBo' });
		// The end of the day may be near: nothing is waited for.
		const parameters = { post: byId(postUrn), options: { maxWait: 0 } };
		const { error } = await run('analytics.getPost', parameters, { credentials });
		const { kind, retryAt } = error.context.socialOps;
		expect(kind).toBe('rate-limited');
		expect(DateTime.fromISO(retryAt, { zone: 'utc' }).toFormat('HH:mm')).toBe('00:00');
	});
});

describe('the check of the connection', () => {
	/** @param {Parameters<typeof linkedInCredential>[2]} choice @param {string[]} [jobs] */
	async function check(choice, jobs) {
		const credentials = await linkedInCredential(world, TYPE, choice);
		const [item] = await itemsOf('account.check', jobs ? { jobs } : {}, { credentials });
		return item;
	}

	it('says that a working one needs nothing', async () => {
		const item = await check({});
		expect(item).toMatchObject({
			platform: 'linkedin',
			verified: true,
			accountId: ada,
			accountName: 'Ada Example',
			scopes: { granted: expect.arrayContaining(['w_organization_social']), missing: [] },
			canPublish: true,
			canComment: true,
			canReadInsights: true,
			canReadLeads: false,
			apiVersion: { used: expect.stringMatching(/^20\d{4}$/), daysLeft: expect.any(Number) },
			token: { renewsItself: true },
		});
		expect(item.message).toBe('Connected as Ada Example. There is nothing to do.');
		expect(item.pages.map((/** @type {any} */ { id }) => id)).toContain(page);
	});

	it('tells roles apart', async () => {
		const item = await check({}, ['publish']);
		expect(item.message).toContain(
			`The role on these pages does not allow 'publish': ${seed.pages.willow.name}.`,
		);
		const ofFern = item.pages.find((/** @type {any} */ { id }) => id === page);
		expect(ofFern).toMatchObject({ roles: ['ADMINISTRATOR'], canReadInsights: true });
	});

	it('knows apps with fewer permissions', async () => {
		expect(await check({ app: 'share' })).toMatchObject({
			accountName: 'Ada Example',
			canPublish: true,
			canReadInsights: false,
			pages: [],
		});
		expect(await check({ token: 'readOnly' }, ['publish', 'comment'])).toMatchObject({
			scopes: { missing: ['w_organization_social', 'w_organization_social_feed'] },
			canPublish: false,
			canReadInsights: true,
		});
		expect(await check({ app: 'leads' }, ['leads'])).toMatchObject({
			verified: true,
			canPublish: false,
			canReadLeads: true,
			scopes: { missing: [] },
		});
	});

	it.each([
		['revoked', 'The access was revoked'],
		['expired', 'The access has expired'],
	])('gives a result, not an error, for access that is %s', async (token, message) => {
		const item = await check({ token });
		expect(item).toMatchObject({ verified: false, canPublish: false, accountId: null });
		expect(item.message).toContain(message);
		expect(item.message).toContain('Reconnect the credential');
	});

	it('finds a version of the API that has ended', async () => {
		const item = await check({ data: { apiVersion: 'other', otherApiVersion: '202510' } });
		expect(item).toMatchObject({ verified: true, apiVersion: { used: '202510' } });
		expect(item.message).toContain('This version of the LinkedIn API has ended');
	});

	it('lets n8n renew access that has expired, and tells of the new one', async () => {
		await world.sandbox.faults([
			{ host: HOST, path: '/organizationAcls', times: 1, effect: { kind: 'expire-token' } },
		]);
		const item = await check({});
		expect(item).toMatchObject({ verified: true, token: { renewsItself: true } });
		expect(item.pages).not.toEqual([]);
		const calls = await requestsOf(world);
		expect(calls.filter(({ path }) => path === '/oauth/v2/accessToken')).toHaveLength(1);
	});
});

describe('the list of accounts', () => {
	it('has the person, the pages and the brands', async () => {
		const items = await itemsOf('account.getMany', {});
		expect(items.map(({ kind, name }) => [kind, name])).toEqual(
			expect.arrayContaining([
				['member', 'Ada Example'],
				['organization', seed.pages.fern.name],
				['brand', 'Fern Labs'],
			]),
		);
		expect(items.map(({ name }) => name)).not.toContain(seed.pages.acme.name);
	});

	it('has them by name while the app is in the Development tier', async () => {
		await world.sandbox.settings({ network: 'linkedin', tier: 'development' });
		const items = await itemsOf('account.getMany', {});
		expect(items.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['Ada Example', seed.pages.fern.name, 'Fern Labs']),
		);
	});

	it('has all of 120 pages, or stops at the limit', async () => {
		const credentials = await linkedInCredential(world, TYPE, { token: 'communityAgency' });
		const all = await itemsOf('account.getMany', { returnAll: true }, { credentials });
		expect(new Set(all.map(({ id }) => id)).size).toBe(seed.agencyPageCount + 1);
		expect(await itemsOf('account.getMany', { limit: 7 }, { credentials })).toHaveLength(7);
	});
});
