// @ts-check
'use strict';

const { startX } = require('./xClient');

/** @type {Awaited<ReturnType<typeof startX>>} */
let x;
beforeAll(async () => {
	x = await startX();
});
afterAll(() => x.sandbox.stop());
beforeEach(() => x.client.control('reset', {}));

const idOf = async (body, token) => (await x.post(body, token)).json.data.id;
const texts = async () => (await x.posts()).map(({ text }) => text);
const NOT_PERMITTED = 'You are not permitted to perform this action.';
const NOT_YOUR_FEATURE = 'Your account is not permitted to access this feature.';
const premium = () => x.seed.tokens.moss;

describe('a new post', () => {
	it('is answered with 201, its id and the text as it is shown', async () => {
		const { status, json } = await x.post({ text: 'Tea & cake at https://example.com/tea' });
		expect(status).toBe(201);
		expect(json.data).toEqual({
			id: expect.stringMatching(/^\d{19}$/),
			text: expect.stringMatching(/^Tea &amp; cake at https:\/\/t\.co\/\w{10}$/),
			edit_history_tweet_ids: [json.data.id],
		});
		expect(await texts()).toEqual(['Tea & cake at https://example.com/tea']);
	});

	it('has a later id than the one before it', async () => {
		const [first, second] = [await idOf({ text: 'One' }), await idOf({ text: 'Two' })];
		expect(BigInt(second)).toBeGreaterThan(BigInt(first));
	});

	it.each([
		['an unknown field', { text: 'a', schedule_at: '2026' }, '$.schedule_at'],
		[
			'an unknown inner field',
			{ text: 'a', poll: { options: ['a', 'b'], duration_minutes: 5, title: 'x' } },
			'$.poll.title',
		],
		['a number for an id', { text: 'a', community_id: 1 }, '$.community_id'],
		[
			'an id with a space',
			{ text: 'a', reply: { in_reply_to_tweet_id: '1 ' } },
			'$.reply.in_reply_to_tweet_id',
		],
		['an unknown reply setting', { text: 'a', reply_settings: 'everyone' }, '$.reply_settings'],
		['a text for a flag', { text: 'a', made_with_ai: 'true' }, '$.made_with_ai'],
		[
			'a poll with one option',
			{ text: 'a', poll: { options: ['a'], duration_minutes: 5 } },
			'$.poll.options',
		],
		[
			'a poll option of 26 characters',
			{ text: 'a', poll: { options: ['a', 'b'.repeat(26)], duration_minutes: 5 } },
			'$.poll.options[1]',
		],
		[
			'a poll of four minutes',
			{ text: 'a', poll: { options: ['a', 'b'], duration_minutes: 4 } },
			'$.poll.duration_minutes',
		],
		['a poll without an end', { text: 'a', poll: { options: ['a', 'b'] } }, undefined],
		['five media', { media: { media_ids: ['1', '2', '3', '4', '5'] } }, '$.media.media_ids'],
		[
			'eleven tagged users',
			{ media: { media_ids: ['1'], tagged_user_ids: Array(11).fill('1') } },
			'$.media.tagged_user_ids',
		],
	])('is refused with %s', async (_what, body, path) => {
		const { status, json } = await x.post(body);
		expect([status, json.title]).toEqual([400, 'Invalid Request']);
		expect(json.type).toMatch(/\/invalid-request$/);
		if (path) expect(Object.keys(json.errors[0].parameters)).toEqual([path]);
		expect(await texts()).toEqual([]);
	});

	it.each([
		['no text and no media', {}],
		['blanks for a text', { text: '  \n' }],
		[
			'a poll and a quoted post',
			{ text: 'a', poll: { options: ['a', 'b'], duration_minutes: 5 }, quote_tweet_id: '1' },
		],
		['an unknown place', { text: 'a', geo: { place_id: 'nowhere' } }],
		['an invalid character', { text: 'a\ufffe' }],
	])('is refused with %s', async (_what, body) => {
		expect((await x.post(body)).status).toBe(400);
	});

	it('must be JSON', async () => {
		const form = await x.form(
			'/2/tweets',
			{ text: 'a' },
			{ authorization: `Bearer ${x.seed.tokens.fern}` },
		);
		expect(form.status).toBe(415);
	});

	it('may be as long as 280 weighted characters', async () => {
		const exactly = `${'ä'.repeat(255)} 👨‍👩‍👧‍👦https`;
		expect((await x.post({ text: exactly.slice(0, -5) })).status).toBe(201);
		expect((await x.post({ text: '語'.repeat(140) })).status).toBe(201);
		const { status, json } = await x.post({ text: '語'.repeat(141) });
		expect([status, json.detail]).toEqual([403, NOT_PERMITTED]);
	});

	it('may be as long as 25,000 on Premium, and is read back by note_tweet', async () => {
		const text = 'word '.repeat(200).trim();
		const id = await idOf({ text }, premium());
		const { data } = (await x.get(`/2/tweets/${id}?tweet.fields=note_tweet`)).json;
		expect(data.note_tweet).toEqual({ text });
		expect(data.text.length).toBeLessThanOrEqual(280);
		expect((await x.post({ text: 'x'.repeat(25_001) }, premium())).status).toBe(403);
	});

	it('shows poll, community, labels and reply setting', async () => {
		await x.post({
			text: 'Which one?',
			poll: { options: ['Fern', 'Moss'], duration_minutes: 60 },
			community_id: x.seed.communities.gardeners.id,
			share_with_followers: true,
			reply_settings: 'mentionedUsers',
			made_with_ai: true,
			paid_partnership: true,
			geo: { place_id: x.seed.place.id },
		});
		const [post] = await x.posts();
		expect(post.poll).toMatchObject({ options: ['Fern', 'Moss'], minutes: 60 });
		expect(post.options).toEqual({
			community_id: x.seed.communities.gardeners.id,
			share_with_followers: true,
			reply_settings: 'mentionedUsers',
			made_with_ai: true,
			paid_partnership: true,
			geo: { place_id: x.seed.place.id },
		});
	});
});

