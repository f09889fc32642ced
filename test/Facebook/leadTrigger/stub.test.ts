import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { stubsOf } from '../../../nodes/Facebook/leadTrigger/stub';
import type { LeadFilter } from '../../../nodes/Facebook/leadTrigger/stub';
import { changesOf } from '../../../nodes/Meta/webhooks';
import { PAGE_ID } from '../../support/fakeGraph';

const FORM_ID = '172036835026334';
const ALL: LeadFilter = { pages: undefined, forms: undefined };

/** As Meta delivers it: https://developers.facebook.com/docs/graph-api/webhooks/reference/page#leadgen */
const VALUE: IDataObject = {
	leadgen_id: '233370042045345',
	page_id: PAGE_ID,
	form_id: FORM_ID,
	adgroup_id: '23851234567890123',
	ad_id: '23851234567890123',
	created_time: 1763545754,
};

const change = (value: unknown, field = 'leadgen') => ({ field, value });
const delivery = (...changes: object[]) => ({
	object: 'page',
	entry: [{ id: PAGE_ID, time: 1763545755, changes }],
});
const stubs = (body: unknown, filter: Partial<LeadFilter> = {}) =>
	stubsOf(changesOf(body), { ...ALL, ...filter });
const stub = (value: IDataObject) => stubs(delivery(change({ ...VALUE, ...value })))[0];

describe('stubsOf', () => {
	it('takes what Meta says of a lead', () => {
		expect(stubs(delivery(change(VALUE)))).toEqual([
			{
				event: 'lead',
				platform: 'facebook',
				id: '233370042045345',
				formId: FORM_ID,
				createdAt: '2025-11-19T09:49:14.000Z',
				pageId: PAGE_ID,
				adId: '23851234567890123',
			},
		]);
	});

	it('takes numbers for IDs, as Meta may send them', () => {
		expect(
			stub({ leadgen_id: 233370042045345, form_id: 172036835026334, page_id: 134895793791914 }),
		).toMatchObject({
			id: '233370042045345',
			formId: FORM_ID,
			pageId: PAGE_ID,
		});
	});

	it.each([
		[{ ad_id: '1', adgroup_id: '2' }, '1'],
		[{ ad_id: undefined, adgroup_id: '2' }, '2'],
		[{ ad_id: undefined, adgroup_id: 2 }, '2'],
		[{ ad_id: 0, adgroup_id: 0 }, null],
		[{ ad_id: '0', adgroup_id: '0' }, null],
		[{ ad_id: undefined, adgroup_id: undefined }, null],
		[{ ad_id: '', adgroup_id: '' }, null],
	])('finds the ad in %j', (value, adId) => {
		expect(stub(value as IDataObject).adId).toBe(adId);
	});

	it('takes the Page and the time of the entry when the value names none', () => {
		expect(stub({ page_id: undefined, created_time: undefined })).toMatchObject({
			pageId: PAGE_ID,
			createdAt: '2025-11-19T09:49:15.000Z',
		});
		expect(stub({ form_id: undefined }).formId).toBeNull();
	});

	it('gives the leads of all entries and Pages in their order', () => {
		const entry = (id: string, ...ids: string[]) => ({
			id,
			time: 1763545755,
			changes: ids.map((leadgen_id) => change({ leadgen_id, page_id: id })),
		});
		const body = { object: 'page', entry: [entry('1', 'a', 'b'), entry('2', 'c')] };
		expect(stubs(body).map(({ id, pageId }) => [id, pageId])).toEqual([
			['a', '1'],
			['b', '1'],
			['c', '2'],
		]);
	});

	it.each([
		['of other fields', change(VALUE, 'feed')],
		['without an ID of a lead', change({ ...VALUE, leadgen_id: undefined })],
		['without a value', change(undefined)],
	])('leaves out changes %s', (_, other) => {
		expect(stubs(delivery(other, change(VALUE)))).toHaveLength(1);
	});

	it('lets only the leads of the chosen Pages and forms through', () => {
		const body = delivery(
			change(VALUE),
			change({ ...VALUE, leadgen_id: 'b', page_id: '2' }),
			change({ ...VALUE, leadgen_id: 'c', form_id: '3' }),
			change({ ...VALUE, leadgen_id: 'd', form_id: undefined }),
		);
		const ids = (filter: Partial<LeadFilter>) => stubs(body, filter).map(({ id }) => id);
		expect(ids({ pages: ['2'] })).toEqual(['b']);
		expect(ids({ forms: ['3', '4'] })).toEqual(['c']);
		expect(ids({ pages: [PAGE_ID], forms: [FORM_ID] })).toEqual(['233370042045345']);
		expect(ids({ pages: [], forms: [] })).toEqual([]);
		expect(ids({})).toHaveLength(4);
	});

	it('takes any JSON without throwing', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				for (const body of [
					value,
					delivery(change(value)),
					delivery(change({ leadgen_id: value })),
				])
					for (const { id } of stubs(body)) expect(typeof id).toBe('string');
			}),
		);
	});
});
