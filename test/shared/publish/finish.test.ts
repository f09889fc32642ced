import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { PrepareInput, PublishCapability } from '../../../nodes/shared/publish/capability';
import { publishOperations } from '../../../nodes/shared/publish/publishOperations';
import type { Plan, Readiness } from '../../../nodes/shared/publish/plan';
import { startClock } from '../../support/virtualTime';
import type { ContextOptions, FakeNetwork } from './support/fakeNetwork';
import { CAPABILITY, contextFor, createNetwork } from './support/fakeNetwork';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const NOW = 1_700_000_000_000;

/** The fake network as one that processes uploads before a post can be made of them. */
const pulling = (looks: Readiness[]): PublishCapability<FakeNetwork> => ({
	...CAPABILITY,
	pull: { ways: {}, offers: async () => [] },
	publishesAfterProcessing: true,
	prepare: (input) => {
		const plan = CAPABILITY.prepare(input);
		const [upload, post] = plan.steps;
		const readiness = async () => looks.shift() ?? ({ status: 'ready' } as const);
		return { ...plan, steps: [upload, { ...post, readiness }] };
	},
});

const processing: Readiness = { status: 'processing' };

async function run(
	looks: Readiness[],
	operation: 'publish' | 'finish',
	network: FakeNetwork,
	options: ContextOptions = {},
) {
	const found = publishOperations(pulling(looks)).find((one) => one.operation === operation);
	const [output] = (await found?.run(contextFor(network, options))) ?? [];
	return output;
}

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

const noWait = { parameters: { options: { waitForProcessing: 0, idempotencyKey: 'k' } } };
const finishing = (publication: IDataObject, processed?: Set<string>) => ({
	parameters: { publication, options: {} },
	...(processed ? { processed } : {}),
});

describe('Publish of a network that needs longer than the user waits', () => {
	it('puts the item out as processing, with a handle and without any post', async () => {
		const network = createNetwork();
		const output = await run([processing], 'publish', network, noWait);
		expect(output.json).toMatchObject({
			status: 'processing',
			id: null,
			handle: { version: 1, steps: { upload: { mediaId: 'm1' } }, idempotencyKey: 'k' },
		});
		expect(output.unfinished?.afterMs).toBeUndefined();
		expect(network.posts).toEqual([]);
	});

	it('says when to go on, and with what, if the user wants that', async () => {
		const options = { waitForProcessing: 0, resumeAfter: 2, includeRaw: true, altText: 'x' };
		const output = await run([processing], 'publish', createNetwork(), { parameters: { options } });
		expect(output.unfinished).toMatchObject({
			afterMs: 120_000,
			continueWith: { resource: 'post', operation: 'finish' },
		});
		expect(output.json).toMatchObject({
			handle: { options: { waitForProcessing: 0, resumeAfter: 2, includeRaw: true } },
		});
	});

	it('lets each item go on with its own options, whichever comes first', async () => {
		const outputs = await Promise.all(
			[1, 5].map(async (resumeAfter) => {
				const options = { waitForProcessing: 0, resumeAfter, includeRaw: resumeAfter === 5 };
				return await run([processing], 'publish', createNetwork(), { parameters: { options } });
			}),
		);
		const [first, second] = outputs.map(({ unfinished }) => unfinished?.continueWith);
		expect(first).toEqual(second);
		expect(first?.options.includeRaw).toBe('={{ $json.handle?.options?.includeRaw }}');
		const handles = outputs.map(({ json }) => json.handle as { options: object });
		expect(handles.map(({ options }) => options)).toEqual([
			{ waitForProcessing: 0, resumeAfter: 1, includeRaw: false },
			{ waitForProcessing: 0, resumeAfter: 5, includeRaw: true },
		]);
	});
});

