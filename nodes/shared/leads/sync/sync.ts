import type { Failure } from '../../contract/failure';
import type { RunContext } from '../../contract/operation';
import type { OperationOutput } from '../../contract/output';
import { toNodeError } from '../../http/failure';
import { concurrently, createKeyedQueue } from '../../run/concurrently';
import type { LeadCapability, LeadWindow } from '../capability';
import { createDescriber } from '../describeLead';
import type { LeadForm } from '../form';
import type { ChosenForms } from '../formFields';
import { chooseForms } from '../formFields';
import { groupByList } from '../groupByList';
import type { Lead } from '../lead';
import type { LeadSettings } from '../leadSettings';
import { readLeadSettingsOf } from '../leadSettings';
import type { FormMemory } from './formMemory';
import { remember, windowsToRead } from './formMemory';
import type { FormResult } from './readList';
import { readList } from './readList';
import type { FormDrift, FormReport, SyncReport } from './report';
import { driftOf, labelsOf, reportForm, reportProblem, summarize } from './report';
import type { SyncSettings } from './syncFields';
import { readSyncSettings } from './syncFields';
import type { SyncMemory } from './syncMemory';
import { openSyncMemory } from './syncMemory';

/** Lists that are read at the same time; the budget of the network holds them back if need be. */
const LISTS_AT_ONCE = 5;

/** Items of one node share a memory: they sync one after the other. */
const oneAtATime = createKeyedQueue();

/**
 * Reads the new leads of all chosen forms and puts them out oldest first, with a report beside them.
 * A form that cannot be read, or not to its end, is reported and holds nothing back. Throws when
 * nothing at all could be read.
 *
 * What is put out is remembered when the node has ended, and saved by n8n with the execution: a run
 * that dies before gives its leads again in the next one, none is lost.
 */
export async function syncLeads<Api>(
	context: RunContext<Api>,
	capability: LeadCapability<Api>,
): Promise<OperationOutput[]> {
	const settings = readSyncSettings(context);
	const output = readLeadSettingsOf(context);
	const node = `${context.n8n.getExecutionId()} ${context.n8n.getNode().id}`;
	return await oneAtATime(node, async () => {
		const memory = openSyncMemory(context.n8n);
		const chosen = await chooseForms(context, capability);
		const run = { context, capability, settings, memory };
		const allowance = { left: settings.maxLeads };
		const lists = groupByList(capability, chosen.forms);
		const read = await concurrently(
			lists.length,
			LISTS_AT_ONCE,
			async (index) => await syncList(run, lists[index], allowance),
		);
		const synced = inOrderOf(chosen.forms, read.flat());
		throwIfNothingWorked(context, chosen, synced);
		const outputs = toOutputs({ run, output, chosen, synced });
		memory.add(memoriesOf(synced));
		if (settings.mode !== 'since') context.afterRun(() => memory.commit());
		return outputs;
	});
}

interface SyncRun<Api> {
	context: RunContext<Api>;
	capability: LeadCapability<Api>;
	settings: SyncSettings;
	memory: SyncMemory;
}

interface SyncedForm {
	form: LeadForm;
	result: FormResult;
	drift: FormDrift | undefined;
	/** What is to be remembered; undefined where nothing is. */
	memory: FormMemory | undefined;
}

const memoriesOf = (synced: readonly SyncedForm[]): Record<string, FormMemory> =>
	Object.fromEntries(synced.flatMap(({ form, memory }) => (memory ? [[form.id, memory]] : [])));

async function syncList<Api>(
	run: SyncRun<Api>,
	forms: readonly LeadForm[],
	allowance: { left: number },
): Promise<SyncedForm[]> {
	const { context, capability, settings, memory } = run;
	const isCommon = capability.listOf !== undefined;
	const before = forms.map((form) => memoryOf(form, settings, memory));
	const results = await readList({
		forms: forms.map((form, index) => ({
			formId: form.id,
			windows: windowsOf({ form, isCommon }, before[index], settings),
			known: new Set(before[index]?.known.map(([id]) => id)),
			floor: before[index]?.floor,
		})),
		isCommon,
		allowance,
		load: async (window, cursor) => await capability.readLeads(context, forms, { window, cursor }),
	});
	return forms.map((form, index) => toSynced(run, { form, before: before[index] }, results[index]));
}

