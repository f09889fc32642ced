import type { IDataObject } from 'n8n-workflow';
import { changesOf } from '../../../nodes/X/events/change';
import type { Filters } from '../../../nodes/X/events/filters';
import { EVENTS, itemsFor } from '../../../nodes/X/events/index';

const ACCOUNT = '1111111111111111111';
const OTHER = '2222222222222222222';
const ALL = EVENTS.map(({ value }) => value);

const OTHER_USER = { id: OTHER, name: 'Other User', username: 'OtherUser' };

/** A delivery in the layout of X's samples. */
const delivery = (type: string, payload: IDataObject, more: IDataObject = {}): IDataObject => ({
	data: {
		event_uuid: '2080765813578191303',
		filter: { user_id: ACCOUNT },
		event_type: type,
		tag: 'n8n',
		payload,
		...more,
	},
});

const itemsOf = (body: unknown, events = ALL, filters: Filters = {}) =>
	itemsFor(changesOf(body), { events, filters });

const post = (facts: IDataObject = {}): IDataObject => ({
	id: '2080765813578191303',
	text: 'hey @ExampleUser',
	author_id: OTHER,
	conversation_id: '2080765813578191303',
	created_at: '2026-07-24T21:23:23.000Z',
	...facts,
});

const mention = (facts: IDataObject = {}) =>
	delivery('post.mention.create', post(facts), { includes: { users: [OTHER_USER] } });

describe('items of the X trigger', () => {
	it('says who has mentioned the account where, with what', () => {
		expect(itemsOf(mention())).toEqual([
			{
				event: 'mentioned',
				id: `${ACCOUNT}:post.mention.create:2080765813578191303`,
				account: { id: ACCOUNT },
				occurredAt: '2026-07-24T21:23:23Z',
				postId: '2080765813578191303',
				postType: 'post',
				conversationId: '2080765813578191303',
				url: 'https://x.com/OtherUser/status/2080765813578191303',
				author: OTHER_USER,
				text: 'hey @ExampleUser',
				raw: mention().data,
			},
		]);
	});

	it.each([
		['the older names', { referenced_tweets: [{ type: 'replied_to', id: '7' }] }],
		['the newer names', { referenced_posts: [{ type: 'replied_to', id: '7' }] }],
		['the name of the samples', { in_reply_to_tweet_id: '7' }],
	])('tells a reply and what it answers in %s', (_, facts) => {
		const body = delivery('post.reply.create', post(facts as IDataObject));
		expect(itemsOf(body)).toMatchObject([
			{ event: 'replied', postType: 'reply', parentId: '7', author: { id: OTHER, name: null } },
		]);
	});

	it('gives the whole text of a long post', () => {
		const long = mention({ text: 'hey …', note_tweet: { text: 'hey @ExampleUser, all of it' } });
		expect(itemsOf(long)[0].text).toBe('hey @ExampleUser, all of it');
	});

	it('has the same ID for an event that is delivered twice, and another for another event', () => {
		const again = mention();
		(again.data as IDataObject).event_uuid = '-7';
		expect(itemsOf(again)[0].id).toBe(itemsOf(mention())[0].id);
		const follow = (uuid: string | undefined) =>
			delivery(
				'follow.follow',
				{ source: { data: { id: OTHER } }, target: { data: { id: ACCOUNT } } },
				{ event_uuid: uuid },
			);
		expect(itemsOf(follow('1'))[0].id).not.toBe(itemsOf(follow('2'))[0].id);
		expect(itemsOf(follow(undefined))[0].id).toBe(itemsOf(follow(undefined))[0].id);
	});

	it('tells likes received from likes given', () => {
		const like = (author: string) =>
			delivery(
				'like.create',
				{ id: '9', liked_tweet_id: '5', liked_tweet_author_id: author },
				{ includes: { users: [OTHER_USER] } },
			);
		expect(itemsOf(like(ACCOUNT))).toMatchObject([
			{ event: 'postLiked', postId: '5', author: OTHER_USER },
		]);
		expect(itemsOf(like(OTHER))).toMatchObject([
			{ event: 'likeGiven', postId: '5', author: { id: ACCOUNT } },
		]);
	});

	it('reads direct messages in the layout of the older API', () => {
		const body = delivery('dm.received', {
			direct_message_events: [
				{
					type: 'message_create',
					id: '954491830116155396',
					created_timestamp: '1516403560557',
					message_create: { sender_id: OTHER, message_data: { text: 'Hello World!' } },
				},
			],
			users: { [OTHER]: { id: OTHER, name: 'Other User', screen_name: 'OtherUser' } },
		});
		expect(itemsOf(body)).toMatchObject([
			{
				event: 'messageReceived',
				id: `${ACCOUNT}:dm.received:954491830116155396`,
				occurredAt: '2018-01-19T23:12:40.557Z',
				text: 'Hello World!',
				author: OTHER_USER,
			},
		]);
	});

	it('starts once for each of several direct messages in one delivery', () => {
		const one = (text: string, id?: string): IDataObject => ({
			...(id ? { id } : {}),
			message_create: { sender_id: OTHER, message_data: { text } },
		});
		const list = [one('A', '1'), one('B', '2'), one('C'), one('D')];
		const items = itemsOf(delivery('dm.received', { direct_message_events: list }));
		expect(items.map(({ text }) => text)).toEqual(['A', 'B', 'C', 'D']);
		expect(new Set(items.map(({ id }) => id)).size).toBe(4);
		expect(items[1].id).toBe(`${ACCOUNT}:dm.received:2`);
	});

	it.each<[string, string, IDataObject]>([
		['postDeleted', 'post.delete', { id: '5', author_id: ACCOUNT }],
		['profileChanged', 'profile.update.bio', { before: 'a', after: 'b' }],
		['muted', 'mute.mute', { source: { id: ACCOUNT }, target: { id: OTHER } }],
		['blocked', 'block.block', { source: { id: ACCOUNT }, target: { id: OTHER } }],
		['spaceStarted', 'spaces.start', { id: '1', title: 'Talk' }],
		['broadcastStarted', 'broadcast.start', { broadcast_id: '1', title: 'Live' }],
	])('puts %s out for %s', (event, type, payload) => {
		expect(itemsOf(delivery(type, payload))).toMatchObject([
			{ event, account: { id: ACCOUNT }, author: { id: ACCOUNT } },
		]);
	});

	it('names the account of a consent that was taken away, which has no filter', () => {
		const body = delivery(
			'oauth.revoke',
			{ date_time: '2026-11-20T10:00:00Z', user_id: ACCOUNT, app_id: '1' },
			{ filter: {} },
		);
		expect(itemsOf(body)).toMatchObject([
			{ event: 'accessRevoked', account: { id: ACCOUNT }, occurredAt: '2026-11-20T10:00:00Z' },
		]);
	});

	it('starts on nothing else', () => {
		expect(itemsOf(mention(), ['replied'])).toEqual([]);
		expect(itemsOf({ replay_job_status: { job_state: 'Complete' } })).toEqual([]);
		expect(itemsOf({ for_user_id: '1', tweet_create_events: [] })).toEqual([]);
		expect(itemsOf(null)).toEqual([]);
		expect(itemsOf([])).toEqual([]);
	});
});

