import type { IDataObject } from 'n8n-workflow';
import type { FakeOptions } from '../../support/fakeN8n';
import { NODE, fakeN8n } from '../../support/fakeN8n';
import { ownReadings } from '../../support/looks';
import { pauses, startClock } from '../../support/virtualTime';
import type { Failure } from '../../../nodes/shared/contract/failure';
import { failureOf } from '../../../nodes/shared/http/failure';
import { executePlan, findPlanResult } from '../../../nodes/shared/publish/execute';
import type { PlanStep, Readiness } from '../../../nodes/shared/publish/plan';
import { openJournal } from '../../../nodes/shared/run/journal';
import { DEFAULT_ONCE_POLICY } from '../../../nodes/shared/run/once';
import { fail } from './support/fakeNetwork';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const NOW = 1_700_000_000_000;

interface Script {
	/** Results of the calls of each step, in turn; an error is thrown. */
	sends?: Record<string, Array<IDataObject | Error>>;
	/** What the network shows of each step that people see; an error where it cannot be read. */
	shown?: Record<string, IDataObject | Error | undefined>;
	/** Steps that people see; the others are not looked for. */
	visible?: string[];
	steps?: string[];
	needsAnew?: Record<string, (failure: Failure) => string[]>;
	/** What looking whether the network is ready for a step says, in turn; ready after that. */
	readiness?: Record<string, Readiness[]>;
	/** Steps that only a later one needs, and which. */
	servesOnly?: Record<string, string>;
	waitMs?: number;
	canBeginAnew?: boolean;
}

