'use strict';

const { enc, refusalOf, startLinkedIn, textPost } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const commentsOf = (urn) => `socialActions/${enc(urn)}/comments`;
const comment = (
	text,
	more,
	{ urn = world.seed.foreignPost, token = world.tokens.community } = {},
) => world.post(commentsOf(urn), token, { actor: world.fern, message: { text }, ...more });
const list = async (urn = world.seed.foreignPost) =>
	(await world.get(commentsOf(urn), world.tokens.community)).json;
const textsOf = ({ elements }) => elements.map(({ message }) => message.text);
const byActor = (actor = world.fern) => `actor=${enc(actor)}`;

describe('comments', () => {
	test('are 201 with their id in x-restli-id and their URN in the body', async () => {
		const reply = await comment('Nice');
		expect(reply.status).toBe(201);
		const id = reply.headers['x-restli-id'];
		const { commentUrn, object } = reply.json;
		expect(commentUrn).toBe(`urn:li:comment:(${object},${id})`);
		expect(object).toMatch(/^urn:li:activity:/);
		expect((await list()).elements).toMatchObject([
			{ id, commentUrn, actor: world.fern, message: { text: 'Nice' } },
		]);
		expect(textsOf(await list(object))).toEqual(['Nice']);
	});

	test('of comments are replies; replies to replies stand beside them', async () => {
		const { commentUrn } = (await comment('First')).json;
		const reply = await comment('Reply', { parentComment: commentUrn }, { urn: commentUrn });
		expect(reply.json.parentComment).toBe(commentUrn);
		const nested = await comment('Nested', {}, { urn: reply.json.commentUrn });
		expect(nested.json.parentComment).toBe(commentUrn);
		expect(textsOf(await list())).toEqual(['First']);
		expect(textsOf(await list(commentUrn))).toEqual(['Reply', 'Nested']);
		expect((await list()).elements[0].commentsSummary.aggregatedTotalComments).toBe(2);
		const foreign = { parentComment: 'urn:li:comment:(urn:li:activity:1,2)' };
		expect((await comment('x', foreign, { urn: commentUrn })).status).toBe(400);
	});

	test.each([
		['1,251 characters', () => comment('a'.repeat(1251)), 400],
		['nothing', () => comment(' '), 400],
		['an image', () => comment('x', { content: [{ entity: {} }] }), 403],
		['another object', () => comment('x', { object: world.seed.acmePost }), 400],
		['a token for reading', () => comment('x', {}, { token: world.tokens.readOnly }), 403],
		[
			'the member with the scopes of a page only',
			() => comment('x', { actor: 'urn:li:person:Kx93mPq2' }),
			403,
		],
		['a post that is not there', () => comment('x', {}, { urn: 'urn:li:share:1' }), 404],
	])('with %s are refused', async (_name, run, status) => {
		expect((await run()).status).toBe(status);
	});

	test('of a member need w_member_social', async () => {
		const options = { urn: world.seed.memberPost, token: world.tokens.share };
		expect((await comment('Mine', { actor: world.ada }, options)).status).toBe(201);
		const read = await world.get(commentsOf(world.seed.memberPost), world.tokens.share);
		expect(read.status).toBe(403);
		expect(textsOf(await list(world.seed.memberPost))).toEqual(['Mine']);
	});

	test('can be changed by their actor, and deleted by the owner of the post, too', async () => {
		const { commentUrn } = await world.visitor({
			action: 'comment',
			postUrn: world.seed.foreignPost,
		});
		const { id } = (await list()).elements[0];
		const path = (key) => `${commentsOf(world.seed.foreignPost)}/${key}?${byActor()}`;
		const patch = { message: { $set: { text: 'Changed' } } };
		expect((await world.update(path(id), world.tokens.community, patch)).status).toBe(403);
		const own = (await comment('Own')).headers['x-restli-id'];
		expect((await world.update(path(own), world.tokens.community, patch)).status).toBe(204);
		expect(textsOf(await list())).toEqual(['Congratulations!', 'Changed']);
		expect((await world.remove(path(id), world.tokens.community)).status).toBe(204);
		expect((await world.remove(path(id), world.tokens.community)).status).toBe(404);
		expect(textsOf(await list())).toEqual(['Changed']);
		expect((await world.get(commentsOf(commentUrn), world.tokens.community)).status).toBe(404);
	});

	test('in a burst are throttled for the actor', async () => {
		await world.settings({ commentBurst: 2, commentBurstMs: 60_000 });
		await comment('One');
		await comment('Two');
		const third = await comment('Three');
		expect([third.status, third.json.message]).toEqual([
			429,
			'Comment create throttled: creation rate limit exceeded for member',
		]);
		await world.settings({ advanceClockMs: 61_000 });
		expect((await comment('Three')).status).toBe(201);
	});

	test('can be closed, which deletes those that are there', async () => {
		await comment('Gone');
		const metadata = `socialMetadata/${enc(world.seed.foreignPost)}`;
		const patch = { $set: { commentsState: 'CLOSED' } };
		const path = `${metadata}?${byActor()}`;
		expect((await world.update(path, world.tokens.community, patch)).status).toBe(204);
		expect((await list()).elements).toEqual([]);
		expect((await comment('No')).status).toBe(403);
		const { json } = await world.get(metadata, world.tokens.community);
		expect(json.commentsState).toBe('CLOSED');
	});
});

