import type { IDataObject } from 'n8n-workflow';
import { takeUnseen } from '../../../nodes/shared/webhook/replay';

const entries = (...ids: string[]) => ids.map((id) => ({ id }));
const idsOf = (list: Array<{ id: string }>) => list.map(({ id }) => id);

let triggers = 0;

/** A trigger in a process that has just started: all it knows is what was saved. */
const freshProcess = (saved: IDataObject, capacity?: number) => ({
	trigger: `trigger ${++triggers}`,
	saved,
	capacity,
});

describe('takeUnseen', () => {
	it('gives each entry once, in order, also within one delivery', () => {
		const memory = freshProcess({});
		expect(idsOf(takeUnseen(memory, entries('a', 'b', 'a')).unseen)).toEqual(['a', 'b']);
		expect(idsOf(takeUnseen(memory, entries('b', 'c')).unseen)).toEqual(['c']);
		expect(takeUnseen(memory, entries('a', 'b', 'c')).unseen).toEqual([]);
	});

	it('survives a restart as JSON', () => {
		const saved: IDataObject = {};
		takeUnseen(freshProcess(saved), entries('a'));
		const read = JSON.parse(JSON.stringify(saved)) as IDataObject;
		expect(takeUnseen(freshProcess(read), entries('a')).unseen).toEqual([]);
	});

	it('knows within a process what n8n has not saved', () => {
		const { trigger } = freshProcess({});
		takeUnseen({ trigger, saved: {} }, entries('a')).settle(true);
		expect(takeUnseen({ trigger, saved: {} }, entries('a')).unseen).toEqual([]);
	});

	it('saves later what n8n has not saved', () => {
		const { trigger } = freshProcess({});
		takeUnseen({ trigger, saved: {} }, entries('a')).settle(true);
		const saved: IDataObject = {};
		takeUnseen({ trigger, saved }, entries('a'));
		expect(takeUnseen(freshProcess(saved), entries('a')).unseen).toEqual([]);
	});

	it('gives an entry again for which no run has started, and does not save it meanwhile', () => {
		const { trigger } = freshProcess({});
		const taken = takeUnseen({ trigger, saved: {} }, entries('a'));
		const saved: IDataObject = {};
		expect(takeUnseen({ trigger, saved }, entries('a')).unseen).toEqual([]);
		expect(saved).toEqual({});
		taken.settle(false);
		expect(idsOf(takeUnseen({ trigger, saved: {} }, entries('a')).unseen)).toEqual(['a']);
	});

	it('takes back from what is saved for which no run has started', () => {
		const saved: IDataObject = {};
		takeUnseen(freshProcess(saved), entries('a')).settle(true);
		takeUnseen(freshProcess(saved), entries('b')).settle(false);
		expect(idsOf(takeUnseen(freshProcess(saved), entries('a', 'b')).unseen)).toEqual(['b']);
	});

	it('keeps triggers apart', () => {
		takeUnseen(freshProcess({}), entries('a')).settle(true);
		expect(takeUnseen(freshProcess({}), entries('a')).unseen).toHaveLength(1);
	});

	it('forgets the oldest first and stays within its capacity', () => {
		const saved: IDataObject = {};
		const memory = freshProcess(saved, 2);
		takeUnseen(memory, entries('a', 'b', 'c')).settle(true);
		expect((saved.replay as { seen: string[] }).seen).toHaveLength(2);
		expect(idsOf(takeUnseen(memory, entries('b', 'c', 'a')).unseen)).toEqual(['a']);
	});

	it('holds a whole delivery of 1,000 changes in less than 40 KB', () => {
		const saved: IDataObject = {};
		const ids = Array.from({ length: 3_000 }, (_, index) => `comment:${'9'.repeat(30)}:${index}`);
		expect(takeUnseen(freshProcess(saved), entries(...ids)).unseen).toHaveLength(3_000);
		expect(takeUnseen(freshProcess(saved), entries(...ids.slice(-1_000))).unseen).toEqual([]);
		expect(JSON.stringify(saved).length).toBeLessThan(40_000);
	});

	it('leaves other data of the node alone and writes nothing when nothing is new', () => {
		const saved: IDataObject = { subscription: { version: 1 } };
		const memory = freshProcess(saved);
		takeUnseen(memory, entries('a'));
		expect(saved.subscription).toEqual({ version: 1 });
		const before = saved.replay;
		takeUnseen(memory, entries('a'));
		expect(saved.replay).toBe(before);
	});

	it.each([[null], ['text'], [{ version: 2, seen: ['x'] }], [{ version: 1, seen: 'x' }]])(
		'starts anew when what it finds is not its own: %j',
		(replay) => {
			const saved = { replay } as IDataObject;
			expect(idsOf(takeUnseen(freshProcess(saved), entries('a')).unseen)).toEqual(['a']);
			expect(takeUnseen(freshProcess(saved), entries('a')).unseen).toEqual([]);
		},
	);
});
