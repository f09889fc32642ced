import type { MetricValues } from '../../../../nodes/shared/analytics/analytics';
import type { Combine } from '../../../../nodes/shared/analytics/capability';
import type { ReportedAccount } from '../../../../nodes/shared/analytics/report/reported';

export const NOW = { from: '2026-11-01', to: '2026-11-28' };
export const BEFORE = { from: '2026-10-04', to: '2026-10-31' };

export const COMBINE: Record<string, Combine> = {
	views: 'sum',
	likes: 'sum',
	comments: 'sum',
	reach: 'unique',
	followers: 'last',
};

/** An account of a report; `before` is null where the period before could not be read. */
export function account(
	label: string,
	metrics: MetricValues,
	before: MetricValues | null = null,
): ReportedAccount {
	return {
		platform: label.split(':')[0].toLowerCase(),
		label,
		now: { period: NOW, metrics, unavailable: [] },
		previous: before && { period: BEFORE, metrics: before, unavailable: [] },
		combine: COMBINE,
	};
}
