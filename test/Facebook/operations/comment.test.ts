import type { IDataObject } from 'n8n-workflow';
import { commentOperationsOfFacebook } from '../../../nodes/Facebook/operations/comment';
import type { FacebookSetup } from '../../support/fakeGraph';
import { answer, facebookFixture, lost, PAGE_ID, refuse } from '../../support/fakeGraph';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => undefined,
}));

const POST = `${PAGE_ID}_111`;
const COMMENTS = `${POST}/comments`;
const graphTime = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, '+0000');
const own = (id: string, message: string, at = Date.now()): IDataObject => ({
	id,
	message,
	from: { id: PAGE_ID, name: 'Fern & Co' },
	created_time: graphTime(at),
});

const operationOf = (name: string) => {
	const operation = commentOperationsOfFacebook.find((candidate) => candidate.operation === name);
	if (!operation) throw new Error(`there is no ${name}`);
	return operation;
};

const run = async (name: string, setup: FacebookSetup) => {
	const fixture = facebookFixture(setup);
	const outputs = await operationOf(name).run(fixture.context);
	return { ...fixture, items: outputs.map(({ json }) => json) };
};
const create = async (setup: FacebookSetup) =>
	await run('create', { ...setup, params: { post: POST, text: 'Hello', ...setup.params } });
const writes = (log: string[]) => log.filter((call) => call.startsWith('POST'));

describe('Create', () => {
	it('comments on a post and puts the comment out', async () => {
		const { items, page } = await create({
			page: {
				[`POST ${COMMENTS}`]: answer(own('111_1', 'Hello', Date.parse('2026-11-19T08:49:14Z'))),
			},
		});
		expect(items[0]).toMatchObject({
			platform: 'facebook',
			id: '111_1',
			postId: POST,
			parentId: null,
			author: { id: PAGE_ID },
			text: 'Hello',
			createdAt: '2026-11-19T08:49:14Z',
			replayed: false,
		});
		expect(page.calls[0].fields).toEqual({ message: 'Hello' });
	});

	it('replies to a comment', async () => {
		const { items } = await create({
			params: { commentOn: 'comment', comment: '111_1' },
			page: { 'POST 111_1/comments': answer({ id: '111_2' }) },
		});
		expect(items[0]).toMatchObject({
			id: '111_2',
			postId: '111',
			parentId: '111_1',
			text: 'Hello',
		});
	});

	it('finds its comment after a lost answer and does not write it again', async () => {
		const { items, page } = await create({
			page: {
				[`POST ${COMMENTS}`]: lost,
				[`GET ${COMMENTS}`]: answer({ data: [own('111_9', 'Hello')] }),
			},
		});
		expect(items[0]).toMatchObject({ id: '111_9', replayed: true });
		expect(writes(page.log())).toHaveLength(1);
	});

	it('writes again only when the network clearly does not have the comment', async () => {
		const { items, page } = await create({
			page: {
				[`POST ${COMMENTS}`]: [lost, answer(own('111_9', 'Hello'))],
				[`GET ${COMMENTS}`]: answer({
					data: [own('111_1', 'Other text'), own('111_2', 'Hello', Date.now() - 60_000)],
				}),
			},
		});
		expect(items[0]).toMatchObject({ id: '111_9', replayed: false });
		expect(writes(page.log())).toHaveLength(2);
	});

	it('does not take the same text of somebody else for its own', async () => {
		const foreign = { ...own('111_5', 'Hello'), from: { id: '42', name: 'Somebody' } };
		const { items } = await create({
			page: {
				[`POST ${COMMENTS}`]: [lost, answer(own('111_9', 'Hello'))],
				[`GET ${COMMENTS}`]: answer({ data: [foreign] }),
			},
		});
		expect(items[0].id).toBe('111_9');
	});

	it('says that nobody can know when Facebook hides who wrote the twin', async () => {
		const nameless = { ...own('111_5', 'Hello'), from: undefined } as unknown as IDataObject;
		const failing = create({
			page: { [`POST ${COMMENTS}`]: lost, [`GET ${COMMENTS}`]: answer({ data: [nameless] }) },
		});
		await expect(failing).rejects.toMatchObject({
			context: { socialOps: { kind: 'outcome-unknown' } },
		});
	});

	it('does not take a comment that belongs to another item', async () => {
		const fixture = facebookFixture({
			params: { post: POST, text: 'Hello' },
			page: {
				[`POST ${COMMENTS}`]: [lost, answer(own('111_10', 'Hello'))],
				[`GET ${COMMENTS}`]: answer({ data: [own('111_9', 'Hello')] }),
			},
		});
		fixture.context.journal.claim('111_9');
		const [{ json }] = await operationOf('create').run(fixture.context);
		expect(json.id).toBe('111_10');
	});

	it('passes a picture by its address on', async () => {
		const { page } = await create({
			params: { text: '', pictureSource: 'url', pictureUrl: 'https://example.com/a.jpg' },
			page: { [`POST ${COMMENTS}`]: answer({ id: '111_1' }) },
		});
		expect(page.calls[0].fields).toMatchObject({ attachment_url: 'https://example.com/a.jpg' });
	});

	it('uploads a picture unpublished and attaches it', async () => {
		const png = Buffer.from(
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
			'base64',
		);
		const { page } = await create({
			params: { pictureSource: 'binary' },
			n8n: {
				binaries: {
					data: { data: png.toString('base64'), mimeType: 'image/png', fileName: 'dot.png' },
				},
			},
			page: {
				[`POST ${PAGE_ID}/photos`]: answer({ id: '77' }),
				[`POST ${COMMENTS}`]: answer({ id: '111_1' }),
			},
		});
		expect(page.calls[0]).toMatchObject({
			fields: { published: false },
			file: { fileName: 'dot.png' },
		});
		expect(page.calls[0].file?.bytes.equals(png)).toBe(true);
		expect(page.calls[1].fields).toMatchObject({ attachment_id: '77' });
	});

	it('refuses a file that is no picture before anything is sent', async () => {
		const { context, page } = facebookFixture({
			params: { post: POST, pictureSource: 'binary' },
			n8n: {
				binaries: {
					data: { data: Buffer.from('%PDF-1.7 text').toString('base64'), mimeType: 'image/png' },
				},
			},
		});
		await expect(operationOf('create').run(context)).rejects.toMatchObject({
			context: { socialOps: { field: 'Input Data Field Name' } },
		});
		expect(page.calls).toEqual([]);
	});

	it.each([
		['neither text nor picture', { text: ' ' }, 'Text'],
		['no post', { text: 'Hello', post: '' }, 'Post'],
		['a picture without address', { pictureSource: 'url', pictureUrl: 'x' }, 'Picture URL'],
	])('refuses %s', async (_what, params, field) => {
		const { context } = facebookFixture({ params: { post: POST, text: 'Hello', ...params } });
		await expect(operationOf('create').run(context)).rejects.toMatchObject({
			context: { socialOps: { field } },
		});
	});
});