describe('reactions', () => {
	const react = (reactionType, root = world.seed.foreignPost) =>
		world.post(`reactions?${byActor()}`, world.tokens.community, { root, reactionType });
	const key = (root) => `(actor:${enc(world.fern)},entity:${enc(root)})`;
	const find = (root, more = '') =>
		world.get(`reactions/(entity:${enc(root)})?q=entity${more}`, world.tokens.community);

	test('are one for each actor, and can be taken back', async () => {
		const root = world.seed.foreignPost;
		expect((await react('LIKE')).status).toBe(201);
		expect((await react('PRAISE')).status).toBe(201);
		const { json } = await find(root, '&sort=(value:REVERSE_CHRONOLOGICAL)&start=0&count=10');
		expect(json.elements).toMatchObject([
			{ reactionType: 'PRAISE', created: { actor: world.fern } },
		]);
		const path = `reactions/${key(root)}`;
		expect((await world.remove(path, world.tokens.community)).status).toBe(204);
		expect((await world.remove(path, world.tokens.community)).status).toBe(404);
	});

	test('of comments', async () => {
		const { commentUrn } = (await comment('Nice')).json;
		expect((await react('EMPATHY', commentUrn)).status).toBe(201);
		expect((await find(commentUrn)).json.elements).toHaveLength(1);
		expect((await list()).elements[0].likesSummary.totalLikes).toBe(1);
	});

	test('that are retired or unknown are refused', async () => {
		expect((await react('MAYBE')).status).toBe(400);
		expect((await react('LOVE')).status).toBe(400);
	});
});

test('counts come from socialMetadata and socialActions', async () => {
	const root = world.seed.foreignPost;
	await world.visitor({ action: 'reaction', postUrn: root, reaction: 'INTEREST' });
	const { commentUrn } = await world.visitor({ action: 'comment', postUrn: root });
	await world.visitor({ action: 'reply', commentUrn });
	const metadata = await world.get(`socialMetadata/${enc(root)}`, world.tokens.community);
	expect(metadata.json).toMatchObject({
		entity: root,
		reactionSummaries: { INTEREST: { reactionType: 'INTEREST', count: 1 } },
		commentSummary: { count: 2, topLevelCount: 1 },
		commentsState: 'OPEN',
	});
	const older = await world.get(`socialActions/${enc(root)}`, world.tokens.community);
	expect(older.json).toMatchObject({
		likesSummary: { totalLikes: 1 },
		commentsSummary: { aggregatedTotalComments: 2, totalFirstLevelComments: 1 },
	});
	const foreign = await world.get(
		`socialMetadata/${enc(world.seed.acmePost)}`,
		world.tokens.community,
	);
	expect(refusalOf(foreign)).toEqual([403, 'ACCESS_DENIED']);
});

