import { apart } from '../../../nodes/shared/run/apart';

it('gives what came of each thing in its order, whatever becomes of the others', async () => {
	const outcomes = await apart([3, 2, 1], 2, async (thing) => {
		if (thing === 2) throw new Error('no two');
		return await Promise.resolve(thing * 10);
	});
	expect(outcomes).toEqual([{ result: 30 }, { error: new Error('no two') }, { result: 10 }]);
});
