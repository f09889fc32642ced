import { DateTime } from 'luxon';

/** Days from the first to the last, both included, as ISO dates: `2026-11-01`. */
export interface Period {
	from: string;
	to: string;
}

const utc = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });

/** How many days a period has. */
export function dayCount({ from, to }: Period): number {
	return Math.round(utc(to).diff(utc(from), 'days').days) + 1;
}

/** The days of a period, in order. */
export function daysOf(period: Period): string[] {
	const first = utc(period.from);
	return Array.from(
		{ length: dayCount(period) },
		(_, index) => first.plus({ days: index }).toISODate() as string,
	);
}

/** Cuts a period into periods of at most `maxDays` days that follow each other without a gap. */
export function splitPeriod(period: Period, maxDays: number): Period[] {
	const days = daysOf(period);
	const parts: Period[] = [];
	for (let start = 0; start < days.length; start += maxDays) {
		const end = Math.min(start + maxDays, days.length) - 1;
		parts.push({ from: days[start], to: days[end] });
	}
	return parts;
}

/** The given number of days before the day of `now` in a time zone. */
export function lastDays(count: number, now: number, zone: string): Period {
	const yesterday = DateTime.fromMillis(now, { zone }).minus({ days: 1 });
	return {
		from: yesterday.minus({ days: count - 1 }).toISODate() as string,
		to: yesterday.toISODate() as string,
	};
}

/** The period of the same length that ends on the day before the first day of another. */
export function previousPeriod(period: Period): Period {
	const first = utc(period.from);
	return {
		from: first.minus({ days: dayCount(period) }).toISODate() as string,
		to: first.minus({ days: 1 }).toISODate() as string,
	};
}
