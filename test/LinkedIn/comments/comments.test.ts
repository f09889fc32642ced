import type { FakeAnswer, SentRequest } from '../../support/fakeN8n';
import type { ItemSetup } from '../support/item';
import {
	answer,
	bodyOf,
	elements,
	lost,
	MEMBER,
	PAGE,
	queryOf,
	refuse,
	run,
	sent,
	SHARE,
	THREAD,
} from '../support/item';

const COMMENTS = `rest/socialActions/${SHARE}/comments`;
const PARENT = `urn:li:comment:(${THREAD},7200000000000000004)`;

/** A comment as LinkedIn answers it. */
const commentOf = (id: string, more: object = {}) => ({
	id,
	commentUrn: `urn:li:comment:(${THREAD},${id})`,
	actor: 'urn:li:person:abc123',
	object: THREAD,
	message: { attributes: [], text: 'Nice' },
	created: { actor: 'urn:li:person:abc123', time: 1_763_000_000_000 },
	...more,
});

describe('Create', () => {
	const create = async ({ params, ...setup }: ItemSetup) =>
		await run('comment.create', { ...setup, params: { post: SHARE, text: 'Thanks', ...params } });
	const done = answer(commentOf('8', { actor: PAGE, message: { text: 'Thanks' } }), {
		'x-restli-id': '8',
	});

	it('writes as the author, and puts out the comment by its URN', async () => {
		const { items, requests } = await create({ script: { [`POST ${COMMENTS}`]: done } });
		const [request] = sent(requests, `POST ${COMMENTS}`);
		expect(bodyOf(request)).toEqual({ actor: PAGE, object: SHARE, message: { text: 'Thanks' } });
		expect(request.url).toContain('socialActions/urn%3Ali%3Ashare%3A7200000000000000001/comments');
		expect(items).toEqual([
			{
				platform: 'linkedin',
				id: `urn:li:comment:(${THREAD},8)`,
				postId: SHARE,
				parentId: null,
				author: { id: PAGE, name: '' },
				text: 'Thanks',
				createdAt: '2025-11-13T02:13:20Z',
				likeCount: null,
				replyCount: null,
				hidden: null,
				url: `https://www.linkedin.com/feed/update/${THREAD}/?commentUrn=urn%3Ali%3Acomment%3A(activity%3A7200000000000000003%2C8)`,
				replayed: false,
			},
		]);
	});

	it('knows the comment by the header where the body is empty', async () => {
		const empty = answer('', { 'x-restli-id': '8' });
		const { items } = await create({ script: { [`POST ${COMMENTS}`]: empty } });
		expect(items).toMatchObject([{ id: `urn:li:comment:(${SHARE},8)`, text: 'Thanks' }]);
	});

	it('replies under the comment, in its thread', async () => {
		const path = `POST rest/socialActions/${PARENT}/comments`;
		const { items, requests } = await create({
			script: { [path]: answer(commentOf('9', { parentComment: PARENT }), { 'x-restli-id': '9' }) },
			params: { commentOn: 'comment', comment: PARENT },
		});
		expect(bodyOf(sent(requests, path)[0])).toEqual({
			actor: PAGE,
			object: THREAD,
			message: { text: 'Thanks' },
			parentComment: PARENT,
		});
		expect(items).toMatchObject([{ parentId: PARENT, postId: THREAD }]);
	});

	it('takes the link to a post, which names its activity', async () => {
		const path = `POST rest/socialActions/${THREAD}/comments`;
		const params = { post: 'fern-and-co_bread-activity-7200000000000000003-aB1c' };
		const { items } = await create({ script: { [path]: done }, params });
		expect(items).toMatchObject([{ postId: THREAD }]);
	});

	it('finds the comment after a lost answer by author and text, not that of others', async () => {
		const time = Date.now() + 5_000;
		const { items, requests } = await create({
			script: {
				[`POST ${COMMENTS}`]: lost(),
				[`GET ${COMMENTS}`]: elements(
					commentOf('5', { message: { text: 'Thanks' }, created: { time } }),
					commentOf('6', { actor: PAGE, message: { text: 'Thanks' }, created: { time } }),
				),
			},
		});
		expect(items).toMatchObject([{ id: `urn:li:comment:(${THREAD},6)`, replayed: true }]);
		expect(sent(requests, `POST ${COMMENTS}`)).toHaveLength(1);
	}, 15_000);

	it('ends as unknown after a lost answer where comments cannot be read', async () => {
		const script = { [`POST ${COMMENTS}`]: lost(), [`GET ${COMMENTS}`]: refuse(403) };
		await expect(create({ script })).rejects.toThrow('It is not known');
	}, 15_000);

	it('ends as unknown where there are more comments than it reads', async () => {
		const page = (first: number, count: number) =>
			elements(...Array.from({ length: count }, (_, index) => commentOf(String(first + index))));
		const pages = [0, 1, 2, 3, 4].map((index) => page(index * 100 + 1, 100));
		const script = (...last: FakeAnswer[]) => ({
			[`POST ${COMMENTS}`]: lost(),
			[`GET ${COMMENTS}`]: ({ url }: SentRequest) =>
				[...pages, ...last][Number(/start=(\d+)/.exec(url)?.[1]) / 100],
		});
		await expect(create({ script: script(page(501, 1)) })).rejects.toThrow('It is not known');
	}, 15_000);

	it('ends as unknown where LinkedIn does not show who wrote the same', async () => {
		const created = { time: Date.now() + 5_000 };
		const nameless = commentOf('5', { actor: undefined, message: { text: 'Thanks' }, created });
		const script = { [`POST ${COMMENTS}`]: lost(), [`GET ${COMMENTS}`]: elements(nameless) };
		await expect(create({ script })).rejects.toThrow('It is not known');
	}, 15_000);

	it.each([
		[{ text: ' ' }, "'Text' is empty"],
		[{ text: 'x'.repeat(1_251) }, 'has 1251 characters'],
		[{ post: 'https://example.com' }, 'does not name a post'],
		[{ commentOn: 'comment', comment: '8' }, 'does not name a comment'],
		[{ author: 'Fern' }, 'is not an author'],
	])('refuses %o before it calls anybody', async (params, message) => {
		await expect(create({ params })).rejects.toThrow(message);
	});
});

