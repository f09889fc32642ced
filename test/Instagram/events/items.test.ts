import { itemsFor } from '../../../nodes/Instagram/events';
import { changesOf } from '../../../nodes/Meta/webhooks';
import { parseJson } from '../../../nodes/shared/json/parseJson';

const ID = '17841405822304914';
const ALL = [
	'commentAdded',
	'liveCommentAdded',
	'mention',
	'storyInsights',
	'message',
	'messageReaction',
];

const itemsOf = (text: string, filters = {}, events = ALL) =>
	itemsFor(changesOf(parseJson(text)), { events, filters, accountId: ID });

const COMMENT = `{"id":"17873440459141021","parent_id":"17870000000000000","text":"How much?","from":{"id":"1200000000000001","username":"ana"},"media":{"id":"17920238422030506","media_product_type":"FEED"}}`;
const envelope = (entry: string) => `{"object":"instagram","entry":[${entry}]}`;
const change = (field: string, value: string) =>
	envelope(`{"id":"${ID}","time":1763545755,"changes":[{"field":"${field}","value":${value}}]}`);
const message = (body: string) =>
	envelope(
		`{"id":"${ID}","time":1763545755000,"messaging":[{"sender":{"id":"12"},"recipient":{"id":"${ID}"},"timestamp":1763545754000,${body}}]}`,
	);

const EXPECTED = {
	event: 'commentAdded',
	id: `${ID}:commentAdded:17873440459141021`,
	account: { id: ID },
	occurredAt: '2025-11-19T09:49:15.000Z',
	postId: '17920238422030506',
	commentId: '17873440459141021',
	parentId: '17870000000000000',
	author: { id: '1200000000000001', username: 'ana' },
	text: 'How much?',
};

describe('a comment', () => {
	it('is the same item in the layout of each login, in a list or not', () => {
		const direct = `{"id":"${ID}","time":1763545755,"field":"comments","value":${COMMENT}}`;
		for (const text of [change('comments', COMMENT), envelope(direct), `[${envelope(direct)}]`]) {
			expect(itemsOf(text)).toMatchObject([EXPECTED]);
		}
	});

	it('keeps ids above 2^53 exact that come as numbers', () => {
		const numbers = COMMENT.replace('"17873440459141021"', '17873440459141021').replace(
			'"17920238422030506"',
			'17920238422030507',
		);
		const text = change('comments', numbers).replace(`"${ID}"`, ID);
		expect(itemsOf(text)).toMatchObject([
			{ commentId: '17873440459141021', postId: '17920238422030507', account: { id: ID } },
		]);
	});

	it('of the account itself is left out unless it is wanted', () => {
		const own = COMMENT.replace('1200000000000001', ID);
		const scoped = COMMENT.replace(
			'"username":"ana"',
			'"username":"x","self_ig_scoped_id":"1200000000000001"',
		);
		expect(itemsOf(change('comments', own))).toEqual([]);
		expect(itemsOf(change('comments', scoped))).toEqual([]);
		expect(itemsOf(change('comments', own), { includeOwnActions: true })).toHaveLength(1);
	});

	it('passes the filters that it fits', () => {
		const of = (filters: object) => itemsOf(change('comments', COMMENT), filters).length;
		expect(of({ containsText: 'HOW' })).toBe(1);
		expect(of({ containsText: 'when' })).toBe(0);
		expect(of({ postId: '17920238422030506' })).toBe(1);
		expect(of({ postId: '1' })).toBe(0);
		expect(of({ topLevelOnly: true })).toBe(0);
	});

	it('of another account, and an event that is not chosen, start nothing', () => {
		expect(itemsOf(change('comments', COMMENT).replace(ID, '1'))).toEqual([]);
		expect(itemsOf(change('comments', COMMENT), {}, ['mention'])).toEqual([]);
	});
});

it('makes items of mentions in captions and comments', () => {
	expect(itemsOf(change('mentions', '{"media_id":"5","comment_id":"6"}'))).toMatchObject([
		{ event: 'mention', postId: '5', commentId: '6', author: null },
	]);
	expect(itemsOf(change('mentions', '{"media_id":"5"}'))[0].commentId).toBeUndefined();
});

it('gives the numbers of an ended story by the names that Instagram uses', () => {
	expect(itemsOf(change('story_insights', '{"media_id":"5","reach":12,"exits":0}'))).toMatchObject([
		{ event: 'storyInsights', postId: '5', metrics: { reach: 12, exits: 0 } },
	]);
});

it('makes items of messages, and none of echoes and deletions', () => {
	expect(
		itemsOf(message('"message":{"mid":"m1","text":"Hi","reply_to":{"story":{"id":"9"}}}')),
	).toMatchObject([
		{
			event: 'message',
			id: `${ID}:message:m1`,
			text: 'Hi',
			postId: '9',
			author: { id: '12', username: null },
		},
	]);
	expect(itemsOf(message('"message":{"mid":"m1","is_echo":true}'))).toEqual([]);
	expect(itemsOf(message('"message":{"mid":"m1","is_deleted":true}'))).toEqual([]);
	expect(itemsOf(message('"reaction":{"mid":"m1","action":"react","emoji":"❤"}'))).toMatchObject([
		{ event: 'messageReaction', text: '❤' },
	]);
});
