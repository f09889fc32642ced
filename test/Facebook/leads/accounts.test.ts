import type { IDataObject } from 'n8n-workflow';
import { facebookLeads } from '../../../nodes/Facebook/leads/capability';
import { listForms } from '../../../nodes/Facebook/leads/accounts';
import type { FacebookApi } from '../../../nodes/Facebook/connection';
import type { Script } from '../../support/fakeGraph';
import { answer, facebookFixture, fakeGraph, lost, PAGE_ID, refuse } from '../../support/fakeGraph';

const PAGES = {
	'GET me/accounts': answer({ data: ['1', '2', '3'].map((id) => ({ id, name: `Page ${id}` })) }),
};
const forms = (...ids: string[]) =>
	answer({ data: ids.map((id): IDataObject => ({ id, name: `Form ${id}` })) });

/** A connection whose Pages all answer from one script. */
function connection(script: Script, user: Script = PAGES) {
	const graph = fakeGraph(script);
	const { context } = facebookFixture({ user });
	const page: FacebookApi['page'] = async (id) => ({
		id,
		name: `Page ${id}`,
		graph,
		leads: graph,
		upload: graph,
	});
	return { api: { ...context.api, page }, graph };
}

describe('listForms', () => {
	it('lists the forms of one Page without listing Pages', async () => {
		const { api } = connection({ 'GET 5/leadgen_forms': forms('50', '51') }, {});
		const { forms: found, problems } = await listForms(api, { kind: 'one', idOrAlias: '5' });
		expect(found.map(({ id, account }) => [id, account])).toEqual([
			['50', { id: '5', name: 'Page 5' }],
			['51', { id: '5', name: 'Page 5' }],
		]);
		expect(problems).toEqual([]);
	});

	it('lists those of all Pages; one bad Page is named and holds back no other', async () => {
		const { api } = connection({
			'GET 1/leadgen_forms': forms('10'),
			'GET 2/leadgen_forms': refuse(200, undefined, 'Requires pages_manage_ads'),
			'GET 3/leadgen_forms': forms('30', '31'),
		});
		const { forms: found, problems } = await listForms(api, { kind: 'all' });
		expect(found.map(({ id }) => id)).toEqual(['10', '30', '31']);
		expect(problems).toMatchObject([
			{ account: { id: '2', name: 'Page 2' }, failure: { kind: 'permission-missing' } },
		]);
	});

	it('counts a Page whose token cannot be had as a bad Page', async () => {
		const { api } = connection({
			'GET 1/leadgen_forms': forms('10'),
			'GET 3/leadgen_forms': forms(),
		});
		const broken: FacebookApi['page'] = async (id) => {
			if (id === '2') await fakeGraph({ 'GET 2': lost }).call({ method: 'GET', path: '2' });
			return await api.page(id);
		};
		const { problems } = await listForms({ ...api, page: broken }, { kind: 'all' });
		expect(problems).toMatchObject([{ account: { id: '2' } }]);
	});

	it('fails when the Pages cannot be listed', async () => {
		const { api } = connection({}, { 'GET me/accounts': refuse(190) });
		await expect(listForms(api, { kind: 'all' })).rejects.toMatchObject({
			context: { socialOps: { kind: 'credential-invalid' } },
		});
	});

	it('does not hide what is no answer of Graph', async () => {
		const { api } = connection({});
		await expect(listForms(api, { kind: 'one', idOrAlias: '5' })).rejects.toThrow(
			'the script has no',
		);
	});
});

describe('facebookLeads', () => {
	it('asks for the Page by its name when none is chosen', async () => {
		const { context } = facebookFixture({ params: { page: ' ' } });
		await expect(facebookLeads.listForms(context)).rejects.toThrow('No Page is chosen');
	});

	it('marks test leads of all pages of a list with one question for each form', async () => {
		const lead = (id: string) => ({ id, form_id: '7', is_organic: true });
		const { context, page } = facebookFixture({
			page: {
				'GET 7/leads': [answer({ data: [lead('1')] }), answer({ data: [lead('2')] })],
				'GET 7/test_leads': answer({ data: [{ id: '2' }] }),
			},
		});
		const form = { id: '7', account: { id: PAGE_ID, name: '' } } as never;
		const first = await facebookLeads.readLeads(context, { forms: [form] }, { window: {} });
		const second = await facebookLeads.readLeads(context, { forms: [form] }, { window: {}, cursor: 'x' });
		expect([...first.leads, ...second.leads].map(({ test }) => test)).toEqual([false, true]);
		expect(page.log()).toEqual(['GET 7/leads', 'GET 7/test_leads', 'GET 7/leads']);
	});
});
