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

describe('little text', () => {
	const shown = async (commentary) => {
		const reply = await publish(commentary);
		expect(reply.status).toBe(201);
		return stateOf(reply);
	};

	test('escaped characters arrive as they are', async () => {
		const text = '\\\\ \\| \\{ \\} \\@ \\[ \\] \\( \\) \\< \\> \\# \\* \\_ \\~ שלום 👩‍👩‍👧‍👦\n2';
		expect((await shown(text)).text).toBe('\\ | { } @ [ ] ( ) < > # * _ ~ שלום 👩‍👩‍👧‍👦\n2');
	});

	test.each(['(', ')', '[', ']', '{', '}', '<', '>', '@', '*', '_', '~', '|', '#', '\\'])(
		'an unescaped %s loses the rest without a word',
		async (sign) => {
			const post = await shown(`Launch ${sign} day`);
			expect([post.text, post.cutBy]).toEqual(['Launch ', sign]);
		},
	);

	test('hashtags are plain or templates, in any script', async () => {
		const post = await shown('#launch ＃発売 {hashtag|\\#|größe2}!');
		expect(post.hashtags).toEqual(['launch', '発売', 'größe2']);
		expect(post.text).toBe('#launch ＃発売 #größe2!');
	});

	test('mentions link when the text is the name', async () => {
		const { people, visitors, pages } = world.seed;
		const mention = (text, urn) => `@[${text}](${urn})`;
		const fern = `urn:li:organization:${pages.fern.id}`;
		const post = await shown(
			[
				mention('Fern & Co', fern),
				mention('fern & co', fern),
				mention('Ada', `urn:li:person:${people.ada.id}`),
				mention('Nuri Åström-O’Neil', `urn:li:person:${visitors.nuri.id}`),
				mention('Nobody', 'urn:li:person:nobody'),
			].join(' '),
		);
		expect(post.text).toBe('Fern & Co fern & co Ada Nuri Åström-O’Neil Nobody');
		expect(post.mentions.map(({ text }) => text)).toEqual([
			'Fern & Co',
			'Ada',
			'Nuri Åström-O’Neil',
		]);
		expect(post.commentary).toContain(`@[Fern & Co](${fern})`);
	});

	test('3,000 characters are counted with their backslashes, or without by a setting', async () => {
		const text = '\\_'.repeat(1500);
		expect((await publish(text)).status).toBe(201);
		expect(refusalOf(await publish(`${text}a`))).toEqual([400, 'FIELD_LENGTH_TOO_LONG']);
		await world.settings({ commentaryCounts: 'plain' });
		expect((await publish(`${text}a`)).status).toBe(201);
	});
});

