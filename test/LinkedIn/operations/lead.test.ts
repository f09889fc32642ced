import { answer, elements, queryOf, refuse, run, sent } from '../support/item';
import { AD_ACCOUNT, FORM_1, FORM_2, rawLead, typed } from '../leads/fixtures';

const ACCOUNTS = 'GET rest/adAccounts';
const FORMS = 'GET rest/leadForms';
const LEADS = 'GET rest/leadFormResponses';
const NAME = { 'GET rest/adAccounts/522529623': answer({ id: 522529623, name: 'Fern Ads' }) };
const one = { accountScope: 'adAccount', adAccount: '522529623' };
const organization = {
	accountScope: 'organization',
	organization: '2414183',
	leadTypes: ['EVENT', 'COMPANY'],
};

describe('Get Forms', () => {
	it('lists the forms of an ad account with questions, boxes and hidden fields', async () => {
		const { items, requests } = await run('lead.getForms', {
			params: one,
			script: { ...NAME, [FORMS]: elements(FORM_2) },
		});
		expect(items).toMatchObject([
			{
				platform: 'linkedin',
				id: '7654',
				version: '2',
				account: { id: AD_ACCOUNT, name: 'Fern Ads' },
				questions: [{ key: 'email' }, { key: 'Size' }],
				hiddenFields: [{ name: 'utm', value: 'q4' }],
			},
		]);
		expect(queryOf(sent(requests, FORMS)[0])).toContain(
			'q=owner&owner=(sponsoredAccount:urn%3Ali%3AsponsoredAccount%3A522529623)',
		);
	});

	it('lists those of all ad accounts, page by page, and names one that cannot be read', async () => {
		const { items, requests } = await run('lead.getForms', {
			params: { accountScope: 'allAdAccounts' },
			script: {
				[ACCOUNTS]: [
					answer({ elements: [{ id: 1, name: 'One' }], metadata: { nextPageToken: 'more' } }),
					answer({ elements: [{ id: 2, name: 'Two' }], metadata: {} }),
				],
				[FORMS]: ({ url }) =>
					url.includes('sponsoredAccount%3A2)') ? refuse(403) : elements(FORM_2),
			},
		});
		expect(items).toMatchObject([
			{ id: '7654', account: { name: 'One' } },
			{ id: null, account: { name: 'Two' }, problem: { kind: 'permission-missing' } },
		]);
		expect(sent(requests, ACCOUNTS).map(queryOf)).toEqual([
			'q=search&search=(status:(values:List(ACTIVE)),test:false)&pageSize=100',
			'q=search&search=(status:(values:List(ACTIVE)),test:false)&pageSize=100&pageToken=more',
		]);
	});

	it('lists ad accounts that LinkedIn pages by position', async () => {
		const links = [{ rel: 'next', href: '/rest/adAccounts?start=1', type: 'application/json' }];
		const page = (id: number, more: object) =>
			answer({ elements: [{ id, name: `A${id}` }], paging: { start: 0, count: 1, ...more } });
		const { items, requests } = await run('lead.getForms', {
			params: { accountScope: 'allAdAccounts' },
			script: {
				[ACCOUNTS]: [page(1, { links }), page(2, { links: [] })],
				[FORMS]: elements(FORM_2),
			},
		});
		expect(items).toHaveLength(2);
		expect(queryOf(sent(requests, ACCOUNTS)[1])).toMatch(/&start=1&count=100$/);
	});

	it('works with an ad account whose name may not be read', async () => {
		const { items } = await run('lead.getForms', {
			params: one,
			script: { 'GET rest/adAccounts/522529623': refuse(403), [FORMS]: elements(FORM_2) },
		});
		expect(items).toMatchObject([{ account: { id: AD_ACCOUNT, name: AD_ACCOUNT } }]);
	});

	it.each([
		[{ accountScope: 'adAccount' }, "'Ad Account' is empty"],
		[
			{ accountScope: 'adAccount', adAccount: 'urn:li:organization:1' },
			"'Ad Account' is 'urn:li:organization:1'",
		],
		[
			{ accountScope: 'organization', organization: 'urn:li:organizationBrand:7' },
			"'Organization' is 'urn:li:organizationBrand:7'",
		],
		[{ accountScope: 'organization', organization: ' ' }, "'Organization' is empty"],
		[{ ...organization, leadTypes: [] }, 'No lead type is chosen'],
	])('refuses %j before it calls anybody', async (params, message) => {
		await expect(run('lead.getForms', { params })).rejects.toThrow(message);
	});

	it('says so when the person has no ad account', async () => {
		const params = { accountScope: 'allAdAccounts' };
		const script = { [ACCOUNTS]: elements() };
		await expect(run('lead.getForms', { params, script })).rejects.toThrow('no active ad account');
	});
});

describe('Preview', () => {
	it('shows leads of different versions of a form, each by its own questions', async () => {
		const { items } = await run('lead.preview', {
			params: { ...one, formScope: 'all', count: 10 },
			script: {
				...NAME,
				[FORMS]: elements(FORM_2),
				[LEADS]: elements(
					rawLead({ id: 'new', version: 2, answers: [typed(1, 'Ada@Example.com')] }),
					rawLead({ id: 'old', more: { submittedAt: 1_762_000_000_000 } }),
				),
			},
		});
		expect(items).toMatchObject([
			{
				platform: 'linkedin',
				id: 'new',
				formVersion: '2',
				formName: 'Demo request',
				fields: { email: 'Ada@Example.com' },
				contact: { email: 'ada@example.com' },
				consents: [{ id: '12', text: 'Send me news', checked: true, required: false }],
				hiddenFields: { utm: 'q4' },
			},
			{
				id: 'old',
				formVersion: '1',
				fields: { first_name: 'Ada', Size: '11-50' },
				contact: { firstName: 'Ada' },
				consents: [{ id: '11', text: 'I agree', checked: true, required: true }],
				hiddenFields: { utm: 'q3' },
			},
		]);
	});

	it('reads the chosen lead types of an organization', async () => {
		const { requests } = await run('lead.preview', {
			params: { ...organization, formScope: 'all' },
			script: { [FORMS]: elements({ ...FORM_1, versionId: 1 }), [LEADS]: elements() },
		});
		const queries = sent(requests, LEADS).map((request) => queryOf(request));
		expect(queries).toHaveLength(2);
		expect(queries[0]).toContain('owner=(organization:urn%3Ali%3Aorganization%3A2414183)');
		expect(queries.map((query) => /leadType:(\w+)/.exec(query)?.[1])).toEqual(['EVENT', 'COMPANY']);
	});
});

describe('Get', () => {
	it('reads leads by ID or URN, each with its version, and keeps those that it can read', async () => {
		const { items, requests } = await run('lead.get', {
			params: { leadIds: '9f1c-5, urn:li:leadGenFormResponse:8e-2' },
			script: {
				'GET rest/leadFormResponses/9f1c-5': answer(rawLead()),
				'GET rest/leadFormResponses/8e-2': refuse(404, 'NOT_FOUND'),
			},
		});
		expect(items).toMatchObject([
			{ id: '9f1c-5', status: 'read', fields: { first_name: 'Ada', Size: '11-50' } },
			{ platform: 'linkedin', id: '8e-2', status: 'not-read', kind: 'not-found' },
		]);
		expect(queryOf(requests[0])).toContain('form:(hiddenFields,creationLocale,name,id,content)');
	});
});
