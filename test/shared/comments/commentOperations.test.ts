import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../../nodes/Facebook/platform';
import type { CommentsCapability } from '../../../nodes/shared/comments/capability';
import { commentOperations } from '../../../nodes/shared/comments/commentOperations';
import type { RunContext } from '../../../nodes/shared/contract/operation';
import { openJournal } from '../../../nodes/shared/run/journal';
import { fakeN8n } from '../../support/fakeN8n';

/** A network with comments that can only be written, listed and deleted. */
interface Wall {
	comments: string[];
	/** Comments being written at the moment, and the most there have been. */
	writing: number;
	mostWriting: number;
}

const field = { displayName: 'X', name: 'x', type: 'string' as const, default: '' };
const capability: CommentsCapability<Wall> = {
	platform: FACEBOOK,
	accountFields: [],
	postField: { ...field, name: 'post' },
	commentField: { ...field, name: 'comment' },
	createFields: [],
	listFields: [],
	lookAfterMs: [0],
	changes: ['hide'],
	create: async ({ api }, { text }) => ({
		name: 'comment',
		send: async () => {
			api.mostWriting = Math.max(api.mostWriting, ++api.writing);
			await Promise.resolve();
			api.writing--;
			return { id: String(api.comments.push(text)) };
		},
		find: async () => ({ status: 'not-done' }),
		idOf: ({ id }) => String(id),
	}),
	list: async ({ api }, { limit }) =>
		(async function* () {
			yield* api.comments.slice(0, limit).map((text, index): IDataObject => ({ id: index, text }));
		})(),
	toComment: (raw, postId) => ({
		platform: 'wall',
		id: String(raw.id),
		postId,
		parentId: null,
		author: null,
		text: String(raw.text ?? ''),
		createdAt: null,
		likeCount: null,
		replyCount: null,
		hidden: null,
		url: null,
	}),
	act: async () => undefined,
};

const wall = (): Wall => ({ comments: [], writing: 0, mostWriting: 0 });

const editable: CommentsCapability<Wall> = {
	...capability,
	changes: [],
	edit: async ({ api }, { commentId, text }) => {
		api.comments[Number(commentId) - 1] = text;
	},
};

function run(name: string, api: Wall, params: Record<string, unknown>, wanted = capability) {
	const { n8n } = fakeN8n();
	const context: RunContext<Wall> = {
		n8n,
		api,
		itemIndex: 0,
		journal: openJournal(n8n, 0)(0),
		afterRun: (work) => work(),
		param: <T>(key: string, fallback: T) => (key in params ? (params[key] as T) : fallback),
	};
	const operation = commentOperations(wanted).find((candidate) => candidate.operation === name);
	return operation?.run(context);
}

it('describes an operation in the words of the network, where it does something else there', () => {
	const own = commentOperations({ ...capability, descriptions: { hide: 'Fold a note' } });
	const described = (operations: typeof own, name: string) =>
		operations.find(({ operation }) => operation === name)?.description;
	expect(described(own, 'hide')).toBe('Fold a note');
	expect(described(own, 'delete')).toBe(described(commentOperations(capability), 'delete'));
});

describe('commentOperations', () => {
	it('has only what the network has', () => {
		expect(commentOperations(capability).map(({ operation }) => operation)).toEqual([
			'create',
			'getMany',
			'hide',
			'delete',
		]);
	});

	it('warns that Hide is the way back only where the network can hide', () => {
		const warningOf = (wanted: CommentsCapability<Wall>) =>
			commentOperations(wanted).find(({ operation }) => operation === 'delete')?.description;
		expect(warningOf(capability)).toMatch(/cannot be undone; Hide can\.$/);
		expect(warningOf(editable)).toMatch(/cannot be undone\.$/);
	});

	it('replaces the text of a comment where the network can', async () => {
		const api = { ...wall(), comments: ['Helo'] };
		const outputs = await run('update', api, { comment: '1', text: 'Hello' }, editable);
		expect(outputs?.map(({ json }) => json)).toEqual([
			{ platform: 'facebook', id: '1', text: 'Hello' },
		]);
		expect(api.comments).toEqual(['Hello']);
		await expect(run('update', api, { comment: '1', text: ' ' }, editable)).rejects.toThrow(
			"'Text' is empty",
		);
		expect(api.comments).toEqual(['Hello']);
	});

	it('keeps the text and the post where the network answers an id only', async () => {
		const outputs = await run('create', wall(), { post: 'p', text: 'Hello' });
		expect(outputs?.[0].json).toMatchObject({
			id: '1',
			postId: 'p',
			text: 'Hello',
			replayed: false,
		});
	});

	it('writes equal comments in one place one after the other', async () => {
		const api = wall();
		const write = async () => await run('create', api, { post: 'p', text: 'Same' });
		await Promise.all([write(), write(), write()]);
		expect(api.comments).toHaveLength(3);
		expect(api.mostWriting).toBe(1);
	});

	it('writes different comments side by side', async () => {
		const api = wall();
		await Promise.all(
			['a', 'b'].map(async (text) => await run('create', api, { post: 'p', text })),
		);
		expect(api.mostWriting).toBe(2);
	});

	it.each([
		[{ limit: 2 }, 2],
		[{ returnAll: true }, 3],
	])('lists with %o', async (params, count) => {
		const outputs = await run(
			'getMany',
			{ ...wall(), comments: ['a', 'b', 'c'] },
			{ post: 'p', ...params },
		);
		expect(outputs).toHaveLength(count);
	});
});
