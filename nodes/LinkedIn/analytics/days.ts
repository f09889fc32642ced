import type { Period } from '../../shared/analytics/period';
import { asObject } from '../../shared/json/read';
import type { RestliValue } from '../restli';

/** LinkedIn counts days in UTC. */
export const REPORTING_ZONE = 'UTC';

/**
 * Below the 100 elements of a page: LinkedIn gives one element for a day, and whether it pages these
 * is not documented.
 */
export const MAX_DAYS_PER_CALL = 90;

const DAY_MS = 86_400_000;

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day of a time in milliseconds. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** From the start of the first day to the start of the one after the last, which is left out. */
export const timeRangeOf = ({ from, to }: Period): RestliValue => ({
	start: startOf(from),
	end: startOf(to) + DAY_MS,
});

/** The same as LinkedIn wants it for members: calendar days, the last left out. */
export const dateRangeOf = ({ from, to }: Period): RestliValue => ({
	start: dateOf(from),
	end: dateOf(dayOf(startOf(to) + DAY_MS)),
});

function dateOf(day: string): RestliValue {
	const [year, month, date] = day.split('-').map(Number);
	return { day: date, month, year };
}

/** `{ day: 1, month: 11, year: 2026 }` as 2026-11-01; undefined for anything else. */
export function dayFromDate(value: unknown): string | undefined {
	const { day, month, year } = asObject(value);
	if (typeof day !== 'number' || typeof month !== 'number' || typeof year !== 'number') {
		return undefined;
	}
	const time = Date.UTC(year, month - 1, day);
	return Number.isNaN(time) ? undefined : dayOf(time);
}
