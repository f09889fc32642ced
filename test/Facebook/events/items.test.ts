import { EVENTS, fieldsOf } from '../../../nodes/Facebook/events/index';
import {
	ANA,
	PAGE,
	PAGE_ID,
	POST_ID,
	TIME,
	comment,
	feed,
	field,
	itemsOf,
	messaging,
	post,
	reaction,
} from './delivery';

const eventsOf = (body: unknown) => itemsOf(body).map(({ event }) => event);
const idOf = (body: unknown) => itemsOf(body, { includeOwnActions: true })[0].id;

describe('the events of the Facebook trigger', () => {
	it('puts a comment out with all that a workflow needs', () => {
		const [item] = itemsOf(feed(comment()));
		expect(item).toEqual({
			event: 'commentAdded',
			id: `${PAGE_ID}:comment:1234567890_987654:add`,
			page: { id: PAGE_ID },
			occurredAt: '2025-11-19T09:49:15.000Z',
			postId: POST_ID,
			commentId: '1234567890_987654',
			parentId: POST_ID,
			author: ANA,
			text: 'Nice',
			verb: 'add',
			url: 'https://www.facebook.com/fern/posts/1',
			raw: { field: 'feed', value: comment() },
		});
	});

	it.each([
		['commentAdded', feed(comment())],
		['commentEdited', feed(comment({ verb: 'edited' }))],
		['commentHidden', feed(comment({ verb: 'hide' }))],
		['commentRemoved', feed(comment({ verb: 'remove', message: undefined }))],
		['reactionAdded', feed(reaction())],
		['reactionAdded', feed(reaction({ verb: 'edit', reaction_type: 'wow' }))],
		['reactionRemoved', feed(reaction({ verb: 'remove' }))],
		['postPublished', feed(post())],
		['postPublished', feed(post({ item: 'photo', published: undefined }))],
		['visitorPost', feed(post({ from: ANA, item: 'post' }))],
		['visitorPost', feed(post({ from: undefined, item: 'post' }))],
		['postEdited', feed(post({ verb: 'edited', from: ANA }))],
		['postRemoved', feed(post({ verb: 'remove', from: ANA }))],
		['mention', field('mention', { item: 'post', verb: 'add', post_id: '9_8', sender_id: '5' })],
		['message', messaging({ sender: { id: '5' }, message: { mid: 'm', text: 'Hi' } })],
		['videoChanged', field('videos', { id: '1', status: 'ready' })],
		['liveVideoChanged', field('live_videos', { id: '1', status: 'live' })],
		['profileChanged', field('name', 'Fern & Sons')],
	])('starts %s on its delivery alone', (event, body) => {
		expect(eventsOf(body)).toEqual([event]);
		expect(itemsOf(body, {}, [event])).toHaveLength(1);
		const others = EVENTS.map(({ value }) => value).filter((value) => value !== event);
		expect(itemsOf(body, {}, others)).toEqual([]);
	});

	it.each([
		['a scheduled post or draft', feed(post({ published: 0 }))],
		['an unknown item', feed({ item: 'relationship-status', verb: 'add' })],
		['a retired field', field('ratings', { item: 'rating', verb: 'add' })],
		['a message of the Page itself', messaging({ message: { mid: 'm', is_echo: true } })],
		['a read receipt', messaging({ sender: { id: '5' }, read: { watermark: 1 } })],
		[
			'another Page',
			{ object: 'page', entry: [{ ...(feed(comment()).entry as object[])[0], id: '1' }] },
		],
		['another object', { ...feed(comment()), object: 'instagram' }],
	])('starts nothing on %s', (_, body) => {
		expect(itemsOf(body)).toEqual([]);
	});

	it('gives one item for each of 1,000 changes, in the order of the delivery', () => {
		const comments = Array.from({ length: 1_000 }, (_, index) =>
			index % 2 ? comment({ comment_id: `1_${index}` }) : reaction({ from: { id: `9${index}` } }),
		);
		const items = itemsOf(feed(...comments));
		expect(items).toHaveLength(1_000);
		expect(new Set(items.map(({ id }) => id)).size).toBe(1_000);
		expect(items.slice(0, 4).map(({ event }) => event)).toEqual([
			'reactionAdded',
			'commentAdded',
			'reactionAdded',
			'commentAdded',
		]);
	});

	it('names nobody when Facebook does not', () => {
		expect(itemsOf(feed(comment({ from: undefined })))[0].author).toBeNull();
		expect(itemsOf(feed(comment({ from: null })))[0].author).toBeNull();
		expect(itemsOf(feed(comment({ from: { id: '7' } })))[0].author).toEqual({
			id: '7',
			name: null,
		});
	});

	it('names the sender of a mention and of a message', () => {
		const value = { verb: 'add', post_id: '9_8', sender_id: '5', sender_name: 'Ana', message: 'x' };
		expect(itemsOf(field('mention', value))[0]).toMatchObject({
			author: { id: '5', name: 'Ana' },
			text: 'x',
			url: 'https://www.facebook.com/9_8',
		});
		const written = messaging({
			sender: { id: '5' },
			timestamp: TIME * 1000,
			message: { mid: 'm', text: 'Hi' },
		});
		expect(itemsOf(written)[0]).toMatchObject({
			author: { id: '5', name: null },
			text: 'Hi',
			postId: null,
			occurredAt: '2025-11-19T09:49:15.000Z',
		});
	});

	it('dates a change of an old object by the delivery, not by the object', () => {
		const [item] = itemsOf(feed(comment({ verb: 'remove', created_time: TIME - 86_400 })));
		expect(item.occurredAt).toBe('2025-11-19T09:49:15.000Z');
	});

	it('stays calm when times are missing or senseless', () => {
		const entry = [
			{ id: PAGE_ID, changes: [{ field: 'feed', value: comment({ created_time: 1e300 }) }] },
		];
		expect(itemsOf({ object: 'page', entry })[0].occurredAt).toBeNull();
	});
});