/** Plays plans; `calls` are sends by step name and looks as `name?`. */
function playerOf({
	sends = {},
	shown = {},
	visible = ['post'],
	steps = ['one', 'two', 'post'],
	needsAnew = {},
	readiness = {},
	servesOnly = {},
	waitMs,
	canBeginAnew,
}: Script) {
	const calls: string[] = [];
	const stepOf = (name: string): PlanStep<null> => ({
		name,
		requests: [],
		servesOnly: servesOnly[name],
		send: async (_, handles) => {
			calls.push(name);
			const result = sends[name]?.shift() ?? {
				id: `${name} after ${Object.keys(handles).join(',')}`,
			};
			if (result instanceof Error) throw result;
			return result;
		},
		...(needsAnew[name] ? { needsAnew: needsAnew[name] } : {}),
		...(readiness[name]
			? {
					readiness: async () => {
						calls.push(`${name} ready?`);
						return readiness[name].shift() ?? { status: 'ready' };
					},
				}
			: {}),
		...(visible.includes(name)
			? {
					exactlyOnce: {
						idOf: (handle: IDataObject) => String(handle.id),
						find: async () => {
							calls.push(`${name}?`);
							const handle = shown[name];
							if (handle instanceof Error) throw handle;
							return handle ? { status: 'done' as const, handle } : { status: 'not-done' as const };
						},
					},
				}
			: {}),
	});
	const inputOf = (options: FakeOptions) => ({
		node: NODE,
		api: null,
		plan: { kind: 'text', issues: [], steps: steps.map(stepOf) },
		journal: openJournal(fakeN8n(options).n8n, NOW)(0),
		policy: { ...DEFAULT_ONCE_POLICY, lookAfterMs: [500] },
		readings: ownReadings,
		waitMs,
		canBeginAnew,
	});
	return {
		calls,
		find: async (options: FakeOptions = {}) => await findPlanResult(inputOf(options)),
		play: async (options: FakeOptions = {}, beforeSending: () => void = () => undefined) =>
			await executePlan({
				...inputOf(options),
				beforeSending: () => {
					calls.push('allowed');
					beforeSending();
				},
			}),
	};
}

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('executePlan', () => {
	it('does the steps in order and gives each the results of those before', async () => {
		const { calls, play } = playerOf({});
		expect(await play()).toEqual({
			recovered: false,
			handles: {
				one: { id: 'one after ' },
				two: { id: 'two after one' },
				post: { id: 'post after one,two' },
			},
		});
		expect(calls).toEqual(['allowed', 'one', 'two', 'post']);
	});

	it('resumes at the first step that is not finished', async () => {
		const nodeContext = {};
		const { calls, play } = playerOf({
			sends: { two: [fail({ kind: 'rate-limited', effect: 'none' })] },
		});
		await expect(play({ nodeContext })).rejects.toThrow();
		calls.length = 0;
		const { handles } = await play({ nodeContext });
		expect(calls).toEqual(['allowed', 'two', 'post']);
		expect(handles.one).toEqual({ id: 'one after ' });
	});

	it('looks after a killed process for each step that people see, up to the first that is not out', async () => {
		const steps = ['post 1', 'post 2', 'post 3', 'post 4'];
		const { calls, play } = playerOf({
			steps,
			visible: steps,
			shown: { 'post 1': { id: '11' }, 'post 2': { id: '12' } },
		});
		const { handles, recovered } = (await play({ mode: 'retry' })) as {
			handles: object;
			recovered: boolean;
		};
		expect(calls).toEqual([
			'post 4?',
			'allowed',
			'post 1?',
			'post 2?',
			'post 3?',
			'post 3',
			'post 4',
		]);
		expect(handles).toMatchObject({ 'post 1': { id: '11' }, 'post 2': { id: '12' } });
		expect(recovered).toBe(true);
	});

	it('uploads nothing again for a step that is out', async () => {
		const { calls, play } = playerOf({
			steps: ['file 1', 'file 2', 'post 1', 'post 2', 'post 3'],
			visible: ['post 1', 'post 2', 'post 3'],
			servesOnly: { 'file 1': 'post 1', 'file 2': 'post 2' },
			shown: { 'post 1': { id: '11' } },
		});
		await play({ mode: 'retry' });
		expect(calls).toEqual([
			...['post 3?', 'allowed', 'post 1?', 'post 2?', 'file 2'],
			...['post 2', 'post 3'],
		]);
	});

	it('sends nothing and asks nobody once everything is done', async () => {
		const nodeContext = {};
		const { calls, play } = playerOf({});
		await play({ nodeContext });
		calls.length = 0;
		expect(await play({ nodeContext })).toMatchObject({
			recovered: true,
			handles: { one: { id: 'one after ' } },
		});
		expect(calls).toEqual([]);
	});

	it('uploads nothing again when the network shows the post of a killed process', async () => {
		const { calls, play } = playerOf({ shown: { post: { id: 'p1' } } });
		expect(await play({ mode: 'retry', establishedAt: NOW })).toEqual({
			recovered: true,
			handles: { post: { id: 'p1' } },
		});
		expect(calls).toEqual(['post?']);
	});

	it('does everything when the network does not show it, and looks only once', async () => {
		const { calls, play } = playerOf({});
		expect(await play({ mode: 'retry', establishedAt: NOW })).toMatchObject({ recovered: false });
		expect(calls).toEqual(['post?', 'allowed', 'one', 'two', 'post']);
	});

	it('looks for every step that people see, not only for the last', async () => {
		const { calls, play } = playerOf({
			steps: ['first', 'second'],
			visible: ['first', 'second'],
			shown: { first: { id: 'f1' } },
		});
		const { handles } = await play({ mode: 'retry', establishedAt: NOW });
		expect(calls).toEqual(['second?', 'allowed', 'first?', 'second']);
		expect(handles).toEqual({ first: { id: 'f1' }, second: { id: 'second after first' } });
	});

	it('repeats an unseen step after passing failures, waiting longer each time', async () => {
		const { calls, play } = playerOf({ sends: { one: [fail({}), fail({})] } });
		await play();
		expect(calls).toEqual(['allowed', 'one', 'one', 'one', 'two', 'post']);
		expect(pauses).toEqual([1000, 2000]);
	});

	it('gives an unseen step up after three tries, and at once after a refusal', async () => {
		const lost = playerOf({ sends: { one: [fail({}), fail({}), fail({}), { id: 'never' }] } });
		await expect(lost.play()).rejects.toThrow('The connection broke');
		expect(lost.calls).toEqual(['allowed', 'one', 'one', 'one']);
		const refused = playerOf({
			sends: { one: [fail({ kind: 'content-rejected', effect: 'none' })] },
		});
		await expect(refused.play()).rejects.toThrow('The connection broke');
		expect(refused.calls).toEqual(['allowed', 'one']);
	});

	it('begins anew what a failure has made worthless, on the next try and not on this one', async () => {
		const nodeContext = {};
		const { calls, play } = playerOf({
			sends: { two: [fail({ code: 'dead' })] },
			needsAnew: { two: ({ code }) => (code === 'dead' ? ['one'] : []) },
		});
		await expect(play({ nodeContext })).rejects.toThrow('The connection broke');
		expect(calls).toEqual(['allowed', 'one', 'two']);
		expect(pauses).toEqual([]);
		calls.length = 0;
		expect(await play({ nodeContext })).toMatchObject({ recovered: false });
		expect(calls).toEqual(['allowed', 'one', 'two', 'post']);
	});

	it('keeps the results of earlier steps through any other failure', async () => {
		const nodeContext = {};
		const refused = fail({ kind: 'content-rejected', effect: 'none', code: 'other' });
		const { calls, play } = playerOf({
			sends: { two: [fail({}), refused] },
			needsAnew: { two: ({ code }) => (code === 'dead' ? ['one'] : []) },
		});
		await expect(play({ nodeContext })).rejects.toThrow('The connection broke');
		await play({ nodeContext });
		expect(calls).toEqual(['allowed', 'one', 'two', 'two', 'allowed', 'two', 'post']);
	});

	it('looks for the post after a lost answer instead of sending it again', async () => {
		const { calls, play } = playerOf({
			sends: { post: [fail({})] },
			shown: { post: { id: 'p2' } },
		});
		expect(await play()).toMatchObject({ recovered: true, handles: { post: { id: 'p2' } } });
		expect(calls).toEqual(['allowed', 'one', 'two', 'post', 'post?']);
	});

	it('sends nothing when it is refused permission', async () => {
		const { calls, play } = playerOf({});
		const refusing = play({}, () => {
			throw fail({ kind: 'content-rejected', effect: 'none' });
		});
		expect(failureOf(await refusing.catch((error: unknown) => error))?.kind).toBe(
			'content-rejected',
		);
		expect(calls).toEqual(['allowed']);
	});

	it('does a plan whose last step nobody sees', async () => {
		const { calls, play } = playerOf({ visible: [] });
		expect(await play({ mode: 'retry' })).toMatchObject({ recovered: false });
		expect(calls).toEqual(['allowed', 'one', 'two', 'post']);
	});
});

