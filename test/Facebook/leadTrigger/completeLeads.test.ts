import type { IDataObject } from 'n8n-workflow';
import type { FacebookApi } from '../../../nodes/Facebook/connection';
import { completeLeads } from '../../../nodes/Facebook/leadTrigger/completeLeads';
import type { LeadStub } from '../../../nodes/Facebook/leadTrigger/stub';
import type { GraphCall } from '../../../nodes/Meta/graph';
import type { LeadSettings } from '../../../nodes/shared/leads/leadSettings';
import type { Reply } from '../../support/fakeGraph';
import { answer, facebookFixture, fakeGraph, lost, refuse } from '../../support/fakeGraph';
import { passTime, pauses, startClock } from '../../support/virtualTime';

/** Pauses pass at once; the last moment of a delivery comes when a test says so. */
let lastMoment = () => {};
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) =>
		ms >= 3_500 ? await new Promise<void>((resolve) => (lastMoment = resolve)) : await passTime(ms),
}));

const SETTINGS: LeadSettings = {
	mapping: {},
	defaultCountry: undefined,
	rate: false,
	includeRaw: false,
};
const NOT_FOUND = { code: 400, body: JSON.stringify({ error: { code: 100, error_subcode: 33 } }) };
const FORBIDDEN = { code: 400, body: JSON.stringify({ error: { code: 10, message: 'no' } }) };
const TRANSIENT = { code: 500, body: JSON.stringify({ error: { code: 2, is_transient: true } }) };
const found = (id: string, more: IDataObject = {}) => ({
	code: 200,
	body: JSON.stringify({
		id,
		form_id: '7',
		is_organic: false,
		field_data: [{ name: 'email', values: ['Ana@Example.com'] }],
		...more,
	}),
});

type Item = { code: number; body: string } | null;
type PageBehaviour = (id: string, read: number) => Item | Reply;
const HANGS: Reply = { answer: { hangs: true } };

const stub = (id: string, pageId = '1'): LeadStub => ({
	event: 'lead',
	platform: 'facebook',
	id,
	formId: '7',
	createdAt: '2026-11-19T08:49:14.000Z',
	pageId,
	adId: '238',
});

const partsOf = ({ fields }: GraphCall) =>
	(fields as unknown as { batch: Array<{ relative_url: string }> }).batch.map(
		({ relative_url: url }) => url.split('?')[0],
	);

/** Pages whose leads behave as said, by read of the same lead; the form is `Form 7`. */
function setUp(pages: Record<string, PageBehaviour>, callMs = 0) {
	const asked: Array<[pageId: string, ids: string[]]> = [];
	const reads = new Map<string, number>();
	const leadsOf = (pageId: string) =>
		fakeGraph({
			'GET 7/test_leads': answer({ data: [] }),
			'POST ': (call): Reply => {
				const ids = partsOf(call);
				asked.push([pageId, ids]);
				void passTime(callMs);
				pauses.pop();
				const items = ids.map((id) => {
					reads.set(id, (reads.get(id) ?? 0) + 1);
					return pages[pageId](id, reads.get(id) ?? 0);
				});
				const whole = items.find((item): item is Reply => item !== null && !('body' in item));
				return whole ?? { answer: items as unknown as IDataObject };
			},
		});
	const graph = fakeGraph({
		'POST ': (call): Reply => {
			const forms = partsOf(call).map((id) => ({
				code: 200,
				body: JSON.stringify({
					id,
					name: `Form ${id}`,
					questions: [{ key: 'email', type: 'EMAIL', label: 'E-mail' }],
				}),
			}));
			return { answer: forms as unknown as IDataObject };
		},
	});
	const { context } = facebookFixture();
	const page: FacebookApi['page'] = async (id) => {
		if (!pages[id]) {
			await fakeGraph({ [`GET ${id}`]: refuse(190) }).call({ method: 'GET', path: id });
		}
		const leads = leadsOf(id);
		const call: typeof leads.call = async (graphCall) => {
			const body = await leads.call(graphCall);
			return body.hangs ? await new Promise(() => {}) : body;
		};
		return { id, name: `Page ${id}`, graph, leads: { ...leads, call }, upload: graph };
	};
	const complete = async (stubs: LeadStub[], settings: Partial<LeadSettings> = {}) =>
		await completeLeads(stubs, {
			api: { ...context.api, page },
			settings: { ...SETTINGS, ...settings },
		});
	return { complete, asked };
}

const states = (items: IDataObject[]) => items.map(({ id, status }) => [id, status]);

beforeEach(() => startClock(Date.parse('2026-11-20T00:00:00Z')));
afterEach(() => jest.restoreAllMocks());

