import * as fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../../nodes/shared/contract/failure';
import { failureOf, toNodeError } from '../../../nodes/shared/http/failure';
import type { ItemJournal } from '../../../nodes/shared/contract/journal';
import { openJournal } from '../../../nodes/shared/run/journal';
import { once } from '../../../nodes/shared/run/once';
import { NODE, fakeN8n } from '../../support/fakeN8n';
import { passTime, startClock } from '../../support/virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<{ passTime: unknown }>('../../support/virtualTime').passTime,
}));

const START = 1_700_000_000_000;

type SendFault =
	| 'none'
	| 'lost before'
	| 'lost after'
	| 'server failure'
	| 'refused'
	| 'killed before'
	| 'killed after';
type LookFault = 'none' | 'lost';

interface World {
	items: number;
	/** The network refuses what it already shows. */
	refusesDuplicates: boolean;
	visibleAfterMs: number;
	sendFaults: SendFault[];
	lookFaults: LookFault[];
	runs: number;
}

interface Thing {
	id: string;
	at: number;
}

class Killed extends Error {}

const fail = (failure: Partial<Failure>) =>
	toNodeError(NODE, {
		kind: 'temporarily-unavailable',
		happened: 'x',
		advice: 'y.',
		effect: 'unknown',
		...failure,
	});

/** A network that creates equal things, with the faults of a world. */
function createNetwork(world: World) {
	const sendFaults = [...world.sendFaults];
	const lookFaults = [...world.lookFaults];
	const things: Thing[] = [];
	const commit = () => {
		things.push({ id: `thing ${things.length}`, at: Date.now() });
		return things[things.length - 1];
	};
	return {
		things,
		calm() {
			sendFaults.length = 0;
			lookFaults.length = 0;
		},
		async send(): Promise<IDataObject> {
			await passTime(100);
			const fault = sendFaults.shift() ?? 'none';
			if (fault === 'killed before') throw new Killed();
			if (fault === 'lost before' || fault === 'server failure') throw fail({});
			if (fault === 'refused') throw fail({ kind: 'content-rejected', effect: 'none' });
			if (world.refusesDuplicates && things.length > 0) {
				throw fail({ kind: 'content-rejected', effect: 'none', duplicate: true });
			}
			const thing = commit();
			if (fault === 'killed after') throw new Killed();
			if (fault === 'lost after') throw fail({});
			return { id: thing.id };
		},
		async find(since: number, journal: ItemJournal) {
			if (lookFaults.shift() === 'lost') throw fail({});
			const shown = things.filter(({ at }) => at + world.visibleAfterMs <= Date.now());
			const mine = shown.find(({ id, at }) => at >= since && !journal.isClaimed(id));
			return mine
				? { status: 'done' as const, handle: { id: mine.id } }
				: { status: 'not-done' as const };
		},
	};
}

type ItemEnd = { id: string } | { failure: Failure };

/** Works on all items as the node does with equal ones: one after the other. */
async function runItems(
	network: ReturnType<typeof createNetwork>,
	journals: ItemJournal[],
): Promise<ItemEnd[]> {
	const ends: ItemEnd[] = [];
	for (const journal of journals) {
		try {
			const { handle } = await once(NODE, journal, {
				name: 'post',
				send: network.send,
				find: async (since) => await network.find(since, journal),
				idOf: ({ id }) => String(id),
			});
			ends.push({ id: String(handle.id) });
		} catch (error) {
			const failure = failureOf(error);
			if (!failure) throw error as Error;
			ends.push({ failure });
		}
	}
	return ends;
}

/** Runs again and again, as Retry On Fail does; a kill loses the journal and makes it a retry. */
async function play(world: World) {
	startClock(START);
	const network = createNetwork(world);
	let nodeContext: IDataObject = {};
	let mode: 'trigger' | 'retry' = 'trigger';
	let ends: ItemEnd[] = [];
	for (let run = 0; run <= world.runs; run++) {
		if (run === world.runs) network.calm();
		const { n8n } = fakeN8n({ nodeContext, mode, establishedAt: START });
		const journalOf = openJournal(n8n, Date.now());
		const journals = Array.from({ length: world.items }, (_, index) => journalOf(index));
		try {
			ends = await runItems(network, journals);
			checkRun(world, network.things, ends);
		} catch (error) {
			if (!(error instanceof Killed)) throw error as Error;
			nodeContext = {};
			mode = 'retry';
		}
		await passTime(10_000);
	}
	return { things: network.things, ends };
}

const idsOf = (ends: ItemEnd[]) => ends.flatMap((end) => ('id' in end ? [end.id] : []));

/** What is true after every run: things are those of done items and, maybe, of unknown ones. */
function checkRun(world: World, things: Thing[], ends: ItemEnd[]) {
	const done = idsOf(ends);
	const unknown = ends.filter((end) => 'failure' in end && end.failure.kind === 'outcome-unknown');
	const clear = ends.filter((end) => 'failure' in end && end.failure.effect === 'none');
	expect(done.length + unknown.length + clear.length).toBe(world.items);
	expect(new Set(done).size).toBe(done.length);
	expect(things.map(({ id }) => id)).toEqual(expect.arrayContaining(done));
	expect(things.length).toBeGreaterThanOrEqual(done.length);
	expect(things.length).toBeLessThanOrEqual(done.length + unknown.length);
}

const anyWorld = fc.record<World>({
	items: fc.integer({ min: 1, max: 4 }),
	refusesDuplicates: fc.boolean(),
	visibleAfterMs: fc.constantFrom(0, 900, 4500),
	sendFaults: fc.array(
		fc.constantFrom<SendFault>(
			'none',
			'lost before',
			'lost after',
			'server failure',
			'refused',
			'killed before',
			'killed after',
		),
		{ maxLength: 12 },
	),
	lookFaults: fc.array(fc.constantFrom<LookFault>('none', 'lost'), { maxLength: 20 }),
	runs: fc.integer({ min: 0, max: 4 }),
});

describe('once, whatever happens to calls, answers and processes', () => {
	afterEach(() => jest.restoreAllMocks());

	it('makes one thing per item, never shares it, and is sure or says that it is not', async () => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async (world) => {
				const { things, ends } = await play({ ...world, refusesDuplicates: false });
				expect(idsOf(ends)).toHaveLength(world.items);
				expect(things).toHaveLength(world.items);
			}),
			{ numRuns: 1500 },
		);
	});

	it('makes one thing in all where the network refuses equal ones', async () => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async (world) => {
				const { things, ends } = await play({ ...world, refusesDuplicates: true });
				expect(things).toHaveLength(1);
				expect(idsOf(ends)).toEqual([things[0].id]);
			}),
			{ numRuns: 500 },
		);
	});
});
