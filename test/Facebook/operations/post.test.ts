import type { IDataObject } from 'n8n-workflow';
import { getManyPosts } from '../../../nodes/Facebook/operations/post.getMany';
import { deletePost } from '../../../nodes/Facebook/operations/post.delete';
import { getPost } from '../../../nodes/Facebook/operations/post.get';
import { getPostStatus } from '../../../nodes/Facebook/operations/post.getStatus';
import { updatePost } from '../../../nodes/Facebook/operations/post.update';
import { answer, facebookFixture, lost, PAGE_ID, refuse } from '../../support/fakeGraph';
import type { FacebookSetup } from '../../support/fakeGraph';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const ID = `${PAGE_ID}_111`;
const RAW: IDataObject = {
	id: ID,
	message: 'Fresh bread',
	created_time: '2026-11-19T08:49:14+0000',
	updated_time: '2026-11-19T09:00:00+0000',
	permalink_url: 'https://www.facebook.com/x/posts/111',
	is_published: true,
	is_hidden: false,
	from: { id: PAGE_ID, name: 'Fern & Co' },
	attachments: {
		data: [
			{
				media_type: 'photo',
				media: { image: { src: 'https://cdn/1.jpg' } },
				target: { id: '77' },
				url: 'https://www.facebook.com/photo/77',
			},
		],
	},
	shares: { count: 3 },
	reactions: { data: [], summary: { total_count: 12 } },
	comments: { data: [], summary: { total_count: 0 } },
};
const NONEXISTING = refuse(100, undefined, '(#100) Tried accessing nonexisting field (status)');
const NOT_FOUND = refuse(100, 33, 'Unsupported get request. Object does not exist');

const run = async (operation: typeof getPost, setup: FacebookSetup) => {
	const fixture = facebookFixture(setup);
	const outputs = await operation.run(fixture.context);
	return { ...fixture, items: outputs.map(({ json }) => json) };
};

describe('Get', () => {
	it('puts out one shape with ISO times, text ids and counts', async () => {
		const { items } = await run(getPost, {
			params: { post: ID },
			page: { [`GET ${ID}`]: answer(RAW) },
		});
		expect(items).toEqual([
			{
				platform: 'facebook',
				id: ID,
				type: 'post',
				status: 'published',
				text: 'Fresh bread',
				url: 'https://www.facebook.com/x/posts/111',
				createdAt: '2026-11-19T08:49:14Z',
				updatedAt: '2026-11-19T09:00:00Z',
				scheduledAt: null,
				hidden: false,
				author: { id: PAGE_ID, name: 'Fern & Co' },
				attachments: [
					{
						type: 'photo',
						id: '77',
						url: 'https://www.facebook.com/photo/77',
						imageUrl: 'https://cdn/1.jpg',
					},
				],
				shares: 3,
				reactions: 12,
				comments: 0,
			},
		]);
	});

	it('says null, not 0, for counts that Facebook leaves out', async () => {
		const { items } = await run(getPost, {
			params: { post: ID },
			page: { [`GET ${ID}`]: answer({ id: ID }) },
		});
		expect(items[0]).toMatchObject({ shares: null, reactions: null, comments: null, author: null });
	});

	it('looks a plain number up as a video, then as a post of the Page', async () => {
		const { items, page } = await run(getPost, {
			params: { post: '111' },
			page: { 'GET 111': NONEXISTING, [`GET ${ID}`]: answer(RAW) },
		});
		expect(items[0].id).toBe(ID);
		expect(page.log()).toEqual(['GET 111', `GET ${ID}`]);
	});

	it('completes the address of a video', async () => {
		const { items } = await run(getPost, {
			params: { post: '222' },
			page: {
				'GET 222': answer({
					id: '222',
					description: 'Clip',
					permalink_url: '/reel/222/',
					published: true,
				}),
			},
		});
		expect(items[0]).toMatchObject({
			type: 'video',
			text: 'Clip',
			url: 'https://www.facebook.com/reel/222/',
		});
	});

	it('adds the raw answer only when asked', async () => {
		const { items } = await run(getPost, {
			params: { post: ID, options: { includeRaw: true } },
			page: { [`GET ${ID}`]: answer(RAW) },
		});
		expect(items[0].raw).toEqual(RAW);
	});

	it('fails on an unknown post with what to do, not with a guess', async () => {
		const failing = run(getPost, { params: { post: ID }, page: { [`GET ${ID}`]: NOT_FOUND } });
		await expect(failing).rejects.toMatchObject({ context: { socialOps: { kind: 'not-found' } } });
	});

	it('refuses an empty post before anything is sent', async () => {
		const { context, page } = facebookFixture({ params: { post: ' ' } });
		await expect(getPost.run(context)).rejects.toMatchObject({
			context: { socialOps: { field: 'Post' } },
		});
		expect(page.calls).toEqual([]);
	});
});

