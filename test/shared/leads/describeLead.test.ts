import { FACEBOOK } from '../../../nodes/Facebook/platform';
import { createDescriber } from '../../../nodes/shared/leads/describeLead';
import type { LeadForm } from '../../../nodes/shared/leads/form';
import type { LeadSettings } from '../../../nodes/shared/leads/leadSettings';
import { readLeadSettings } from '../../../nodes/shared/leads/leadSettings';
import { NODE } from '../../support/fakeN8n';
import { formNamed, leadAt } from './sync/fakeForms';

const SETTINGS: LeadSettings = {
	mapping: {},
	defaultCountry: undefined,
	rate: false,
	includeRaw: false,
};

const form: LeadForm = {
	...formNamed('f1'),
	locale: 'de_DE',
	country: 'DE',
	questions: [
		{ key: 'wie heißen Sie?', label: 'Name', type: 'FULL_NAME', role: 'fullName', options: [] },
		{ key: 'mail', label: 'E-Mail', type: 'EMAIL', role: 'email', options: [] },
		{ key: 'tel', label: 'Telefon', type: 'PHONE', role: 'phone', options: [] },
		{ key: 'services', label: 'Leistungen', type: 'CUSTOM', options: [] },
	],
	consents: [
		{ id: 'terms', text: 'Terms', required: true, checkedByDefault: false },
		{ id: 'news', text: 'News', required: false, checkedByDefault: false },
	],
};

const describer = (settings: Partial<LeadSettings> = {}) =>
	createDescriber(
		{ platform: FACEBOOK, standardRoles: { email: 'email' } },
		{ ...SETTINGS, ...settings },
	);

const given = {
	...leadAt('l1', 1_700_000_000),
	answers: {
		'wie heißen Sie?': '  Jürgen   Müller ',
		mail: ' Juergen@Example.COM ',
		tel: '0171 2345678',
		services: ['a', 'b'],
	},
	consents: [{ id: 'news', checked: false }],
};

describe('a described lead', () => {
	it('has its contact made out by what the questions ask, and its answers unchanged', () => {
		const { lead } = describer()(given, form);
		expect(lead.contact).toMatchObject({
			fullName: 'Jürgen Müller',
			firstName: 'Jürgen',
			lastName: 'Müller',
			email: 'juergen@example.com',
			phone: '0171 2345678',
			phoneE164: '+491712345678',
		});
		expect(lead.fields).toEqual(given.answers);
		expect(lead).not.toHaveProperty('mapped');
		expect(lead).not.toHaveProperty('quality');
		expect(lead).not.toHaveProperty('raw');
	});

	it('is told by the form as it was when it was answered, where that came along', () => {
		const old = {
			...formNamed('f1'),
			version: '1',
			questions: [
				{
					key: 'mail',
					label: 'Your name',
					type: 'FULL_NAME',
					role: 'fullName' as const,
					options: [],
				},
			],
			hiddenFields: [{ name: 'utm', value: 'q4' }],
		};
		const answers = { mail: 'Ana Lima' };
		const { lead } = describer()({ ...given, answers, form: old, formVersion: '1' }, form);
		expect(lead).toMatchObject({ formVersion: '1', hiddenFields: { utm: 'q4' } });
		expect(lead.contact).toMatchObject({ fullName: 'Ana Lima', email: null });
	});

	it('takes the country that the user gives before that of the form', () => {
		const { lead } = describer({ defaultCountry: 'AT' })(
			{ ...given, answers: { tel: '0664 1234567' } },
			form,
		);
		expect(lead.contact.phoneE164).toBe('+436641234567');
	});

	it('has the required boxes as ticked, which networks do not report', () => {
		expect(describer()(given, form).lead.consents).toEqual([
			{ id: 'terms', text: 'Terms', checked: true, required: true },
			{ id: 'news', text: 'News', checked: false, required: false },
		]);
	});

	it('keeps a consent to a box that the form no longer has', () => {
		const { lead } = describer()({ ...given, consents: [{ id: 'old', checked: true }] }, form);
		expect(lead.consents).toContainEqual({ id: 'old', checked: true });
	});

	it('goes by the standard keys where the form could not be read', () => {
		const { lead } = describer()({ ...given, answers: { email: 'A@B.CO' } }, undefined);
		expect(lead).toMatchObject({ formName: null, contact: { email: 'a@b.co' } });
	});

	it('is rated lower the second time its contact comes', () => {
		const describe = describer({ rate: true });
		const [first, second] = ['l1', 'l2'].map((id) => describe({ ...given, id }, form).lead);
		expect(second.quality?.score).toBeLessThan(first.quality?.score ?? 0);
	});
});

it('refuses a country that is none, and names the option', () => {
	expect(() => readLeadSettings(NODE, { defaultCountry: 'Germany' }, null)).toThrow(
		"'GERMANY' is not a country of two letters",
	);
	expect(readLeadSettings(NODE, { defaultCountry: ' de ' }, null).defaultCountry).toBe('DE');
});