describe('what a post can hold', () => {
	const image = async (owner = world.fern) => {
		const body = { initializeUploadRequest: { owner } };
		const { json } = await world.post(
			'images?action=initializeUpload',
			world.tokens.community,
			body,
		);
		const { jpeg } = require('../../sandbox/core/assets');
		await world.put(json.value.uploadUrl, jpeg());
		return json.value.image;
	};
	const content = (value) => publish('With content', { content: value });

	test('an image, several images, an article with a thumbnail', async () => {
		const [one, two] = [await image(), await image()];
		expect((await content({ media: { id: one, altText: 'A' } })).status).toBe(201);
		const images = [{ id: one, altText: 'A' }, { id: two }];
		expect((await content({ multiImage: { images } })).status).toBe(201);
		const article = {
			source: 'https://example.com/a',
			title: 'T',
			description: 'D',
			thumbnail: two,
		};
		const reply = await content({ article });
		expect((await stateOf(reply)).content.article).toEqual(article);
	});

	const settings = {
		duration: 'THREE_DAYS',
		voteSelectionType: 'SINGLE_VOTE',
		isVoterVisibleToAuthor: true,
	};

	test('a poll and a reshare', async () => {
		const options = [{ text: 'A' }, { text: 'B' }];
		const poll = await content({ poll: { question: 'Which?', options, settings } });
		expect(urnOf(poll)).toMatch(/^urn:li:ugcPost:/);
		const reshare = await publish('', { reshareContext: { parent: urnOf(poll) } });
		expect(reshare.status).toBe(201);
	});

	test('nobody reshares what its author has closed for that', async () => {
		const closed = await publish('Mine', { isReshareDisabledByAuthor: true });
		const reply = await publish('', { reshareContext: { parent: urnOf(closed) } });
		expect(reply.status).toBe(400);
	});

	test.each([
		['two kinds at once', () => ({ media: { id: 'urn:li:image:1' }, poll: {} }), 400],
		['one image as many', async () => ({ multiImage: { images: [{ id: await image() }] } }), 400],
		['an image of somebody else', async () => ({ media: { id: await image(world.moss) } }), 400],
		['an image that is not there', () => ({ media: { id: 'urn:li:image:C4none' } }), 404],
		[
			'a poll of one option',
			() => ({ poll: { question: 'Q', options: [{ text: 'A' }], settings } }),
			400,
		],
		['an article without a title', () => ({ article: { source: 'https://example.com' } }), 400],
		[
			'an article with an empty title',
			() => ({ article: { source: 'https://example.com', title: '' } }),
			400,
		],
		['a sponsored carousel', () => ({ carousel: {} }), 403],
	])('%s is refused', async (_name, value, status) => {
		expect((await content(await value())).status).toBe(status);
	});

	test('targeting needs 300 followers', async () => {
		const distribution = {
			feedDistribution: 'MAIN_FEED',
			targetEntities: [{ geoLocations: ['urn:li:geo:1'] }],
			thirdPartyDistributionChannels: [],
		};
		expect((await publish('x', { distribution })).status).toBe(201);
		const moss = await publish('x', { distribution }, world.tokens.community, world.moss);
		expect(moss.status).toBe(400);
	});
});

describe('the life of a post', () => {
	test('the same content again names the original, for a while, also when it is gone', async () => {
		const first = await publish('Same');
		const again = await publish('Same');
		expect(again.json).toMatchObject({
			status: 422,
			message: expect.stringContaining(`Content is a duplicate of ${urnOf(first)}`),
			errorDetails: {
				inputErrors: [
					{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' },
				],
			},
		});
		expect((await publish('Same', {}, world.tokens.community, world.moss)).status).toBe(201);
		const path = `posts/${enc(urnOf(first))}`;
		expect((await world.remove(path, world.tokens.community)).status).toBe(204);
		expect((await world.remove(path, world.tokens.community)).status).toBe(204);
		expect((await publish('Same')).status).toBe(422);
		expect((await world.get(path, world.tokens.community)).status).toBe(404);
		await world.settings({ advanceClockMs: 49 * 3_600_000 });
		expect((await publish('Same')).status).toBe(201);
	});

	test('only the commentary and a few more can be changed', async () => {
		const path = `posts/${enc(urnOf(await publish('Before')))}`;
		const update = (patch) => world.update(path, world.tokens.community, patch);
		expect((await update({ $set: { commentary: 'After' } })).status).toBe(204);
		const { json } = await world.get(path, world.tokens.community);
		expect([json.commentary, json.lifecycleStateInfo.isEditedByAuthor]).toEqual(['After', true]);
		expect((await update({ $set: { content: {} } })).status).toBe(403);
		expect((await update({ $set: {} })).status).toBe(400);
	});

	test('the newest come first', async () => {
		await publish('One');
		await world.settings({ advanceClockMs: 1000 });
		await publish('Two');
		const path = `posts?q=author&author=${enc(world.fern)}&count=2&sortBy=CREATED`;
		const { json } = await world.get(path, world.tokens.community, 'FINDER');
		expect(json.elements.map(({ commentary }) => commentary)).toEqual(['Two', 'One']);
	});

	test('may end after 201 in a failure', async () => {
		await world.settings({ failNextPublish: true });
		const path = `posts/${enc(urnOf(await publish('Doomed')))}?viewContext=AUTHOR`;
		const { json } = await world.get(path, world.tokens.community);
		expect(json.lifecycleState).toBe('PUBLISH_FAILED');
	});
});
