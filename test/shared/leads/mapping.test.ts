import { mapAnswers, readMapping, toMapperFields } from '../../../nodes/shared/leads/mapping';
import { formNamed } from './sync/fakeForms';

const ODD = "what's_your_[budget].?";
const forms = [
	formNamed('f1', { full_name: 'Full name', email: 'E-mail', [ODD]: 'Budget?' }),
	{
		...formNamed('f2', { name: 'Ваше имя', work_email: 'Work e-mail', email: 'Mail' }),
		consents: [{ id: 'news', text: 'Send me news', required: false, checkedByDefault: false }],
	},
];

/** What the editor stores when the user names a column for each question, by its label. */
function columnsFor(names: Record<string, string>) {
	const { fields } = toMapperFields(forms);
	const value = Object.fromEntries(
		fields.map(({ id, displayName }) => [id, names[displayName] ?? null]),
	);
	return { mappingMode: 'defineBelow', value };
}

describe('toMapperFields', () => {
	it('shows every question and consent box of all forms once', () => {
		expect(toMapperFields(forms).fields.map(({ displayName }) => displayName)).toEqual([
			'Full name (full_name)',
			'E-mail (email)',
			`Budget? (${ODD})`,
			'Ваше имя (name)',
			'Work e-mail (work_email)',
			'Consent: Send me news',
		]);
	});

	it('shows hidden fields beside a question of the same name', () => {
		const form = {
			...formNamed('f', { utm: 'UTM' }),
			hiddenFields: [{ name: 'utm', value: 'q4' }],
		};
		const { fields } = toMapperFields([form]);
		expect(fields.map(({ displayName }) => displayName)).toEqual([
			'UTM (utm)',
			'Hidden field: utm',
		]);
		const value = { [fields[1].id]: 'Campaign' };
		const given = { answers: { utm: 'typed' }, consents: [], hiddenFields: { utm: 'q4' } };
		expect(mapAnswers(readMapping({ value }), given).columns).toEqual({ Campaign: 'q4' });
	});

	it('tells boxes with one ID apart by their text, where the ID is a number of its form', () => {
		const consentKey = ({ id, text }: { id: string; text?: string }) => `${id} ${text}`;
		const box = (text: string) => ({ id: '1', text, required: false, checkedByDefault: false });
		const both = [box('Send me news'), box('Call me')];
		const boxes = both.map((one, n) => ({ ...formNamed(`f${n}`, {}), consents: [one] }));
		const { fields } = toMapperFields(boxes, consentKey);
		const value = { [fields[0].id]: 'News', [fields[1].id]: 'Calls' };
		const given = { answers: {}, consents: [{ id: '1', text: 'Call me', checked: true }] };
		expect(mapAnswers(readMapping({ value }), given, consentKey).columns).toEqual({
			News: null,
			Calls: true,
		});
	});

	it('keeps the IDs of boxes that saved workflows have', () => {
		expect(toMapperFields(forms).fields.map(({ id }) => id)).toContain('c_news');
	});

	it('gives IDs that can stand in the path of a parameter, and different ones', () => {
		const keys = [ODD, 'имя', 'имя?', '', '__proto__', 'a.b', 'x'.repeat(200), 'q_email', 'email'];
		const form = formNamed('f', Object.fromEntries(keys.map((key) => [key, key])));
		const ids = toMapperFields([
			{ ...form, questions: keys.map((key) => ({ key, label: key, type: '', options: [] })) },
		]).fields.map(({ id }) => id);
		expect(ids.every((id) => /^[A-Za-z0-9_]+$/.test(id))).toBe(true);
		expect(new Set(ids).size).toBe(keys.length);
	});
});

describe('mapAnswers', () => {
	const mapping = readMapping(
		columnsFor({
			'Full name (full_name)': 'Name',
			'Ваше имя (name)': 'Name',
			'E-mail (email)': 'Mail',
			'Work e-mail (work_email)': 'Mail',
			[`Budget? (${ODD})`]: ' Budget ',
			'Consent: Send me news': 'News',
		}),
	);

	it('gives leads of different forms one shape', () => {
		const first = mapAnswers(mapping, {
			answers: { full_name: 'Ana', email: 'a@b.c', [ODD]: ['low', 'high'] },
			consents: [],
		});
		expect(first.columns).toEqual({
			Name: 'Ana',
			Mail: 'a@b.c',
			Budget: ['low', 'high'],
			News: null,
		});
		const second = mapAnswers(mapping, {
			answers: { name: 'Борис', work_email: 'b@c.d' },
			consents: [{ id: 'news', checked: false }],
		});
		expect(second.columns).toEqual({ Name: 'Борис', Mail: 'b@c.d', Budget: null, News: false });
	});

	it('takes the first answered of several questions with one column', () => {
		const { columns, unmapped } = mapAnswers(mapping, {
			answers: { email: '', work_email: 'w@x.y' },
			consents: [],
		});
		expect(columns.Mail).toBe('w@x.y');
		expect(unmapped).toEqual([]);
	});

	it('lists the answers that have no column', () => {
		const answers = { full_name: 'Ana', utm_source: 'fb' };
		expect(mapAnswers(mapping, { answers, consents: [] }).unmapped).toEqual(['utm_source']);
	});

	it('takes columns with dangerous names as names', () => {
		const odd = readMapping(columnsFor({ 'E-mail (email)': '__proto__' }));
		const { columns } = mapAnswers(odd, { answers: { email: 'a@b.c' }, consents: [] });
		expect(Object.keys(columns)).toEqual(['__proto__']);
		expect(Object.getPrototypeOf(columns)).toBe(Object.prototype);
	});

	it.each([
		[undefined],
		[null],
		[{ mappingMode: 'defineBelow', value: null }],
		[{ value: { q_email: '  ' } }],
	])('maps nothing while no column is named: %j', (stored) => {
		expect(readMapping(stored)).toEqual({});
	});
});
