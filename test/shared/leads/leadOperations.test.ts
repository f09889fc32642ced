import type { FormList, LeadCapability } from '../../../nodes/shared/leads/capability';
import { toNodeError } from '../../../nodes/shared/http/failure';
import { leadOperations } from '../../../nodes/shared/leads/leadOperations';
import { contextOf, FakeForms, FakeWorkflow, formNamed, leadAt } from './sync/fakeForms';

interface PreviewOptions {
	forbidden?: string[];
	problems?: FormList['problems'];
	params?: Record<string, unknown>;
	change?: Partial<LeadCapability<FakeForms>>;
}

/** Two forms with two leads each, as far as they can be read. */
async function preview({ forbidden = [], problems = [], params, change }: PreviewOptions) {
	const forms = new FakeForms();
	forms.forms = [formNamed('f1'), formNamed('f2')];
	forms.leads = ['a', 'b', 'c', 'd'].map((id, n) => leadAt(id, 1_000 + n, n % 2 ? 'f2' : 'f1'));
	forbidden.forEach((id) => forms.forbidden.add(id));
	const { listForms } = forms.capability;
	const capability: LeadCapability<FakeForms> = {
		...forms.capability,
		listForms: async (context) => ({ ...(await listForms(context)), problems }),
		...change,
	};
	const operation = leadOperations(capability).find(({ operation: name }) => name === 'preview');
	const attempt = new FakeWorkflow('preview').execution().attempt(params);
	const outputs = (await operation?.run(contextOf(attempt, forms))) ?? [];
	return { ids: outputs.map(({ json }) => json.id), hints: attempt.hints };
}

const closedPage: FormList['problems'][number] = {
	account: { id: 'p2', name: 'Moss' },
	failure: {
		kind: 'permission-missing',
		happened: 'Moss is closed',
		advice: 'Open it.',
		effect: 'none',
	},
};

describe('Preview', () => {
	it('shows the newest leads of all forms without a hint when all can be read', async () => {
		expect(await preview({})).toEqual({ ids: ['d', 'c', 'b', 'a'], hints: [] });
	});

	it('lets a forbidden form hold back no other, and says what is missing and what to do', async () => {
		expect(await preview({ forbidden: ['f2'] })).toEqual({
			ids: ['c', 'a'],
			hints: ['Some leads are missing: permission-missing. Do something'],
		});
	});

	it('lets a Page whose forms cannot be listed hold back no other', async () => {
		expect(await preview({ problems: [closedPage] })).toEqual({
			ids: ['d', 'c', 'b', 'a'],
			hints: ['Some leads are missing: Moss is closed. Open it.'],
		});
	});

	it('lets a chosen form that is not there hold back no other', async () => {
		const { ids, hints } = await preview({
			params: { formScope: 'selected', forms: ['f1', 'f9'] },
		});
		expect(ids).toEqual(['c', 'a']);
		expect(hints).toEqual([expect.stringContaining('There is no form f9')]);
	});

	it('says everything that is missing', async () => {
		const { hints } = await preview({ forbidden: ['f1'], problems: [closedPage] });
		expect(hints).toEqual([
			expect.stringContaining('Moss is closed'),
			expect.stringContaining('permission-missing'),
		]);
	});

	it.each<[string, PreviewOptions, string]>([
		['every form is forbidden', { forbidden: ['f1', 'f2'] }, 'permission-missing'],
		[
			'no Page lists its forms',
			{ change: { listForms: async () => ({ forms: [], problems: [closedPage] }) } },
			'Moss is closed',
		],
		[
			'the only chosen form is not there',
			{ params: { formScope: 'selected', forms: 'f9' } },
			'There is no form f9',
		],
	])('fails when %s', async (_, options, message) => {
		await expect(preview(options)).rejects.toThrow(message);
	});

	it('shows nothing, and does not fail, where the forms that can be read have no leads', async () => {
		const params = { formScope: 'selected', forms: ['f2', 'f3'] };
		const change: PreviewOptions['change'] = {
			readLeads: async () => ({ leads: [] }),
		};
		expect(await preview({ params, change })).toMatchObject({
			ids: [],
			hints: [expect.stringContaining('f3')],
		});
	});

	it('looks for the leads of a few forms in whole pages of a common list, and says where it stops', async () => {
		const limits: unknown[] = [];
		const change: PreviewOptions['change'] = {
			listsOf: () => () => [{ accountId: 'account' }],
			readLeads: async (_context, _group, { cursor, limit }) => {
				limits.push(limit);
				return { leads: [leadAt('x', 1, 'f9')], next: String(Number(cursor ?? 0) + 1) };
			},
		};
		const { ids, hints } = await preview({ params: { count: 3 }, change });
		expect([ids, limits]).toEqual([[], Array(10).fill(undefined)]);
		expect(hints).toEqual([expect.stringContaining('newest leads only')]);
	});

	it('keeps what it has found when a later call fails', async () => {
		const change: PreviewOptions['change'] = {
			listsOf: () => () => [{ accountId: 'account' }],
			readLeads: async (context, _group, { cursor }) => {
				if (cursor) throw toNodeError(context.n8n.getNode(), closedPage.failure);
				return { leads: [leadAt('x', 1, 'f1')], next: '1' };
			},
		};
		expect(await preview({ change })).toEqual({
			ids: ['x'],
			hints: ['Some leads are missing: Moss is closed. Open it.'],
		});
	});

	it('does not hide what is no answer of the network', async () => {
		const change: PreviewOptions['change'] = {
			readLeads: async () => {
				throw new Error('a bug');
			},
		};
		await expect(preview({ change })).rejects.toThrow('a bug');
	});
});