describe('Get Many', () => {
	it.each([
		['published', 'published_posts'],
		['scheduled', 'scheduled_posts'],
		['visitor', 'visitor_posts'],
		['tagged', 'tagged'],
	])('reads %s posts from %s', async (which, edge) => {
		const { items, page } = await run(getManyPosts, {
			params: { which },
			page: { [`GET ${PAGE_ID}/${edge}`]: answer({ data: [RAW] }) },
		});
		expect(items).toHaveLength(1);
		expect(page.log()).toEqual([`GET ${PAGE_ID}/${edge}`]);
	});

	it('follows the cursor until the limit', async () => {
		const paged = (id: string) =>
			answer({
				data: [{ id }, { id: `${id}b` }],
				paging: { next: 'https://…', cursors: { after: id } },
			});
		const { items, page } = await run(getManyPosts, {
			params: { limit: 3 },
			page: { [`GET ${PAGE_ID}/published_posts`]: [paged('a'), paged('c')] },
		});
		expect(items.map(({ id }) => id)).toEqual(['a', 'ab', 'c']);
		expect(page.calls.map(({ fields }) => fields?.after)).toEqual([undefined, 'a']);
	});

	it('sends the range as Unix seconds in the given time zone', async () => {
		const { page } = await run(getManyPosts, {
			params: {
				filters: { since: '2026-11-01T00:00:00', until: '2026-11-02T00:00:00', timeZone: 'UTC' },
			},
			page: { [`GET ${PAGE_ID}/published_posts`]: answer({ data: [] }) },
		});
		expect(page.calls[0].fields).toMatchObject({ since: 1793491200, until: 1793577600 });
	});

	it('refuses a range that ends before it begins', async () => {
		const { context } = facebookFixture({
			params: { filters: { since: '2026-11-02', until: '2026-11-01' } },
		});
		await expect(getManyPosts.run(context)).rejects.toMatchObject({
			context: { socialOps: { field: 'Since' } },
		});
	});

	it('tells a scheduled post from a draft', async () => {
		const { items } = await run(getManyPosts, {
			params: { which: 'scheduled' },
			page: {
				[`GET ${PAGE_ID}/scheduled_posts`]: answer({
					data: [
						{ id: 'a', is_published: false, scheduled_publish_time: 1793491200 },
						{ id: 'b', is_published: false },
					],
				}),
			},
		});
		expect(items.map(({ status, scheduledAt }) => [status, scheduledAt])).toEqual([
			['scheduled', '2026-11-01T00:00:00Z'],
			['draft', null],
		]);
	});
});

describe('Get Status', () => {
	const statusOf = async (raw: IDataObject) => {
		const { items } = await run(getPostStatus, {
			params: { post: '222' },
			page: { 'GET 222': answer({ id: '222', ...raw }) },
		});
		return items[0];
	};

	it('shows the phases of a video that is being processed, in one spelling', async () => {
		const item = await statusOf({
			status: {
				video_status: 'processing',
				uploading_phase: { status: 'complete' },
				processing_phase: { status: 'in_progress' },
				publishing_phase: { status: 'not_started' },
			},
		});
		expect(item).toMatchObject({
			status: 'processing',
			phases: { upload: 'completed', processing: 'in_progress', publishing: 'not_started' },
			reason: null,
		});
	});

	it.each([
		['error.message', { error: { message: 'Resolution too low' } }],
		['errors[].message', { errors: [{ message: 'Resolution too low' }] }],
	])("gives Facebook's reason for a rejection from %s", async (_place, phase) => {
		const item = await statusOf({
			status: { video_status: 'processing', processing_phase: phase },
		});
		expect(item).toMatchObject({ status: 'rejected', reason: 'Resolution too low' });
	});

	it('knows a scheduled reel and its time', async () => {
		const item = await statusOf({
			status: {
				video_status: 'ready',
				publishing_phase: { publish_status: 'scheduled', publish_time: 1793491200 },
			},
		});
		expect(item).toMatchObject({
			status: 'scheduled',
			scheduledAt: '2026-11-01T00:00:00Z',
			publishedAt: null,
		});
	});

	it('tells the post that shows a published video', async () => {
		const item = await statusOf({
			published: true,
			post_id: '999',
			status: { video_status: 'ready' },
		});
		expect(item).toMatchObject({ status: 'published', postId: '999' });
	});
});

