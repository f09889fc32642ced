import type { Period } from '../period';
import type { ReportPage } from './page';
import { panelsOf } from './panels';
import type { ReportedAccount } from './reported';
import type { MetricRule, Total } from './totals';
import { totalsOf } from './totals';

/** An account that is missing in a report, and why. */
export type MissingAccount = { platform: string; connection: string; message: string };

/** What a report says over all its accounts. */
export type ReportSummary = {
	title: string;
	/** From the first day of any account to the last one. */
	period: Period;
	previousPeriod: Period | null;
	accounts: string[];
	failed: MissingAccount[];
	totals: Total[];
	/** Whether each metric is added up, and why. */
	metrics: MetricRule[];
	notes: string[];
};

export interface ReportInput {
	readonly title: string;
	readonly accounts: readonly ReportedAccount[];
	readonly failed: readonly MissingAccount[];
	readonly notes: readonly string[];
}

/** The summary of at least one account. Pure. */
export function summaryOf({ title, accounts, failed, notes }: ReportInput): ReportSummary {
	const period = spanOf(accounts.map(({ now }) => now.period));
	const before = accounts.flatMap(({ previous }) => (previous ? [previous.period] : []));
	return {
		title,
		period,
		previousPeriod: before.length > 0 ? spanOf(before) : null,
		accounts: accounts.map(({ label }) => label),
		failed: [...failed],
		...totalsOf(accounts),
		notes: [
			...failed.map(({ connection, message }) => `${connection} is not in it: ${message}`),
			...notes,
			...zoneNotes(accounts),
		],
	};
}

function spanOf(periods: readonly Period[]): Period {
	return {
		from: periods.map(({ from }) => from).sort()[0],
		to: periods.map(({ to }) => to).sort()[periods.length - 1],
	};
}

/** Where it is another day in one network's time zone than in another's. */
function zoneNotes(accounts: readonly ReportedAccount[]): string[] {
	const [first, ...others] = new Set(accounts.map(({ now }) => now.period.to));
	return others.length === 0
		? []
		: [
				`The accounts count days in different time zones: their last whole day is ${[first, ...others].sort().join(' or ')}.`,
			];
}

/** The page that shows a summary and its accounts. */
export function reportPageOf(
	summary: ReportSummary,
	accounts: readonly ReportedAccount[],
	titles: ReportPage['titles'],
): ReportPage {
	const { title, period, previousPeriod: before, metrics, totals, notes } = summary;
	const compared = before ? `, compared with ${spell(before)}` : '';
	return {
		chart: { title, subtitle: `${spell(period)}${compared}`, panels: panelsOf(accounts) },
		accounts,
		metrics,
		totals,
		titles,
		notes,
	};
}

const spell = ({ from, to }: Period): string => (from === to ? from : `${from} to ${to}`);

/** Labels that tell the accounts apart: those of the same name get their ID. Pure. */
export function distinctLabels(entries: ReadonlyArray<{ label: string; id: string }>): string[] {
	return entries.map(({ label, id }) =>
		entries.filter((other) => other.label === label).length > 1 ? `${label} (${id})` : label,
	);
}
