import type { Failure } from '../../contract/failure';
import { sentence } from '../../text/sentence';
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

/** How the questions of a form have changed since the last run. */
export interface FormDrift {
	formId: string;
	formName: string;
	added: string[];
	removed: string[];
	renamed: Array<{ key: string; from: string; to: string }>;
}

/** The report of a run, put out beside its leads. */
export interface SyncReport {
	platform: string;
	/** Everything that was asked for has been read. */
	ok: boolean;
	forms: FormReport[];
	read: number;
	new: number;
	duplicates: number;
	oldest: string | null;
	newest: string | null;
	driftedForms: FormDrift[];
	/** The earliest time at which another run can read what is left. */
	retryAt: string | null;
	/** Whether the next run goes on from here. n8n remembers nothing in manual runs. */
	remembered: boolean;
	/** For those who keep their own cursor: 'Since' of the next run, so that nothing is left out. */
	nextSince: string | null;
	message: string;
}

/** The labels of a form's questions by key. */
export function labelsOf({ questions }: LeadForm): Record<string, string> {
	return Object.fromEntries(questions.map(({ key, label }) => [key, label]));
}

/** What is different from the labels of the last run; undefined when nothing is. */
export function driftOf(
	form: LeadForm,
	before: Record<string, string> | undefined,
): FormDrift | undefined {
	if (!before) return undefined;
	const now = new Map(Object.entries(labelsOf(form)));
	const then = new Map(Object.entries(before));
	const added = [...now.keys()].filter((key) => !then.has(key));
	const removed = [...then.keys()].filter((key) => !now.has(key));
	const renamed = [...now].flatMap(([key, to]) => {
		const from = then.get(key);
		return from === undefined || from === to ? [] : [{ key, from, to }];
	});
	if (added.length + removed.length + renamed.length === 0) return undefined;
	return { formId: form.id, formName: form.name, added, removed, renamed };
}

/** What a run says of one form. */
export function reportForm(
	form: LeadForm,
	{ read, fresh, unread, failure }: FormResult,
	{ unmapped, goesOn }: { unmapped: string[]; goesOn: boolean },
): FormReport {
	const range = rangeOf(read.map(({ createdAt }) => createdAt));
	return {
		formId: form.id,
		formName: form.name,
		account: form.account,
		status: unread.length === 0 ? 'complete' : failure && read.length === 0 ? 'failed' : 'partial',
		read: read.length,
		new: fresh.length,
		duplicates: read.length - fresh.length,
		...range,
		unmapped,
		...(unread.length && !failure ? { reason: "'Max Leads' is reached", fix: moreOf(goesOn) } : {}),
		...(failure ? problemOf(failure) : {}),
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
		...problemOf(failure),
	};
}

const problemOf = ({ kind, happened, advice, retryAt }: Failure) => ({
	kind,
	reason: happened,
	fix: advice,
	...(retryAt ? { retryAt } : {}),
});

/** The first and the last of some times; ISO texts in UTC sort by themselves. */
export function rangeOf(times: ReadonlyArray<string | null>) {
	const known = times.filter((time): time is string => time !== null).sort();
	return { oldest: known[0] ?? null, newest: known[known.length - 1] ?? null };
}

/** The whole report out of those of its forms. */
export function summarize(
	forms: FormReport[],
	facts: Pick<SyncReport, 'platform' | 'driftedForms' | 'remembered' | 'nextSince'>,
): SyncReport {
	const sum = (name: 'read' | 'new' | 'duplicates') =>
		forms.reduce((total, form) => total + form[name], 0);
	const retryTimes = forms.flatMap(({ retryAt }) => (retryAt ? [retryAt] : []));
	const open = forms.filter(({ status }) => status !== 'complete');
	return {
		platform: facts.platform,
		ok: open.length === 0,
		forms,
		read: sum('read'),
		new: sum('new'),
		duplicates: sum('duplicates'),
		oldest: rangeOf(forms.map(({ oldest }) => oldest)).oldest,
		newest: rangeOf(forms.map(({ newest }) => newest)).newest,
		driftedForms: facts.driftedForms,
		retryAt: rangeOf(retryTimes).oldest,
		remembered: facts.remembered,
		nextSince: facts.nextSince,
		message: messageOf({ forms, open, drifted: facts.driftedForms, count: sum('new') }),
	};
}

function messageOf(facts: {
	forms: FormReport[];
	open: FormReport[];
	drifted: FormDrift[];
	count: number;
}): string {
	const { forms, open, drifted, count } = facts;
	const sentences = [
		`${count} new ${count === 1 ? 'lead' : 'leads'} from ${forms.length} ${forms.length === 1 ? 'form' : 'forms'}.`,
		...open.map(
			({ formName, formId, account, reason = '', fix = '' }) =>
				`${formName ?? formId ?? account.name}: ${sentence(reason)} ${fix}`,
		),
		...drifted.map(({ formName }) => `The questions of '${formName}' have changed.`),
	];
	return sentences.join(' ');
}
