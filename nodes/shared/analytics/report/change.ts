import type { MetricValues } from '../analytics';

/** How a number differs from that of the period before. */
export type Change = {
	previous: number;
	difference: number;
	/** In percent of the previous number, one decimal; null where that was 0. */
	percent: number | null;
};

export function changeOf(now: number, previous: number): Change {
	const difference = now - previous;
	const share = previous === 0 ? null : Math.round((difference / Math.abs(previous)) * 1000) / 10;
	return { previous, difference, percent: difference === 0 ? 0 : share };
}

/** The changes of what has a value in both periods: nothing is compared with an unknown number. */
export function changesOf(now: MetricValues, previous: MetricValues): Record<string, Change> {
	const changes: Record<string, Change> = {};
	for (const [name, value] of Object.entries(now)) {
		const before = previous[name];
		if (value !== undefined && before !== undefined) changes[name] = changeOf(value, before);
	}
	return changes;
}