function toSynced<Api>(
	{ settings, memory }: SyncRun<Api>,
	{ form, before }: { form: LeadForm; before: FormMemory | undefined },
	result: FormResult,
): SyncedForm {
	if (settings.mode === 'since') return { form, result, drift: undefined, memory: undefined };
	const facts = { overlapSeconds: settings.overlapSeconds, questions: labelsOf(form) };
	return {
		form,
		result,
		drift: driftOf(form, memory.of(form.id)?.questions),
		memory: remember(before, result, facts),
	};
}

const inOrderOf = (forms: readonly LeadForm[], synced: readonly SyncedForm[]): SyncedForm[] =>
	[...synced].sort((one, other) => forms.indexOf(one.form) - forms.indexOf(other.form));

/** What counts as remembered of a form before this run reads it. */
function memoryOf(
	form: LeadForm,
	settings: SyncSettings,
	memory: SyncMemory,
): FormMemory | undefined {
	if (settings.mode !== 'incremental') return undefined;
	const known = memory.of(form.id);
	if (known || settings.firstRun === 'everything') return known;
	return { floor: floorOf(form, memory), pending: [], known: [], questions: {} };
}

/** A form that was made after the first run has no leads from before it: all of them are wanted. */
function floorOf(form: LeadForm, { startedAt }: SyncMemory): number {
	const isNewer = Date.parse(form.createdAt ?? '') / 1000 >= startedAt;
	return isNewer ? startedAt : Math.floor(Date.now() / 1000);
}

/**
 * A form that is new among others of its list has no leads from before it was made: for its sake the
 * list is not read from its beginning.
 */
function windowsOf(
	{ form, isCommon }: { form: LeadForm; isCommon: boolean },
	before: FormMemory | undefined,
	{ mode, since, overlapSeconds }: SyncSettings,
): LeadWindow[] {
	if (mode === 'since') return [{ from: since }];
	if (before) return windowsToRead(before, overlapSeconds);
	const madeAt = isCommon && mode === 'incremental' ? Date.parse(form.createdAt ?? '') : NaN;
	return Number.isNaN(madeAt) ? [{}] : [{ from: Math.floor(madeAt / 1000) - overlapSeconds }];
}

/** A credential that does not work fails the node; one bad form among others does not. */
function throwIfNothingWorked<Api>(
	context: RunContext<Api>,
	{ problems, missing }: ChosenForms,
	synced: readonly SyncedForm[],
) {
	const failures: Array<Failure | undefined> = [
		...synced.map(({ result }) => (result.read.length ? undefined : result.failure)),
		...problems.map(({ failure }) => failure),
		...missing.map(({ failure }) => failure),
	];
	const first = failures[0];
	if (!first || failures.includes(undefined)) return;
	throw toNodeError(context.n8n.getNode(), first);
}

interface ToOutputsInput<Api> {
	run: SyncRun<Api>;
	output: LeadSettings;
	chosen: ChosenForms;
	synced: readonly SyncedForm[];
}

function toOutputs<Api>({ run, output, chosen, synced }: ToOutputsInput<Api>): OperationOutput[] {
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
		...synced.map(({ form, result }) =>
			reportForm(form, result, {
				unmapped: [...(unmapped.get(form.id) ?? [])],
				goesOn: run.settings.mode === 'incremental' && run.memory.isKept,
			}),
		),
		...chosen.problems.map(({ account, failure }) => reportProblem(account, failure)),
		...chosen.missing.map(({ formId, failure }) =>
			reportProblem({ id: '', name: '' }, failure, formId),
		),
	];
	const report = reportOf(run, synced, reports);
	warn(run.context, report);
	return [
		...leads.map((lead) => ({ json: { ...lead } as unknown as OperationOutput['json'] })),
		{ json: { ...report } as unknown as OperationOutput['json'], output: 'report' as const },
	];
}

function reportOf<Api>(
	{ capability, settings, memory }: SyncRun<Api>,
	synced: readonly SyncedForm[],
	reports: FormReport[],
): SyncReport {
	return summarize(reports, {
		platform: capability.platform.id,
		driftedForms: synced.flatMap(({ drift }) => (drift ? [drift] : [])),
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
