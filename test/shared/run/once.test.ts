import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../../nodes/shared/contract/failure';
import { failureOf, toNodeError } from '../../../nodes/shared/http/failure';
import { openJournal } from '../../../nodes/shared/run/journal';
import type { Found, NamedDuplicates, OncePolicy } from '../../../nodes/shared/contract/once';
import { DEFAULT_ONCE_POLICY, once, recover } from '../../../nodes/shared/run/once';
import { NODE, fakeN8n } from '../../support/fakeN8n';
import { passTime, pauses, startClock } from '../../support/virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const NOW = 1_700_000_000_000;
const ESTABLISHED = NOW - 60_000;

const fail = (failure: Partial<Failure>) =>
	toNodeError(NODE, {
		kind: 'temporarily-unavailable',
		happened: 'The answer was lost',
		advice: 'Wait.',
		effect: 'unknown',
		traceId: 'T1',
		...failure,
	});

interface Script {
	sends?: Array<IDataObject | Error>;
	finds?: Array<Found<IDataObject> | Error>;
	mode?: 'trigger' | 'retry';
	duplicates?: NamedDuplicates<IDataObject>;
}

function stepWith({ sends = [], finds = [], mode, duplicates }: Script) {
	const { n8n } = fakeN8n({ mode, establishedAt: ESTABLISHED });
	const journal = openJournal(n8n, NOW)(0);
	const lookedSince: number[] = [];
	const freshAt: number[] = [];
	let sent = 0;
	const next = <Value>(script: Array<Value | Error>): Value => {
		const value = script.length > 1 ? script.shift() : script[0];
		if (value === undefined || value instanceof Error)
			throw value ?? new Error('nothing is scripted');
		return value;
	};
	const step = {
		name: 'post',
		send: async () => {
			sent += 1;
			return next(sends);
		},
		find: async (since: number, fresh: number) => {
			lookedSince.push(since);
			freshAt.push(fresh);
			return next(finds);
		},
		idOf: ({ id }: IDataObject) => String(id),
		duplicates,
	};
	const run = async (policy?: OncePolicy) => await once(NODE, journal, step, policy);
	const failing = async (policy?: OncePolicy) =>
		failureOf(await run(policy).catch((thrown: unknown) => thrown));
	return { journal, step, run, failing, lookedSince, freshAt, sent: () => sent };
}

const done = (id: string): Found<IDataObject> => ({ status: 'done', handle: { id } });
const notDone: Found<IDataObject> = { status: 'not-done' };
const unknown: Found<IDataObject> = { status: 'unknown', reason: 'nobody can read it' };

const duplicateOf = (original?: string, at?: number) =>
	fail({
		kind: 'content-rejected',
		effect: 'none',
		duplicate: true,
		...(original ? { details: { original, at } } : {}),
	});

