import type { RunContext } from '../contract/operation';
import { inputError } from '../http/failure';
import { readTime } from '../time/timeParameter';
import type { Period } from './period';
import { lastDays } from './period';

const NAMED: Record<string, number> = { last1: 1, last7: 7, last28: 28, last90: 90 };

/** The period of an item: named, or between two days. Throws an input error for a reversed one. */
export function readPeriod<Api>(context: RunContext<Api>, zone: string, now: number): Period {
	const days = NAMED[context.param('period', 'last28')];
	if (days) return lastDays(days, now, zone);
	const period = { from: readDay(context, 'From', zone), to: readDay(context, 'To', zone) };
	if (period.from <= period.to) return period;
	throw inputError(context.n8n.getNode(), {
		field: 'From',
		happened: `'From' (${period.from}) is after 'To' (${period.to})`,
		fix: "Give in 'From' the first and in 'To' the last day of the period.",
	});
}

function readDay<Api>(context: RunContext<Api>, field: 'From' | 'To', zone: string): string {
	const value = context.param<unknown>(field.toLowerCase(), '');
	// The day is meant as written: only a time that names another zone would move it.
	const day = readTime(context.n8n, { field, value, zone })?.toISODate();
	if (day) return day;
	throw inputError(context.n8n.getNode(), {
		field,
		happened: `'${field}' is empty`,
		fix: `Give '${field}' as a date, e.g. 2026-11-01.`,
	});
}
