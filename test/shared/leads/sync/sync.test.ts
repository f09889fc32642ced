import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { OperationOutput } from '../../../../nodes/shared/contract/output';
import type { FormList } from '../../../../nodes/shared/leads/capability';
import { failureOf } from '../../../../nodes/shared/http/failure';
import { syncLeads } from '../../../../nodes/shared/leads/sync/sync';
import { contextOf, FakeForms, FakeWorkflow, formNamed, leadAt } from './fakeForms';

const closed: FormList['problems'][number] = {
	account: { id: 'a2', name: 'Moss Ads' },
	failure: { kind: 'permission-missing', happened: 'No', advice: 'Ask.', effect: 'none' },
};

let workflows = 0;
const newWorkflow = () => new FakeWorkflow(`workflow-${(workflows += 1)}`);

const idsOf = (outputs: OperationOutput[]) =>
	outputs.filter(({ output }) => !output).map(({ json }) => String(json.id));
const reportOf = (outputs: OperationOutput[]) =>
	outputs.find(({ output }) => output === 'report')?.json as IDataObject & {
		forms: IDataObject[];
		driftedForms: IDataObject[];
	};

interface RunOptions {
	params?: Record<string, unknown>;
	mode?: 'trigger' | 'manual' | 'retry';
	/** The process dies before n8n saves anything. */
	isKilled?: boolean;
	/** Forms share a list, or two. */
	isCommon?: boolean;
	isParted?: boolean;
}

const capabilityOf = (
	forms: FakeForms,
	{ isCommon, isParted }: Pick<RunOptions, 'isCommon' | 'isParted'>,
) => (isParted ? forms.parted : isCommon ? forms.common : forms.capability);

/** One whole execution with one try. */
async function run(workflow: FakeWorkflow, forms: FakeForms, options: RunOptions = {}) {
	const execution = workflow.execution({ mode: options.mode });
	const attempt = execution.attempt(options.params);
	const capability = capabilityOf(forms, options);
	const outputs = await syncLeads(contextOf(attempt, forms), capability);
	if (!options.isKilled) {
		attempt.afterwards.forEach((work) => work());
		execution.end();
	}
	return { ids: idsOf(outputs), report: reportOf(outputs), hints: attempt.hints };
}

function formsWith(count: number, secondsApart = 600): FakeForms {
	const forms = new FakeForms();
	forms.leads = Array.from({ length: count }, (_, i) =>
		leadAt(`l${i}`, 1_000_000 + i * secondsApart),
	);
	return forms;
}

