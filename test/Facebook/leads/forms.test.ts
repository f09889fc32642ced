import type { IDataObject } from 'n8n-workflow';
import { readForms, toForm } from '../../../nodes/Facebook/leads/forms';
import { answer, fakeGraph, PAGE_ID, refuse } from '../../support/fakeGraph';
import type { Script } from '../../support/fakeGraph';

const PAGE = { id: PAGE_ID, name: 'Fern & Co' };
const EDGE = `GET ${PAGE_ID}/leadgen_forms`;

const form = (raw: IDataObject = {}) => toForm(PAGE, { id: '172036835026334', ...raw });
const questionsOf = (questions: unknown) =>
	form({ questions: questions as IDataObject[] }).questions;
const boxesOf = (checkboxes: unknown) =>
	form({ legal_content: { custom_disclaimer: { checkboxes } } as IDataObject }).consents;

describe('toForm', () => {
	it('takes a form as Graph describes it', () => {
		expect(
			form({
				name: 'Demo request',
				status: 'ACTIVE',
				locale: 'en_US',
				created_time: '2026-09-01T10:11:12+0000',
				leads_count: 318,
				organic_leads_count: 0,
				expired_leads_count: 12,
			}),
		).toEqual({
			id: '172036835026334',
			name: 'Demo request',
			status: 'active',
			locale: 'en_US',
			country: 'US',
			createdAt: '2026-09-01T10:11:12Z',
			account: PAGE,
			leads: { total: 318, organic: 0, expired: 12 },
			questions: [],
			consents: [],
		});
	});

	it('says null where Graph says nothing, and never 0', () => {
		expect(form()).toMatchObject({
			name: '',
			locale: null,
			country: null,
			createdAt: null,
			leads: { total: null, organic: null, expired: null },
		});
	});

	it.each([
		['ACTIVE', 'active'],
		['ARCHIVED', 'archived'],
		['DELETED', 'deleted'],
		['DRAFT', 'draft'],
		['A_NEW_ONE', 'active'],
	])('reads the status %s as %s', (status, expected) => {
		expect(form({ status }).status).toBe(expected);
	});

	it.each([
		['FULL_NAME', 'fullName'],
		['FIRST_NAME', 'firstName'],
		['LAST_NAME', 'lastName'],
		['EMAIL', 'email'],
		['WORK_EMAIL', 'workEmail'],
		['PHONE', 'phone'],
		['WORK_PHONE_NUMBER', 'workPhone'],
		['STREET_ADDRESS', 'streetAddress'],
		['CITY', 'city'],
		['STATE', 'state'],
		['PROVINCE', 'state'],
		['COUNTRY', 'country'],
		['POST_CODE', 'postCode'],
		['ZIP', 'postCode'],
		['DOB', 'dateOfBirth'],
		['DATE_OF_BIRTH', 'dateOfBirth'],
		['GENDER', 'gender'],
		['JOB_TITLE', 'jobTitle'],
		['COMPANY_NAME', 'company'],
		['WEBSITE', 'website'],
	])('knows what a question of the type %s asks about, whatever its key', (type, role) => {
		const [question] = questionsOf([{ id: '1', type, key: 'otro_campo', label: 'Otro campo' }]);
		expect(question).toEqual({ key: 'otro_campo', label: 'Otro campo', type, role, options: [] });
	});

	it.each([
		['CUSTOM'],
		['DATE_TIME'],
		['STORE_LOOKUP'],
		['MARITAL_STATUS'],
		['ID_CPF'],
		['ID_PE_DNI'],
		['A_TYPE_OF_2027'],
		[''],
	])('leaves a question of the type %j to its author', (type) => {
		const [question] = questionsOf([{ type, key: 'email', label: 'E-mail' }]);
		expect(question).toEqual({ key: 'email', label: 'E-mail', type, options: [] });
	});

	it('keeps keys and labels in any script as they are', () => {
		const keys = ["what's_your_budget?", 'السؤال_١', 'ご希望の植物は？', '🌿_mood', 'a,b "c"\\d'];
		const questions = questionsOf(keys.map((key) => ({ type: 'CUSTOM', key, label: `${key}!` })));
		expect(questions.map(({ key, label }) => [key, label])).toEqual(
			keys.map((key) => [key, `${key}!`]),
		);
	});

	it('takes the label for a missing key and the key for a missing label', () => {
		const questions = questionsOf([
			{ type: 'CUSTOM', label: 'Какой у вас бюджет?' },
			{ type: 'CUSTOM', key: 'budget' },
		]);
		expect(questions.map(({ key, label }) => [key, label])).toEqual([
			['Какой у вас бюджет?', 'Какой у вас бюджет?'],
			['budget', 'budget'],
		]);
	});

	it('gives options with and without keys', () => {
		const [{ options }] = questionsOf([
			{ type: 'CUSTOM', key: 'k', options: [{ key: 'a', value: 'Option A' }, { value: '🌵' }] },
		]);
		expect(options).toEqual([
			{ key: 'a', label: 'Option A' },
			{ key: '🌵', label: '🌵' },
		]);
	});

	it('takes nested lists as they are or under data', () => {
		const options = [{ key: 'a', value: 'A' }];
		const plain = { type: 'CUSTOM', key: 'k', label: 'K', options };
		const nested = { data: [{ ...plain, options: { data: options } }] };
		expect(questionsOf(nested)).toEqual(questionsOf([plain]));
		const box = { key: 'terms', text: 'I accept', is_required: true };
		expect(boxesOf({ data: [box] })).toEqual(boxesOf([box]));
		expect(boxesOf([box])).toHaveLength(1);
	});

	it('takes consent boxes with what they say', () => {
		expect(
			boxesOf([
				{ id: '1', key: 'terms', text: 'I accept.', is_required: true },
				{ id: '2', key: 'news', text: 'News?', is_required: false, is_checked_by_default: true },
				{ id: '3' },
			]),
		).toEqual([
			{ id: 'terms', text: 'I accept.', required: true, checkedByDefault: false },
			{ id: 'news', text: 'News?', required: false, checkedByDefault: true },
			{ id: '3', text: '', required: false, checkedByDefault: false },
		]);
	});

	it.each([[undefined], [null], ['none'], [{}], [{ data: null }]])(
		'has no questions and no boxes where Graph sends %j',
		(nothing) => {
			expect(questionsOf(nothing)).toEqual([]);
			expect(boxesOf(nothing)).toEqual([]);
		},
	);
});