describe('completeLeads', () => {
	it('reads the leads of a Page in one call and gives them in the order of the delivery', async () => {
		const { complete, asked } = setUp({ 1: (id) => found(id) });
		const items = await complete([stub('a'), stub('b'), stub('c')]);
		expect(asked).toEqual([['1', ['a', 'b', 'c']]]);
		expect(states(items)).toEqual([
			['a', 'read'],
			['b', 'read'],
			['c', 'read'],
		]);
		expect(items[0]).toMatchObject({
			event: 'lead',
			platform: 'facebook',
			formId: '7',
			formName: 'Form 7',
			fields: { email: 'Ana@Example.com' },
			contact: { email: 'ana@example.com' },
			source: { pageId: '1', pageName: 'Page 1' },
		});
		expect(pauses.filter((ms) => ms > 0)).toEqual([]);
	});

	it('reads 100 leads in two calls, and again only those that were not there', async () => {
		const late = ['n7', 'n60'];
		const { complete, asked } = setUp({
			1: (id, read) => (late.includes(id) && read === 1 ? NOT_FOUND : found(id)),
		});
		const stubs = Array.from({ length: 100 }, (_, n) => stub(`n${n}`));
		const items = await complete(stubs);
		expect(items.every(({ status }) => status === 'read')).toBe(true);
		expect(items.map(({ id }) => id)).toEqual(stubs.map(({ id }) => id));
		expect(asked.map(([, ids]) => ids.length)).toEqual([50, 50, 2]);
	});

	it.each([
		['that is not there yet', NOT_FOUND],
		['that Graph could not give at the moment', TRANSIENT],
		['for which the batch had no time', null],
	])('reads a lead %s again, a little later each time', async (_, first) => {
		const { complete } = setUp({ 1: (id, read) => (read < 4 ? first : found(id)) });
		expect(states(await complete([stub('a')]))).toEqual([['a', 'read']]);
		expect(pauses).toEqual([0, 300, 600, 900]);
	});

	it('puts out what could not be read with its ids, the reason and a way out', async () => {
		const { complete, asked } = setUp({ 1: () => NOT_FOUND });
		expect(await complete([stub('a')])).toEqual([
			{
				event: 'lead',
				platform: 'facebook',
				id: 'a',
				status: 'not-read',
				kind: 'not-found',
				reason: 'The object does not exist, or this account cannot see it',
				fix: expect.stringContaining('Check the ID'),
				formId: '7',
				createdAt: '2026-11-19T08:49:14.000Z',
				source: { pageId: '1', adId: '238' },
			},
		]);
		expect(asked).toHaveLength(4);
	});

	it('does not try again what another try cannot change', async () => {
		const { complete, asked } = setUp({ 1: () => FORBIDDEN });
		expect(await complete([stub('a')])).toMatchObject([
			{ status: 'not-read', kind: 'permission-missing' },
		]);
		expect(asked).toHaveLength(1);
	});

	it('stops asking when Meta would no longer wait for the answer', async () => {
		const { complete, asked } = setUp({ 1: () => NOT_FOUND }, 1_400);
		const started = Date.now();
		expect(states(await complete([stub('a')]))).toEqual([['a', 'not-read']]);
		expect(asked).toHaveLength(2);
		expect(Date.now() - started).toBeLessThan(5_000);
	});

	it('lets one bad Page among three hold nothing back', async () => {
		const { complete } = setUp({ 1: (id) => found(id), 3: (id) => found(id) });
		const items = await complete([stub('a', '1'), stub('b', '2'), stub('c', '3'), stub('d', '2')]);
		expect(states(items)).toEqual([
			['a', 'read'],
			['b', 'not-read'],
			['c', 'read'],
			['d', 'not-read'],
		]);
		expect(items[1]).toMatchObject({ kind: 'credential-invalid', source: { pageId: '2' } });
	});

	it.each([
		['is lost', lost, 4],
		['is refused for its limits', refuse(80005), 1],
	])('says why when a whole call %s', async (_, reply, calls) => {
		const { complete, asked } = setUp({ 1: () => reply, 2: (id) => found(id) });
		const items = await complete([stub('a', '1'), stub('b', '2')]);
		expect(states(items)).toEqual([
			['a', 'not-read'],
			['b', 'read'],
		]);
		expect(items[0].reason).toEqual(expect.any(String));
		expect(asked.filter(([pageId]) => pageId === '1')).toHaveLength(calls);
	});

	it('does not wait for a Page whose call hangs', async () => {
		const { complete } = setUp({ 1: (id) => found(id), 2: () => HANGS });
		const completing = complete([stub('a', '1'), stub('b', '2')]);
		for (let turn = 0; turn < 100; turn++) await Promise.resolve();
		lastMoment();
		const items = await completing;
		expect(states(items)).toEqual([
			['a', 'read'],
			['b', 'not-read'],
		]);
		expect(items[1]).toMatchObject({
			kind: 'temporarily-unavailable',
			reason: 'Facebook did not give the lead in time',
			fix: expect.stringContaining('Read it later'),
		});
	});

	it('keeps what it has read, and the reason it knows, when another try hangs', async () => {
		const { complete } = setUp({
			1: (id, read) => (id === 'b' ? (read === 1 ? NOT_FOUND : HANGS) : found(id)),
		});
		const completing = complete([stub('a'), stub('b')]);
		for (let turn = 0; turn < 200; turn++) await Promise.resolve();
		lastMoment();
		expect(await completing).toMatchObject([
			{ id: 'a', status: 'read' },
			{ id: 'b', status: 'not-read', kind: 'not-found' },
		]);
	});

	it('keeps the reason that Graph gave when a later call is lost', async () => {
		const { complete } = setUp({ '1': (_, read) => (read === 1 ? NOT_FOUND : lost) });
		const [item] = await complete([stub('a')]);
		expect(item).toMatchObject({ status: 'not-read', kind: 'not-found' });
	});

	it('reads again after a call that was lost', async () => {
		const { complete } = setUp({ 1: (id, read) => (read === 1 ? lost : found(id)) });
		expect(states(await complete([stub('a')]))).toEqual([['a', 'read']]);
	});

	it('does not hide what is no answer of Graph', async () => {
		const { complete } = setUp({
			1: () => {
				throw new Error('a bug');
			},
		});
		await expect(complete([stub('a')])).rejects.toThrow('a bug');
	});

	it('maps, rates and adds the raw lead as the trigger is told', async () => {
		const { complete } = setUp({ 1: (id) => found(id) });
		const [item] = await complete([stub('a')], {
			mapping: { q_email: 'Mail', q_phone_number: 'Phone' },
			rate: true,
			includeRaw: true,
		});
		expect(item).toMatchObject({
			mapped: { Mail: 'Ana@Example.com', Phone: null },
			quality: { score: expect.any(Number) },
			raw: { id: 'a' },
		});
	});
});
