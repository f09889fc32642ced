import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { GraphFields } from '../../Meta/graph';
import type { DailyValues } from '../../shared/analytics/capability';
import type { Period } from '../../shared/analytics/period';
import { dayCount } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import { asObjects } from '../../shared/json/read';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import { createInsightsReader } from '../../Meta/insights';
import { PAGE_METRICS, readValue } from './metrics';

/** Facebook stamps a value with the end of its day in this time zone. */
export const REPORTING_ZONE = 'America/Los_Angeles';

/**
 * One less than the ninety that a call may ask for: where the clocks are set back, ninety days are
 * an hour longer, and half a day is added so that the last value is inside the range.
 */
export const MAX_DAYS_PER_CALL = 89;

/** Values of each day, by metric. */
export async function readDays(
	context: RunContext<FacebookApi>,
	period: Period,
): Promise<DailyValues> {
	const page = await selectedPage(context);
	const { entries, refused } = await createInsightsReader(page.graph)({
		path: `${page.id}/insights`,
		metrics: PAGE_METRICS.map(({ network }) => network),
		fields: { period: 'day', ...rangeOf(period) },
	});
	const values = PAGE_METRICS.map(({ network, reading }) => {
		const days = valuesByDay(entries[network]).flatMap(([day, value]): Array<[string, number]> => {
			const number = readValue(value, reading);
			return number === undefined || day < period.from || day > period.to ? [] : [[day, number]];
		});
		return [network, Object.fromEntries(days)] as const;
	});
	return { values: Object.fromEntries(values), refused, raw: Object.values(entries) };
}

const PERIOD_OF_DAYS = { 1: 'day', 7: 'week', 28: 'days_28' } as const;

/** What counts people once, for the lengths of period for which Facebook counts them. */
export async function readWhole(
	context: RunContext<FacebookApi>,
	period: Period,
): Promise<Record<string, number>> {
	const length = PERIOD_OF_DAYS[dayCount(period) as keyof typeof PERIOD_OF_DAYS];
	const metrics = PAGE_METRICS.filter(
		({ combine, periods }) => combine === 'unique' && length && periods.includes(length),
	);
	if (!length || length === 'day' || !metrics.length) return {};
	const page = await selectedPage(context);
	// Such a value covers the days up to its stamp: that of the last day covers the period.
	const { entries } = await createInsightsReader(page.graph)({
		path: `${page.id}/insights`,
		metrics: metrics.map(({ network }) => network),
		fields: { period: length, ...rangeOf({ from: period.to, to: period.to }) },
	});
	const values = metrics.flatMap(({ network, reading }): Array<[string, number]> => {
		const last = valuesByDay(entries[network]).find(([day]) => day === period.to);
		const value = last && readValue(last[1], reading);
		return value === undefined ? [] : [[network, value]];
	});
	return Object.fromEntries(values);
}

/**
 * Unix seconds from the start of the first day to noon after the last, whose value is stamped at
 * its end. What lies outside the period is left out when the answer is read.
 */
function rangeOf({ from, to }: Period): GraphFields {
	const start = DateTime.fromISO(from, { zone: REPORTING_ZONE });
	const end = DateTime.fromISO(to, { zone: REPORTING_ZONE }).plus({ days: 1, hours: 12 });
	return { since: start.toUnixInteger(), until: end.toUnixInteger() };
}

/** The values of an insights entry by the day that they are about. */
export function valuesByDay(entry: IDataObject | undefined): Array<[string, unknown]> {
	return asObjects(entry?.values).flatMap(({ value, end_time: endTime }): Array<[string, unknown]> => {
		const end = toIso(endTime);
		return end ? [[dayEndingAt(end), value]] : [];
	});
}

/** A stamp of midnight belongs to the day before it. */
function dayEndingAt(end: string): string {
	return DateTime.fromISO(end, { zone: REPORTING_ZONE }).minus({ hours: 12 }).toISODate() as string;
}
