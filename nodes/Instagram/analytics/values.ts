import type { IDataObject } from 'n8n-workflow';
import { asList, asObject, asObjects, asText } from '../../shared/json/read';

/** The number in an entry of an insights answer; undefined for an empty data set, which is no 0. */
export function valueOf(entry: IDataObject | undefined): number | undefined {
	const total = asObject(entry?.total_value);
	if (typeof total.value === 'number') return total.value;
	const [first] = asObjects(entry?.values);
	return typeof first?.value === 'number' ? first.value : undefined;
}

/** The parts of a total: the value by what it is divided into. */
export function partsOf(entry: IDataObject | undefined): Record<string, number> {
	const breakdowns = asObjects(asObject(entry?.total_value).breakdowns);
	const results = breakdowns.flatMap((breakdown) => asObjects(breakdown.results));
	return Object.fromEntries(
		results.map(({ dimension_values: names, value }) => [
			asList(names).map(asText).join(' / '),
			typeof value === 'number' ? value : 0,
		]),
	);
}
