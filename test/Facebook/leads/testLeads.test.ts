import { toNetworkLead } from '../../../nodes/Facebook/leads/readLead';
import { createTestLeadMarker } from '../../../nodes/Facebook/leads/testLeads';
import type { Script } from '../../support/fakeGraph';
import { answer, fakeGraph, PAGE_ID, refuse } from '../../support/fakeGraph';

const PAGE = { id: PAGE_ID, name: 'Fern & Co' };
const DUMMY = [{ name: 'email', values: ['<test lead: dummy data for email>'] }];

const lead = (id: string, more = {}) =>
	toNetworkLead(PAGE, { id, form_id: '7', is_organic: true, ...more });

function markerWith(script: Script) {
	const leads = fakeGraph(script);
	const page = { ...PAGE, leads, graph: fakeGraph({}), upload: fakeGraph({}) };
	const mark = createTestLeadMarker();
	return {
		leads,
		mark: async (...given: Array<ReturnType<typeof lead>>) =>
			(await mark(page, given)).map(({ id, test }) => [id, test]),
	};
}

const tests = (...ids: string[]) => answer({ data: ids.map((id) => ({ id })) });

describe('createTestLeadMarker', () => {
	it('knows a test lead with answers like a real one by the list of the form', async () => {
		const { mark } = markerWith({ 'GET 7/test_leads': tests('2') });
		expect(await mark(lead('1'), lead('2'), lead('3'))).toEqual([
			['1', false],
			['2', true],
			['3', false],
		]);
	});

	it('asks a form once for all its leads, also for those that come later and at the same time', async () => {
		const { mark, leads } = markerWith({
			'GET 7/test_leads': tests('2'),
			'GET 8/test_leads': tests(),
		});
		await Promise.all([mark(lead('1'), lead('2'), lead('9', { form_id: '8' })), mark(lead('3'))]);
		await mark(lead('4'));
		expect(leads.log().sort()).toEqual(['GET 7/test_leads', 'GET 8/test_leads']);
	});

	it.each([
		['come from an ad', { is_organic: false }],
		['do not say where they come from', { is_organic: undefined }],
		['are known as tests by their answers', { field_data: DUMMY }],
		['name no form', { form_id: undefined }],
	])('asks nobody about leads that %s', async (_, more) => {
		const { mark, leads } = markerWith({});
		await mark(lead('1', more));
		expect(leads.calls).toEqual([]);
	});

	it('keeps a mark that the answers have given', async () => {
		const { mark } = markerWith({ 'GET 7/test_leads': tests() });
		expect(await mark(lead('1', { field_data: DUMMY }), lead('2'))).toEqual([
			['1', true],
			['2', false],
		]);
	});

	it('loses no lead when the list cannot be read, and does not ask again', async () => {
		const { mark, leads } = markerWith({ 'GET 7/test_leads': refuse(200) });
		expect(await mark(lead('1'), lead('2'))).toEqual([
			['1', false],
			['2', false],
		]);
		expect(leads.calls).toHaveLength(1);
	});

	it('does not hide what is no answer of Graph', async () => {
		const { mark } = markerWith({});
		await expect(mark(lead('1'))).rejects.toThrow('the script has no GET 7/test_leads');
	});
});
