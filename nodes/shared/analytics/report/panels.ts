import type { ReportedAccount } from './reported';
import { metricNames } from './totals';

/** One metric of a chart, with a row for each account. */
export interface Panel {
	readonly title: string;
	readonly rows: readonly PanelRow[];
}

/** An account's number; undefined where there is none. */
export interface PanelRow {
	readonly label: string;
	readonly now: number | undefined;
	readonly previous: number | undefined;
}

/** More would not be looked at; the table has everything. */
const MOST_PANELS = 8;

/** The metrics that are looked at first, each with all accounts. */
export function panelsOf(accounts: readonly ReportedAccount[]): Panel[] {
	return metricNames(accounts)
		.slice(0, MOST_PANELS)
		.map((name) => ({
			title: titleOf(name),
			rows: accounts.map(({ label, now, previous }) => ({
				label,
				now: now.metrics[name],
				previous: previous?.metrics[name],
			})),
		}));
}

/** `newFollowers` as people write it: `New followers`. */
export function titleOf(metric: string): string {
	const words = metric.replace(/([a-z])([A-Z0-9])|(\d)([A-Z])/g, '$1$3 $2$4').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

const NUMBERS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number for people. */
export const shown = (value: number): string => NUMBERS.format(value).replace('-', '−');

/** `+12.5%`, `±0%`; empty where there is nothing to compare with. */
export function shownChange(percent: number | null | undefined): string {
	if (percent === null || percent === undefined) return '';
	if (percent === 0) return '±0%';
	return `${percent > 0 ? '+' : '−'}${shown(Math.abs(percent))}%`;
}
