import type { LeadWindow, NetworkLead } from '../capability';
import { holds, mergeWindows, secondsOf } from './windows';

/** What is remembered of a form between two runs. Holds no answer of anybody. */
export interface FormMemory {
	/** Unix seconds of the newest lead that was read; absent while there was none. */
	upTo?: number;
	/** Unix seconds: leads from before are not wanted. */
	floor?: number;
	/** Older parts that a run had to leave unread. */
	pending: LeadWindow[];
	/** Leads that were put out and may be read again: ID and Unix seconds. */
	known: Array<[id: string, seconds: number]>;
	/** Labels by question key, to notice changes. */
	questions: Record<string, string>;
}

/** The parts of a form to read, newest first: what is new, an overlap, and what was left unread. */
export function windowsToRead(
	memory: FormMemory | undefined,
	overlapSeconds: number,
): LeadWindow[] {
	if (!memory) return [{}];
	const { upTo, floor, pending } = memory;
	const from = upTo === undefined ? floor : upTo - overlapSeconds;
	return mergeWindows([from === undefined ? {} : { from }, ...pending]);
}

/** What a run has read of a form. */
export interface FormRead {
	/** Every lead that was read, new or not. */
	read: readonly NetworkLead[];
	/** Those that are put out. */
	fresh: readonly NetworkLead[];
	/** What could not be read. */
	unread: readonly LeadWindow[];
}

/**
 * The memory after a run. The newest time moves on even if older parts are left unread: they are
 * pending then. It stays where the newest part itself could not be made out. Of the IDs only those
 * stay whose leads the next run can come across again.
 */
export function remember(
	before: FormMemory | undefined,
	{ read, fresh, unread }: FormRead,
	facts: { overlapSeconds: number; questions: Record<string, string> },
): FormMemory {
	const newestIsUnread = unread.some(({ to }) => to === undefined);
	const upTo = newestIsUnread ? before?.upTo : newestOf(read, before?.upTo);
	const next: FormMemory = {
		...(upTo === undefined ? {} : { upTo }),
		...(before?.floor === undefined ? {} : { floor: before.floor }),
		pending: mergeWindows(unread.filter(({ to }) => to !== undefined)),
		known: [],
		questions: facts.questions,
	};
	const readAgain = windowsToRead(next, facts.overlapSeconds);
	const known = [
		...(before?.known ?? []),
		...fresh.map((lead): [string, number] => [lead.id, secondsOf(lead) ?? upTo ?? 0]),
	];
	return {
		...next,
		known: known.filter(([, seconds]) => readAgain.some((window) => holds(window, seconds))),
	};
}

function newestOf(read: readonly NetworkLead[], before: number | undefined): number | undefined {
	const times = [before, ...read.map(secondsOf)].filter((time) => time !== undefined) as number[];
	return times.length ? times.reduce((latest, time) => Math.max(latest, time)) : undefined;
}
