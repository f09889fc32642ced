import type { IDataObject } from 'n8n-workflow';
import { LEAD_FIELDS, toNetworkLead } from '../../../nodes/Facebook/leads/readLead';
import { PAGE_ID } from '../../support/fakeGraph';

const PAGE = { id: PAGE_ID, name: 'Fern & Co' };

/** As Graph answers it: https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving */
const RAW: IDataObject = {
	id: '233370042045345',
	created_time: '2026-11-19T08:49:14+0000',
	form_id: '172036835026334',
	is_organic: false,
	platform: 'ig',
	ad_id: '23851234567890123',
	ad_name: 'Ad A',
	adset_id: '23851234567890100',
	adset_name: 'Set',
	campaign_id: '23851234567890000',
	campaign_name: 'Nov',
	field_data: [
		{ name: 'full_name', values: ['Ana Gómez'] },
		{ name: 'email', values: ['ana@example.com'] },
		{ name: 'which_services?', values: ['option_a', 'option_b'] },
		{ name: 'notes', values: [] },
	],
	custom_disclaimer_responses: [
		{ checkbox_key: 'newsletter_optin', is_checked: '1' },
		{ checkbox_key: 'partners', is_checked: '' },
	],
};

const lead = (change: IDataObject = {}) => toNetworkLead(PAGE, { ...RAW, ...change });
const answers = (...fields: IDataObject[]) => lead({ field_data: fields }).answers;

describe('toNetworkLead', () => {
	it('takes a lead as Graph describes it', () => {
		expect(lead()).toEqual({
			id: '233370042045345',
			formId: '172036835026334',
			createdAt: '2026-11-19T08:49:14Z',
			answers: {
				full_name: 'Ana Gómez',
				email: 'ana@example.com',
				'which_services?': ['option_a', 'option_b'],
				notes: '',
			},
			consents: [
				{ id: 'newsletter_optin', checked: true },
				{ id: 'partners', checked: false },
			],
			source: {
				pageId: PAGE_ID,
				pageName: 'Fern & Co',
				adId: '23851234567890123',
				adName: 'Ad A',
				adsetId: '23851234567890100',
				adsetName: 'Set',
				campaignId: '23851234567890000',
				campaignName: 'Nov',
				surface: 'instagram',
				organic: false,
			},
			test: false,
			raw: RAW,
		});
	});

	it('asks for everything that it reads', () => {
		expect(LEAD_FIELDS.split(',').sort()).toEqual(Object.keys(RAW).sort());
	});

	it('gives one answer as text, several as a list, and none as an empty text', () => {
		expect(
			answers(
				{ name: 'one', values: ['a'] },
				{ name: 'two', values: ['a', 'b'] },
				{ name: 'none', values: [] },
				{ name: 'empty', values: [''] },
				{ name: 'absent' },
				{ name: 'number', values: [7] },
			),
		).toEqual({ one: 'a', two: ['a', 'b'], none: '', empty: '', absent: '', number: '7' });
	});

	it('takes keys and answers in any script as they are', () => {
		const odd = ['Какой у вас бюджет?', 'السؤال_١', 'ご希望の植物は？', '🌿_mood', '__proto__', ''];
		expect(
			Object.entries(answers(...odd.map((name) => ({ name, values: [`${name} 👩‍🌾 \u0000`] })))),
		).toEqual(odd.map((name) => [name, `${name} 👩‍🌾 \u0000`]));
	});

	it.each([
		['1', true],
		['', false],
		['0', false],
		[true, true],
		[false, false],
		[1, true],
		[undefined, false],
	])('reads a box with %j as %j', (given, checked) => {
		const response = { checkbox_key: 'k', is_checked: given };
		expect(lead({ custom_disclaimer_responses: [response] }).consents).toEqual([
			{ id: 'k', checked },
		]);
	});

	it.each([[undefined], [0], ['0'], [''], [null]])('says null for an ad that is %j', (nothing) => {
		const { source } = lead({ ad_id: nothing, adset_id: nothing, campaign_id: nothing });
		expect(source).toMatchObject({ adId: null, adsetId: null, campaignId: null });
	});

	it('keeps a name that is a zero', () => {
		const { source } = lead({ ad_name: '0', adset_name: '0', campaign_name: '0' });
		expect(source).toMatchObject({ adName: '0', adsetName: '0', campaignName: '0' });
	});

	it.each([
		['fb', 'facebook'],
		['ig', 'instagram'],
		['an', 'an'],
		[undefined, null],
	])('names the surface of the platform %j %j', (platform, surface) => {
		expect(lead({ platform }).source.surface).toBe(surface);
	});

	it.each([
		[true, true],
		[false, false],
		[undefined, null],
	])('says of is_organic %j that organic is %j', (given, organic) => {
		expect(lead({ is_organic: given }).source.organic).toBe(organic);
	});

	it('knows a test lead by the texts that Meta fills in, also among several answers', () => {
		const dummy = '<test lead: dummy data for email>';
		expect(lead({ field_data: [{ name: 'email', values: [dummy] }] }).test).toBe(true);
		expect(lead({ field_data: [{ name: 'x', values: ['a', dummy] }] }).test).toBe(true);
		expect(lead({ field_data: [{ name: 'x', values: [`I saw ${dummy}`] }] }).test).toBe(false);
	});

	it('takes what Graph gives by default, without the other fields', () => {
		expect(toNetworkLead(PAGE, { id: 5, created_time: 'never' })).toMatchObject({
			id: '5',
			formId: null,
			createdAt: null,
			answers: {},
			consents: [],
			source: { pageId: PAGE_ID, adId: null, surface: null, organic: null },
			test: false,
		});
	});
});
