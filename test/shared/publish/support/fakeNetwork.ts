import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../../../nodes/shared/contract/failure';
import type { RunContext } from '../../../../nodes/shared/contract/operation';
import { toNodeError } from '../../../../nodes/shared/http/failure';
import type { PublishCapability } from '../../../../nodes/shared/publish/capability';
import type { Issue, PlanStep } from '../../../../nodes/shared/publish/plan';
import type { Settled } from '../../../../nodes/shared/publish/publication';
import { openJournal } from '../../../../nodes/shared/run/journal';
import type { FakeOptions } from '../../../support/fakeN8n';
import { NODE, fakeN8n } from '../../../support/fakeN8n';

export type Fault = 'none' | 'lost before' | 'lost after' | 'refused';

export interface FakeNetwork {
	posts: Array<{ id: string; text: string; at: number }>;
	comments: Array<{ id: string; postId: string; text: string }>;
	/** Every call, in order: `upload`, `post`, `look`, `settle`, `comment`. */
	calls: string[];
	postFaults: Fault[];
	commentFaults: Fault[];
	/** What `settle` says, in turn; the last again and again. Published if empty. */
	settles: Array<Settled | Error>;
	issues: Issue[];
	unreadable: boolean;
}

export const createNetwork = (facts: Partial<FakeNetwork> = {}): FakeNetwork => ({
	posts: [],
	comments: [],
	calls: [],
	postFaults: [],
	commentFaults: [],
	settles: [],
	issues: [],
	unreadable: false,
	...facts,
});

export const fail = (failure: Partial<Failure>) =>
	toNodeError(NODE, {
		kind: 'temporarily-unavailable',
		happened: 'The connection broke',
		advice: 'Wait.',
		effect: 'unknown',
		...failure,
	});

const refused = () => fail({ kind: 'content-rejected', effect: 'none', happened: 'Bad text' });

async function withFault<Value>(fault: Fault | undefined, commit: () => Value): Promise<Value> {
	if (fault === 'lost before') throw fail({});
	if (fault === 'refused') throw refused();
	const value = commit();
	if (fault === 'lost after') throw fail({});
	return value;
}

/** One step to upload, unseen, and one to post, exactly once. */
function stepsFor(text: string): Array<PlanStep<FakeNetwork>> {
	return [
		{
			name: 'upload',
			requests: [{ method: 'POST', url: 'https://net.example/upload', fields: {} }],
			send: async (network) => {
				network.calls.push('upload');
				return { mediaId: 'm1' };
			},
		},
		{
			name: 'post',
			requests: [{ method: 'POST', url: 'https://net.example/posts', fields: { text } }],
			send: async (network) => {
				network.calls.push('post');
				return await withFault(network.postFaults.shift(), () => {
					const post = { id: `p${network.posts.length + 1}`, text, at: Date.now() };
					network.posts.push(post);
					return { id: post.id } as IDataObject;
				});
			},
			exactlyOnce: {
				idOf: ({ id }) => String(id),
				find: async (network, _handles, look) => {
					network.calls.push('look');
					if (network.unreadable) throw fail({ happened: 'The account cannot be read' });
					const post = network.posts.find(
						(each) => each.text === text && each.at >= look.since && !look.isClaimed(each.id),
					);
					return post ? { status: 'done', handle: { id: post.id } } : { status: 'not-done' };
				},
			},
		},
	];
}

export const CAPABILITY: PublishCapability<FakeNetwork> & { prepareIssues?: Issue[] } = {
	platform: {
		id: 'net',
		title: 'Net',
		api: { name: 'Net API', version: 'v1' },
		failures: [],
		readError: () => undefined,
		readUsage: () => [],
		refreshOnStatus: [],
	},
	kinds: [
		{
			value: 'text',
			name: 'Text',
			description: 'A text',
			inputs: ['text', 'link'],
		},
		{
			value: 'photo',
			name: 'Photo',
			description: 'A photo',
			inputs: ['text', 'media'],
			media: 'picture',
		},
	],
	accountFields: [{ displayName: 'Account', name: 'account', type: 'string', default: '' }],
	extraFields: [{ displayName: 'Mood', name: 'mood', type: 'string', default: '' }],
	options: [{ displayName: 'Place', name: 'place', type: 'string', default: '' }],
	lookAfterMs: [500, 1500],
	account: async () => ({ id: 'a1', name: 'Bakery' }),
	readExtra: (context) => {
		const mood = context.param('mood', '');
		return mood ? { mood } : {};
	},
	prepare: ({ draft }) => ({
		kind: draft.kind,
		steps: stepsFor(draft.text),
		issues: draft.text.includes('forbidden')
			? [
					{
						rule: 'word',
						severity: 'block',
						message: 'A word is forbidden',
						fix: 'Change it.',
						field: 'Text',
					},
				]
			: draft.text.includes('odd')
				? [{ rule: 'odd', severity: 'warn', message: 'The text is odd', fix: 'Look at it.' }]
				: [],
	}),
	settle: async (network, { handles }) => {
		network.calls.push('settle');
		const script = network.settles;
		const settled = script.length > 1 ? script.shift() : script[0];
		if (settled instanceof Error) throw settled;
		const id = String(handles.post.id);
		return settled ?? { status: 'published', id, url: `https://net.example/${id}`, raw: { id } };
	},
	firstComment: {
		send: async (network, post) => {
			network.calls.push('comment');
			return await withFault(network.commentFaults.shift(), () => {
				const comment = { id: `c${network.comments.length + 1}`, postId: post.id, text: post.text };
				network.comments.push(comment);
				return { id: comment.id };
			});
		},
		find: async (network, post) => {
			const found = network.comments.find(
				({ postId, text }) => postId === post.id && text === post.text,
			);
			return found ? { status: 'done', handle: { ...found } } : { status: 'not-done' };
		},
	},
};

export interface ContextOptions extends FakeOptions {
	parameters?: Record<string, unknown>;
	itemIndex?: number;
}

/** What the runner gives an operation to work with. */
export function contextFor(
	network: FakeNetwork,
	options: ContextOptions = {},
): RunContext<FakeNetwork> {
	const itemIndex = options.itemIndex ?? 0;
	const parameters = { postKind: 'text', text: 'Hello', ...options.parameters };
	const items = Array.from({ length: itemIndex + 1 }, () => parameters);
	const { n8n } = fakeN8n({ items, ...options });
	return {
		n8n,
		itemIndex,
		api: network,
		journal: openJournal(n8n, Date.now())(itemIndex),
		afterRun: (work) => work(),
		param: <T>(name: string, fallback: T) =>
			n8n.getNodeParameter(name, itemIndex, fallback, { extractValue: true }) as T,
	};
}