describe('a duplicate', () => {
	it('is refused, and the id of the first one is not told', async () => {
		const id = await idOf({ text: 'Once' });
		const again = await x.post({ text: 'Once' });
		expect(again.status).toBe(403);
		expect(again.json).toEqual({
			detail: 'You are not allowed to create a Tweet with duplicate content.',
			type: 'about:blank',
			title: 'Forbidden',
			status: 403,
		});
		expect(again.text).not.toContain(id);
	});

	it('is a matter of the same account, for a while', async () => {
		await x.post({ text: 'Once' });
		expect((await x.post({ text: 'Once' }, premium())).status).toBe(201);
		await x.settings({ duplicateWindowMs: 1_000, advanceClockMs: 2_000 });
		expect((await x.post({ text: 'Once' })).status).toBe(201);
	});
});

describe('what a self-serve app may not do', () => {
	it('answers only who has mentioned or quoted it, and itself', async () => {
		const refused = await x.post({
			text: 'Hi',
			reply: { in_reply_to_tweet_id: x.seed.foreignPostId },
		});
		expect(refused.status).toBe(403);
		expect(refused.json.detail).toMatch(/have not been mentioned or otherwise engaged/);
		const mention = await x.post({ text: 'Hi', reply: { in_reply_to_tweet_id: x.seed.mentionId } });
		expect(mention.status).toBe(201);
		const own = await x.post({
			text: 'More',
			reply: { in_reply_to_tweet_id: mention.json.data.id },
		});
		expect(own.status).toBe(201);
		const { postId } = await x.visit({ action: 'quote', postId: x.seed.ownPostId });
		const quoted = await x.post({ text: 'Thanks', reply: { in_reply_to_tweet_id: postId } });
		expect(quoted.status).toBe(201);
	});

	it('does not answer a post that is gone', async () => {
		const { json } = await x.post({ text: 'Hi', reply: { in_reply_to_tweet_id: '1' } });
		expect(json).toMatchObject({ status: 403, detail: expect.stringContaining('deleted') });
	});

	it.each([
		['quotes', () => ({ quote_tweet_id: x.seed.mentionId }), NOT_PERMITTED],
		['uses two cashtags', () => ({ text: '$ABC and $XYZ' }), 'maximum of one cashtag'],
		[
			'posts into a community of others',
			() => ({ community_id: x.seed.communities.bakers.id }),
			NOT_PERMITTED,
		],
		['hides a post from the timeline', () => ({ nullcast: true }), NOT_PERMITTED],
		['posts for subscribers', () => ({ for_super_followers_only: true }), NOT_YOUR_FEATURE],
		[
			'edits without Premium',
			() => ({ edit_options: { previous_post_id: x.seed.ownPostId } }),
			NOT_YOUR_FEATURE,
		],
	])('%s', async (_what, body, detail) => {
		const { status, json } = await x.post({ text: 'Hello', ...body() });
		expect([status, json.title]).toEqual([403, 'Forbidden']);
		expect(json.detail).toContain(detail);
	});

	it('can be allowed to an Enterprise app', async () => {
		await x.settings({ isEnterprise: true });
		const replied = await x.post({
			text: 'Hi',
			reply: { in_reply_to_tweet_id: x.seed.foreignPostId },
		});
		expect(replied.status).toBe(201);
		expect((await x.post({ text: 'Look', quote_tweet_id: x.seed.mentionId })).status).toBe(201);
	});

	it('replies as the reply setting of a post has it', async () => {
		const parent = await idOf(
			{ text: '@fernandco for you', reply_settings: 'mentionedUsers' },
			premium(),
		);
		const closed = await idOf(
			{ text: 'For nobody here', reply_settings: 'mentionedUsers' },
			premium(),
		);
		await x.settings({ isEnterprise: true });
		const answer = (id) => x.post({ text: `To ${id}`, reply: { in_reply_to_tweet_id: id } });
		expect((await answer(parent)).status).toBe(201);
		expect((await answer(closed)).status).toBe(403);
	});
});

