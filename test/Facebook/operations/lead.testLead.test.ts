import type { IDataObject } from 'n8n-workflow';
import { createTestLead, deleteTestLead } from '../../../nodes/Facebook/operations/lead.testLead';
import type { FacebookSetup, Script } from '../../support/fakeGraph';
import { answer, facebookFixture, lost, refuse } from '../../support/fakeGraph';
import { passTime, startClock } from '../../support/virtualTime';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => await passTime(ms),
}));

const NOW = Date.parse('2026-11-20T12:00:00Z');
const LIST = 'GET 7/test_leads';
const CREATE = 'POST 7/test_leads';

const at = (ms: number) => new Date(NOW + ms).toISOString().replace(/\.\d+Z$/, '+0000');
const testLead = (id: string, ms = -86_400_000): IDataObject => ({ id, created_time: at(ms) });
const list = (...leads: IDataObject[]) => answer({ data: leads });

async function run(
	operation: typeof createTestLead,
	{ page, params = {}, ...setup }: Omit<FacebookSetup, 'page'> & { page: Script },
) {
	const fixture = facebookFixture({ page, params: { form: '7', ...params }, ...setup });
	const outcome = await operation.run(fixture.context).then(
		(outputs) => ({ items: outputs.map(({ json }) => json), error: undefined }),
		(error: unknown) => ({ items: [], error: error as Error & { context: IDataObject } }),
	);
	return { ...outcome, log: fixture.page.log(), calls: fixture.page.calls };
}

const create = async (page: Script, setup: Omit<FacebookSetup, 'page'> = {}) =>
	await run(createTestLead, { page, ...setup });
const remove = async (page: Script, setup: Omit<FacebookSetup, 'page'> = {}) =>
	await run(deleteTestLead, { page, ...setup });

beforeEach(() => startClock(NOW));
afterEach(() => jest.restoreAllMocks());

describe('Create Test Lead', () => {
	it('submits a lead whose answers Facebook fills in', async () => {
		const { items, log, calls } = await create({ [LIST]: list(), [CREATE]: answer({ id: '5' }) });
		expect(items).toEqual([
			{ platform: 'facebook', id: '5', formId: '7', test: true, replayed: false },
		]);
		expect(log).toEqual([LIST, CREATE]);
		expect(calls[1].fields).toEqual({ field_data: undefined });
	});

	it('sends the answers that are given, by question key in any script', async () => {
		const { calls } = await create(
			{ [LIST]: list(), [CREATE]: answer({ id: '5' }) },
			{
				params: {
					answers: {
						answer: [
							{ key: ' email ', value: 'a@b.c' },
							{ key: 'السؤال_١', value: 42 },
							{ key: 'empty' },
							{ key: '', value: 'without a key' },
						],
					},
				},
			},
		);
		expect(calls[1].fields).toEqual({
			field_data: [
				{ name: 'email', values: ['a@b.c'] },
				{ name: 'السؤال_١', values: ['42'] },
				{ name: 'empty', values: [''] },
			],
		});
	});

	it('sends the boxes that are given, ticked or not, and leaves all to Facebook when none is', async () => {
		const fieldsOf = async (consent: IDataObject[]) => {
			const page = { [LIST]: list(), [CREATE]: answer({ id: '5' }) };
			const { calls } = await create(page, { params: { consents: { consent } } });
			return calls[1].fields;
		};
		expect(
			await fieldsOf([
				{ key: ' newsletter_optin ', checked: true },
				{ key: 'partners', checked: false },
				{ key: 'ticked unless it says no' },
				{ key: ' ', checked: true },
			]),
		).toEqual({
			field_data: undefined,
			custom_disclaimer_responses: [
				{ checkbox_key: 'newsletter_optin', is_checked: true },
				{ checkbox_key: 'partners', is_checked: false },
				{ checkbox_key: 'ticked unless it says no', is_checked: true },
			],
		});
		expect(await fieldsOf([{ key: '' }])).toEqual({});
		expect(await fieldsOf([])).toEqual({});
	});

	it('deletes the test lead that is there first, and only what the list of test leads names', async () => {
		const { log } = await create({
			[LIST]: list(testLead('3')),
			'DELETE 3': answer({ success: true }),
			[CREATE]: answer({ id: '5' }),
		});
		expect(log).toEqual([LIST, 'DELETE 3', CREATE]);
	});

	it('deletes nothing when the one before is to stay, and says what Facebook says', async () => {
		const { error, log } = await create(
			{ [CREATE]: refuse(100, undefined, 'A test lead already exists for this form') },
			{ params: { replaceExisting: false } },
		);
		expect(error?.message).toContain('already exists');
		expect(log).toEqual([CREATE]);
	});

	it('does not create a second one when the answer is lost', async () => {
		const { items, log } = await create({
			[LIST]: [list(), list(testLead('5', 1_000))],
			[CREATE]: lost,
		});
		expect(items).toMatchObject([{ id: '5', replayed: true }]);
		expect(log).toEqual([LIST, CREATE, LIST]);
	});

	it('creates it again when the lost call has not arrived, and takes no older one for it', async () => {
		const { items, log } = await create(
			{ [LIST]: list(testLead('3', -60_000)), [CREATE]: [lost, answer({ id: '5' })] },
			{ params: { replaceExisting: false } },
		);
		expect(items).toMatchObject([{ id: '5', replayed: false }]);
		expect(log.filter((call) => call === CREATE)).toHaveLength(2);
	});

	it('says that nobody knows when the form cannot be read after a lost answer', async () => {
		const { error } = await create({ [LIST]: [list(), refuse(2)], [CREATE]: lost });
		expect(error?.context).toMatchObject({ socialOps: { kind: 'outcome-unknown' } });
	});

	it('finds in another try of the node what the first has created, and deletes nothing', async () => {
		const nodeContext: IDataObject = {};
		const n8n = { nodeContext };
		const first = await create({ [LIST]: [list(), refuse(2)], [CREATE]: lost }, { n8n });
		expect(first.error).toBeDefined();
		const second = await create({ [LIST]: list(testLead('5', 500)) }, { n8n });
		expect(second.items).toMatchObject([{ id: '5', replayed: true }]);
		expect(second.log).toEqual([LIST]);
	});

	it('finds in a retried execution what the killed one has created, and deletes nothing', async () => {
		const n8n = { mode: 'retry' as const, establishedAt: NOW - 60_000 };
		const { items, log } = await create({ [LIST]: list(testLead('5', -50_000)) }, { n8n });
		expect(items).toMatchObject([{ id: '5', replayed: true }]);
		expect(log).not.toContain('DELETE 5');
	});

	it.each([[''], ['  '], [null]])(
		'asks for a form when it is %j, before it calls anybody',
		async (form) => {
			const { error, log } = await create({}, { params: { form } });
			expect(error?.message).toContain('No form is chosen');
			expect(log).toEqual([]);
		},
	);
});

