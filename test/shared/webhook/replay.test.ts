import type { IDataObject } from 'n8n-workflow';
import { takeUnseen } from '../../../nodes/shared/webhook/replay';

const entries = (...ids: string[]) => ids.map((id) => ({ id }));
const idsOf = (list: Array<{ id: string }>) => list.map(({ id }) => id);

describe('takeUnseen', () => {
	it('gives each entry once, in order, also within one delivery', () => {
		const memory: IDataObject = {};
		expect(idsOf(takeUnseen(memory, entries('a', 'b', 'a')))).toEqual(['a', 'b']);
		expect(idsOf(takeUnseen(memory, entries('b', 'c')))).toEqual(['c']);
		expect(takeUnseen(memory, entries('a', 'b', 'c'))).toEqual([]);
	});

	it('survives being saved as JSON', () => {
		const memory: IDataObject = {};
		takeUnseen(memory, entries('a'));
		const saved = JSON.parse(JSON.stringify(memory)) as IDataObject;
		expect(takeUnseen(saved, entries('a'))).toEqual([]);
	});

	it('forgets the oldest first and stays within its capacity', () => {
		const memory: IDataObject = {};
		takeUnseen(memory, entries('a', 'b', 'c'), 2);
		expect((memory.replay as { seen: string[] }).seen).toHaveLength(2);
		expect(idsOf(takeUnseen(memory, entries('b', 'c', 'a'), 2))).toEqual(['a']);
	});

	it('holds a whole delivery of 1,000 changes in less than 40 KB', () => {
		const memory: IDataObject = {};
		const ids = Array.from({ length: 3_000 }, (_, index) => `comment:${'9'.repeat(30)}:${index}`);
		expect(takeUnseen(memory, entries(...ids))).toHaveLength(3_000);
		expect(takeUnseen(memory, entries(...ids.slice(-1_000)))).toEqual([]);
		expect(JSON.stringify(memory).length).toBeLessThan(40_000);
	});

	it('leaves other data of the node alone and writes nothing when nothing is new', () => {
		const memory: IDataObject = { subscription: { version: 1 } };
		takeUnseen(memory, entries('a'));
		expect(memory.subscription).toEqual({ version: 1 });
		const before = memory.replay;
		takeUnseen(memory, entries('a'));
		expect(memory.replay).toBe(before);
	});

	it.each([[null], ['text'], [{ version: 2, seen: ['x'] }], [{ version: 1, seen: 'x' }]])(
		'starts anew when what it finds is not its own: %j',
		(replay) => {
			const memory = { replay } as IDataObject;
			expect(idsOf(takeUnseen(memory, entries('a')))).toEqual(['a']);
			expect(takeUnseen(memory, entries('a'))).toEqual([]);
		},
	);
});
