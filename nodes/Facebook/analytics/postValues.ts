import type { IDataObject } from 'n8n-workflow';
import type { MetricValues } from '../../shared/analytics/analytics';
import type { Post } from '../postShape';
import type { PostMetric } from './metrics';
import { readValue } from './metrics';

/** The values of an insights answer over the life of a post, by their names here. */
export function insightValues(
	metrics: readonly PostMetric[],
	entries: Record<string, IDataObject>,
): MetricValues {
	const values: MetricValues = {};
	for (const { network, name, reading } of metrics) {
		const [first] = (entries[network]?.values ?? []) as Array<{ value?: unknown }>;
		const value = readValue(first?.value, reading);
		if (value !== undefined) values[name] = value;
	}
	return values;
}

/** Counts are of this moment, insights up to a day old. */
export function countValues({ shares, reactions, comments }: Post): MetricValues {
	return {
		...(shares === null ? {} : { shares }),
		...(reactions === null ? {} : { reactions }),
		...(comments === null ? {} : { comments }),
	};
}
