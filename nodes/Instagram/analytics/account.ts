import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { GraphFields } from '../../Meta/graph';
import type { InsightsReader } from '../../Meta/insights';
import { createInsightsReader } from '../../Meta/insights';
import type { DailyValues } from '../../shared/analytics/capability';
import type { Period } from '../../shared/analytics/period';
import { daysOf } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import { concurrently } from '../../shared/run/concurrently';
import type { InstagramAccount, InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import type { AccountMetric } from './metrics';
import { ACCOUNT_METRICS_OF_INSTAGRAM } from './metrics';
import { valueOf } from './values';

/** Instagram's days are not documented to be those of another zone. */
export const REPORTING_ZONE = 'UTC';

/** `since` and `until` may be thirty days apart. */
export const MAX_DAYS_PER_CALL = 30;

const DAYS_AT_ONCE = 4;

export const ofType = (type: AccountMetric['type']) =>
	ACCOUNT_METRICS_OF_INSTAGRAM.filter((metric) => metric.type === type);

/**
 * Values of each day, by metric. Instagram gives a total for a range only, so that each day is a
 * call; with 'Per Day' off a range of days is one value, on its last day.
 */
export async function readDays(
	context: RunContext<InstagramApi>,
	period: Period,
): Promise<DailyValues> {
	const account = await selectedAccount(context);
	const read = createInsightsReader(account.graph);
	const parts = context.param('perDay', false)
		? daysOf(period).map((day) => ({ from: day, to: day }))
		: [period];
	const answers = await concurrently(parts.length, DAYS_AT_ONCE, async (index) =>
		readRange(read, { account, period: parts[index] }),
	);
	const joined: DailyValues = { values: {}, refused: {}, raw: [] };
	for (const answer of answers) {
		for (const [metric, days] of Object.entries(answer.values)) {
			joined.values[metric] = { ...joined.values[metric], ...days };
		}
		Object.assign(joined.refused, answer.refused);
		joined.raw.push(...answer.raw);
	}
	return joined;
}

interface Range {
	account: InstagramAccount;
	period: Period;
}

async function readRange(read: InsightsReader, { account, period }: Range): Promise<DailyValues> {
	const path = `${account.id}/insights`;
	const range = { period: 'day', ...rangeOf(period) };
	const totals = await read({
		path,
		metrics: ofType('total_value').map(({ network }) => network),
		fields: { metric_type: 'total_value', ...range },
	});
	const series = await read({
		path,
		metrics: ofType('time_series').map(({ network }) => network),
		fields: range,
	});
	const values: DailyValues['values'] = {};
	for (const [network, entry] of Object.entries(totals.entries)) {
		const value = valueOf(entry);
		if (value !== undefined) values[network] = { [period.to]: value };
	}
	for (const [network, entry] of Object.entries(series.entries)) {
		const value = sumOf(entry);
		if (value !== undefined) values[network] = { [period.to]: value };
	}
	return {
		values,
		refused: { ...totals.refused, ...series.refused },
		raw: [...Object.values(totals.entries), ...Object.values(series.entries)],
	};
}

/** A series has one value for each of its days. */
function sumOf({ values }: IDataObject): number | undefined {
	const numbers = ((values ?? []) as Array<{ value?: unknown }>).flatMap(({ value }) =>
		typeof value === 'number' ? [value] : [],
	);
	return numbers.length ? numbers.reduce((sum, value) => sum + value, 0) : undefined;
}

/** Unix seconds from the start of the first day to the end of the last. */
export function rangeOf({ from, to }: Period): GraphFields {
	const zone = REPORTING_ZONE;
	return {
		since: DateTime.fromISO(from, { zone }).toUnixInteger(),
		until: DateTime.fromISO(to, { zone }).plus({ days: 1 }).toUnixInteger() - 1,
	};
}