describe('findPlanResult', () => {
	const later = { mode: 'retry' as const, establishedAt: NOW };

	it('gives what an earlier execution has done', async () => {
		const { calls, find } = playerOf({ shown: { post: { id: 'p1' } } });
		expect(await find(later)).toEqual({ recovered: true, handles: { post: { id: 'p1' } } });
		expect(calls).toEqual(['post?']);
	});

	it('gives nothing, and sends nothing, where the network does not show it', async () => {
		const { calls, find } = playerOf({});
		expect(await find(later)).toBeUndefined();
		expect(calls).toEqual(['post?']);
	});

	it('gives nothing where the network cannot be read', async () => {
		const { calls, find } = playerOf({ shown: { post: fail({}) } });
		expect(await find(later)).toBeUndefined();
		expect(calls).toEqual(['post?']);
	});
});

describe('a step that the network has to be ready for', () => {
	const processing: Readiness = { status: 'processing' };
	const dead = (kind: Failure['kind']): Readiness => ({
		status: 'dead',
		anew: ['two'],
		failure: { kind, happened: 'It has died', advice: 'Look.', effect: 'none' },
	});

	it('is done once it is, with growing pauses between looks', async () => {
		const { calls, play } = playerOf({
			readiness: { post: [processing, processing] },
			waitMs: 60_000,
		});
		expect(await play()).toMatchObject({ recovered: false });
		expect(calls).toEqual([
			'allowed',
			'one',
			'two',
			'post ready?',
			'post ready?',
			'post ready?',
			'post',
		]);
		expect(pauses).toEqual([500, 1000]);
	});

	it('is left for later when the network needs longer, and goes on there in the next try', async () => {
		const nodeContext = {};
		const { calls, play } = playerOf({
			readiness: { post: [processing, processing] },
			waitMs: 600,
		});
		expect(await play({ nodeContext })).toEqual({
			waitsFor: 'post',
			handles: { one: { id: 'one after ' }, two: { id: 'two after one' } },
		});
		calls.length = 0;
		expect(await play({ nodeContext })).toMatchObject({ recovered: false });
		expect(calls).toEqual(['allowed', 'post ready?', 'post']);
	});

	it('has what died in passing done anew, once', async () => {
		const { calls, play } = playerOf({
			readiness: { post: [dead('temporarily-unavailable')] },
		});
		expect(await play()).toMatchObject({ recovered: false });
		expect(calls).toEqual(['allowed', 'one', 'two', 'post ready?', 'two', 'post ready?', 'post']);
		const again = playerOf({
			readiness: { post: [dead('temporarily-unavailable'), dead('temporarily-unavailable')] },
		});
		await expect(again.play()).rejects.toThrow('It has died');
	});

	it('fails with the reason when doing it anew would not help, or cannot be done', async () => {
		const refused = playerOf({ readiness: { post: [dead('content-rejected')] } });
		await expect(refused.play()).rejects.toThrow('It has died');
		expect(refused.calls).toEqual(['allowed', 'one', 'two', 'post ready?']);
		const without = playerOf({
			readiness: { post: [dead('temporarily-unavailable')] },
			canBeginAnew: false,
		});
		await expect(without.play()).rejects.toThrow('It has died');
	});

	it('begins anew after a failure that says what is dead, in the next try', async () => {
		const nodeContext = {};
		const gone = fail({ kind: 'temporarily-unavailable', effect: 'none', code: 'gone' });
		const { calls, play } = playerOf({
			sends: { post: [gone] },
			needsAnew: { post: ({ code }) => (code === 'gone' ? ['two'] : []) },
		});
		await expect(play({ nodeContext })).rejects.toThrow('The connection broke');
		calls.length = 0;
		await play({ nodeContext });
		expect(calls).toEqual(['allowed', 'two', 'post']);
	});
});