describe('Delete Test Lead', () => {
	it('deletes what the list of test leads names, and nothing else', async () => {
		const { items, log } = await remove({
			[LIST]: list(testLead('3')),
			'DELETE 3': answer({ success: true }),
		});
		expect(items).toEqual([{ deleted: true, id: '3', formId: '7' }]);
		expect(log).toEqual([LIST, 'DELETE 3']);
	});

	it('deletes nothing where there is no test lead', async () => {
		const { error, log } = await remove({ [LIST]: list() });
		expect(error?.message).toContain('The form 7 has no test lead');
		expect(error?.context).toMatchObject({ socialOps: { kind: 'not-found' } });
		expect(log).toEqual([LIST]);
	});

	it('counts as deleted what is gone after a lost answer', async () => {
		const { items, log } = await remove({
			[LIST]: list(testLead('3')),
			'DELETE 3': lost,
			'GET 3': refuse(100, 33),
		});
		expect(items).toEqual([{ deleted: true, id: '3', formId: '7' }]);
		expect(log.filter((call) => call === 'DELETE 3')).toHaveLength(1);
	});

	it('deletes again what is still there after a lost answer', async () => {
		const { items, log } = await remove({
			[LIST]: list(testLead('3')),
			'DELETE 3': [lost, answer({ success: true })],
			'GET 3': answer({ id: '3' }),
		});
		expect(items).toHaveLength(1);
		expect(log.filter((call) => call === 'DELETE 3')).toHaveLength(2);
	});

	it('finishes in another try what the first has begun, and touches no newer test lead', async () => {
		const n8n = { nodeContext: {} as IDataObject };
		const first = await remove(
			{ [LIST]: list(testLead('3')), 'DELETE 3': lost, 'GET 3': refuse(2) },
			{ n8n },
		);
		expect(first.error?.context).toMatchObject({ socialOps: { kind: 'outcome-unknown' } });
		const second = await remove(
			{ [LIST]: list(testLead('4', 0)), 'GET 3': refuse(100, 33) },
			{ n8n },
		);
		expect(second.items).toEqual([{ deleted: true, id: '3', formId: '7' }]);
		expect(second.log).not.toContain('DELETE 4');
	});

	it('says what Facebook refuses', async () => {
		const { error } = await remove({ [LIST]: list(testLead('3')), 'DELETE 3': refuse(200) });
		expect(error?.context).toMatchObject({ socialOps: { kind: 'permission-missing' } });
	});
});
