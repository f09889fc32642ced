import type { LeadWindow } from '../capability';
import type { FormResult } from './readList';
import { holds, mergeWindows, secondsOf } from './windows';

/** What is remembered of a form between two runs. Holds no answer of anybody. */
export interface FormMemory {
	/** Unix seconds up to which the form's list was read; absent while there was no lead in it. */
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
export function windowsToRead(memory: FormMemory, overlapSeconds: number): LeadWindow[] {
	const { upTo, floor, pending } = memory;
	const from = upTo === undefined ? floor : upTo - overlapSeconds;
	return mergeWindows([from === undefined ? {} : { from }, ...pending]);
}

/**
 * The memory after a run. The newest time moves on even if older parts are left unread: they are
 * pending then. It stays where the newest part itself could not be made out. Of the IDs only those
 * stay whose leads the next run can come across again.
 */
export function remember(
	before: FormMemory | undefined,
	{ fresh, unread, newest }: Pick<FormResult, 'fresh' | 'unread' | 'newest'>,
	facts: { overlapSeconds: number; questions: Record<string, string> },
): FormMemory {
	const newestIsUnread = unread.some(({ to }) => to === undefined);
	const upTo = newestIsUnread ? before?.upTo : latest(newest, before?.upTo);
	const next: FormMemory = {
		...(upTo === undefined ? {} : { upTo }),
		...(before?.floor === undefined ? {} : { floor: before.floor }),
		pending: mergeWindows(unread.flatMap((window) => leftOf(window, upTo))),
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

/**
 * What stays to be read of a window beside what the next run reads anyway. An open one may reach back
 * to what an earlier run had left unread.
 */
function leftOf(window: LeadWindow, upTo: number | undefined): LeadWindow[] {
	if (window.to !== undefined) return [window];
	return upTo === undefined ? [] : [{ ...window, to: upTo }];
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
	if (one === undefined || other === undefined) return one ?? other;
	return Math.max(one, other);
}
