import type { MetricValues } from '../analytics';
import type { Combine } from '../capability';
import type { Period } from '../period';

/** The numbers of an account over one period. What has no value is in `unavailable`, never 0. */
export interface PeriodNumbers {
	readonly period: Period;
	readonly metrics: MetricValues;
	readonly unavailable: string[];
}

/** An account in a report, with the period before where that could be read. */
export interface ReportedAccount {
	readonly platform: string;
	/** `Facebook: Fern & Co`. */
	readonly label: string;
	readonly now: PeriodNumbers;
	readonly previous: PeriodNumbers | null;
	/** How the days of each metric make its value. */
	readonly combine: Readonly<Record<string, Combine>>;
}