describe('the id of an item', () => {
	it('is the same when Meta delivers the event again in another batch', () => {
		const again = {
			object: 'page',
			entry: [{ id: PAGE_ID, time: TIME + 60, changes: [{ field: 'feed', value: comment() }] }],
		};
		expect(idOf(again)).toBe(idOf(feed(comment())));
		expect(idOf(feed(reaction()))).toBe(idOf(feed(reaction())));
	});

	it.each([
		['adding and removing a comment', feed(comment()), feed(comment({ verb: 'remove' }))],
		[
			'two edits',
			feed(comment({ verb: 'edited' })),
			feed(comment({ verb: 'edited', created_time: TIME + 5 })),
		],
		['two reactions of one person', feed(reaction()), feed(reaction({ created_time: TIME + 5 }))],
		['reactions to a post and a comment', feed(reaction()), feed(reaction({ comment_id: '1_2' }))],
		['reactions of two people', feed(reaction()), feed(reaction({ from: { id: '2' } }))],
		[
			'two states of a video',
			field('videos', { id: '1', s: 1 }),
			field('videos', { id: '1', s: 2 }),
		],
	])('tells apart %s', (_, one, other) => {
		expect(idOf(one)).not.toBe(idOf(other));
	});

	it('tells apart equal reactions of two people whom Facebook does not name', () => {
		const [one, other] = itemsOf(
			feed(reaction({ from: undefined }), reaction({ from: undefined })),
		);
		expect(one.id).not.toBe(other.id);
	});
});

describe('the filters', () => {
	const ofPage = { from: PAGE };

	it('leave out what the Page does itself, unless told otherwise', () => {
		const body = feed(comment(ofPage), reaction(ofPage), post({ verb: 'edited' }));
		expect(itemsOf(body)).toEqual([]);
		expect(itemsOf(body, { includeOwnActions: true })).toHaveLength(3);
	});

	it('never leave out posts of the Page, which are its own by nature', () => {
		expect(itemsOf(feed(post()), { includeOwnActions: false })).toHaveLength(1);
	});

	it('keep to one post, given by its whole ID or the part after that of the Page', () => {
		const body = feed(comment(), comment({ post_id: `${PAGE_ID}_2`, comment_id: '2_1' }));
		expect(itemsOf(body, { postId: ` ${POST_ID} ` })).toHaveLength(1);
		expect(itemsOf(body, { postId: '1234567890' })).toHaveLength(1);
		expect(itemsOf(body, { postId: '567890' })).toEqual([]);
	});

	it('look for a text in upper or lower case, and only where there is text', () => {
		const body = feed(
			comment({ message: 'What PRICE is it?' }),
			comment({ comment_id: '2' }),
			reaction(),
		);
		expect(itemsOf(body, { containsText: 'price' }).map(({ event }) => event)).toEqual([
			'commentAdded',
			'reactionAdded',
		]);
		expect(itemsOf(feed(comment({ message: undefined })), { containsText: 'price' })).toEqual([]);
	});

	it('leave out replies', () => {
		const body = feed(
			comment(),
			comment({ comment_id: '2', parent_id: '1234567890_987654' }),
			post(),
		);
		expect(itemsOf(body, { topLevelOnly: true })).toHaveLength(2);
	});

	it('keep to some reactions, whichever way Facebook spells them', () => {
		const body = feed(
			reaction(),
			reaction({ reaction_type: 'anger' }),
			reaction({ reaction_type: 'sorry' }),
			reaction({ item: 'like', reaction_type: undefined }),
			comment(),
		);
		const kept = itemsOf(body, { reactionTypes: ['angry', 'sad', 'like'] });
		expect(kept.map((item) => item.reaction ?? item.event)).toEqual([
			'anger',
			'sorry',
			'like',
			'commentAdded',
		]);
	});
});

describe('the list of events', () => {
	it('names each event once and in alphabetical order', () => {
		const names = EVENTS.map(({ name }) => name);
		expect(names).toEqual([...new Set(names)].sort((one, other) => one.localeCompare(other)));
		expect(new Set(EVENTS.map(({ value }) => value)).size).toBe(EVENTS.length);
	});

	it('subscribes to each field once, and to none that Meta has retired', () => {
		expect(fieldsOf(['commentAdded', 'reactionAdded', 'mention'])).toEqual(['feed', 'mention']);
		expect(fieldsOf(EVENTS.map(({ value }) => value))).not.toContain('ratings');
		expect(fieldsOf([])).toEqual([]);
	});
});
