import { toNetworkLead } from '../../../nodes/LinkedIn/leads/readLead';
import { toForm } from '../../../nodes/LinkedIn/leads/toForm';
import { ACCOUNT, chosen, FORM_2, rawLead, typed } from './fixtures';

const LISTED = [toForm(ACCOUNT, FORM_2)];

describe('toNetworkLead', () => {
	it('has answers by question, in the words of the form, with its source', () => {
		const lead = toNetworkLead(rawLead(), LISTED);
		expect(lead).toMatchObject({
			id: '9f1c-5',
			formId: '7654',
			formVersion: '1',
			createdAt: '2025-11-13T02:13:20.123Z',
			answers: { first_name: 'Ada', Size: '11-50' },
			consents: [{ id: '11', checked: true }],
			source: {
				pageId: null,
				adId: '123',
				campaignId: '362567364',
				campaignName: 'Autumn',
				surface: 'linkedin',
				organic: false,
				adAccountId: '522529623',
				adAccountName: 'Fern Ads',
			},
			test: false,
		});
		expect(lead.form).toMatchObject({ version: '1', hiddenFields: [{ name: 'utm', value: 'q3' }] });
	});

	it('joins one number to another question in another version of the form', () => {
		const answers = [typed(1, 'ada@example.com'), chosen(4, 1, 3)];
		const second = toNetworkLead(rawLead({ version: 2, answers }), LISTED);
		expect(second.answers).toEqual({ email: 'ada@example.com', Size: ['1-100', '500+'] });
	});

	it('takes the listed form only if it is the version that was answered', () => {
		const without = (version: number) =>
			toNetworkLead(rawLead({ version, more: { form: undefined } }), LISTED);
		expect(without(2).answers).toEqual({ email: 'Ada', Size: '101-500' });
		expect(without(1).answers).toEqual({ question_1: 'Ada', question_4: '2' });
		expect(without(1).form).toBeUndefined();
	});

	it('keeps answers that the form does not know, and kinds of answers that nobody knows', () => {
		const odd = { questionId: 9, answerDetails: { dateAnswer: { day: 1 } } };
		const { answers } = toNetworkLead(rawLead({ answers: [odd, chosen(4, 7)] }), []);
		expect(answers).toEqual({ question_9: '{"dateAnswer":{"day":1}}', Size: '7' });
	});

	it('of an organization is organic and has its page', () => {
		const more = {
			owner: { organization: 'urn:li:organization:2414183' },
			leadType: 'EVENT',
			associatedEntity: { event: 'urn:li:event:700' },
			leadMetadata: undefined,
			leadMetadataInfo: undefined,
		};
		expect(toNetworkLead(rawLead({ more }), []).source).toMatchObject({
			pageId: '2414183',
			organic: true,
			eventId: '700',
			adId: null,
			adAccountId: null,
			campaignId: null,
			campaignName: null,
		});
	});

	it('reads a lead with nothing but its ID', () => {
		expect(toNetworkLead({ id: 'x-1' }, [])).toMatchObject({
			id: 'x-1',
			formId: null,
			createdAt: null,
			answers: {},
			consents: [],
			source: { pageId: null, organic: null },
		});
	});
});