/** A network that names the original of a duplicate. */
const naming = (sameAfterKill: boolean): NamedDuplicates<IDataObject> => ({
	readRefusal: async ({ details }, since) => {
		if (!details) return undefined;
		const { original, at = since } = details;
		return Number(at) >= since
			? { status: 'done', handle: { id: original } }
			: { status: 'not-done' };
	},
	sameAfterKill,
});

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('once', () => {
	it('sends, remembers the handle and claims its id', async () => {
		const { run, journal, lookedSince } = stepWith({ sends: [{ id: 'a' }] });
		expect(await run()).toEqual({ handle: { id: 'a' }, recovered: false });
		expect(journal.step('post')).toEqual({ state: 'done', at: NOW, handle: { id: 'a' } });
		expect(journal.isClaimed('a')).toBe(true);
		expect(lookedSince).toEqual([]);
	});

	it('looks after a refusal for good that may have been none, and does not send again', async () => {
		const blocked = fail({ kind: 'account-restricted' });
		const out = stepWith({ sends: [blocked], finds: [done('a')] });
		expect(await out.run()).toEqual({ handle: { id: 'a' }, recovered: true });
		const not = stepWith({ sends: [blocked], finds: [notDone] });
		expect(await not.failing()).toMatchObject({ kind: 'account-restricted', effect: 'none' });
		expect(not.sent()).toBe(1);
	});

	it('gives the remembered handle without a call', async () => {
		const { run, sent } = stepWith({ sends: [{ id: 'a' }] });
		await run();
		expect(await run()).toEqual({ handle: { id: 'a' }, recovered: true });
		expect(sent()).toBe(1);
	});

	it('looks before it sends when an earlier process may have sent', async () => {
		const { run, sent, lookedSince } = stepWith({ mode: 'retry', finds: [done('b')] });
		expect(await run()).toEqual({ handle: { id: 'b' }, recovered: true });
		expect(sent()).toBe(0);
		expect(lookedSince).toEqual([ESTABLISHED]);
	});

	it('looks from the first intent on after a lost answer', async () => {
		const { run, lookedSince } = stepWith({ sends: [fail({})], finds: [done('c')] });
		expect(await run()).toEqual({ handle: { id: 'c' }, recovered: true });
		expect(lookedSince).toEqual([NOW]);
	});

	it('looks again for a while before it sends again', async () => {
		const { run, sent, lookedSince } = stepWith({
			sends: [fail({}), { id: 'd' }],
			finds: [notDone],
		});
		expect(await run()).toEqual({ handle: { id: 'd' }, recovered: false });
		expect(sent()).toBe(2);
		expect(pauses).toEqual(DEFAULT_ONCE_POLICY.lookAfterMs);
		expect(lookedSince).toEqual([NOW, NOW, NOW]);
	});

	describe('in a retry, where nothing is sent any more by what was killed', () => {
		const wait = (ms: number) => void passTime(ms);

		it('waits only until the network shows what was sent last', async () => {
			const { run, freshAt, sent } = stepWith({
				mode: 'retry',
				sends: [{ id: 'e' }],
				finds: [notDone],
			});
			wait(1_000);
			expect(await run()).toMatchObject({ handle: { id: 'e' } });
			expect(sent()).toBe(1);
			expect(freshAt).toEqual([NOW + 500, NOW + 2_000, NOW + 5_000]);
			expect(pauses).toEqual([1_000, 0, 1_000, 3_000]);
		});

		it('looks once and at once when that is long ago', async () => {
			const { run, freshAt } = stepWith({ mode: 'retry', sends: [{ id: 'f' }], finds: [notDone] });
			wait(60_000);
			await run();
			expect(freshAt).toEqual([NOW + 5_000]);
			expect(pauses).toEqual([60_000, 0]);
		});

		it('looks with all pauses for what this run has sent itself', async () => {
			const { run, freshAt } = stepWith({
				mode: 'retry',
				sends: [fail({}), { id: 'g' }],
				finds: [notDone],
			});
			wait(60_000);
			await run();
			const asked = NOW + 60_000;
			expect(freshAt.slice(1)).toEqual([asked + 500, asked + 2_000, asked + 5_000]);
		});
	});

	it('gives up after three calls that left nothing, and says that nothing is there', async () => {
		const { failing, sent, journal } = stepWith({ sends: [fail({})], finds: [notDone] });
		expect(await failing()).toMatchObject({ kind: 'temporarily-unavailable', effect: 'none' });
		expect(sent()).toBe(3);
		expect(journal.step('post')).toBeUndefined();
	});

	it.each<[string, Found<IDataObject> | Error]>([
		['the network cannot tell', unknown],
		['the network cannot be read', fail({ happened: 'nobody can read it' })],
	])('says that the outcome is unknown when %s, and keeps the intent', async (_, look) => {
		const { failing, sent, journal } = stepWith({ sends: [fail({})], finds: [look] });
		expect(await failing()).toEqual({
			kind: 'outcome-unknown',
			effect: 'unknown',
			happened: "It is not known whether the network has carried out 'post'",
			advice:
				"Look at the account before sending again, or turn on 'Send When Unknown'. Reason: nobody can read it.",
			traceId: 'T1',
		});
		expect(sent()).toBe(1);
		expect(journal.step('post')).toEqual({ state: 'intent', at: NOW });
	});

	it('sends although nobody knows, if told to', async () => {
		const policy = { ...DEFAULT_ONCE_POLICY, sendWhenUnknown: true };
		const { run, sent } = stepWith({
			mode: 'retry',
			sends: [fail({}), { id: 'e' }],
			finds: [unknown],
		});
		expect(await run(policy)).toEqual({ handle: { id: 'e' }, recovered: false });
		expect(sent()).toBe(2);
	});

	it('believes the last look, not an earlier one that failed', async () => {
		const { run } = stepWith({
			sends: [fail({}), { id: 'f' }],
			finds: [fail({}), unknown, notDone],
		});
		expect((await run()).handle).toEqual({ id: 'f' });
	});

	it('passes a refusal on and forgets the intent', async () => {
		const refusal = fail({ kind: 'content-rejected', effect: 'none', happened: 'Bad text' });
		const { run, journal, lookedSince } = stepWith({ sends: [refusal] });
		await expect(run()).rejects.toBe(refusal);
		expect(journal.step('post')).toBeUndefined();
		expect(lookedSince).toEqual([]);
	});

	it('takes a duplicate answer for its own only if the network shows it', async () => {
		const duplicate = fail({ kind: 'content-rejected', effect: 'none', duplicate: true });
		const own = stepWith({ sends: [duplicate], finds: [done('g')] });
		expect((await own.run()).handle).toEqual({ id: 'g' });
		const foreign = stepWith({ sends: [duplicate], finds: [notDone] });
		expect(await foreign.failing()).toMatchObject({ duplicate: true, effect: 'none' });
		expect(foreign.sent()).toBe(1);
	});

	it.each<[string, Pick<Script, 'sends' | 'mode'>]>([
		['after a lost answer', { sends: [fail({}), duplicateOf()] }],
		['after an earlier process', { sends: [duplicateOf()], mode: 'retry' }],
	])(
		'does not believe that nothing is out when it is refused as a duplicate %s',
		async (_, how) => {
			const { failing, journal } = stepWith({ ...how, finds: [notDone] });
			expect(await failing()).toMatchObject({
				kind: 'outcome-unknown',
				effect: 'unknown',
				advice: expect.stringContaining('the network has it and does not show it'),
			});
			expect(journal.step('post')).toMatchObject({ state: 'intent' });
		},
	);

	it('looks from the beginning of the execution on after a call of a retried one', async () => {
		const { run, lookedSince } = stepWith({
			mode: 'retry',
			sends: [fail({})],
			finds: [notDone, notDone, notDone, done('h')],
		});
		expect(await run()).toEqual({ handle: { id: 'h' }, recovered: true });
		expect(lookedSince).toEqual([ESTABLISHED, ESTABLISHED, ESTABLISHED, ESTABLISHED]);
	});

	it('gives one post to one item, though two have found it at the same time', async () => {
		const first = stepWith({ sends: [fail({})], finds: [done('same')] });
		first.journal.claim('same');
		expect(await first.failing()).toMatchObject({ kind: 'outcome-unknown' });
	});

	it('passes on what is no failure of a call', async () => {
		const { run, sent } = stepWith({ sends: [new TypeError('x is not a function')] });
		await expect(run()).rejects.toThrow('x is not a function');
		expect(sent()).toBe(1);
	});
});

