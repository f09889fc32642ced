import type { LeadWindow, NetworkLead } from '../capability';

/** Unix seconds of a lead; undefined when the network gave it no time. */
export function secondsOf({ createdAt }: Pick<NetworkLead, 'createdAt'>): number | undefined {
	const time = Date.parse(createdAt ?? '');
	return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

/** Unix seconds of the newest lead; undefined where none has a time. */
export function newestOf(leads: readonly NetworkLead[]): number | undefined {
	const times = leads.map(secondsOf).filter((time) => time !== undefined);
	return times.length ? times.reduce((latest, time) => Math.max(latest, time)) : undefined;
}

/**
 * What is left of a window that broke off: what lies behind its last lead. Leads without a time, or
 * out of order, leave the whole window: then nobody can say what was missed.
 */
export function restOf(window: LeadWindow, read: readonly NetworkLead[]): LeadWindow {
	const times = read.map(secondsOf);
	const isOrdered = times.every(
		(time, i) => time !== undefined && (i === 0 || time <= (times[i - 1] ?? -Infinity)),
	);
	const last = times[times.length - 1];
	return isOrdered && last !== undefined ? { ...window, to: last } : window;
}

/** Windows newest first, those that touch made one. */
export function mergeWindows(windows: readonly LeadWindow[]): LeadWindow[] {
	const sorted = [...windows].sort((one, other) => compare(endOf(other), endOf(one)));
	const merged: LeadWindow[] = [];
	for (const window of sorted) {
		const newer = merged[merged.length - 1];
		if (newer && endOf(window) >= startOf(newer)) {
			merged[merged.length - 1] = windowOf(Math.min(startOf(newer), startOf(window)), endOf(newer));
		} else {
			merged.push(window);
		}
	}
	return merged;
}

/** Those parts of some windows that other windows hold as well, newest first. */
export function shareOf(
	windows: readonly LeadWindow[],
	others: readonly LeadWindow[],
): LeadWindow[] {
	const shares = windows.flatMap((one) =>
		others.flatMap((other): LeadWindow[] => {
			const from = Math.max(startOf(one), startOf(other));
			const to = Math.min(endOf(one), endOf(other));
			return from <= to ? [windowOf(from, to)] : [];
		}),
	);
	return mergeWindows(shares);
}

/** Whether a window holds a time in Unix seconds. */
export function holds(window: LeadWindow, seconds: number): boolean {
	return seconds >= startOf(window) && seconds <= endOf(window);
}

const startOf = ({ from }: LeadWindow): number => from ?? -Infinity;
const endOf = ({ to }: LeadWindow): number => to ?? Infinity;
/** Infinity less Infinity is no number. */
const compare = (one: number, other: number): number => (one === other ? 0 : one - other);

function windowOf(from: number, to: number): LeadWindow {
	return {
		...(from === -Infinity ? {} : { from }),
		...(to === Infinity ? {} : { to }),
	};
}
