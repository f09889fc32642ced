import type { IDataObject } from 'n8n-workflow';
import { FACEBOOK } from '../../nodes/Facebook/platform';
import type { BatchRead } from '../../nodes/Meta/batch';
import { BATCH_SIZE, readBatch } from '../../nodes/Meta/batch';
import type { Reply } from '../support/fakeGraph';
import { fakeGraph, lost, refuse } from '../support/fakeGraph';

/** What Graph answers to a batch: a list, whose entries may be null. */
const answers = (...items: Array<{ code?: number; body?: string } | null>): Reply => ({
	answer: items as unknown as IDataObject,
});
const ok = (body: unknown) => ({ code: 200, body: JSON.stringify(body) });
const refused = (code: number, subcode?: number, message = 'refused') => ({
	code: 400,
	body: JSON.stringify({ error: { message, code, error_subcode: subcode, fbtrace_id: 'Trace' } }),
});

async function read(reads: BatchRead[], reply: Reply) {
	const graph = fakeGraph({ 'POST ': reply });
	return { results: await readBatch(FACEBOOK, graph, reads), graph };
}

const LEADS = ['1', '2', '3'].map((path) => ({ path }));

describe('readBatch', () => {
	it('sends all reads in one call without their headers, which may be repeated', async () => {
		const { graph } = await read(
			[{ path: '1', fields: { fields: 'id,field_data', after: undefined } }, { path: '2' }],
			answers(ok({ id: '1' }), ok({ id: '2' })),
		);
		expect(graph.calls).toEqual([
			{
				method: 'POST',
				path: '',
				fields: {
					batch: [
						{ method: 'GET', relative_url: '1?fields=id%2Cfield_data' },
						{ method: 'GET', relative_url: '2' },
					],
					include_headers: false,
				},
				repeatable: true,
			},
		]);
	});

	it('writes lists and odd characters of a query so that they arrive', async () => {
		const filtering = [{ field: 'time_created', operator: 'LESS_THAN', value: 7 }];
		const { graph } = await read(
			[{ path: '1/leads', fields: { filtering, after: 'a&b=ü ' } }],
			answers(ok({ data: [] })),
		);
		const [{ relative_url: url }] = graph.calls[0].fields?.batch as Array<{ relative_url: string }>;
		const query = new URL(url, 'https://graph.facebook.com').searchParams;
		expect(JSON.parse(query.get('filtering') ?? '')).toEqual(filtering);
		expect(query.get('after')).toBe('a&b=ü ');
	});

	it('gives the answers in the order of the reads', async () => {
		const { results } = await read(
			LEADS,
			answers(ok({ id: '1' }), ok({ id: '2' }), ok({ id: '3' })),
		);
		expect(results).toEqual([{ body: { id: '1' } }, { body: { id: '2' } }, { body: { id: '3' } }]);
	});

	it('lets one that is refused leave the others alone, and says why in our words', async () => {
		const { results } = await read(LEADS, answers(ok({ id: '1' }), refused(100, 33), refused(10)));
		expect(results[0]).toEqual({ body: { id: '1' } });
		expect(results[1]).toMatchObject({
			failure: { kind: 'not-found', code: '100/33', traceId: 'Trace', effect: 'none' },
		});
		expect(results[2]).toMatchObject({ failure: { kind: 'permission-missing' } });
	});

	it.each([
		['null, because the batch ran out of time', answers(ok({ id: '1' }), null, ok({ id: '3' }))],
		['without a body', answers(ok({ id: '1' }), { code: 200 }, ok({ id: '3' }))],
		['no JSON', answers(ok({ id: '1' }), { code: 200, body: '<html>' }, ok({ id: '3' }))],
	])('counts an item that is %s as passing, not as empty', async (_, reply) => {
		const { results } = await read(LEADS, reply);
		expect(results.map((result) => 'body' in result)).toEqual([true, false, true]);
		expect(results[1]).toMatchObject({ failure: { kind: 'temporarily-unavailable' } });
	});

	it('counts items that are not in the answer at all as passing', async () => {
		const { results } = await read(LEADS, answers(ok({ id: '1' })));
		expect(results.map((result) => 'body' in result)).toEqual([true, false, false]);
		const { results: none } = await read(LEADS, { answer: { error_of_a_proxy: true } });
		expect(none.every((result) => 'failure' in result)).toBe(true);
	});

	it('takes an error status without JSON for the failure that it is', async () => {
		const { results } = await read(LEADS.slice(0, 1), answers({ code: 502, body: 'Bad Gateway' }));
		expect(results[0]).toMatchObject({ failure: { kind: 'temporarily-unavailable' } });
	});

	it('keeps ids above 2^53 that come as bare numbers, in every place', async () => {
		const body =
			'{"id":23337004204534500017,"ad":{"ids":[9007199254740993]},"note":"9007199254740993"}';
		const { results } = await read(LEADS.slice(0, 1), answers({ code: 200, body }));
		expect(results[0]).toEqual({
			body: {
				id: '23337004204534500017',
				ad: { ids: ['9007199254740993'] },
				note: '9007199254740993',
			},
		});
	});

	it('throws when the batch as a whole is refused or lost', async () => {
		await expect(read(LEADS, refuse(190))).rejects.toMatchObject({
			context: { socialOps: { kind: 'credential-invalid' } },
		});
		await expect(read(LEADS, lost)).rejects.toMatchObject({
			context: { socialOps: { kind: 'temporarily-unavailable' } },
		});
	});

	it('asks nobody for nothing', async () => {
		const { results, graph } = await read([], answers());
		expect(results).toEqual([]);
		expect(graph.calls).toEqual([]);
		expect(BATCH_SIZE).toBe(50);
	});
});