describe('syncLeads', () => {
	it('puts out every lead of the first run, oldest first', async () => {
		const forms = formsWith(8);
		const { ids, report } = await run(newWorkflow(), forms);
		expect(ids).toEqual(['l0', 'l1', 'l2', 'l3', 'l4', 'l5', 'l6', 'l7']);
		expect(report).toMatchObject({ ok: true, read: 8, new: 8, duplicates: 0, remembered: true });
		expect(forms.calls).toBe(3);
	});

	it('reads only the overlap in the next run, and puts out nothing twice', async () => {
		const [forms, workflow] = [formsWith(30), newWorkflow()];
		await run(workflow, forms);
		forms.calls = 0;
		const { ids, report } = await run(workflow, forms);
		expect(ids).toEqual([]);
		expect(report).toMatchObject({ new: 0, duplicates: 7, read: 7 });
		expect(forms.calls).toBe(3);
	});

	it('finds a lead that the network shows late, if it is within the overlap', async () => {
		const [forms, workflow] = [formsWith(5), newWorkflow()];
		await run(workflow, forms);
		forms.leads.push(leadAt('late', 1_000_000 + 4 * 600 - 1800), leadAt('new', 1_010_000));
		expect((await run(workflow, forms)).ids).toEqual(['late', 'new']);
		expect((await run(workflow, forms)).ids).toEqual([]);
	});

	it('keeps what it has when the budget ends, and the next runs read the rest', async () => {
		const [forms, workflow] = [formsWith(30), newWorkflow()];
		forms.budget = 4;
		const first = await run(workflow, forms);
		expect(first.ids).toHaveLength(12);
		expect(first.report).toMatchObject({ ok: false, retryAt: '2026-12-01T00:00:00.000Z' });
		expect(first.report.forms).toMatchObject([{ status: 'partial', kind: 'rate-limited' }]);
		expect(first.hints).toHaveLength(1);
		forms.budget = Infinity;
		const second = await run(workflow, forms);
		expect(new Set([...first.ids, ...second.ids]).size).toBe(30);
		expect(second.ids).toHaveLength(18);
		expect(second.report).toMatchObject({ ok: true });
	});

	it('still knows what was left unread after a run that cannot read the form at all', async () => {
		const [forms, workflow] = [formsWith(12, 1_800), newWorkflow()];
		forms.forms = [formNamed('f1'), formNamed('f2')];
		forms.leads.push(leadAt('other', 1_000_000, 'f2'));
		const first = await run(workflow, forms, { params: { options: { maxLeads: 3 } } });
		forms.forbidden.add('f1');
		const second = await run(workflow, forms);
		forms.forbidden.clear();
		const third = await run(workflow, forms);
		const given = [...first.ids, ...second.ids, ...third.ids];
		expect([...given].sort()).toEqual(forms.leads.map(({ id }) => id).sort());
	});

	it('reads forms that share a list together, and reports each of them', async () => {
		const [forms, workflow] = [new FakeForms(), newWorkflow()];
		forms.forms = [formNamed('f1'), formNamed('f2'), formNamed('f3')];
		forms.leads = Array.from({ length: 6 }, (_, i) =>
			leadAt(`l${i}`, 1_000_000 + i * 9_000, `f${(i % 2) + 1}`),
		);
		const { ids, report } = await run(workflow, forms, { isCommon: true });
		expect(ids).toEqual(['l0', 'l1', 'l2', 'l3', 'l4', 'l5']);
		expect(forms.calls).toBe(2);
		expect(report.forms).toMatchObject([
			{ formId: 'f1', status: 'complete', new: 3, newest: '1970-01-12T23:46:40.000Z' },
			{ formId: 'f2', status: 'complete', new: 3 },
			{ formId: 'f3', status: 'complete', new: 0, newest: null },
		]);
		forms.calls = 0;
		forms.leads.push(leadAt('new', 1_090_000, 'f3'));
		expect((await run(workflow, forms, { isCommon: true })).ids).toEqual(['new']);
		expect(forms.calls).toBe(1);
	});

	it.each([
		['the budget ends', { budget: 1 }, {}],
		["'Max Leads' is reached", {}, { options: { maxLeads: 5 } }],
	])('loses none of two lists of different length when %s', async (_, change, params) => {
		const [forms, workflow] = [new FakeForms(), newWorkflow()];
		const newest = 9_000_000;
		// Even ones lie beyond the overlap of each other; the few odd ones reach back far.
		forms.leads = [
			...Array.from({ length: 9 }, (_even, i) => leadAt(`l${2 * i}`, newest - i * 9_000)),
			...Array.from({ length: 3 }, (_odd, i) => leadAt(`l${2 * i + 1}`, newest - i * 500_000)),
		];
		Object.assign(forms, change);
		const first = await run(workflow, forms, { isParted: true, params });
		expect(first.report.ok).toBe(false);
		forms.budget = Infinity;
		const second = await run(workflow, forms, { isParted: true });
		expect([...first.ids, ...second.ids].sort()).toEqual(forms.leads.map(({ id }) => id).sort());
		expect(second.report.ok).toBe(true);
	});

	it('reads the other lists of an account where one is refused, and all of that one when it is not any more', async () => {
		const [forms, workflow] = [formsWith(8), newWorkflow()];
		forms.forms = [formNamed('f1'), formNamed('f2')];
		forms.forbidden.add('odd');
		const first = await run(workflow, forms, { isParted: true });
		expect(first.ids).toEqual(['l0', 'l2', 'l4', 'l6']);
		const reason = "'odd' is refused: permission-missing";
		expect(first.report).toMatchObject({
			ok: false,
			message: `4 new leads from 2 forms. Form f1, Form f2: ${reason}. Do something`,
			forms: [
				{ formId: 'f1', status: 'partial', new: 4, kind: 'permission-missing', reason },
				{ formId: 'f2', status: 'partial', new: 0, kind: 'permission-missing', reason },
			],
		});
		forms.calls = 0;
		expect((await run(workflow, forms, { isParted: true })).ids).toEqual([]);
		// One call for each list: what is refused does not make the others be read again.
		expect(forms.calls).toBe(2);
		forms.forbidden.clear();
		const third = await run(workflow, forms, { isParted: true });
		expect(third.ids).toEqual(['l1', 'l3', 'l5', 'l7']);
		expect(third.report).toMatchObject({ ok: true });
	});

	it('gives all leads of a list that is added later, and reports a changed form once', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		forms.parts = ['even'];
		expect((await run(workflow, forms, { isParted: true })).ids).toEqual(['l0', 'l2']);
		forms.parts = ['even', 'odd'];
		expect((await run(workflow, forms, { isParted: true })).ids).toEqual(['l1', 'l3']);
		forms.forms = [formNamed('f1', { email: 'Your e-mail' })];
		const { report } = await run(workflow, forms, { isParted: true });
		expect(report.driftedForms).toMatchObject([{ formId: 'f1' }]);
	});

	it('fails when every list is refused', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		forms.parts.forEach((part) => forms.forbidden.add(part));
		await expect(run(workflow, forms, { isParted: true })).rejects.toThrow('permission-missing');
	});

	it('passes over the leads of forms that are not chosen, and gives them when they are', async () => {
		const [forms, workflow] = [new FakeForms(), newWorkflow()];
		forms.forms = [formNamed('f1'), formNamed('f2')];
		forms.leads = [leadAt('a', 1_000_000, 'f1'), leadAt('b', 1_500_000, 'f2')];
		const one = { formScope: 'selected', forms: ['f1'] };
		expect((await run(workflow, forms, { params: one, isCommon: true })).ids).toEqual(['a']);
		expect((await run(workflow, forms, { isCommon: true })).ids).toEqual(['b']);
	});

	it('does not read a common list from its beginning for a form that is new in it', async () => {
		const [forms, workflow] = [formsWith(30), newWorkflow()];
		await run(workflow, forms, { isCommon: true });
		const createdAt = new Date(1_020_000_000).toISOString();
		forms.forms.push({ ...formNamed('f2'), createdAt });
		forms.leads.push(leadAt('new', 1_020_001, 'f2'));
		forms.calls = 0;
		expect((await run(workflow, forms, { isCommon: true })).ids).toEqual(['new']);
		expect(forms.calls).toBeLessThan(5);
	});

	it('reads a common list from its beginning in the first run, whenever its forms were made', async () => {
		const [forms, workflow] = [formsWith(3), newWorkflow()];
		forms.forms = [{ ...formNamed('f1'), createdAt: new Date(2_000_000_000).toISOString() }];
		expect((await run(workflow, forms, { isCommon: true })).ids).toEqual(['l0', 'l1', 'l2']);
	});

	it('lets an account that is left out hold back no time, and names it', async () => {
		const forms = formsWith(3);
		forms.problems = [{ ...closed, isLeftOut: true }];
		const params = { which: 'since', since: new Date(0).toISOString(), options: { overlap: 0 } };
		const { report } = await run(newWorkflow(), forms, { params });
		expect(report).toMatchObject({
			ok: true,
			nextSince: new Date((1_000_000 + 2 * 600) * 1000).toISOString(),
			message: expect.stringContaining('Left out without access: Moss Ads.'),
		});
		expect(report.forms).toHaveLength(1);
	});

	it('holds the time back for an account whose forms cannot be listed for now', async () => {
		const forms = formsWith(3);
		forms.problems = [closed];
		const since = new Date(1_000).toISOString();
		const { report } = await run(newWorkflow(), forms, { params: { which: 'since', since } });
		expect(report).toMatchObject({ ok: false, nextSince: since });
	});

	it('gets on in every run however small the budget is', async () => {
		const [forms, workflow] = [formsWith(30), newWorkflow()];
		const all: string[] = [];
		for (let runs = 0; runs < 15; runs += 1) {
			forms.budget = 5;
			all.push(...(await run(workflow, forms)).ids);
		}
		expect(all).toHaveLength(30);
		expect(new Set(all).size).toBe(30);
	});

	it('gives the leads of a killed run again, and those of a finished one never', async () => {
		const [forms, workflow] = [formsWith(10), newWorkflow()];
		expect((await run(workflow, forms, { isKilled: true })).ids).toHaveLength(10);
		expect((await run(workflow, forms)).ids).toHaveLength(10);
		expect((await run(workflow, forms)).ids).toHaveLength(0);
	});

	it('gives another try of the same execution what the failed try has put out', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const execution = workflow.execution();
		const first = execution.attempt();
		expect(idsOf(await syncLeads(contextOf(first, forms), forms.capability))).toHaveLength(4);
		first.afterwards.forEach((work) => work());
		const second = execution.attempt();
		expect(idsOf(await syncLeads(contextOf(second, forms), forms.capability))).toHaveLength(4);
		second.afterwards.forEach((work) => work());
		execution.end();
		expect((await run(workflow, forms)).ids).toEqual([]);
	});

	it('takes back what a failed try has committed, also when the last try reads nothing', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const execution = workflow.execution();
		const first = execution.attempt();
		await syncLeads(contextOf(first, forms), forms.capability);
		// On Error: Continue with a failing first item: the others go out, then n8n tries again.
		first.afterwards.forEach((work) => work());
		forms.forbidden.add('f1');
		const last = execution.attempt();
		await expect(syncLeads(contextOf(last, forms), forms.capability)).rejects.toThrow();
		execution.end();
		forms.forbidden.clear();
		expect((await run(workflow, forms)).ids).toHaveLength(4);
	});

	it('gives a lead to one of two items that sync the same form', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const attempt = workflow.execution().attempt();
		const outputs = await Promise.all(
			[0, 1].map((item) => syncLeads(contextOf(attempt, forms, item), forms.capability)),
		);
		expect(outputs.map((one) => idsOf(one).length)).toEqual([4, 0]);
	});

	it('starts from the newest state when a run begins before the last one is saved', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const [early, late] = [workflow.execution(), workflow.execution()];
		const first = early.attempt();
		expect(idsOf(await syncLeads(contextOf(first, forms), forms.capability))).toHaveLength(4);
		first.afterwards.forEach((work) => work());
		const second = late.attempt();
		expect(idsOf(await syncLeads(contextOf(second, forms), forms.capability))).toEqual([]);
	});

	it('remembers nothing of a manual run, and says so', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const manual = await run(workflow, forms, { mode: 'manual' });
		expect(manual.ids).toHaveLength(4);
		expect(manual.report).toMatchObject({ remembered: false });
		expect((await run(workflow, forms)).ids).toHaveLength(4);
	});

	it('starts from now on when the user wants it so', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const params = { options: { firstRun: 'fromNow' } };
		expect((await run(workflow, forms, { params })).ids).toEqual([]);
		forms.leads.push(leadAt('new', Math.floor(Date.now() / 1000) + 5));
		expect((await run(workflow, forms, { params })).ids).toEqual(['new']);
		expect((await run(workflow, forms, { params })).ids).toEqual([]);
	});

	it('takes every lead of a form that was made after the first run, if it starts from now on', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const params = { options: { firstRun: 'fromNow' } };
		await run(workflow, forms, { params });
		const now = Math.floor(Date.now() / 1000);
		const madeAt = (id: string, seconds: number) => ({
			...formNamed(id),
			createdAt: new Date(seconds * 1000).toISOString(),
		});
		forms.forms.push(madeAt('young', now + 10), madeAt('old', now - 1000));
		forms.leads.push(leadAt('first', now + 20, 'young'), leadAt('before', now - 500, 'old'));
		expect((await run(workflow, forms, { params })).ids).toEqual(['first']);
	});

	it('reads from a time on each time, without a memory', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		const params = { which: 'since', since: new Date((1_000_000 + 1200) * 1000).toISOString() };
		expect((await run(workflow, forms, { params })).ids).toEqual(['l2', 'l3']);
		const again = await run(workflow, forms, { params });
		expect(again.ids).toEqual(['l2', 'l3']);
		expect(again.report).toMatchObject({ remembered: false, driftedForms: [] });
		expect(workflow.stored).toEqual({});
	});

	it('says from which time on to read next for those who keep their own cursor', async () => {
		const forms = formsWith(10);
		const since = new Date(1_000_000_000).toISOString();
		const params = { which: 'since', since, options: { overlap: 10 } };
		const { report } = await run(newWorkflow(), forms, { params });
		expect(report.nextSince).toBe(new Date((1_000_000 + 9 * 600 - 600) * 1000).toISOString());
		forms.budget = 1;
		expect((await run(newWorkflow(), forms, { params })).report.nextSince).toBe(since);
	});

	it('puts out everything again in mode Everything, and later runs go on from there', async () => {
		const [forms, workflow] = [formsWith(4), newWorkflow()];
		await run(workflow, forms);
		expect((await run(workflow, forms, { params: { which: 'everything' } })).ids).toHaveLength(4);
		expect((await run(workflow, forms)).ids).toEqual([]);
	});

	it('stops at Max Leads and goes on in the next run', async () => {
		const [forms, workflow] = [formsWith(10), newWorkflow()];
		const params = { options: { maxLeads: 4 } };
		const runs = [];
		for (let i = 0; i < 4; i += 1) runs.push(await run(workflow, forms, { params }));
		expect(runs.map(({ ids }) => ids.length)).toEqual([4, 4, 2, 0]);
		expect(new Set(runs.flatMap(({ ids }) => ids)).size).toBe(10);
		expect(runs[0].report.forms).toMatchObject([{ reason: "'Max Leads' is reached" }]);
		expect(runs[3].report).toMatchObject({ ok: true });
	});

	it('says only of New Since Last Run that another run goes on after Max Leads', async () => {
		const fixOf = async (options: RunOptions) =>
			(await run(newWorkflow(), formsWith(10), options)).report.forms[0].fix;
		const options = { maxLeads: 4 };
		expect(await fixOf({ params: { options } })).toMatch(/goes on from here/);
		expect(await fixOf({ params: { options, which: 'everything' } })).toMatch(/^Raise 'Max Leads'/);
		expect(await fixOf({ params: { options }, mode: 'manual' })).toMatch(/^Raise 'Max Leads'/);
	});

	it.each([
		['Overlap (Minutes)', { overlap: 'an hour' }],
		['Overlap (Minutes)', { overlap: -1 }],
		['Max Leads', { maxLeads: 'many' }],
	])('refuses %s that is no number before it calls anybody: %j', async (field, options) => {
		const forms = formsWith(1);
		await expect(run(newWorkflow(), forms, { params: { options } })).rejects.toThrow(field);
		expect(forms.calls).toBe(0);
	});

	it('lets a forbidden form hold nothing back, and reports it with the way out', async () => {
		const [forms, workflow] = [formsWith(3), newWorkflow()];
		forms.forms = [formNamed('f1'), formNamed('f2')];
		forms.leads.push(leadAt('other', 1_000_000, 'f2'));
		forms.forbidden.add('f2');
		const { ids, report } = await run(workflow, forms);
		expect(ids).toHaveLength(3);
		expect(report.forms).toMatchObject([
			{ formId: 'f1', status: 'complete' },
			{ formId: 'f2', status: 'failed', kind: 'permission-missing', fix: 'Do something' },
		]);
		forms.forbidden.clear();
		expect((await run(workflow, forms)).ids).toEqual(['other']);
	});

	it('fails as a whole when nothing could be read', async () => {
		const forms = formsWith(3);
		forms.forbidden.add('f1');
		const failure = await run(newWorkflow(), forms).catch(failureOf);
		expect(failure).toMatchObject({ kind: 'permission-missing' });
	});

	it('reports questions that were added, removed and renamed, once', async () => {
		const [forms, workflow] = [formsWith(1), newWorkflow()];
		forms.forms = [formNamed('f1', { email: 'E-mail', size: 'Size?' })];
		expect((await run(workflow, forms)).report.driftedForms).toEqual([]);
		forms.forms = [formNamed('f1', { email: 'Your e-mail', colour: 'Colour?' })];
		expect((await run(workflow, forms)).report.driftedForms).toEqual([
			{
				formId: 'f1',
				formName: 'Form f1',
				added: ['colour'],
				removed: ['size'],
				renamed: [{ key: 'email', from: 'E-mail', to: 'Your e-mail' }],
			},
		]);
		expect((await run(workflow, forms)).report.driftedForms).toEqual([]);
	});

	it('keeps its memory small however many leads there are', async () => {
		const [forms, workflow] = [formsWith(400, 60), newWorkflow()];
		await run(workflow, forms);
		expect(JSON.stringify(workflow.stored).length).toBeLessThan(2_000);
	});

	it('refuses an empty Since before it calls anybody', async () => {
		const forms = formsWith(1);
		const failed = run(newWorkflow(), forms, { params: { which: 'since' } });
		await expect(failed).rejects.toThrow("'Since' is empty");
		expect(forms.calls).toBe(0);
	});
});

