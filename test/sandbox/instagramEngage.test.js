'use strict';

const { startWithClient } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '17841405822304914';
const codeOf = (reply) => [reply.json.error?.code, reply.json.error?.error_subcode];

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const get = (path) => world.client.facebook.get(path, world.tokens.pageFern);
const post = (path, fields = {}) => world.client.facebook.post(path, world.tokens.pageFern, fields);
const remove = (path) => world.client.facebook.remove(path, world.tokens.pageFern);
const visit = async (action) =>
	(await world.client.control('visitor', { accountId: fern, ...action })).json;
const say = async (message) => post(`${world.ig.mediaId}/comments`, { message });

describe('comments', () => {
	test('are listed newest first, with their replies', async () => {
		const own = (await say('Yes, from ten.')).json.id;
		const { commentId: reply } = await visit({ action: 'reply', commentId: world.ig.commentId });
		const { data } = (
			await get(
				`${world.ig.mediaId}/comments?fields=id,text,username,from,timestamp,like_count,hidden,parent_id,replies{id,text,username,timestamp}&limit=50`,
			)
		).json;
		expect(data.map(({ id }) => id)).toEqual([own, world.ig.commentId]);
		expect(data[0]).toMatchObject({ username: 'fernandco', from: { id: fern } });
		expect(data[1]).toMatchObject({
			text: 'Do you open on Sunday?',
			username: 'ana.green',
			from: { username: 'ana.green' },
			hidden: false,
			replies: { data: [{ id: reply, text: 'I agree.', username: 'ana.green' }] },
		});
	});

	test('replies to replies attach to the top comment', async () => {
		const first = (await post(`${world.ig.commentId}/replies`, { message: 'From ten.' })).json.id;
		const second = (await post(`${first}/replies`, { message: 'To six.' })).json.id;
		expect((await get(`${second}?fields=parent_id`)).json.parent_id).toBe(world.ig.commentId);
		const { data } = (await get(`${world.ig.commentId}/replies?fields=id`)).json;
		expect(data).toEqual([{ id: first }, { id: second }]);
	});

	test.each([
		['nothing', ''],
		['301 characters', 'x'.repeat(301)],
		['5 hashtags', '#a #b #c #d #e'],
		['2 addresses', 'https://a.test and https://b.test'],
		['capitals only', 'LOOK AT THIS!'],
	])('refused: %s', async (_name, message) => {
		expect(codeOf(await say(message))[0]).toBe(100);
	});

	test('taken: 300 characters, 4 hashtags, 1 address, capitals among others, no letters', async () => {
		for (const message of ['x'.repeat(300), '#a #b #c #d', 'see https://a.test', 'OK then', '123'])
			expect((await say(message)).status).toBe(200);
	});

	test('can be hidden, and deleted with their replies', async () => {
		const { commentId: reply } = await visit({ action: 'reply', commentId: world.ig.commentId });
		expect((await post(world.ig.commentId, { hide: true })).json).toEqual({ success: true });
		expect((await get(`${world.ig.commentId}?fields=hidden`)).json.hidden).toBe(true);
		expect(codeOf(await post(world.ig.commentId))[0]).toBe(100);
		expect((await remove(world.ig.commentId)).json).toEqual({ success: true });
		for (const id of [reply, world.ig.commentId]) expect(codeOf(await get(id))).toEqual([100, 33]);
	});

	test('can be turned off, and do not exist on stories', async () => {
		await post(world.ig.mediaId, { comment_enabled: false });
		const shown = (await get(`${world.ig.mediaId}?fields=is_comment_enabled`)).json;
		expect(shown.is_comment_enabled).toBe(false);
		expect(codeOf(await say('Hello'))[0]).toBe(100);
		const refused = await world.client.control('visitor', {
			accountId: fern,
			action: 'comment',
		});
		expect(refused.status).toBe(400);
		const { json } = await post(`${fern}/media`, {
			media_type: 'STORIES',
			image_url: world.ig.media.jpeg,
		});
		const story = (await post(`${fern}/media_publish`, { creation_id: json.id })).json.id;
		expect(codeOf(await get(`${story}/comments`))[0]).toBe(100);
	});

	test('need their permission, with either login', async () => {
		const { instagram } = world.client;
		const { tokens, mediaId } = world.ig;
		expect((await instagram.get(`${mediaId}/comments`, tokens.fern)).json.data).toHaveLength(1);
		expect(codeOf(await instagram.get(`${mediaId}/comments`, tokens.luna))).toEqual([100, 33]);
		await world.client.remove(
			'me/permissions?permission=instagram_manage_comments',
			world.tokens.userLong,
		);
		expect(codeOf(await say('Hello'))[0]).toBe(10);
	});
});