describe('filters of the X trigger', () => {
	it('leave out what the account itself does where others can do it too', () => {
		const follow = delivery('follow.follow', {
			source: { data: { id: ACCOUNT } },
			target: { data: { id: OTHER } },
		});
		expect(itemsOf(follow)).toEqual([]);
		expect(itemsOf(follow, ALL, { includeOwnActions: true })).toHaveLength(1);
		const published = delivery('post.create', post({ author_id: ACCOUNT }));
		expect(itemsOf(published)).toHaveLength(1);
	});

	it('choose texts in upper or lower case, and leave events without text alone', () => {
		expect(itemsOf(mention(), ALL, { containsText: ' exampleUSER ' })).toHaveLength(1);
		expect(itemsOf(mention(), ALL, { containsText: 'price' })).toEqual([]);
		const deleted = delivery('post.delete', { id: '5', author_id: ACCOUNT });
		expect(itemsOf(deleted, ALL, { containsText: 'price' })).toHaveLength(1);
	});

	it('choose among the types of own posts only', () => {
		const repost = { referenced_tweets: [{ type: 'retweeted', id: '7' }] };
		const published = delivery('post.create', post({ author_id: ACCOUNT, ...repost }));
		expect(itemsOf(published, ALL, { postTypes: ['repost'] })).toHaveLength(1);
		expect(itemsOf(published, ALL, { postTypes: ['post', 'quote'] })).toEqual([]);
		expect(itemsOf(mention(), ALL, { postTypes: ['repost'] })).toHaveLength(1);
	});
});