describe('Get Many', () => {
	it('lists comments in one shape, with unknown authors as null', async () => {
		const raw = {
			id: '111_1',
			message: 'Nice',
			created_time: '2026-11-19T08:49:14+0000',
			parent: { id: '111_0' },
			like_count: 2,
			comment_count: 0,
			is_hidden: true,
			permalink_url: 'https://www.facebook.com/c',
		};
		const { items, page } = await run('getMany', {
			params: { post: POST, includeReplies: true, order: 'chronological' },
			page: { [`GET ${COMMENTS}`]: answer({ data: [raw] }) },
		});
		expect(items).toEqual([
			{
				platform: 'facebook',
				id: '111_1',
				postId: POST,
				parentId: '111_0',
				author: null,
				text: 'Nice',
				createdAt: '2026-11-19T08:49:14Z',
				likeCount: 2,
				replyCount: 0,
				hidden: true,
				url: 'https://www.facebook.com/c',
			},
		]);
		expect(page.calls[0].fields).toMatchObject({ filter: 'stream', order: 'chronological' });
	});

	it('fails when Facebook refuses the permission', async () => {
		const failing = run('getMany', {
			params: { post: POST },
			page: {
				[`GET ${COMMENTS}`]: refuse(200, undefined, '(#200) requires pages_read_engagement'),
			},
		});
		await expect(failing).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing' } },
		});
	});
});

describe('Hide, Unhide, Like', () => {
	it.each([
		['hide', 'POST 111_1', { is_hidden: true }, { hidden: true }],
		['unhide', 'POST 111_1', { is_hidden: false }, { hidden: false }],
		['like', 'POST 111_1/likes', undefined, { liked: true }],
	])('%s calls %s', async (name, call, fields, result) => {
		const { items, page } = await run(name, {
			params: { comment: '111_1' },
			page: { [call]: answer({ success: true }) },
		});
		expect(items).toEqual([{ platform: 'facebook', id: '111_1', ...result }]);
		expect(page.calls[0].fields).toEqual(fields);
		expect(page.calls[0].repeatable).toBe(true);
	});

	it.each(['hide', 'unhide', 'like', 'delete', 'privateReply'])(
		'%s needs a comment',
		async (name) => {
			const { context } = facebookFixture({ params: { comment: '', text: 'Hello' } });
			await expect(operationOf(name).run(context)).rejects.toMatchObject({
				context: { socialOps: { field: 'Comment' } },
			});
		},
	);
});

describe('Delete', () => {
	it('counts a comment as deleted that is gone after a lost answer', async () => {
		const { items } = await run('delete', {
			params: { comment: '111_1' },
			page: { 'DELETE 111_1': lost, 'GET 111_1': refuse(100, 33) },
		});
		expect(items).toEqual([{ deleted: true, id: '111_1' }]);
	});
});

describe('Reply Privately', () => {
	const MESSAGES = `POST ${PAGE_ID}/messages`;
	const params = { comment: '111_1', text: 'Hello' };

	it('sends a message to the author of the comment', async () => {
		const { items, page } = await run('privateReply', {
			params,
			page: { [MESSAGES]: answer({ message_id: 'm_1', recipient_id: '42' }) },
		});
		expect(items).toEqual([
			{ platform: 'facebook', commentId: '111_1', id: 'm_1', text: 'Hello', replayed: false },
		]);
		expect(page.calls[0].fields).toEqual({
			recipient: { comment_id: '111_1' },
			message: { text: 'Hello' },
		});
	});

	it('says after a lost answer that nobody can know, and does not send again', async () => {
		const fixture = facebookFixture({ params, page: { [MESSAGES]: lost } });
		await expect(operationOf('privateReply').run(fixture.context)).rejects.toMatchObject({
			context: { socialOps: { kind: 'outcome-unknown' } },
		});
		expect(fixture.page.calls).toHaveLength(1);
	});

	it('takes the refusal of a second message for the arrival of the first', async () => {
		const { items } = await run('privateReply', {
			params: { ...params, options: { sendWhenUnknown: true } },
			page: { [MESSAGES]: [lost, refuse(100, undefined, 'This comment was already replied to')] },
		});
		expect(items[0]).toMatchObject({ commentId: '111_1', id: null });
	});

	it('fails when somebody else has replied before', async () => {
		const failing = run('privateReply', {
			params,
			page: { [MESSAGES]: refuse(100, undefined, 'This comment was already replied to') },
		});
		await expect(failing).rejects.toMatchObject({
			context: { socialOps: { kind: 'content-rejected' } },
		});
	});
});