describe('any course of events', () => {
	const event = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('arrive' as const),
				count: fc.nat(9),
				apart: fc.nat(400),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('late' as const), ago: fc.nat(3_000) }) },
		{
			weight: 3,
			arbitrary: fc.record({
				kind: fc.constant('run' as const),
				budget: fc.nat(6),
				maxLeads: fc.nat(8),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('manual' as const) }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant('newForm' as const) }) },
		{
			weight: 1,
			arbitrary: fc.record({
				kind: fc.constant('tries' as const),
				tries: fc.integer({ min: 2, max: 4 }),
			}),
		},
	);

	it.each([
		['lists of their own, newest first', false, {}],
		['lists of their own, in no order', true, {}],
		['one list, newest first', false, { isCommon: true }],
		['one list, in no order', true, { isCommon: true }],
		['two lists together, newest first', false, { isParted: true }],
		['two lists together, in no order', true, { isParted: true }],
	])('gives every lead exactly once, with forms that have %s', async (_, isUnordered, kind) => {
		await fc.assert(
			fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 25 }), async (events) => {
				const [forms, workflow] = [new FakeForms(), newWorkflow()];
				forms.isUnordered = isUnordered;
				forms.forms = [formNamed('f1'), formNamed('f2')];
				const given: string[] = [];
				let now = 1_000_000;
				let count = 0;
				const add = (seconds: number) => {
					count += 1;
					const { id } = forms.forms[(count * 7) % forms.forms.length];
					forms.leads.push(leadAt(`l${count}`, seconds, id));
				};
				for (const one of [...events, { kind: 'run', budget: 1_000, maxLeads: 0 } as const]) {
					if (one.kind === 'arrive') {
						for (let i = 0; i < one.count; i += 1) add((now += one.apart));
					} else if (one.kind === 'late') {
						// Within the overlap of the newest lead that there is: an hour.
						add(now - one.ago);
					} else if (one.kind === 'manual') {
						forms.budget = Infinity;
						await run(workflow, forms, { mode: 'manual', ...kind });
					} else if (one.kind === 'newForm') {
						const createdAt = new Date(now * 1000).toISOString();
						forms.forms.push({ ...formNamed(`f${forms.forms.length + 1}`), createdAt });
					} else if (one.kind === 'tries') {
						forms.budget = Infinity;
						given.push(...(await tryAgain(workflow, forms, { tries: one.tries, ...kind })));
					} else {
						forms.budget = one.budget;
						const params = { options: { maxLeads: one.maxLeads } };
						const result = await run(workflow, forms, { params, ...kind }).catch(() => ({
							ids: [],
						}));
						given.push(...result.ids);
					}
				}
				expect([...given].sort()).toEqual(forms.leads.map(({ id }) => id).sort());
			}),
			{ numRuns: 300 },
		);
	});

	/** Retry On Fail: all tries but the last are thrown away by n8n. */
	async function tryAgain(
		workflow: FakeWorkflow,
		forms: FakeForms,
		{ tries, ...kind }: { tries: number; isCommon?: boolean; isParted?: boolean },
	) {
		const capability = capabilityOf(forms, kind);
		const execution = workflow.execution();
		let last: string[] = [];
		for (let i = 0; i < tries; i += 1) {
			const attempt = execution.attempt();
			last = idsOf(await syncLeads(contextOf(attempt, forms), capability));
			if (i === tries - 1) attempt.afterwards.forEach((work) => work());
		}
		execution.end();
		return last;
	}
});
