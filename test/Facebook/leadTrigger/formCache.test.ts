import type { IDataObject } from 'n8n-workflow';
import { cachedForms } from '../../../nodes/Facebook/leadTrigger/formCache';
import type { Reply } from '../../support/fakeGraph';
import { fakeGraph, lost } from '../../support/fakeGraph';
import { passTime, startClock } from '../../support/virtualTime';

const MINUTE = 60_000;
let pageCount = 0;

/** A Page of its own, so that no test finds the forms of another one. */
function newPage(
	isReadable: (id: string) => boolean = () => true,
	isLost: () => boolean = () => false,
) {
	const asked: string[][] = [];
	const graph = fakeGraph({
		'POST ': ({ fields }): Reply => {
			const { batch } = fields as unknown as { batch: Array<{ relative_url: string }> };
			const ids = batch.map(({ relative_url: url }) => url.split('?')[0]);
			asked.push(ids);
			if (isLost()) return lost;
			const items = ids.map((id) =>
				isReadable(id)
					? { code: 200, body: JSON.stringify({ id, name: `Form ${id}, read ${asked.length}` }) }
					: { code: 400, body: JSON.stringify({ error: { code: 100, error_subcode: 33 } }) },
			);
			return { answer: items as unknown as IDataObject };
		},
	});
	const page = { id: `page-${++pageCount}`, name: '', graph, leads: fakeGraph({}), upload: graph };
	const names = async (...ids: string[]) =>
		[...(await cachedForms(page, ids))].map(([id, { name }]) => [id, name]);
	return { page, asked, names };
}

beforeEach(() => startClock(Date.parse('2026-11-20T00:00:00Z')));
afterEach(() => jest.restoreAllMocks());

describe('cachedForms', () => {
	it('reads each form once in ten minutes', async () => {
		const { names, asked } = newPage();
		await names('1', '2');
		await passTime(9 * MINUTE);
		expect(await names('2', '3')).toEqual([
			['2', 'Form 2, read 1'],
			['3', 'Form 3, read 2'],
		]);
		expect(asked).toEqual([['1', '2'], ['3']]);
	});

	it('reads a form again after ten minutes', async () => {
		const { names } = newPage();
		await names('1');
		await passTime(10 * MINUTE);
		expect(await names('1')).toEqual([['1', 'Form 1, read 2']]);
	});

	it('goes on with what it knows when a form cannot be read again', async () => {
		let isReadable = true;
		const { names } = newPage(() => isReadable);
		await names('1');
		isReadable = false;
		await passTime(11 * MINUTE);
		expect(await names('1')).toEqual([['1', 'Form 1, read 1']]);
	});

	it('goes on with what it knows when the whole call fails, and asks again the next time', async () => {
		let isLost = false;
		const { names, asked } = newPage(undefined, () => isLost);
		await names('1');
		isLost = true;
		await passTime(11 * MINUTE);
		expect(await names('1', '2')).toEqual([['1', 'Form 1, read 1']]);
		isLost = false;
		expect(await names('1', '2')).toEqual([
			['1', 'Form 1, read 3'],
			['2', 'Form 2, read 3'],
		]);
		expect(asked).toEqual([['1'], ['1', '2'], ['1', '2']]);
	});

	it('asks again for a form that could not be read, and leaves it out until then', async () => {
		let isReadable = false;
		const { names } = newPage(() => isReadable);
		expect(await names('1')).toEqual([]);
		isReadable = true;
		expect(await names('1')).toEqual([['1', 'Form 1, read 2']]);
	});

	it('tells the forms of one Page from those of another', async () => {
		const one = newPage();
		const other = newPage();
		await one.names('1');
		await other.names('1');
		expect(other.asked).toEqual([['1']]);
	});

	it('forgets old forms when there are very many, but none of those that it is asked for', async () => {
		const { names, asked } = newPage();
		const ids = Array.from({ length: 990 }, (_, n) => String(n));
		await names(...ids);
		const more = Array.from({ length: 20 }, (_, n) => `new-${n}`);
		const found = await names('1', '2', ...more);
		expect(found.map(([id]) => id)).toEqual(['1', '2', ...more]);
		expect(asked.at(-1)).toEqual(more);
	});
});