describe('readForms', () => {
	const read = async (script: Script) => {
		const graph = fakeGraph(script);
		const page = { ...PAGE, graph, leads: fakeGraph({}), upload: fakeGraph({}) };
		return { forms: await readForms(page), graph };
	};
	const part = (ids: string[], after?: string) =>
		answer({
			data: ids.map((id) => ({ id })),
			...(after ? { paging: { next: 'https://graph…', cursors: { after } } } : {}),
		});

	it('reads 50 in a call with everything that a form is described by, and no more calls than pages', async () => {
		const { forms, graph } = await read({ [EDGE]: [part(['1', '2'], 'x'), part(['3'])] });
		expect(forms.map(({ id }) => id)).toEqual(['1', '2', '3']);
		expect(graph.calls.map(({ fields }) => [fields?.limit, fields?.after])).toEqual([
			[50, undefined],
			[50, 'x'],
		]);
		for (const name of ['questions{', 'options{key,value}', 'checkboxes{', 'leads_count']) {
			expect(graph.calls[0].fields?.fields).toContain(name);
		}
	});

	it('goes on behind a page that is empty', async () => {
		const { forms } = await read({ [EDGE]: [part([], 'x'), part(['3'])] });
		expect(forms.map(({ id }) => id)).toEqual(['3']);
	});

	it('has no forms on a Page without any', async () => {
		expect((await read({ [EDGE]: part([]) })).forms).toEqual([]);
	});

	it('stops at a cursor that leads to itself', async () => {
		const { graph } = await read({ [EDGE]: part(['1'], 'x') });
		expect(graph.calls).toHaveLength(2);
	});

	it('fails with what Graph refuses', async () => {
		await expect(read({ [EDGE]: refuse(200) })).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing' } },
		});
	});
});
