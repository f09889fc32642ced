import type { IDataObject } from 'n8n-workflow';
import { getLeads } from '../../../nodes/Facebook/leads/getLeads';
import { toForm } from '../../../nodes/Facebook/leads/forms';
import {
	readFormsById,
	readLeadPage,
	readLeadsById,
} from '../../../nodes/Facebook/leads/readLeads';
import type { FakeGraph, Reply, Script } from '../../support/fakeGraph';
import { answer, fakeGraph, lost, PAGE_ID, refuse } from '../../support/fakeGraph';

const FORM_ID = '172036835026334';
const FORM = toForm({ id: PAGE_ID, name: 'Fern & Co' }, { id: FORM_ID });
const EDGE = `GET ${FORM_ID}/leads`;

/** The Page with its two budgets: leads, and everything else. */
function pageWith(leads: Script, graph: Script = {}) {
	const clients = { leads: fakeGraph(leads), graph: fakeGraph(graph), upload: fakeGraph({}) };
	return { id: PAGE_ID, name: 'Fern & Co', ...clients };
}

interface BatchItem {
	code: number;
	body: string;
}

/** Answers every part of a batch by the ID that it asks for. */
const batchOf =
	(reply: (id: string) => BatchItem | null) =>
	({ fields }: { fields?: object }): Reply => {
		const { batch } = fields as { batch: Array<{ relative_url: string }> };
		const items = batch.map(({ relative_url: url }) =>
			reply(decodeURIComponent(url.split('?')[0])),
		);
		return { answer: items as unknown as IDataObject };
	};
const found = (body: IDataObject): BatchItem => ({ code: 200, body: JSON.stringify(body) });
const refused = (code: number, subcode?: number): BatchItem => ({
	code: 400,
	body: JSON.stringify({ error: { code, error_subcode: subcode, message: 'refused' } }),
});
/** Parts in each batch that was sent. */
const sizes = ({ calls }: FakeGraph) =>
	calls.map(({ fields }) => (fields?.batch as unknown[] | undefined)?.length);
/** Answers as said; `read` counts the reads of the same ID, from 1. */
function batchByRead(reply: (id: string, read: number) => BatchItem | null) {
	const reads = new Map<string, number>();
	return batchOf((id) => {
		reads.set(id, (reads.get(id) ?? 0) + 1);
		return reply(id, reads.get(id) ?? 0);
	});
}
const idsFrom = (count: number) => Array.from({ length: count }, (_, n) => String(1000 + n));

describe('readLeadPage', () => {
	const read = async (part: Parameters<typeof readLeadPage>[2], reply?: Reply) => {
		const page = pageWith({ [EDGE]: reply ?? answer({ data: [] }) });
		const result = await readLeadPage(page, FORM, part);
		return { result, page, fields: page.leads.calls[0].fields };
	};

	it.each([
		[{}, undefined],
		[{ from: 100 }, [{ field: 'time_created', operator: 'GREATER_THAN_OR_EQUAL', value: 100 }]],
		[{ to: 200 }, [{ field: 'time_created', operator: 'LESS_THAN', value: 201 }]],
		[
			{ from: 100, to: 200 },
			[
				{ field: 'time_created', operator: 'GREATER_THAN_OR_EQUAL', value: 100 },
				{ field: 'time_created', operator: 'LESS_THAN', value: 201 },
			],
		],
		[{ from: 0 }, [{ field: 'time_created', operator: 'GREATER_THAN_OR_EQUAL', value: 0 }]],
	])(
		'asks for the window %j with exactly the filter that Graph documents',
		async (window, filtering) => {
			expect((await read({ window })).fields?.filtering).toEqual(filtering);
		},
	);

	it('asks for 100 at a time, for fewer when fewer are wanted, and never for more', async () => {
		expect((await read({ window: {} })).fields?.limit).toBe(100);
		expect((await read({ window: {}, limit: 3 })).fields?.limit).toBe(3);
		expect((await read({ window: {}, limit: 500 })).fields?.limit).toBe(100);
	});

	it('goes on from a cursor and gives the next one, also from a page that is empty', async () => {
		const paging = { next: 'https://graph…', cursors: { after: 'y' } };
		const { result, fields } = await read(
			{ window: {}, cursor: 'x' },
			answer({ data: [], paging }),
		);
		expect(fields?.after).toBe('x');
		expect(result).toEqual({ leads: [], next: 'y' });
	});

	it('ends where Graph names no next page, even with a cursor', async () => {
		const { result } = await read(
			{ window: {} },
			answer({ data: [{ id: '1' }], paging: { cursors: { after: 'z' } } }),
		);
		expect(result.leads.map(({ id }) => id)).toEqual(['1']);
		expect(result.next).toBeUndefined();
	});

	it('calls within the budget of leads, and once', async () => {
		const { page } = await read({ window: {} });
		expect(page.leads.log()).toEqual([EDGE]);
		expect(page.graph.calls).toEqual([]);
	});

	it('throws what Graph refuses', async () => {
		await expect(read({ window: {} }, refuse(80005))).rejects.toMatchObject({
			context: { socialOps: { kind: 'rate-limited', retryAt: expect.any(String) } },
		});
	});
});

