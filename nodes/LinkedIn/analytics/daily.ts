import type { MetricValues } from '../../shared/analytics/analytics';

/** Values of days, as `[day, values]`, turned round: by metric and day. */
export function joinDaysOf(
	parts: ReadonlyArray<ReadonlyArray<readonly [string, MetricValues]>>,
): Record<string, Record<string, number>> {
	const joined: Record<string, Record<string, number>> = {};
	for (const [day, values] of parts.flat()) {
		for (const [metric, value] of Object.entries(values)) {
			if (value !== undefined) (joined[metric] ??= {})[day] = value;
		}
	}
	return joined;
}
