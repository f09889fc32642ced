import type { RunContext } from '../../contract/operation';
import type { LeadCapability, LeadList, LeadGroup, LeadWindow } from '../capability';
import type { LeadForm } from '../form';
import type { FormDrift } from './drift';
import { driftOf, labelsOf } from './drift';
import type { FormMemory } from './formMemory';
import { remember, windowsToRead } from './formMemory';
import type { FormResult } from './readList';
import { readList } from './readList';
import type { SyncSettings } from './syncFields';
import type { SyncMemory } from './syncMemory';

/** One item that syncs. */
export interface SyncRun<Api> {
	context: RunContext<Api>;
	capability: LeadCapability<Api>;
	settings: SyncSettings;
	memory: SyncMemory;
}

/** A form that was read in one list, or tried to be. */
export interface SyncedForm {
	form: LeadForm;
	/** Names what is remembered of it. */
	key: string;
	result: FormResult;
	drift: FormDrift | undefined;
	/** What is to be remembered; undefined where nothing is. */
	memory: FormMemory | undefined;
}

/** Reads the forms of one list, and says what is to be remembered of each. */
export async function syncList<Api>(
	run: SyncRun<Api>,
	group: LeadGroup,
	allowance: { left: number },
): Promise<SyncedForm[]> {
	const { context, capability, settings } = run;
	const { forms, list } = group;
	const isCommon = list !== undefined;
	const keys = forms.map((form) => keyOf(form, list));
	const before = forms.map((form, index) => memoryOf(form, keys[index], run));
	// Where no form of the list is known, its leads may be older than what is said of their forms.
	const mayStartLate = isCommon && before.some((one) => one !== undefined);
	const results = await readList({
		forms: forms.map((form, index) => ({
			formId: form.id,
			windows: windowsOf({ form, mayStartLate }, before[index], settings),
			known: new Set(before[index]?.known.map(([id]) => id)),
			floor: before[index]?.floor,
		})),
		isCommon,
		allowance,
		load: async (window, cursor) => await capability.readLeads(context, group, { window, cursor }),
	});
	return forms.map((form, index) =>
		toSynced(run, { form, key: keys[index], before: before[index] }, results[index]),
	);
}

/** What is remembered of a form is told apart by its lists where it is in several. */
const keyOf = ({ id }: LeadForm, list: LeadList | undefined): string =>
	list?.part === undefined ? id : `${id} ${list.part}`;

function toSynced<Api>(
	{ settings, memory }: SyncRun<Api>,
	{ form, key, before }: { form: LeadForm; key: string; before: FormMemory | undefined },
	result: FormResult,
): SyncedForm {
	if (settings.mode === 'since') return { form, key, result, drift: undefined, memory: undefined };
	const facts = { overlapSeconds: settings.overlapSeconds, questions: labelsOf(form) };
	return {
		form,
		key,
		result,
		drift: driftOf(form, memory.of(key)?.questions),
		memory: remember(before, result, facts),
	};
}

/** What counts as remembered of a form before this run reads it. */
function memoryOf<Api>(
	form: LeadForm,
	key: string,
	{ settings, memory }: SyncRun<Api>,
): FormMemory | undefined {
	if (settings.mode !== 'incremental') return undefined;
	const known = memory.of(key);
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
	{ form, mayStartLate }: { form: LeadForm; mayStartLate: boolean },
	before: FormMemory | undefined,
	{ mode, since, overlapSeconds }: SyncSettings,
): LeadWindow[] {
	if (mode === 'since') return [{ from: since }];
	if (before) return windowsToRead(before, overlapSeconds);
	const madeAt = mayStartLate && mode === 'incremental' ? Date.parse(form.createdAt ?? '') : NaN;
	return Number.isNaN(madeAt) ? [{}] : [{ from: Math.floor(madeAt / 1000) - overlapSeconds }];
}