describe('pages', () => {
	const get = (path, token = world.tokens.community) => world.get(path, token);

	test('are found by the roles of the member', async () => {
		const { json } = await get('organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED');
		expect(json.elements.map(({ organization }) => organization)).toEqual([
			world.fern,
			world.moss,
			'urn:li:organizationBrand:89758488',
		]);
		expect(json.elements[0]).toMatchObject({ role: 'ADMINISTRATOR', roleAssignee: world.ada });
		const all = await get('organizationAcls?q=roleAssignee', world.tokens.leads);
		expect(all.json.elements).toHaveLength(5);
		await world.settings({ aclField: 'organizationalTarget' });
		const old = await get('organizationAcls?q=roleAssignee');
		expect(old.json.elements[0].organizationalTarget).toBe(world.fern);
		expect((await get('organizationAcls?q=roleAssignee', world.tokens.share)).status).toBe(403);
	});

	test('show all to administrators, and the public part to others', async () => {
		expect((await get('organizations/2414183')).json).toMatchObject({
			id: 2414183,
			localizedName: 'Fern & Co',
			vanityName: 'fern-and-co',
		});
		expect((await get('organizations/3310077')).status).toBe(403);
		const { json } = await get('organizationsLookup?ids=List(3310077,1)');
		expect(json.results['3310077'].localizedName).toBe('Willow Travel');
		expect(json.errors['1'].status).toBe(404);
		const acme = await get('organizations?q=vanityName&vanityName=acme');
		expect(acme.json.elements[0].id).toBe(1337);
		const brands = await get(`organizations?q=parentOrganization&parent=${enc(world.fern)}`);
		expect(brands.json.elements[0].localizedName).toBe('Fern Labs');
	});

	test('have followers, by number and by name', async () => {
		const path = `networkSizes/${enc(world.fern)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`;
		expect((await get(path)).json).toEqual({ firstDegreeSize: 219_145 });
		const people = await get(
			`peopleTypeahead?q=organizationFollowers&keywords=ver&organization=${enc(world.fern)}`,
		);
		expect(people.json.elements).toMatchObject([{ firstName: 'Vera', lastName: 'Visitor' }]);
	});
});