describe('once, at a network that names the original of a duplicate', () => {
	it('sends again where it cannot read, and takes the original that the refusal names', async () => {
		const out = stepWith({
			sends: [fail({}), duplicateOf('a')],
			finds: [unknown],
			duplicates: naming(false),
		});
		expect(await out.run()).toEqual({ handle: { id: 'a' }, recovered: true });
		expect(out.sent()).toBe(2);
		expect(out.journal.isClaimed('a')).toBe(true);
	});

	it('takes what the second call makes, when the first has made nothing', async () => {
		const { run } = stepWith({
			sends: [fail({}), { id: 'b' }],
			finds: [unknown],
			duplicates: naming(false),
		});
		expect(await run()).toEqual({ handle: { id: 'b' }, recovered: false });
	});

	it('refuses what somebody has posted before, without a look', async () => {
		const { failing, journal, lookedSince } = stepWith({
			sends: [duplicateOf('theirs')],
			duplicates: naming(true),
		});
		expect(await failing()).toMatchObject({ kind: 'content-rejected', effect: 'none' });
		expect(journal.step('post')).toBeUndefined();
		expect(lookedSince).toEqual([]);
	});

	it('takes no older post for the one that a retried execution may have made', async () => {
		const { failing, journal } = stepWith({
			mode: 'retry',
			sends: [duplicateOf('of-yesterday', ESTABLISHED - 1)],
			finds: [unknown],
			duplicates: naming(true),
		});
		expect(await failing()).toMatchObject({ kind: 'content-rejected', effect: 'none' });
		expect(journal.step('post')).toBeUndefined();
	});

	it('never takes the post of another item', async () => {
		const { failing, journal } = stepWith({
			sends: [fail({}), duplicateOf('twin')],
			finds: [unknown],
			duplicates: naming(false),
		});
		journal.claim('twin');
		expect(await failing()).toMatchObject({ kind: 'content-rejected', effect: 'none' });
	});

	it('ends as unknown, with its intent, when no call gets an answer', async () => {
		const { failing, journal, sent } = stepWith({
			sends: [fail({})],
			finds: [unknown],
			duplicates: naming(false),
		});
		expect(await failing()).toMatchObject({ kind: 'outcome-unknown', effect: 'unknown' });
		expect(sent()).toBe(3);
		expect(journal.step('post')).toEqual({ state: 'intent', at: NOW });
	});

	it('stays unknown when the second call is refused for another reason', async () => {
		const limited = fail({ kind: 'rate-limited', effect: 'none', happened: 'Too many calls' });
		const { failing, journal } = stepWith({
			sends: [fail({}), limited],
			finds: [unknown],
			duplicates: naming(false),
		});
		expect(await failing()).toMatchObject({
			kind: 'outcome-unknown',
			advice: expect.stringContaining('Reason: Too many calls.'),
		});
		expect(journal.step('post')).toEqual({ state: 'intent', at: NOW });
		expect(await failing()).toMatchObject({ kind: 'outcome-unknown' });
	});

	it('sends again after another try of the node has ended as unknown', async () => {
		const { run, failing } = stepWith({
			sends: [fail({}), fail({}), fail({}), duplicateOf('c')],
			finds: [unknown],
			duplicates: naming(false),
		});
		await failing();
		expect(await run()).toEqual({ handle: { id: 'c' }, recovered: true });
	});

	it.each<[boolean, string]>([
		[true, 'sends again'],
		[false, 'does not send again'],
	])('after a kill, content that is the same by itself: %s, %s', async (sameAfterKill) => {
		const out = stepWith({
			mode: 'retry',
			sends: [duplicateOf('d')],
			finds: [unknown],
			duplicates: naming(sameAfterKill),
		});
		if (sameAfterKill) {
			expect(await out.run()).toEqual({ handle: { id: 'd' }, recovered: true });
		} else {
			expect(await out.failing()).toMatchObject({ kind: 'outcome-unknown' });
			expect(out.sent()).toBe(0);
		}
	});
});

describe('recover', () => {
	it('does not look when nothing can have been sent', async () => {
		const { step, journal, lookedSince } = stepWith({});
		expect(await recover(NODE, journal, step, DEFAULT_ONCE_POLICY)).toBeUndefined();
		expect(lookedSince).toEqual([]);
	});

	it('gives what an earlier process has done, or nothing where it has not', async () => {
		const found = stepWith({ mode: 'retry', finds: [done('h')] });
		expect(await recover(NODE, found.journal, found.step, DEFAULT_ONCE_POLICY)).toEqual({
			id: 'h',
		});
		const missing = stepWith({ mode: 'retry', finds: [notDone] });
		expect(await recover(NODE, missing.journal, missing.step, DEFAULT_ONCE_POLICY)).toBeUndefined();
	});
});
