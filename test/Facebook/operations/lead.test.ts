import type { IDataObject } from 'n8n-workflow';
import { leadOperationsOfFacebook } from '../../../nodes/Facebook/operations/lead';
import type { FacebookSetup, Reply, Script } from '../../support/fakeGraph';
import { answer, facebookFixture, lost, PAGE_ID, refuse } from '../../support/fakeGraph';

const FORMS = `GET ${PAGE_ID}/leadgen_forms`;
const form = (id: string, status = 'ACTIVE'): IDataObject => ({
	id,
	name: `Form ${id}`,
	status,
	questions: [{ key: 'email', type: 'EMAIL', label: 'E-mail' }],
});
const lead = (id: string, second: number, more: IDataObject = {}): IDataObject => ({
	id,
	form_id: '7',
	created_time: `2026-11-19T08:00:${String(second).padStart(2, '0')}+0000`,
	is_organic: false,
	field_data: [{ name: 'email', values: [`${id}@Example.com`] }],
	...more,
});
const data = (...entries: IDataObject[]) => answer({ data: entries });

async function run(name: string, setup: FacebookSetup) {
	const fixture = facebookFixture(setup);
	const operation = leadOperationsOfFacebook.find((candidate) => candidate.operation === name);
	const outputs = (await operation?.run(fixture.context)) ?? [];
	return { ...fixture, items: outputs.map(({ json }) => json) };
}

/** Answers each part of a batch by the ID that it asks for. */
const byId =
	(reply: (id: string) => IDataObject | number | null) =>
	({ fields }: { fields?: object }): Reply => {
		const { batch } = fields as { batch: Array<{ relative_url: string }> };
		const items = batch.map(({ relative_url: url }) => {
			const body = reply(url.split('?')[0]);
			if (body === null) return null;
			return typeof body === 'number'
				? { code: 400, body: JSON.stringify({ error: { code: body, error_subcode: 33 } }) }
				: { code: 200, body: JSON.stringify(body) };
		});
		return { answer: items as unknown as IDataObject };
	};

describe('the lead operations of Facebook', () => {
	it('are six, of which Sync alone has a report', () => {
		expect(
			leadOperationsOfFacebook.map(({ operation, hasReport }) => [operation, Boolean(hasReport)]),
		).toEqual([
			['getForms', false],
			['preview', false],
			['sync', true],
			['get', false],
			['createTestLead', false],
			['deleteTestLead', false],
		]);
	});
});

describe('Get Forms', () => {
	it('gives one item for each form, of every status unless some are chosen', async () => {
		const page = { [FORMS]: data(form('1'), form('2', 'ARCHIVED'), form('3', 'DRAFT')) };
		const all = await run('getForms', { page });
		expect(all.items.map(({ id }) => id)).toEqual(['1', '2', '3']);
		expect(all.items[0]).toMatchObject({
			platform: 'facebook',
			name: 'Form 1',
			account: { id: PAGE_ID, name: 'Fern & Co' },
			questions: [{ key: 'email', role: 'email' }],
		});
		const some = await run('getForms', { page, params: { options: { formStatus: ['draft'] } } });
		expect(some.items.map(({ id }) => id)).toEqual(['3']);
		const limited = await run('getForms', { page, params: { limit: 2 } });
		expect(limited.items).toHaveLength(2);
	});

	it('names a Page that cannot be read among others, with the way out', async () => {
		const { items } = await run('getForms', {
			params: { accountScope: 'all' },
			user: { 'GET me/accounts': data({ id: PAGE_ID, name: 'Fern' }, { id: '2', name: 'Moss' }) },
			page: { [FORMS]: data(form('1')), 'GET 2/leadgen_forms': refuse(200) },
		});
		expect(items).toMatchObject([
			{ id: '1' },
			{ id: null, account: { id: '2', name: 'Moss' }, problem: { kind: 'permission-missing' } },
		]);
	});

	it('fails when no Page can be read', async () => {
		await expect(run('getForms', { page: { [FORMS]: refuse(200) } })).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing' } },
		});
	});
});

describe('Preview', () => {
	it('shows the newest leads of all forms, newest first, and asks each form once', async () => {
		const { items, page } = await run('preview', {
			params: { count: 3 },
			page: {
				[FORMS]: data(form('1'), form('2')),
				'GET 1/leads': data(lead('a', 9), lead('b', 5), lead('c', 1)),
				'GET 2/leads': data(lead('d', 7), lead('e', 2)),
			},
		});
		expect(items.map(({ id }) => id)).toEqual(['a', 'd', 'b']);
		expect(page.log()).toEqual([FORMS, 'GET 1/leads', 'GET 2/leads']);
		expect(page.calls[1].fields).toMatchObject({ limit: 3, filtering: undefined });
	});

	it.each([
		[0, 1],
		[-5, 1],
		[7.9, 7],
		[5_000, 100],
		['x', 1],
	])('takes %j for %i leads', async (count, limit) => {
		const { page } = await run('preview', {
			params: { count },
			page: { [FORMS]: data(form('1')), 'GET 1/leads': data() },
		});
		expect(page.calls[1].fields?.limit).toBe(limit);
	});

	it('reads active and archived forms unless others are chosen', async () => {
		const page = {
			[FORMS]: data(form('1'), form('2', 'ARCHIVED'), form('3', 'DRAFT'), form('4', 'DELETED')),
			'GET 1/leads': data(),
			'GET 2/leads': data(),
			'GET 4/leads': data(),
		};
		const usual = await run('preview', { page });
		expect(usual.page.log().slice(1)).toEqual(['GET 1/leads', 'GET 2/leads']);
		const chosen = await run('preview', { page, params: { options: { formStatus: ['deleted'] } } });
		expect(chosen.page.log().slice(1)).toEqual(['GET 4/leads']);
		const named = { formScope: 'selected', forms: ' 4 , 1' };
		const byName = await run('preview', { page, params: named });
		expect(byName.page.log().slice(1).sort()).toEqual(['GET 1/leads', 'GET 4/leads']);
	});

	it('fails with what one form refuses, and for one that is not there', async () => {
		const page = { [FORMS]: data(form('1')), 'GET 1/leads': refuse(103) };
		await expect(run('preview', { page })).rejects.toThrow('Lead Access Manager');
		const params = { formScope: 'selected', forms: ['1', '9'] };
		await expect(run('preview', { page, params })).rejects.toThrow('There is no form 9');
		const none = { formScope: 'selected', forms: [] };
		await expect(run('preview', { page, params: none })).rejects.toThrow('No form is chosen');
	});
});

