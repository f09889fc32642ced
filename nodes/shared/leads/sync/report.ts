import { sentence } from '../../text/sentence';
import type { FormDrift } from './drift';
import type { FormReport } from './formReport';
import { rangeOf } from './formReport';

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

/** The whole report out of those of its forms. */
export function summarize(
	forms: FormReport[],
	facts: Pick<SyncReport, 'platform' | 'driftedForms' | 'remembered' | 'nextSince'> & {
		/** Names of accounts without access, where all accounts were asked for. */
		leftOut: readonly string[];
	},
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
		message: messageOf({
			forms,
			open,
			drifted: facts.driftedForms,
			leftOut: facts.leftOut,
			count: sum('new'),
		}),
	};
}

function messageOf(facts: {
	forms: FormReport[];
	open: FormReport[];
	drifted: FormDrift[];
	leftOut: readonly string[];
	count: number;
}): string {
	const { forms, open, drifted, leftOut, count } = facts;
	const sentences = [
		`${count} new ${count === 1 ? 'lead' : 'leads'} from ${forms.length} ${forms.length === 1 ? 'form' : 'forms'}.`,
		...whyOpen(open),
		...drifted.map(({ formName }) => `The questions of '${formName}' have changed.`),
		...(leftOut.length ? [`Left out without access: ${leftOut.join(', ')}.`] : []),
	];
	return sentences.join(' ');
}

/** A sentence for each reason: what is the same for many forms is said once. */
function whyOpen(open: readonly FormReport[]): string[] {
	const names = new Map<string, string[]>();
	for (const { formName, formId, account, reason = '', fix = '' } of open) {
		const why = `${sentence(reason)} ${fix}`;
		names.set(why, [...(names.get(why) ?? []), formName ?? formId ?? account.name]);
	}
	return [...names].map(([why, alike]) => `${alike.join(', ')}: ${why}`);
}