describe('readLeadsById', () => {
	it('reads 51 leads in two calls, in the order of their IDs', async () => {
		const page = pageWith({ 'POST ': batchOf((id) => found({ id })) });
		const ids = idsFrom(51);
		const readings = await readLeadsById(page, ids);
		expect(sizes(page.leads)).toEqual([50, 1]);
		expect(readings).toEqual(ids.map((id) => ({ id, raw: { id } })));
		expect(page.graph.calls).toEqual([]);
	});

	it.each([
		[1, [1]],
		[50, [50]],
		[100, [50, 50]],
		[0, []],
	])('reads %i leads in batches of %j', async (count, expected) => {
		const page = pageWith({ 'POST ': batchOf((id) => found({ id })) });
		await readLeadsById(page, idsFrom(count));
		expect(sizes(page.leads)).toEqual(expected);
	});

	it('gives each lead its own failure', async () => {
		const replies: Record<string, BatchItem | null> = {
			a: found({ id: 'a' }),
			b: null,
			c: refused(100, 33),
			d: refused(10),
			e: { code: 200, body: '<html>' },
			f: refused(80005),
		};
		const page = pageWith({ 'POST ': batchOf((id) => replies[id]) });
		const readings = await readLeadsById(page, Object.keys(replies));
		expect(
			readings.map((reading) => [reading.id, 'failure' in reading ? reading.failure.kind : 'read']),
		).toEqual([
			['a', 'read'],
			['b', 'temporarily-unavailable'],
			['c', 'not-found'],
			['d', 'permission-missing'],
			['e', 'temporarily-unavailable'],
			['f', 'rate-limited'],
		]);
	});

	it('asks for exactly the ID that was given, whatever is in it', async () => {
		const page = pageWith({ 'POST ': batchOf(() => refused(803)) });
		await readLeadsById(page, ['23337004204534500017', 'me/accounts?x=1#y']);
		const batch = page.leads.calls[0].fields?.batch as Array<{ relative_url: string }>;
		expect(batch.map(({ relative_url: url }) => url.split('?')[0])).toEqual([
			'23337004204534500017',
			'me%2Faccounts%3Fx%3D1%23y',
		]);
	});

	it('asks for no more at a limit, and says it of each lead that is left', async () => {
		const page = pageWith({
			'POST ': batchOf((id) => (id === '1010' ? refused(80005) : found({ id }))),
		});
		const ids = idsFrom(120);
		const readings = await readLeadsById(page, ids);
		expect(sizes(page.leads)).toEqual([50]);
		expect(readings.map(({ id }) => id)).toEqual(ids);
		const unread = readings.filter((reading) => 'failure' in reading);
		expect(unread.map(({ id }) => id)).toEqual(['1010', ...ids.slice(50)]);
		const limit = { kind: 'rate-limited', code: '80005', retryAt: expect.any(String) };
		expect(unread.map(({ failure }) => failure)).toEqual(
			unread.map(() => expect.objectContaining(limit)),
		);
	});

	it('asks on behind failures that are no limit', async () => {
		const page = pageWith({ 'POST ': batchOf(() => refused(100, 33)) });
		await readLeadsById(page, idsFrom(120));
		expect(sizes(page.leads)).toEqual([50, 50, 20]);
	});

	it('fails as a whole when a batch is lost', async () => {
		const page = pageWith({ 'POST ': [{ answer: {} }, lost] });
		await expect(readLeadsById(page, idsFrom(51))).rejects.toMatchObject({
			context: { socialOps: { kind: 'temporarily-unavailable' } },
		});
	});
});