describe('Get', () => {
	const page = {
		'POST ': byId((id) => (id === '7' ? form('7') : id.startsWith('bad') ? 100 : lead(id, 1))),
	};

	it('reads 51 leads and their form in three calls', async () => {
		const leadIds = Array.from({ length: 51 }, (_, n) => String(1000 + n));
		const { items, page: graph } = await run('get', { page, params: { leadIds } });
		expect(items.map(({ id }) => id)).toEqual(leadIds);
		expect(items[50]).toMatchObject({
			status: 'read',
			formName: 'Form 7',
			contact: { email: '1050@example.com' },
		});
		expect(graph.log()).toEqual(['POST ', 'POST ', 'POST ']);
	});

	it.each([
		['1,2', ['1', '2']],
		[' 1 ; 2\n3 ', ['1', '2', '3']],
		[
			['1', 2],
			['1', '2'],
		],
		[17, ['17']],
		['2,1,2', ['2', '1']],
	])('takes %j for the IDs %j, each once', async (leadIds, expected) => {
		const { items } = await run('get', { page, params: { leadIds } });
		expect(items.map(({ id }) => id)).toEqual(expected);
	});

	it('says of one bad lead among others why it could not be read', async () => {
		const { items } = await run('get', { page, params: { leadIds: '1,bad,2' } });
		expect(items.map(({ id, status }) => [id, status])).toEqual([
			['1', 'read'],
			['bad', 'not-read'],
			['2', 'read'],
		]);
		expect(items[1]).toMatchObject({ kind: 'not-found', reason: expect.any(String) });
	});

	describe('what Graph could not give at the moment', () => {
		/** Leads of which `late` says how each read ends (undefined: it is given), and the leads asked for. */
		async function get(leadIds: string, late: (read: number) => number | null | undefined) {
			const asked: string[][] = [];
			const reads = new Map<string, number>();
			const answerOf = byId((id) => {
				asked.at(-1)?.push(id);
				if (!id.startsWith('late')) return id === '7' ? form('7') : lead(id, 1);
				reads.set(id, (reads.get(id) ?? 0) + 1);
				const reply = late(reads.get(id) ?? 0);
				return reply === undefined ? lead(id, 1) : reply;
			});
			const script: Script = {
				'POST ': (call) => {
					asked.push([]);
					return answerOf(call);
				},
			};
			const { items } = await run('get', { page: script, params: { leadIds } });
			const ofLeads = asked.filter((ids) => !ids.includes('7'));
			return { items: items.map(({ id, status, kind }) => [id, status, kind]), asked: ofLeads };
		}

		it.each([
			['had no time for in the batch', null],
			['refused with a passing failure', 2],
		])('is read once more when Graph %s, and only that', async (_, first) => {
			const { items, asked } = await get('1,late-a,2,late-b', (read) =>
				read === 1 ? first : undefined,
			);
			expect(items).toEqual([
				['1', 'read', undefined],
				['late-a', 'read', undefined],
				['2', 'read', undefined],
				['late-b', 'read', undefined],
			]);
			expect(asked).toEqual([
				['1', 'late-a', '2', 'late-b'],
				['late-a', 'late-b'],
			]);
		});

		it('comes out as not read when it is not given the second time either', async () => {
			const { items, asked } = await get('1,late', () => null);
			expect(items).toEqual([
				['1', 'read', undefined],
				['late', 'not-read', 'temporarily-unavailable'],
			]);
			expect(asked).toEqual([['1', 'late'], ['late']]);
		});

		it.each([
			['is at a limit', 80005, 'rate-limited'],
			['is forbidden', 10, 'permission-missing'],
			['is not there', 100, 'not-found'],
		])('does not mean a lead that %s', async (_, code, kind) => {
			const { items, asked } = await get('1,late', () => code);
			expect(items[1]).toEqual(['late', 'not-read', kind]);
			expect(asked).toEqual([['1', 'late']]);
		});
	});

	it('fails for one lead that cannot be read, and when all are named but none is given', async () => {
		await expect(run('get', { page, params: { leadIds: 'bad' } })).rejects.toMatchObject({
			context: { socialOps: { kind: 'not-found' } },
		});
		await expect(run('get', { page, params: { leadIds: ' , ' } })).rejects.toThrow(
			"'Lead IDs' is empty",
		);
	});
});

it('keeps the leads that were read when another try for the rest is lost', async () => {
	let calls = 0;
	const answers = byId((id) => (id === '7' ? form('7') : id === 'late' ? null : lead(id, 1)));
	const { items } = await run('get', {
		page: { 'POST ': (call) => ((calls += 1) === 3 ? lost : answers(call)) },
		params: { leadIds: '1,late' },
	});
	expect(items.map(({ status }) => status)).toEqual(['read', 'not-read']);
});
