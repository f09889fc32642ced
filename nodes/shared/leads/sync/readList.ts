import type { Failure } from '../../contract/failure';
import { asThrown, failureOf } from '../../http/failure';
import type { LeadPage, LeadWindow, NetworkLead } from '../capability';
import { holds, mergeWindows, newestOf, restOf, secondsOf, shareOf } from './windows';

/** What is wanted of one form. */
export interface FormReading {
	formId: string;
	windows: readonly LeadWindow[];
	/** IDs that were put out before. */
	known: ReadonlySet<string>;
	/** Unix seconds: leads from before are passed over. */
	floor?: number;
}

/** How the leads of forms that share a list are read. */
export interface ListReading {
	forms: readonly FormReading[];
	/** There may be leads of other forms in it. */
	isCommon: boolean;
	/** How many more leads the whole run may put out; counted down here. */
	allowance: { left: number };
	load(window: LeadWindow, cursor: string | undefined): Promise<LeadPage>;
}

/** What became of one form. */
export interface FormResult {
	/** Every lead that was looked at, new or not. */
	read: NetworkLead[];
	/** Those to put out, newest first. */
	fresh: NetworkLead[];
	/** Parts that could not be read or were not wanted yet. */
	unread: LeadWindow[];
	/** Unix seconds of the newest lead in the list; undefined when none was read. */
	newest: number | undefined;
	/** Why a part could not be read; absent when only the allowance was used up. */
	failure?: Failure;
}

/**
 * Reads a list part by part for all its forms, and keeps what it has when the network refuses to go
 * on. Gives a result for each form, in their order. Throws only what is no answer of the network.
 */
export async function readList(reading: ListReading): Promise<FormResult[]> {
	const takers = reading.forms.map(createTaker);
	const windows = mergeWindows(reading.forms.flatMap((form) => form.windows));
	const passed: NetworkLead[] = [];
	let open: { unread: LeadWindow[]; failure?: Failure } = { unread: [] };
	for (const [index, window] of windows.entries()) {
		const part = await readWindow(reading, window, takers);
		passed.push(...part.passed);
		if (part.isComplete) continue;
		open = {
			unread: [restOf(window, part.passed), ...windows.slice(index + 1)],
			...(part.failure ? { failure: part.failure } : {}),
		};
		break;
	}
	const newest = newestOf(passed);
	return takers.map(({ form, read, fresh }) => {
		const unread = shareOf(form.windows, open.unread);
		const failure = unread.length ? open.failure : undefined;
		return { read, fresh, unread, newest, ...(failure ? { failure } : {}) };
	});
}

/** Takes out of a list what is wanted of one form. */
interface Taker {
	form: FormReading;
	seen: Set<string>;
	read: NetworkLead[];
	fresh: NetworkLead[];
}

const createTaker = (form: FormReading): Taker => ({
	form,
	seen: new Set(form.known),
	read: [],
	fresh: [],
});

/** `passed`: all that the network has given, of whatever form. */
interface WindowResult {
	passed: NetworkLead[];
	isComplete: boolean;
	failure?: Failure;
}

async function readWindow(
	{ isCommon, allowance, load }: ListReading,
	window: LeadWindow,
	takers: readonly Taker[],
): Promise<WindowResult> {
	const passed: NetworkLead[] = [];
	let cursor: string | undefined;
	do {
		const page = await loaded(load, window, cursor);
		if ('failure' in page) {
			return { passed, isComplete: false, failure: page.failure };
		}
		for (const lead of page.leads) {
			const taker = isCommon ? takerOf(takers, lead) : takers[0];
			const isWanted = taker && wants(taker, lead);
			if (isWanted && allowance.left <= 0) return { passed, isComplete: false };
			passed.push(lead);
			taker?.read.push(lead);
			if (!isWanted) continue;
			taker.seen.add(lead.id);
			taker.fresh.push(lead);
			allowance.left -= 1;
		}
		// A cursor that leads to itself would never end.
		cursor = page.next === cursor ? undefined : page.next;
	} while (cursor !== undefined);
	return { passed, isComplete: true };
}

/** The form that a lead of a common list is for, where it lies in one of its windows. */
function takerOf(takers: readonly Taker[], lead: NetworkLead): Taker | undefined {
	const taker = takers.find(({ form }) => form.formId === lead.formId);
	const seconds = secondsOf(lead);
	const isInside =
		seconds === undefined || taker?.form.windows.some((window) => holds(window, seconds));
	return isInside ? taker : undefined;
}

function wants({ form, seen }: Taker, lead: NetworkLead): boolean {
	return !seen.has(lead.id) && (secondsOf(lead) ?? Infinity) >= (form.floor ?? -Infinity);
}

async function loaded(
	load: ListReading['load'],
	window: LeadWindow,
	cursor: string | undefined,
): Promise<LeadPage | { failure: Failure }> {
	try {
		return await load(window, cursor);
	} catch (error) {
		const failure = failureOf(error);
		if (failure) return { failure };
		throw asThrown(error);
	}
}
