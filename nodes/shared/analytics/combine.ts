import type { MetricValues } from './analytics';
import type { AccountMetric, DailyValues } from './capability';
import { daysOf, type Period } from './period';

/** Joins the answers for periods that follow each other. */
export function joinDays(parts: DailyValues[]): DailyValues {
	const joined: DailyValues = { values: {}, refused: {}, raw: [] };
	for (const part of parts) {
		for (const [metric, days] of Object.entries(part.values)) {
			joined.values[metric] = { ...joined.values[metric], ...days };
		}
		Object.assign(joined.refused, part.refused);
		joined.raw.push(...part.raw);
	}
	return joined;
}

/** The values of one day. */
export function valuesOfDay(
	metrics: readonly AccountMetric[],
	{ values }: DailyValues,
	day: string,
): MetricValues {
	return named(metrics, ({ network }) => values[network]?.[day]);
}

/** The values of a whole period; `whole` has what cannot be made from days. */
export function valuesOfPeriod(
	metrics: readonly AccountMetric[],
	{ values }: DailyValues,
	{ period, whole }: { period: Period; whole: Record<string, number> },
): MetricValues {
	const days = daysOf(period);
	return named(metrics, ({ network, combine }) => {
		const known = days.map((day) => values[network]?.[day]).filter((value) => value !== undefined);
		if (combine === 'unique') return whole[network] ?? (days.length === 1 ? known[0] : undefined);
		if (!known.length) return undefined;
		return combine === 'last' ? known[known.length - 1] : known.reduce((sum, value) => sum + value);
	});
}

function named(
	metrics: readonly AccountMetric[],
	read: (metric: AccountMetric) => number | undefined,
): MetricValues {
	const result: MetricValues = {};
	for (const metric of metrics) {
		const value = read(metric);
		if (value !== undefined) result[metric.name] ??= value;
	}
	return result;
}
