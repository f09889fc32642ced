import type { IDataObject } from 'n8n-workflow';
import { EVENTS, itemsFor } from '../../../nodes/LinkedIn/events';
import type { Filters } from '../../../nodes/LinkedIn/events/filters';

const PAGE = 'urn:li:organization:2414183';
const THREAD = 'urn:li:activity:7200000000000000001';
const SHARE = 'urn:li:share:7200000000000000002';
const COMMENT = `urn:li:comment:(${THREAD},7200000000000000009)`;
const VISITOR = 'urn:li:person:abc123';

const happened = (action: string, more: IDataObject = {}): IDataObject => ({
	notificationId: 1784958320,
	organizationalEntity: PAGE,
	action,
	sourcePost: THREAD,
	decoratedSourcePost: { entity: SHARE, owner: PAGE, text: 'Launch day', mediaCategory: 'NONE' },
	generatedActivity: COMMENT,
	lastModifiedAt: 1_763_000_000_000,
	subscriber: 'urn:li:person:782bbtaQ',
	...more,
});
const commented = (more: IDataObject = {}): IDataObject => ({
	decoratedGeneratedActivity: {
		comment: { entity: COMMENT, owner: VISITOR, text: 'Congrats!', object: THREAD, ...more },
	},
});

function itemsOf(
	notifications: unknown[],
	filters: Filters = {},
	events = EVENTS.map(({ value }) => value),
) {
	const body = { type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', notifications };
	return itemsFor(body, { events, filters, pageId: PAGE });
}

describe('items of the LinkedIn trigger', () => {
	it('have the post, the thread, the comment and who wrote it', () => {
		const raw = happened('COMMENT', commented());
		expect(itemsOf([raw])).toEqual([
			{
				event: 'commentAdded',
				id: `${PAGE}:1784958320`,
				page: { id: PAGE },
				occurredAt: '2025-11-13T02:13:20.000Z',
				postId: SHARE,
				threadId: THREAD,
				commentId: COMMENT,
				author: { id: VISITOR, name: null },
				text: 'Congrats!',
				verb: 'COMMENT',
				url: expect.stringContaining('commentUrn='),
				raw,
			},
		]);
	});

	it.each([
		['COMMENT', 'commentAdded'],
		['COMMENT_EDIT', 'commentEdited'],
		['COMMENT_DELETE', 'commentRemoved'],
		['LIKE', 'reactionAdded'],
		['SHARE', 'postShared'],
		['SHARE_MENTION', 'mention'],
	])('of %s are %s', (action, event) => {
		expect(itemsOf([happened(action)])).toMatchObject([{ event, verb: action, postId: SHARE }]);
	});

	it('write a comment as the API takes it, however LinkedIn spells it', () => {
		const short = COMMENT.replace('(urn:li:activity', '(activity');
		const [item] = itemsOf([happened('COMMENT_DELETE', { generatedActivity: short })]);
		expect(item).toMatchObject({ commentId: COMMENT, author: null });
		expect(item).not.toHaveProperty('text');
	});

	it('name the new post of a share or mention', () => {
		const share = { entity: 'urn:li:share:9', owner: VISITOR, text: 'Look at @Fern' };
		const raw = happened('SHARE_MENTION', {
			generatedActivity: 'urn:li:share:9',
			decoratedGeneratedActivity: { share },
		});
		expect(itemsOf([raw])).toMatchObject([
			{
				shareId: 'urn:li:share:9',
				text: 'Look at @Fern',
				url: 'https://www.linkedin.com/feed/update/urn:li:share:9',
			},
		]);
	});

	it('name the comment that a reply answers', () => {
		const raw = happened('COMMENT', commented({ object: `urn:li:comment:(${THREAD},5)` }));
		expect(itemsOf([raw])).toMatchObject([{ parentId: `urn:li:comment:(${THREAD},5)` }]);
	});

	it('leave out what the page itself does, unless it is wanted', () => {
		const own = [
			happened('ADMIN_COMMENT', commented()),
			happened('COMMENT', commented({ owner: PAGE })),
		];
		expect(itemsOf(own)).toEqual([]);
		expect(itemsOf(own, { includeOwnActions: true })).toHaveLength(2);
	});

	it.each([
		[{ postId: SHARE }, 2],
		[{ postId: THREAD }, 2],
		[{ postId: `https://www.linkedin.com/feed/update/${SHARE}/?utm=1` }, 2],
		[{ postId: 'urn:li:share:1' }, 0],
		[{ containsText: ' CONGRATS ' }, 2],
		[{ containsText: 'price' }, 1],
	])('pass the filters %j', (filters, count) => {
		const two = [happened('COMMENT', commented()), happened('LIKE')];
		expect(itemsOf(two, filters)).toHaveLength(count);
	});

	it('come in the order of a delivery, of the wanted events and the page alone', () => {
		const other = { organizationalEntity: 'urn:li:organization:1' };
		const all = [
			happened('LIKE'),
			happened('COMMENT'),
			happened('COMMENT', other),
			happened('SHARE'),
		];
		const items = itemsOf(all, {}, ['commentAdded', 'reactionAdded']);
		expect(items.map(({ event }) => event)).toEqual(['reactionAdded', 'commentAdded']);
	});

	it('tell two events without a number apart by what they are', () => {
		const without = { notificationId: undefined };
		const [one, other] = itemsOf([happened('LIKE', without), happened('COMMENT', without)]);
		expect(one.id).not.toBe(other.id);
	});

	it.each([
		[null],
		['text'],
		[{}],
		[{ type: 'LEAD_ACTION', notifications: [happened('LIKE')] }],
		[{ type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS', notifications: [null, 'x', {}] }],
	])('are none for %j', (body) => {
		const events = EVENTS.map(({ value }) => value);
		expect(itemsFor(body, { events, filters: {}, pageId: PAGE })).toEqual([]);
	});
});