describe('the private reply', () => {
	const answer = (fields, node = fern) =>
		post(`${node}/messages`, { recipient: { comment_id: world.ig.commentId }, ...fields });
	const text = { message: { text: 'We do.' } };

	test('goes out once, through the account or its Page', async () => {
		const { json } = await answer(text, world.pages.fern.id);
		expect(json).toEqual({
			recipient_id: world.ig.visitor.id,
			message_id: expect.any(String),
		});
		expect(codeOf(await answer(text))[0]).toBe(100);
		const { messages } = (await world.client.control('state')).json.meta;
		expect(messages).toEqual([
			expect.objectContaining({ accountId: fern, commentId: world.ig.commentId, text: 'We do.' }),
		]);
	});

	test('is possible for 7 days, to others, with a text', async () => {
		expect(codeOf(await answer({ message: {} }))[0]).toBe(100);
		const own = (await say('Mine')).json.id;
		expect(codeOf(await answer({ ...text, recipient: { comment_id: own } }))[0]).toBe(100);
		expect(codeOf(await answer({ ...text, recipient: { comment_id: '1' } }))).toEqual([100, 33]);
		await world.client.settings({ advanceClockMs: 6 * 24 * 3_600_000 });
		expect(codeOf(await answer(text))[0]).toBe(100);
	});

	test('works with Instagram Login and its permission', async () => {
		const order = { recipient: { comment_id: world.ig.commentId }, ...text };
		const { instagram } = world.client;
		const { tokens } = world.ig;
		expect((await instagram.post('me/messages', tokens.fern, order)).status).toBe(200);
		expect(codeOf(await instagram.post('me/messages', tokens.lunaReadOnly, order))[0]).toBe(10);
	});
});

describe('places', () => {
	const search = (params) => get(`pages/search?${new URLSearchParams(params)}`);

	test('are found by the name of a Page, where there is a location', async () => {
		const { json } = await search({ q: 'fern', fields: 'id,name,location' });
		expect(json.data).toEqual([
			{
				id: world.pages.fern.id,
				name: 'Fern & Co',
				location: { latitude: 52.52, longitude: 13.405, city: 'Berlin' },
			},
		]);
		const [willow] = (await search({ q: 'willow', fields: 'location' })).json.data;
		expect(willow.location).toBeUndefined();
	});

	test('need the feature and a text', async () => {
		expect(codeOf(await search({}))[0]).toBe(100);
		await world.client.settings({ pagePublicAccess: false });
		expect(codeOf(await search({ q: 'fern' }))[0]).toBe(10);
		expect(
			codeOf(await world.client.instagram.get('pages/search?q=x', world.ig.tokens.luna))[0],
		).toBe(100);
	});
});

describe('mentions', () => {
	const read = (field) => get(`${fern}?fields=${field}`);

	test('in a caption are read and answered with a comment', async () => {
		const { mediaId } = await visit({ action: 'mention', message: 'Look, @fernandco!' });
		const shown = (
			await read(`mentioned_media.media_id(${mediaId}){caption,media_type,username,owner}`)
		).json;
		expect(shown.mentioned_media).toMatchObject({
			id: mediaId,
			caption: 'Look, @fernandco!',
			username: 'ana.green',
		});
		const { json } = await post(`${fern}/mentions`, { media_id: mediaId, message: 'Thank you!' });
		expect(json).toEqual({ id: expect.any(String) });
		expect(codeOf(await get(mediaId))).toEqual([100, 33]);
	});

	test('in a comment are read and answered with a reply', async () => {
		const { mediaId, commentId } = await visit({ action: 'mention', inComment: true });
		const shown = (await read(`mentioned_comment.comment_id(${commentId}){text,timestamp,media}`))
			.json;
		expect(shown.mentioned_comment).toMatchObject({ id: commentId, media: { id: mediaId } });
		const fields = { media_id: mediaId, comment_id: commentId, message: 'Thanks!' };
		expect((await post(`${fern}/mentions`, fields)).status).toBe(200);
	});

	test('are refused where there is none', async () => {
		expect(codeOf(await read('mentioned_media.media_id(123){caption}'))[0]).toBe(100);
		expect(codeOf(await read('mentioned_media{caption}'))[0]).toBe(100);
		const refused = await post(`${fern}/mentions`, {
			media_id: world.ig.invitedMediaId,
			message: 'Hi',
		});
		expect(codeOf(refused)[0]).toBe(100);
	});
});