describe('Update', () => {
	const update = async (updateFields: IDataObject, setup: Partial<FacebookSetup> = {}) =>
		await run(updatePost, {
			params: { post: ID, updateFields },
			page: { [`GET ${ID}`]: answer(RAW), [`POST ${ID}`]: answer({ success: true }) },
			...setup,
		});

	it('sends only what is to change and puts out the post as it then is', async () => {
		const { page, items } = await update({ text: 'New', hidden: false, pinned: true });
		const call = page.calls.find(({ method }) => method === 'POST');
		expect(call?.fields).toEqual({ message: 'New', is_hidden: false, is_pinned: true });
		expect(items[0].id).toBe(ID);
	});

	it('reschedules in the time zone that is given', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-20T00:00:00Z'));
		const { page } = await update({
			scheduleAt: '2026-11-21T09:00:00',
			timeZone: 'America/New_York',
		});
		const call = page.calls.find(({ method }) => method === 'POST');
		expect(call?.fields).toEqual({
			scheduled_publish_time: Date.parse('2026-11-21T14:00:00Z') / 1000,
		});
		jest.restoreAllMocks();
	});

	it('publishes a video by its own ID with the words of a video', async () => {
		const { page } = await update(
			{ publishNow: true, text: 'New' },
			{
				params: { post: '222', updateFields: { publishNow: true, text: 'New' } },
				page: { 'GET 222': answer({ id: '222' }), 'POST 222': answer({ success: true }) },
			},
		);
		const call = page.calls.find(({ method }) => method === 'POST');
		expect(call?.fields).toEqual({ description: 'New', published: true });
	});

	it.each([
		['nothing to change', {}, 'Update Fields'],
		['an empty text', { text: '' }, 'Text'],
		['a text that is too long', { text: 'x'.repeat(63_207) }, 'Text'],
		['a time in the past', { scheduleAt: '2020-01-01T00:00:00Z' }, 'Schedule At'],
		['a time beyond 30 days', { scheduleAt: '2100-01-01T00:00:00Z' }, 'Schedule At'],
	])('refuses %s before anything is sent', async (_what, updateFields, field) => {
		const { context, page } = facebookFixture({ params: { post: ID, updateFields } });
		await expect(updatePost.run(context)).rejects.toMatchObject({
			context: { socialOps: { field } },
		});
		expect(page.calls).toEqual([]);
	});

	it('refuses to hide a video by its own ID', async () => {
		const { context } = facebookFixture({
			params: { post: '222', updateFields: { hidden: true } },
			page: { 'GET 222': answer({ id: '222' }) },
		});
		await expect(updatePost.run(context)).rejects.toMatchObject({
			context: { socialOps: { field: 'Post' } },
		});
	});
});

describe('Delete', () => {
	it('deletes the post', async () => {
		const { items, page } = await run(deletePost, {
			params: { post: ID },
			page: { [`DELETE ${ID}`]: answer({ success: true }) },
		});
		expect(items).toEqual([{ deleted: true, id: ID }]);
		expect(page.log()).toEqual([`DELETE ${ID}`]);
	});

	it('counts a post as deleted that is gone after a lost answer', async () => {
		const { items, page } = await run(deletePost, {
			params: { post: ID },
			page: { [`DELETE ${ID}`]: lost, [`GET ${ID}`]: NOT_FOUND },
		});
		expect(items).toEqual([{ deleted: true, id: ID }]);
		expect(page.log().filter((call) => call.startsWith('DELETE'))).toHaveLength(1);
	});

	it('deletes again when the post is still there after a lost answer', async () => {
		const { items, page } = await run(deletePost, {
			params: { post: ID },
			page: { [`DELETE ${ID}`]: [lost, answer({ success: true })], [`GET ${ID}`]: answer(RAW) },
		});
		expect(items).toEqual([{ deleted: true, id: ID }]);
		expect(page.log().filter((call) => call.startsWith('DELETE'))).toHaveLength(2);
	});

	it('fails for a post that was not there to begin with', async () => {
		const failing = run(deletePost, {
			params: { post: ID },
			page: { [`DELETE ${ID}`]: NOT_FOUND },
		});
		await expect(failing).rejects.toMatchObject({ context: { socialOps: { kind: 'not-found' } } });
	});

	it('counts a post as deleted that a retried execution finds gone', async () => {
		const { items, page } = await run(deletePost, {
			params: { post: ID },
			page: { [`GET ${ID}`]: NOT_FOUND },
			n8n: { mode: 'retry' },
		});
		expect(items).toEqual([{ deleted: true, id: ID }]);
		expect(page.log()).toEqual([`GET ${ID}`]);
	});
});
