import type { Failure } from '../../contract/failure';
import type { LeadForm } from '../form';
import type { FormResult } from './readList';

/** What became of one form in a run. Times are ISO 8601. */
export interface FormReport {
	formId: string | null;
	formName: string | null;
	account: { id: string; name: string };
	/** `partial`: some leads are still unread; `failed`: nothing could be read. */
	status: 'complete' | 'partial' | 'failed';
	/** Leads looked at, those put out, and those that had been put out before. */
	read: number;
	new: number;
	duplicates: number;
	oldest: string | null;
	newest: string | null;
	/** Questions that are answered and have no column. */
	unmapped: string[];
	/** Why it is not complete, and what to do. */
	reason?: string;
	fix?: string;
	kind?: Failure['kind'];
	retryAt?: string;
}

/** What a run says of one form. `results`: one for each list that its leads are in. */
export function reportForm(
	form: LeadForm,
	results: readonly FormResult[],
	{ unmapped, goesOn }: { unmapped: string[]; goesOn: boolean },
): FormReport {
	const read = results.flatMap((result) => result.read);
	const fresh = results.flatMap((result) => result.fresh);
	const open = results.filter(({ unread }) => unread.length > 0);
	const failures = open.flatMap(({ failure }) => failure ?? []);
	const isFailed = failures.length === results.length && read.length === 0;
	const range = rangeOf(read.map(({ createdAt }) => createdAt));
	return {
		formId: form.id,
		formName: form.name,
		account: form.account,
		status: open.length === 0 ? 'complete' : isFailed ? 'failed' : 'partial',
		read: read.length,
		new: fresh.length,
		duplicates: read.length - fresh.length,
		...range,
		unmapped,
		...(open.length && !failures.length
			? { reason: "'Max Leads' is reached", fix: moreOf(goesOn) }
			: {}),
		...problemOf(failures),
	};
}

const moreOf = (goesOn: boolean): string =>
	goesOn
		? 'Run it again: it goes on from here.'
		: "Raise 'Max Leads': only 'New Since Last Run' in production goes on from here.";

/** What a run says of an account whose forms it could not list, or of a form that is not there. */
export function reportProblem(
	account: { id: string; name: string },
	failure: Failure,
	formId: string | null = null,
): FormReport {
	return {
		formId,
		formName: null,
		account,
		status: 'failed',
		read: 0,
		new: 0,
		duplicates: 0,
		oldest: null,
		newest: null,
		unmapped: [],
		...problemOf([failure]),
	};
}

/** Several lists may be refused, each for a reason of its own. */
function problemOf(failures: readonly Failure[]) {
	if (failures.length === 0) return {};
	const retryAt = rangeOf(failures.map((failure) => failure.retryAt ?? null)).oldest;
	return {
		kind: failures[0].kind,
		reason: [...new Set(failures.map(({ happened }) => happened))].join('; '),
		fix: [...new Set(failures.map(({ advice }) => advice))].join(' '),
		...(retryAt ? { retryAt } : {}),
	};
}

/** The first and the last of some times; ISO texts in UTC sort by themselves. */
export function rangeOf(times: ReadonlyArray<string | null>) {
	const known = times.filter((time): time is string => time !== null).sort();
	return { oldest: known[0] ?? null, newest: known[known.length - 1] ?? null };
}