describe('statistics', () => {
	const DAY = 86_400_000;
	const shares = (more = '') =>
		world.get(
			`organizationalEntityShareStatistics?q=organizationalEntity&organizationalEntity=${enc(world.fern)}${more}`,
			world.tokens.community,
		);

	test('of posts count what was seen and done', async () => {
		const post = await world.post('posts', world.tokens.community, textPost(world.fern, 'New'));
		const urn = String(post.headers['x-restli-id']);
		expect((await shares(`&shares=List(${enc(urn)})`)).json.elements).toEqual([]);
		await world.visitor({ action: 'view', postUrn: urn, count: 10 });
		await world.visitor({ action: 'click', postUrn: urn });
		await world.visitor({ action: 'reaction', postUrn: urn });
		const [{ share, totalShareStatistics }] = (await shares(`&shares=List(${enc(urn)})`)).json
			.elements;
		expect(share).toBe(urn);
		expect(totalShareStatistics).toEqual({
			impressionCount: 10,
			uniqueImpressionsCount: 10,
			clickCount: 1,
			likeCount: 1,
			commentCount: 0,
			shareCount: 0,
			engagement: 0.2,
		});
	});

	test('of posts of others are refused with their place', async () => {
		const reply = await shares(`&shares=List(${enc(world.seed.acmePost)})`);
		expect([reply.status, reply.json.message]).toEqual([
			403,
			'Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/shares[0]]',
		]);
		expect((await shares(`&shares=List(${enc('urn:li:ugcPost:1')})`)).status).toBe(400);
	});

	test('by day leave out the days without data', async () => {
		const now = Date.now();
		const range = (days) =>
			`&timeIntervals=(timeRange:(start:${now - days * DAY},end:${now}),timeGranularityType:DAY)`;
		const { json } = await shares(range(30));
		expect(json.elements).toHaveLength(6);
		expect((await shares(range(400))).status).toBe(400);
		const dotted = `&timeIntervals.timeGranularityType=DAY&timeIntervals.timeRange.start=${now - 2 * DAY}&timeIntervals.timeRange.end=${now}`;
		expect((await shares(dotted)).status).toBe(200);
	});

	test('of followers and pages need an administrator', async () => {
		const followers = (page, more = '') =>
			world.get(
				`organizationalEntityFollowerStatistics?q=organizationalEntity&organizationalEntity=${enc(page)}${more}`,
				world.tokens.community,
			);
		expect((await followers(world.willow)).status).toBe(403);
		expect((await followers(world.fern)).json.elements[0]).toHaveProperty(
			'followerCountsBySeniority',
		);
		const now = Date.now();
		const more = `&timeIntervals=(timeRange:(start:${now - 3 * DAY},end:${now}),timeGranularityType:DAY)`;
		const { elements } = (await followers(world.fern, more)).json;
		expect(elements).toHaveLength(3);
		expect(elements[0].followerGains).toEqual({
			organicFollowerGain: expect.any(Number),
			paidFollowerGain: expect.any(Number),
		});
	});

	test('of a member: one metric a call, by the months that have it', async () => {
		const entity = `(share:${enc(world.seed.memberPost)})`;
		const read = (more, version = '202609') =>
			world.rest(
				'GET',
				`memberCreatorPostAnalytics?q=entity&entity=${entity}${more}`,
				world.tokens.community,
				{
					headers: { 'linkedin-version': version },
				},
			);
		const { json } = await read('&queryType=IMPRESSION&aggregation=TOTAL');
		expect(json.elements).toEqual([
			{
				count: 100,
				metricType: 'IMPRESSION',
				targetEntity: { share: world.seed.memberPost },
			},
		]);
		const old = await read('&queryType=IMPRESSION&aggregation=TOTAL', '202604');
		expect(Object.values(old.json.elements[0].metricType)).toEqual(['IMPRESSION']);
		expect((await read('&queryType=POST_SAVE&aggregation=TOTAL', '202603')).status).toBe(400);
		const days = '&dateRange=(start:(day:1,month:11,year:2026),end:(day:4,month:11,year:2026))';
		expect((await read(`&queryType=REACTION&aggregation=DAILY${days}`)).json.elements).toHaveLength(
			3,
		);
		expect((await read(`&queryType=MEMBERS_REACHED&aggregation=DAILY${days}`)).status).toBe(400);
		expect((await read(`&queryType=IMPRESSION&aggregation=DAILY${days}`)).status).toBe(400);
		const foreign = `memberCreatorPostAnalytics?q=entity&entity=(share:${enc(world.seed.acmePost)})&queryType=COMMENT`;
		expect((await world.get(foreign, world.tokens.community)).status).toBe(403);
	});

	test('of a video post: views, viewers and time, in total and by day', async () => {
		const now = Date.now();
		await world.visitor({ action: 'view', postUrn: world.seed.foreignPost });
		const text = await world.get(
			`videoAnalytics?q=entity&entity=${enc(world.seed.foreignPost)}&type=VIDEO_VIEW`,
			world.tokens.community,
		);
		expect(text.status).toBe(404);
		const unknown = await world.get(
			`videoAnalytics?q=entity&entity=${enc('urn:li:ugcPost:1')}&type=LIKES&timeRange=(start:${now})`,
			world.tokens.community,
		);
		expect(unknown.status).toBe(400);
	});

	test('of the followers of a member, all and new ones', async () => {
		const all = await world.get('memberFollowersCount?q=me', world.tokens.community);
		expect(all.json.elements).toEqual([{ memberFollowersCount: expect.any(Number) }]);
		const days = '(start:(day:1,month:11,year:2026),end:(day:3,month:11,year:2026))';
		const path = `memberFollowersCount?q=dateRange&dateRange=${days}`;
		const { json } = await world.get(path, world.tokens.community);
		expect(json.elements.map(({ dateRange }) => dateRange.start.day)).toEqual([1, 2]);
		expect((await world.get('memberFollowersCount?q=me', world.tokens.share)).status).toBe(403);
	});
});
