'use strict';

const { enc, refusalOf, startLinkedIn, textPost } = require('./linkedinClient');

/** @type {Awaited<ReturnType<typeof startLinkedIn>>} */
let world;
beforeAll(async () => {
	world = await startLinkedIn();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const publish = (commentary, more, token = world.tokens.community, author = world.fern) =>
	world.post('posts', token, textPost(author, commentary, more));
const urnOf = (reply) => String(reply.headers['x-restli-id']);
const stateOf = async (reply, author = world.fern) => {
	const { pages, people } = await world.state();
	const { posts } = [...pages, ...people].find(({ urn }) => urn === author);
	return posts.find(({ urn }) => urn === urnOf(reply));
};

describe('a text post', () => {
	test('is 201 without a body, its URN in x-restli-id', async () => {
		const reply = await publish('Launch day #launch');
		expect([reply.status, reply.text]).toEqual([201, '']);
		expect(urnOf(reply)).toMatch(/^urn:li:share:\d{19}$/);
		expect(reply.headers['x-li-uuid']).toBeTruthy();
		const read = await world.get(`posts/${enc(urnOf(reply))}`, world.tokens.community);
		expect(read.json).toMatchObject({
			id: urnOf(reply),
			author: world.fern,
			commentary: 'Launch day {hashtag|\\#|launch}',
			lifecycleState: 'PUBLISHED',
		});
	});

	test('can be published by the member, whose posts cannot be read', async () => {
		const reply = await publish('Hello', {}, world.tokens.share, world.ada);
		expect(reply.status).toBe(201);
		const read = await world.get(`posts/${enc(urnOf(reply))}`, world.tokens.community);
		expect(refusalOf(read)).toEqual([403, 'ACCESS_DENIED']);
	});

	test.each([
		['without a role', () => publish('x', {}, world.tokens.community, world.willow), 403],
		['of a page with a token for the member', () => publish('x', {}, world.tokens.share), 403],
		['as somebody else', () => publish('x', {}, world.tokens.communityBo, world.ada), 403],
		['without a scope to write', () => publish('x', {}, world.tokens.readOnly), 403],
		['with an unknown field', () => publish('x', { mood: 'good' }), 403],
		['as a draft', () => publish('x', { lifecycleState: 'DRAFT' }), 400],
		['of a page for connections', () => publish('x', { visibility: 'CONNECTIONS' }), 400],
		[
			'with a person in place of a post',
			() => publish('', { reshareContext: { parent: world.ada } }),
			400,
		],
		['of nothing', () => publish(''), 422],
		['of 3,001 characters', () => publish('a'.repeat(3001)), 400],
	])('%s is refused', async (_name, run, status) => {
		expect((await run()).status).toBe(status);
		const { pages, people } = await world.state();
		const all = [...pages, ...people].flatMap(({ posts }) => posts);
		expect(all.filter(({ clientId }) => clientId)).toEqual([]);
	});
});