describe('Finish', () => {
	it('publishes what was left, once, without uploading again', async () => {
		const network = createNetwork();
		const processed = new Set<string>();
		const { json } = await run([processing], 'publish', network, { ...noWait, processed });
		const finished = await run([], 'finish', network, finishing(json, processed));
		expect(finished.json).toMatchObject({ status: 'published', id: 'p1', replayed: false });
		const again = await run([], 'finish', network, finishing(json, processed));
		expect(again.json).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
		expect(network.calls.filter((call) => call === 'upload')).toHaveLength(1);
	});

	it('does not publish what another execution has published under the same key meanwhile', async () => {
		const network = createNetwork();
		const processed = new Set<string>();
		const { json } = await run([processing], 'publish', network, { ...noWait, processed });
		const rerun = await run([], 'publish', network, { ...noWait, processed });
		expect(rerun.json).toMatchObject({ status: 'published', id: 'p1' });
		const finished = await run([], 'finish', network, finishing(json, processed));
		expect(finished.json).toMatchObject({ status: 'published', id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
	});

	it('says of which post it is though what it waited for was never used', async () => {
		const network = createNetwork();
		const processed = new Set<string>();
		const { json } = await run([processing], 'publish', network, { ...noWait, processed });
		await run([], 'publish', network, { ...noWait, processed });
		const byUpload = (plan: Plan<FakeNetwork>) => {
			const [upload, post] = plan.steps;
			const find: NonNullable<typeof post.exactlyOnce>['find'] = async (api, handles, look) =>
				handles.upload ? { status: 'not-done' } : await post.exactlyOnce!.find(api, handles, look);
			const exactlyOnce = { ...post.exactlyOnce!, find };
			return { ...plan, steps: [upload, { ...post, exactlyOnce }] };
		};
		const capability = pulling([]);
		const strict = {
			...capability,
			prepare: (input: PrepareInput) => byUpload(capability.prepare(input)),
		};
		const operation = publishOperations(strict).find((one) => one.operation === 'finish');
		const [output] = (await operation?.run(contextFor(network, finishing(json, processed)))) ?? [];
		expect(output.json).toMatchObject({ id: 'p1', replayed: true });
		expect(network.posts).toHaveLength(1);
	});

	it('lets a later execution with the same key know that the post is out', async () => {
		const network = createNetwork();
		const processed = new Set<string>();
		const { json } = await run([processing], 'publish', network, { ...noWait, processed });
		await run([], 'finish', network, finishing(json, processed));
		network.posts.pop();
		const later = await run([], 'publish', network, { ...noWait, processed });
		expect(later.json).toMatchObject({ id: null, replayed: true });
		expect(network.posts).toEqual([]);
	});

	it('takes the item as text too, as an expression in a text field gives it', async () => {
		const network = createNetwork();
		const { json } = await run([processing], 'publish', network, noWait);
		const parameters = { publication: JSON.stringify(json), options: {} };
		expect((await run([], 'finish', network, { parameters })).json.status).toBe('published');
	});

	it('passes on what is not processing, failures too', async () => {
		const network = createNetwork();
		for (const item of [{ status: 'published', id: 'p9' }, { error: 'It failed' }]) {
			expect((await run([], 'finish', network, finishing(item))).json).toEqual(item);
		}
		expect(network.calls).toEqual([]);
	});

	it('refuses what has no handle, with what to give', async () => {
		const network = createNetwork();
		await expect(
			run([], 'finish', network, finishing({ status: 'processing' })),
		).rejects.toMatchObject({
			description: expect.stringContaining('Give the whole item'),
		});
		await expect(run([], 'finish', network, { parameters: { publication: 'no' } })).rejects.toThrow(
			'is not an object',
		);
	});

	it('refuses a handle that Publish cannot have written, before anything is sent', async () => {
		const network = createNetwork();
		const { json } = await run([processing], 'publish', network, noWait);
		const handle = json.handle as IDataObject & { draft: IDataObject };
		const forged: Array<[IDataObject, string]> = [
			[{ account: { id: '', name: '' } }, 'handle.account.id'],
			[{ account: 'a1' }, 'handle.account'],
			[{ draft: { ...handle.draft, media: {} } }, 'handle.draft.media'],
			[{ draft: { ...handle.draft, kind: 'other' } }, 'handle.draft.kind'],
			[{ steps: { upload: { mediaId: { a: 1 } } } }, 'handle.steps.upload.mediaId'],
			[{ steps: [] }, 'handle.steps'],
			[{ since: 'now' }, 'handle.since'],
			[{ version: 2 }, 'handle.version'],
		];
		const calls = [...network.calls];
		for (const [part, name] of forged) {
			const item = { ...json, handle: { ...handle, ...part } };
			const error: unknown = await run([], 'finish', network, finishing(item)).catch(
				(thrown: unknown) => thrown,
			);
			expect(failureOf(error)).toMatchObject({ field: 'Publication', effect: 'none' });
			expect((error as Error).message).toContain(`(${name}: `);
		}
		expect(network.calls).toEqual(calls);
	});

	it('says that what has died at the network is not out, since the files are not at hand', async () => {
		const network = createNetwork();
		const { json } = await run([processing], 'publish', network, noWait);
		const dead: Readiness = {
			status: 'dead',
			anew: ['upload'],
			failure: {
				kind: 'temporarily-unavailable',
				happened: 'It expired',
				advice: 'Anew.',
				effect: 'none',
			},
		};
		const error: unknown = await run([dead], 'finish', network, finishing(json)).catch(
			(thrown: unknown) => thrown,
		);
		// Another try cannot help: a kind that says so.
		expect(failureOf(error)).toMatchObject({
			kind: 'not-found',
			happened: 'It expired',
			advice: expect.stringContaining('Publish it again from the files'),
			effect: 'none',
		});
		expect(network.posts).toEqual([]);
	});
});
