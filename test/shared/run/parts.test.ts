import type { IDataObject } from 'n8n-workflow';
import type { OperationOutput } from '../../../nodes/shared/contract/output';
import { openJournal } from '../../../nodes/shared/run/journal';
import { runParts } from '../../../nodes/shared/run/parts';
import { fakeN8n } from '../../support/fakeN8n';

type Work = () => Promise<OperationOutput[]>;

/** Runs the parts `a` and `b` of an item in one try. */
async function tryParts(nodeContext: IDataObject, a: Work, b: Work) {
	const journal = openJournal(fakeN8n({ nodeContext }).n8n, Date.now())(0);
	const part = (name: string, run: Work) => ({
		name,
		title: name.toUpperCase(),
		facts: () => ({ part: name }),
		run,
	});
	return await runParts(journal, [part('a', a), part('b', b)]);
}

const done = (value: string) => jest.fn(async () => [{ json: { value } }]);
const failing = () =>
	jest.fn(async (): Promise<OperationOutput[]> => await Promise.reject(new Error('broken')));

describe('runParts', () => {
	it('puts out all parts in order, a failed one with its error and what it is', async () => {
		const outputs = await tryParts({}, failing(), done('b'));
		expect(outputs).toEqual([
			{ json: { part: 'a' }, failed: { title: 'A', error: new Error('broken') } },
			{ json: { value: 'b' } },
		]);
	});

	it('does in another try only what is missing, and puts out what was done', async () => {
		const nodeContext = {};
		const b = done('b');
		await tryParts(nodeContext, failing(), b);
		expect(await tryParts(nodeContext, done('a'), b)).toEqual([
			{ json: { value: 'a' } },
			{ json: { value: 'b' } },
		]);
		expect(b).toHaveBeenCalledTimes(1);
	});

	it.each([{ again: true }, { unfinished: { afterMs: undefined, continueWith: {} as never } }])(
		'does a part anew that says %j',
		async (state) => {
			const nodeContext = {};
			const waiting = jest.fn(async () => [{ json: {}, ...state }]);
			await tryParts(nodeContext, waiting, done('b'));
			await tryParts(nodeContext, waiting, done('b'));
			expect(waiting).toHaveBeenCalledTimes(2);
		},
	);

	it('keeps the steps of parts apart and their claims together', () => {
		const journal = openJournal(fakeN8n().n8n, Date.now())(0);
		journal.part('a').complete('post', { id: '1' });
		expect(journal.part('b').step('post')).toBeUndefined();
		expect(journal.part('a').step('post')?.handle).toEqual({ id: '1' });
		expect([journal.part('a').claim('1'), journal.part('b').claim('1')]).toEqual([true, false]);
	});
});
