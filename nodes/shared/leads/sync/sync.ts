import type { Failure } from '../../contract/failure';
import type { RunContext } from '../../contract/operation';
import type { OperationOutput } from '../../contract/output';
import { toNodeError } from '../../http/failure';
import { concurrently, createKeyedQueue } from '../../run/concurrently';
import type { LeadCapability } from '../capability';
import type { LeadForm } from '../form';
import type { ChosenForms } from '../formFields';
import { chooseForms } from '../formFields';
import { groupByList } from '../groupByList';
import { readLeadSettingsOf } from '../leadSettings';
import type { FormMemory } from './formMemory';
import { readSyncSettings } from './syncFields';
import type { SyncedForm } from './syncList';
import { syncList } from './syncList';
import { openSyncMemory } from './syncMemory';
import { toOutputs } from './syncOutputs';

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
		const groups = groupByList(context, capability, chosen.forms);
		const read = await concurrently(
			groups.length,
			LISTS_AT_ONCE,
			async (index) => await syncList(run, groups[index], allowance),
		);
		const synced = inOrderOf(chosen.forms, read.flat());
		throwIfNothingWorked(context, chosen, synced);
		const outputs = toOutputs({ run, output, chosen, synced });
		memory.add(memoriesOf(synced));
		if (settings.mode !== 'since') context.afterRun(() => memory.commit());
		return outputs;
	});
}

const memoriesOf = (synced: readonly SyncedForm[]): Record<string, FormMemory> =>
	Object.fromEntries(synced.flatMap(({ key, memory }) => (memory ? [[key, memory]] : [])));

const inOrderOf = (forms: readonly LeadForm[], synced: readonly SyncedForm[]): SyncedForm[] =>
	[...synced].sort((one, other) => forms.indexOf(one.form) - forms.indexOf(other.form));

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
