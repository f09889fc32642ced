import type { IDataObject } from 'n8n-workflow';
import { toForm } from '../../../nodes/LinkedIn/leads/toForm';
import { ACCOUNT, FORM_2, predefined } from './fixtures';

const withQuestions = (...questions: IDataObject[]) =>
	toForm(ACCOUNT, { ...FORM_2, content: { questions } });

describe('toForm', () => {
	it('has questions with their options, boxes with their texts, and hidden fields', () => {
		expect(toForm(ACCOUNT, FORM_2)).toEqual({
			id: '7654',
			version: '2',
			name: 'Demo request',
			status: 'active',
			locale: 'en_US',
			country: 'US',
			createdAt: '2025-10-09T08:53:20.000Z',
			account: ACCOUNT,
			leads: { total: null, organic: null, expired: null },
			questions: [
				{
					questionId: '1',
					key: 'email',
					label: 'EMAIL',
					type: 'EMAIL',
					role: 'email',
					options: [],
				},
				{
					questionId: '4',
					key: 'Size',
					label: 'Size?',
					type: 'MULTIPLE_CHOICE',
					options: [
						{ key: '1', label: '1-100' },
						{ key: '2', label: '101-500' },
						{ key: '3', label: '500+' },
					],
				},
			],
			consents: [{ id: '12', text: 'Send me news', required: false, checkedByDefault: false }],
			hiddenFields: [{ name: 'utm', value: 'q4' }],
		});
	});

	it.each([
		['PUBLISHED', 'active'],
		['ARCHIVED', 'archived'],
		['DRAFT', 'draft'],
		['SOMETHING_NEW', 'active'],
	])('of the state %s is %s', (state, status) => {
		expect(toForm(ACCOUNT, { ...FORM_2, state }).status).toBe(status);
	});

	it('takes the text in the language of the form before others', () => {
		const question = { localized: { de_DE: 'Name', en_US: 'First name' } };
		const [asked] = withQuestions({ ...predefined(1, 'FIRST_NAME'), question }).questions;
		expect(asked).toMatchObject({ key: 'first_name', label: 'First name' });
	});

	it('keeps the keys of predefined questions, and tells the others apart by number', () => {
		const own = (questionId: number, name?: string) => ({
			questionId,
			name,
			question: { localized: { en_US: 'Your mail?' } },
		});
		const form = withQuestions(
			own(1, 'email'),
			predefined(2, 'EMAIL'),
			own(3, 'Other'),
			own(4, 'Other'),
			own(5),
		);
		expect(form.questions.map(({ key }) => key)).toEqual([
			'email_1',
			'email',
			'Other',
			'Other_4',
			'Your mail?',
		]);
	});

	it('reads a form with nothing but its number', () => {
		expect(toForm(ACCOUNT, { id: 1 })).toMatchObject({
			id: '1',
			name: '',
			locale: null,
			createdAt: null,
			questions: [],
			consents: [],
		});
	});
});
