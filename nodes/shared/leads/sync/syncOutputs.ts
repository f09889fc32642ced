import type { RunContext } from '../../contract/operation';
import type { OperationOutput } from '../../contract/output';
import { createDescriber } from '../describeLead';
import type { LeadForm } from '../form';
import type { ChosenForms } from '../formFields';
import type { Lead } from '../lead';
import type { LeadSettings } from '../leadSettings';
import type { FormDrift } from './drift';
import type { FormReport } from './formReport';
import { reportForm, reportProblem } from './formReport';
import type { FormResult } from './readList';
import type { SyncReport } from './report';
import { summarize } from './report';
import type { SyncSettings } from './syncFields';
import type { SyncedForm, SyncRun } from './syncList';

interface ToOutputsInput<Api> {
	run: SyncRun<Api>;
	output: LeadSettings;
	chosen: ChosenForms;
	synced: readonly SyncedForm[];
}

/** The leads oldest first, and the report. */
export function toOutputs<Api>({
	run,
	output,
	chosen,
	synced,
}: ToOutputsInput<Api>): OperationOutput[] {
	const describe = createDescriber(run.capability, output);
	const fresh = synced
		.flatMap(({ form, result }) => result.fresh.map((given) => ({ form, given })))
		.sort((one, other) => compareTexts(one.given.createdAt, other.given.createdAt));
	const unmapped = new Map<string, Set<string>>();
	const leads: Lead[] = fresh.map(({ form, given }) => {
		const described = describe(given, form);
		const keys = unmapped.get(form.id) ?? new Set();
		unmapped.set(form.id, keys);
		described.unmapped.forEach((key) => keys.add(key));
		return described.lead;
	});
	const reports: FormReport[] = [
		...[...resultsByForm(synced)].map(([form, results]) =>
			reportForm(form, results, {
				unmapped: [...(unmapped.get(form.id) ?? [])],
				goesOn: run.settings.mode === 'incremental' && run.memory.isKept,
			}),
		),
		...chosen.problems
			.filter(({ isLeftOut }) => !isLeftOut)
			.map(({ account, failure }) => reportProblem(account, failure)),
		...chosen.missing.map(({ formId, failure }) =>
			reportProblem({ id: '', name: '' }, failure, formId),
		),
	];
	const report = reportOf(run, { chosen, synced }, reports);
	warn(run.context, report);
	return [
		...leads.map((lead) => ({ json: { ...lead } as unknown as OperationOutput['json'] })),
		{ json: { ...report } as unknown as OperationOutput['json'], output: 'report' as const },
	];
}

/** A form has a result for each list that its leads are in. */
function resultsByForm(synced: readonly SyncedForm[]): Map<LeadForm, FormResult[]> {
	const results = new Map<LeadForm, FormResult[]>();
	for (const { form, result } of synced) {
		results.set(form, [...(results.get(form) ?? []), result]);
	}
	return results;
}

/** Each list of a form may show the same change. */
function driftsByForm(synced: readonly SyncedForm[]): Map<string, FormDrift> {
	return new Map(synced.flatMap(({ form, drift }) => (drift ? [[form.id, drift]] : [])));
}

function reportOf<Api>(
	{ capability, settings, memory }: SyncRun<Api>,
	{ chosen, synced }: Pick<ToOutputsInput<Api>, 'chosen' | 'synced'>,
	reports: FormReport[],
): SyncReport {
	return summarize(reports, {
		platform: capability.platform.id,
		driftedForms: [...driftsByForm(synced).values()],
		leftOut: chosen.problems.flatMap(({ account, isLeftOut }) => (isLeftOut ? [account.name] : [])),
		remembered: memory.isKept && settings.mode !== 'since',
		nextSince: nextSinceOf(reports, settings),
	});
}

/** A form that is not complete has to be read from the same time on once more. */
function nextSinceOf(reports: readonly FormReport[], settings: SyncSettings): string | null {
	const { since, overlapSeconds } = settings;
	const given = since === undefined ? null : new Date(since * 1000).toISOString();
	const newest = reports.flatMap((form) => (form.newest ? [Date.parse(form.newest)] : []));
	if (reports.some(({ status }) => status !== 'complete') || newest.length === 0) return given;
	const next = Math.max(...newest) - overlapSeconds * 1000;
	return new Date(Math.max(next, since === undefined ? 0 : since * 1000)).toISOString();
}

/** What is not as it should be also shows in the editor. */
function warn<Api>(context: RunContext<Api>, report: SyncReport) {
	if (report.ok && report.driftedForms.length === 0) return;
	context.n8n.addExecutionHints({
		message: report.message,
		type: 'warning',
		location: 'outputPane',
	});
}

const compareTexts = (one: string | null, other: string | null): number =>
	(one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;