describe('readFormsById', () => {
	it('leaves out forms that cannot be read, and counts as no read of leads', async () => {
		const page = pageWith(
			{},
			{ 'POST ': batchOf((id) => (id === '1' ? found({ id, name: 'One' }) : refused(100, 33))) },
		);
		const forms = await readFormsById(page, ['1', '2']);
		expect([...forms].map(([id, { name }]) => [id, name])).toEqual([['1', 'One']]);
		expect(page.leads.calls).toEqual([]);
	});

	it('reads once more what the batch had no time for, and only that', async () => {
		const reply = batchByRead((id, read) =>
			id === '2' && read === 1 ? null : found({ id, name: `Form ${id}` }),
		);
		const page = pageWith({}, { 'POST ': reply });
		const forms = await readFormsById(page, ['1', '2', '3']);
		expect([...forms].map(([id, { name }]) => [id, name])).toEqual([
			['1', 'Form 1'],
			['2', 'Form 2'],
			['3', 'Form 3'],
		]);
		expect(sizes(page.graph)).toEqual([3, 1]);
	});

	it('leaves out what the batch had no time for twice', async () => {
		const page = pageWith({}, { 'POST ': batchOf((id) => (id === '2' ? null : found({ id }))) });
		expect([...(await readFormsById(page, ['1', '2'])).keys()]).toEqual(['1']);
		expect(sizes(page.graph)).toEqual([2, 1]);
	});

	it('asks for no more at a limit', async () => {
		const page = pageWith({}, { 'POST ': batchOf(() => refused(32)) });
		expect((await readFormsById(page, idsFrom(51))).size).toBe(0);
		expect(sizes(page.graph)).toEqual([50]);
	});

	it.each<[string, Reply]>([
		['is lost', lost],
		['is refused', refuse(190)],
	])('gives no form, and throws nothing, when the whole call %s', async (_, reply) => {
		const page = pageWith({}, { 'POST ': reply });
		expect((await readFormsById(page, ['1'])).size).toBe(0);
	});

	it('does not hide what is no answer of Graph', async () => {
		await expect(readFormsById(pageWith({}), ['1'])).rejects.toThrow('the script has no POST');
	});
});

describe('getLeads', () => {
	const leadOf = (id: string, more: IDataObject = {}) =>
		found({ id, form_id: FORM_ID, is_organic: false, ...more });
	const readers = () => ({
		mark: jest.fn(async (_: unknown, leads: never[]) => leads),
		forms: jest.fn(async () => new Map([[FORM_ID, FORM]])),
	});

	it('gives every lead with its form, each form read once', async () => {
		const page = pageWith({ 'POST ': batchOf((id) => leadOf(id)) });
		const { mark, forms } = readers();
		const readings = await getLeads(page, ['1', '2'], { mark, forms } as never);
		expect(readings).toMatchObject([
			{ lead: { id: '1', formId: FORM_ID }, form: { id: FORM_ID } },
			{ lead: { id: '2', formId: FORM_ID }, form: { id: FORM_ID } },
		]);
		expect(forms.mock.calls).toEqual([[page, [FORM_ID]]]);
		expect(mark).toHaveBeenCalledTimes(1);
	});

	it('keeps the order and the failures of those that cannot be read', async () => {
		const page = pageWith({
			'POST ': batchOf((id) => (id === '2' ? refused(100, 33) : leadOf(id))),
		});
		const readings = await getLeads(page, ['1', '2', '3'], readers() as never);
		expect(readings).toMatchObject([
			{ lead: { id: '1' } },
			{ id: '2', failure: { kind: 'not-found' } },
			{ lead: { id: '3' } },
		]);
	});

	it('gives a lead without its form when that cannot be read or is not named', async () => {
		const page = pageWith({
			'POST ': batchOf((id) =>
				leadOf(id, id === '1' ? { form_id: '404' } : { form_id: undefined }),
			),
		});
		const readings = await getLeads(page, ['1', '2'], readers() as never);
		expect(readings).toMatchObject([
			{ lead: { id: '1', formId: '404' } },
			{ lead: { formId: null } },
		]);
		expect(readings.map((reading) => 'form' in reading && reading.form)).toEqual([
			undefined,
			undefined,
		]);
	});

	it.each<[string, Reply]>([
		['is lost', lost],
		['is refused', refuse(200)],
	])('loses no lead when the whole call for the forms %s', async (_, reply) => {
		const page = pageWith({ 'POST ': batchOf((id) => leadOf(id)) }, { 'POST ': reply });
		const { mark } = readers();
		const readings = await getLeads(page, ['1', '2'], { mark, forms: readFormsById } as never);
		expect(readings).toMatchObject([
			{ lead: { id: '1', formId: FORM_ID } },
			{ lead: { id: '2', formId: FORM_ID } },
		]);
	});

	it('does not answer one ID with the lead of another', async () => {
		const page = pageWith({ 'POST ': batchOf((id) => leadOf(id.toUpperCase())) });
		const readings = await getLeads(page, ['a', 'b'], readers() as never);
		expect(readings).toMatchObject([{ lead: { id: 'A' } }, { lead: { id: 'B' } }]);
	});
});

it('keeps the forms that were read when the second call for the others is lost', async () => {
	let calls = 0;
	const firstOnly = batchOf((id) => (id === '2' ? null : found({ id })));
	const page = pageWith({}, { 'POST ': (call) => ((calls += 1) === 2 ? lost : firstOnly(call)) });
	expect([...(await readFormsById(page, ['1', '2'])).keys()]).toEqual(['1']);
});
