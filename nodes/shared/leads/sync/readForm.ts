import type { Failure } from '../../contract/failure';
import { asThrown, failureOf } from '../../http/failure';
import type { LeadPage, LeadWindow, NetworkLead } from '../capability';
import { restOf, secondsOf } from './windows';

/** How the leads of one form are read. */
export interface FormReading {
	/** Newest first. */
	windows: readonly LeadWindow[];
	/** IDs that were put out before. */
	known: ReadonlySet<string>;
	/** Unix seconds: leads from before are passed over. */
	floor?: number;
	/** How many more leads the whole run may put out; counted down here. */
	allowance: { left: number };
	load(window: LeadWindow, cursor: string | undefined): Promise<LeadPage>;
}

export interface FormResult {
	/** Every lead that was looked at, new or not. */
	read: NetworkLead[];
	/** Those to put out, newest first. */
	fresh: NetworkLead[];
	/** Parts that could not be read or were not wanted yet. */
	unread: LeadWindow[];
	/** Why a part could not be read; absent when only the allowance was used up. */
	failure?: Failure;
}

/**
 * Reads a form part by part and keeps what it has when the network refuses to go on. Throws only
 * what is no answer of the network.
 */
export async function readForm(reading: FormReading): Promise<FormResult> {
	const seen = new Set(reading.known);
	const result: FormResult = { read: [], fresh: [], unread: [] };
	for (const [index, window] of reading.windows.entries()) {
		const part = await readWindow(reading, window, seen);
		result.read.push(...part.read);
		result.fresh.push(...part.fresh);
		if (part.isComplete) continue;
		const unread = [restOf(window, part.read), ...reading.windows.slice(index + 1)];
		return { ...result, unread, ...(part.failure ? { failure: part.failure } : {}) };
	}
	return result;
}

interface WindowResult {
	read: NetworkLead[];
	fresh: NetworkLead[];
	isComplete: boolean;
	failure?: Failure;
}

async function readWindow(
	{ floor = -Infinity, allowance, load }: FormReading,
	window: LeadWindow,
	seen: Set<string>,
): Promise<WindowResult> {
	const result: WindowResult = { read: [], fresh: [], isComplete: false };
	let cursor: string | undefined;
	do {
		const page = await loaded(load, window, cursor);
		if ('failure' in page) return { ...result, failure: page.failure };
		for (const lead of page.leads) {
			const isWanted = !seen.has(lead.id) && (secondsOf(lead) ?? Infinity) >= floor;
			if (isWanted && allowance.left <= 0) return result;
			result.read.push(lead);
			if (!isWanted) continue;
			seen.add(lead.id);
			result.fresh.push(lead);
			allowance.left -= 1;
		}
		// A cursor that leads to itself would never end.
		cursor = page.next === cursor ? undefined : page.next;
	} while (cursor !== undefined);
	return { ...result, isComplete: true };
}

async function loaded(
	load: FormReading['load'],
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