describe('Get Many', () => {
	it('lists the replies behind their comments, up to the limit', async () => {
		const first = commentOf('4', {
			likesSummary: { totalLikes: 3 },
			commentsSummary: { aggregatedTotalComments: 2 },
		});
		const { items, requests } = await run('comment.getMany', {
			script: {
				[`GET ${COMMENTS}`]: elements(
					commentOf('3', { commentsSummary: { aggregatedTotalComments: 0 } }),
					first,
				),
				[`GET rest/socialActions/urn:li:comment:(${THREAD},4)/comments`]: elements(
					commentOf('10', { parentComment: `urn:li:comment:(activity:7200000000000000003,4)` }),
					commentOf('11'),
				),
			},
			params: { post: SHARE, includeReplies: true, limit: 3 },
		});
		const parentId = `urn:li:comment:(${THREAD},4)`;
		expect(items).toMatchObject([
			{ id: `urn:li:comment:(${THREAD},3)`, replyCount: 0, likeCount: null },
			{ id: parentId, likeCount: 3, replyCount: 2, parentId: null, postId: SHARE },
			{ id: `urn:li:comment:(${THREAD},10)`, parentId },
		]);
		expect(sent(requests, `GET ${COMMENTS}`).map(queryOf)).toEqual(['start=0&count=3']);
	});
});

describe('Update and Delete', () => {
	const path = `rest/socialActions/${THREAD}/comments/7200000000000000004`;

	it('replace the text', async () => {
		const { items, requests } = await run('comment.update', {
			script: { [`POST ${path}`]: { status: 204 } },
			params: { comment: PARENT, text: 'New' },
		});
		const [request] = sent(requests, `POST ${path}`);
		expect(bodyOf(request)).toEqual({ patch: { message: { $set: { text: 'New' } } } });
		expect(request.headers).toMatchObject({ 'X-RestLi-Method': 'PARTIAL_UPDATE' });
		expect(queryOf(request)).toBe('actor=urn%3Ali%3Aorganization%3A2414183');
		expect(items).toEqual([{ platform: 'linkedin', id: PARENT, text: 'New' }]);
	});

	it('refuse a mention in a new text, which LinkedIn does not document', async () => {
		const params = { comment: PARENT, text: `Hi @[Ada](${MEMBER})` };
		await expect(run('comment.update', { params })).rejects.toThrow('in new comments only');
	});

	it('delete as the author', async () => {
		const { items, requests } = await run('comment.delete', {
			script: { [`DELETE ${path}`]: { status: 204 } },
			params: { comment: PARENT, author: 'me' },
		});
		expect(queryOf(sent(requests, `DELETE ${path}`)[0])).toBe('actor=urn%3Ali%3Aperson%3A782bbtaQ');
		expect(items).toEqual([{ deleted: true, id: PARENT }]);
	});

	it('take what is gone after a lost answer for deleted', async () => {
		const { items } = await run('comment.delete', {
			script: { [`DELETE ${path}`]: lost(), [`GET ${path}`]: refuse(404, 'NOT_FOUND') },
			params: { comment: PARENT },
		});
		expect(items).toEqual([{ deleted: true, id: PARENT }]);
	}, 15_000);
});