describe('likes and collaborations', () => {
	test('an account likes media and comments, with Facebook Login', async () => {
		const likes = `${fern}/likes`;
		expect((await post(likes, { comment_id: world.ig.commentId })).json).toEqual({ success: true });
		expect((await get(`${world.ig.commentId}?fields=like_count`)).json.like_count).toBe(1);
		await remove(`${likes}?comment_id=${world.ig.commentId}`);
		expect((await get(`${world.ig.commentId}?fields=like_count`)).json.like_count).toBe(0);
		expect((await post(likes, { media_id: world.ig.mediaId })).status).toBe(200);
		expect(codeOf(await post(likes))[0]).toBe(100);
		expect(codeOf(await post(likes, { media_id: '123' }))).toEqual([100, 33]);
		const { tokens, mediaId } = world.ig;
		const refused = await world.client.instagram.post('me/likes', tokens.fern, {
			media_id: mediaId,
		});
		expect(codeOf(refused)[0]).toBe(100);
	});

	test('invitations are listed, answered, and then part of the media', async () => {
		const invites = `${fern}/collaboration_invites`;
		const { data } = (await get(`${invites}?fields=media_id,media_owner_username`)).json;
		expect(data).toEqual([
			{ media_id: world.ig.invitedMediaId, media_owner_username: 'willow.travel' },
		]);
		const answer = { media_id: world.ig.invitedMediaId, accept: true };
		expect((await post(invites, answer)).json).toEqual({ success: true });
		expect(codeOf(await post(invites, answer))[0]).toBe(100);
		expect((await get(`${fern}/collaborative_media`)).json.data).toEqual([
			{ id: world.ig.invitedMediaId },
		]);
	});
});

describe('discovery', () => {
	test('shows other professional accounts and their media, but no age-gated ones', async () => {
		const look = (name, fields) =>
			get(`${fern}?fields=business_discovery.username(${name}){${fields}}`);
		const { json } = await look(
			'willow.travel',
			'followers_count,media_count,media.limit(25){caption,like_count,comments_count,timestamp,permalink,view_count}',
		);
		expect(json.business_discovery).toMatchObject({ followers_count: 30_021, media_count: 1 });
		expect(json.business_discovery.media.data[0].caption).toContain('@fernandco');
		for (const name of ['hops.brewery', 'ana.green', 'nobody.here'])
			expect(codeOf(await look(name, 'id'))[0]).toBe(100);
		expect(codeOf(await look('willow.travel', 'stories'))[0]).toBe(100);
		const refused = await world.client.instagram.get(
			'me?fields=business_discovery.username(willow.travel){id}',
			world.ig.tokens.fern,
		);
		expect(codeOf(refused)[0]).toBe(100);
	});

	const search = (q) => get(`ig_hashtag_search?user_id=${fern}&q=${q}`);

	test('finds a hashtag and its media, without usernames', async () => {
		const { id } = (await search('Ferns')).json.data[0];
		expect((await search('ferns')).json.data).toEqual([{ id }]);
		expect((await get(`${id}?fields=name`)).json.name).toBe('ferns');
		const list = (edge, more = '') =>
			get(`${id}/${edge}?user_id=${fern}&fields=id,caption,permalink${more}`);
		expect((await list('top_media')).json.data).toHaveLength(2);
		expect((await list('recent_media')).json.data).toEqual([]);
		expect(codeOf(await list('top_media', ',username'))[0]).toBe(100);
		expect(codeOf(await list('top_media', '&limit=51'))[0]).toBe(100);
		expect(codeOf(await get(`${id}/top_media?fields=id`))[0]).toBe(100);
		expect((await get(`${fern}/recently_searched_hashtags?fields=name`)).json.data).toEqual([
			{ id, name: 'ferns' },
		]);
	});

	test('takes 30 different hashtags in 7 days', async () => {
		for (let index = 0; index < 30; index += 1) await search(`tag${index}`);
		expect(codeOf(await search('another'))[0]).toBe(613);
		expect((await search('tag7')).status).toBe(200);
		await world.client.settings({ advanceClockMs: 7 * 24 * 3_600_000 + 1_000 });
		expect((await search('another')).status).toBe(200);
	});

	test('needs the feature, an own account and one hashtag', async () => {
		expect(codeOf(await search('%23ferns'))[0]).toBe(100);
		expect(codeOf(await get('ig_hashtag_search?q=ferns'))[0]).toBe(100);
		expect(codeOf(await get('ig_hashtag_search?user_id=17841400000000123&q=ferns'))).toEqual([
			100, 33,
		]);
		await world.client.settings({ instagramPublicContentAccess: false });
		expect(codeOf(await search('ferns'))[0]).toBe(10);
	});
});
