import { failureOf } from '../../../nodes/shared/http/failure';
import { answer, bodyOf, elements, lost, PAGE, run, sent, SHARE, THREAD } from '../support/item';

const RAW = {
	id: SHARE,
	author: PAGE,
	commentary: 'Hello \\(you\\) {hashtag|\\#|now} @[Acme](urn:li:organization:1337)',
	visibility: 'PUBLIC',
	lifecycleState: 'PUBLISHED',
	lifecycleStateInfo: { isEditedByAuthor: false, reviewStatus: 'APPROVED', contentStatus: 'READY' },
	createdAt: 1_763_632_800_000,
	publishedAt: 1_763_632_801_000,
	lastModifiedAt: 1_763_632_802_000,
	isReshareDisabledByAuthor: true,
	content: { media: { id: 'urn:li:image:C4', altText: 'A loaf' } },
};
const GET = `GET rest/posts/${SHARE}`;

describe('Get', () => {
	it('reads a post by its ID or link, with the text as one types it', async () => {
		const script = { [GET]: answer(RAW) };
		for (const post of [
			SHARE,
			`urn%3Ali%3Ashare%3A${SHARE.split(':')[3]}`,
			`ada_hello-share-${SHARE.split(':')[3]}-Ab1c`,
		]) {
			const { items, requests } = await run('post.get', { script, params: { post } });
			expect(items).toEqual([
				{
					platform: 'linkedin',
					id: SHARE,
					url: `https://www.linkedin.com/feed/update/${SHARE}`,
					type: 'image',
					status: 'published',
					author: { id: PAGE },
					text: 'Hello (you) #now @[Acme](urn:li:organization:1337)',
					visibility: 'PUBLIC',
					createdAt: '2025-11-20T10:00:00Z',
					publishedAt: '2025-11-20T10:00:01Z',
					updatedAt: '2025-11-20T10:00:02Z',
					edited: false,
					canReshare: false,
					media: [{ id: 'urn:li:image:C4', altText: 'A loaf', title: null }],
					link: null,
					poll: null,
					reshareOf: null,
				},
			]);
			expect(sent(requests, GET)[0].url).toContain('?viewContext=AUTHOR');
		}
	});

	it.each(['', '7200000000000000001', THREAD])('asks for the post itself: %j', async (post) => {
		const error: unknown = await run('post.get', { params: { post } }).catch(
			(thrown: unknown) => thrown,
		);
		expect(failureOf(error)).toMatchObject({ field: 'Post', effect: 'none' });
	});
});

describe('Get Many', () => {
	const at = (minute: number) => ({ ...RAW, createdAt: Date.UTC(2026, 10, 20, 10, minute) });
	const script = { 'GET rest/posts': elements(at(50), at(40), at(30), at(20)) };

	it('lists the newest of an author', async () => {
		const { items, requests } = await run('post.getMany', { script, params: { limit: 2 } });
		expect(items.map(({ createdAt }) => createdAt)).toEqual([
			'2026-11-20T10:50:00Z',
			'2026-11-20T10:40:00Z',
		]);
		expect(
			requests.some(({ url }) =>
				url.includes('q=author&author=urn%3Ali%3Aorganization%3A2414183&sortBy=CREATED'),
			),
		).toBe(true);
	});

	it('keeps to a time', async () => {
		const filters = { since: '2026-11-20T10:30:00Z', until: '2026-11-20T10:50:00Z' };
		const { items } = await run('post.getMany', { script, params: { returnAll: true, filters } });
		expect(items.map(({ createdAt }) => createdAt)).toEqual([
			'2026-11-20T10:40:00Z',
			'2026-11-20T10:30:00Z',
		]);
	});
});

describe('Get Status', () => {
	it.each([
		['PUBLISHED', 'published', null],
		['PUBLISH_REQUESTED', 'processing', null],
		['PUBLISH_FAILED', 'rejected', 'APPROVED'],
		['DRAFT', 'draft', null],
	])('calls %s %s', async (lifecycleState, status, reason) => {
		const script = { [GET]: answer({ ...RAW, lifecycleState }) };
		const { items } = await run('post.getStatus', { script, params: { post: SHARE } });
		expect(items[0]).toMatchObject({ status, reason });
	});
});

describe('Update', () => {
	const UPDATE = `POST rest/posts/${SHARE}`;

	it('replaces the text, escaped', async () => {
		const { items, requests } = await run('post.update', {
			script: { [UPDATE]: { status: 204 } },
			params: { post: SHARE, text: 'New (text)' },
		});
		expect(bodyOf(sent(requests, UPDATE)[0])).toEqual({
			patch: { $set: { commentary: 'New \\(text\\)' } },
		});
		expect(items[0]).toMatchObject({ updated: true, id: SHARE, text: 'New (text)' });
	});

	it.each([' ', 'x'.repeat(3_001)])('refuses what LinkedIn would not take', async (text) => {
		const params = { post: SHARE, text };
		const error: unknown = await run('post.update', { params }).catch((thrown: unknown) => thrown);
		expect(failureOf(error)).toMatchObject({ field: 'Text', effect: 'none' });
	});
});

it('Delete is repeated when its answer is lost: LinkedIn answers the same', async () => {
	const DELETE = `DELETE rest/posts/${SHARE}`;
	const { items, requests } = await run('post.delete', {
		script: { [DELETE]: [lost(), { status: 204 }] },
		params: { post: SHARE },
	});
	expect(items).toEqual([{ deleted: true, id: SHARE }]);
	expect(sent(requests, DELETE)).toHaveLength(2);
});