describe('a thread', () => {
	it('is one conversation of replies', async () => {
		const first = await idOf({ text: 'One' });
		const second = await idOf({ text: 'Two', reply: { in_reply_to_tweet_id: first } });
		await idOf({ text: 'Three', reply: { in_reply_to_tweet_id: second } });
		const posts = await x.posts();
		expect(posts.map(({ conversationId }) => conversationId)).toEqual([first, first, first]);
		expect(posts.map(({ replyTo }) => replyTo)).toEqual([undefined, first, second]);
	});
});

describe('an edit on Premium', () => {
	it('replaces the post within an hour, under a new id', async () => {
		const id = await idOf({ text: 'Fisrt' }, premium());
		const edited = await x.post(
			{ text: 'First', edit_options: { previous_post_id: id } },
			premium(),
		);
		expect(edited.json.data.edit_history_tweet_ids).toEqual([id, edited.json.data.id]);
		expect((await x.posts(x.seed.users.moss.id)).map(({ text }) => text)).toEqual(['First']);
		await x.settings({ advanceClockMs: 3_600_001 });
		const late = await x.post(
			{ text: 'Later', edit_options: { previous_post_id: edited.json.data.id } },
			premium(),
		);
		expect(late.status).toBe(403);
	});
});

describe('deleting and hiding', () => {
	const remove = (id) => x.call('DELETE', `/2/tweets/${id}`);
	const hide = (id, hidden = true) =>
		x.call('PUT', `/2/tweets/${id}/hidden`, { token: x.seed.tokens.fernAll, body: { hidden } });

	it('deletes own posts only, once', async () => {
		const id = await idOf({ text: 'Soon gone' });
		expect((await remove(id)).json).toEqual({ data: { deleted: true } });
		expect(await texts()).toEqual([]);
		expect((await remove(id)).json).toMatchObject({
			type: expect.stringMatching(/resource-not-found$/),
		});
		expect((await remove(x.seed.mentionId)).status).toBe(403);
	});

	it("hides replies in the caller's own conversations", async () => {
		expect((await hide(x.seed.replyId)).json).toEqual({ data: { hidden: true } });
		expect((await hide(x.seed.replyId, false)).json).toEqual({ data: { hidden: false } });
		expect((await hide(x.seed.mentionId)).status).toBe(403);
	});

	it('reposts, once, and takes it back', async () => {
		const path = `/2/users/${x.seed.users.fern.id}/retweets`;
		const body = { tweet_id: x.seed.mentionId };
		const { json } = await x.call('POST', path, { body });
		expect(json.data).toEqual({ retweeted: true, rest_id: expect.any(String) });
		expect((await x.call('POST', path, { body })).status).toBe(403);
		const undone = await x.call('DELETE', `${path}/${x.seed.mentionId}`);
		expect(undone.json).toEqual({ data: { retweeted: false } });
		const other = await x.call('POST', `/2/users/${x.seed.users.ana.id}/retweets`, { body });
		expect(other.status).toBe(403);
	});
});

it('refuses unknown paths, methods and ids that are none', async () => {
	expect((await x.get('/2/tweets/search')).status).toBe(400);
	expect((await x.get('/1.1/statuses/update.json')).status).toBe(404);
	expect((await x.call('PUT', '/2/tweets')).status).toBe(405);
	expect((await x.get('/2/tweets/abc')).status).toBe(400);
});
