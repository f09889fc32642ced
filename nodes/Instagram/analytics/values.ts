import type { IDataObject } from 'n8n-workflow';

/** The number in an entry of an insights answer; undefined for an empty data set, which is no 0. */
export function valueOf(entry: IDataObject | undefined): number | undefined {
	const total = entry?.total_value as { value?: unknown } | undefined;
	if (typeof total?.value === 'number') return total.value;
	const [first] = (entry?.values ?? []) as Array<{ value?: unknown }>;
	return typeof first?.value === 'number' ? first.value : undefined;
}

/** The parts of a total: the value by what it is divided into. */
export function partsOf(entry: IDataObject | undefined): Record<string, number> {
	const total = entry?.total_value as
		| { breakdowns?: Array<{ results?: Array<{ dimension_values?: string[]; value?: number }> }> }
		| undefined;
	const results = (total?.breakdowns ?? []).flatMap((breakdown) => breakdown.results ?? []);
	return Object.fromEntries(
		results.map(({ dimension_values: names = [], value = 0 }) => [names.join(' / '), value]),
	);
}
