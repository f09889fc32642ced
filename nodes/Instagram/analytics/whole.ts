import { DateTime } from 'luxon';
import { createInsightsReader } from '../../Meta/insights';
import type { Period } from '../../shared/analytics/period';
import { daysOf } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import type { InstagramAccount, InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { MAX_DAYS_PER_CALL, ofType, rangeOf, REPORTING_ZONE } from './account';
import { valueOf } from './values';

/** What only Instagram can tell of a whole period: people counted once, and the followers now. */
export async function readWhole(
	context: RunContext<InstagramApi>,
	period: Period,
): Promise<Record<string, number>> {
	const account = await selectedAccount(context);
	const [unique, followers] = await Promise.all([
		readUnique(account, period),
		readFollowers(account, period),
	]);
	return { ...unique, ...followers };
}

async function readUnique(
	{ graph, id }: InstagramAccount,
	period: Period,
): Promise<Record<string, number>> {
	if (daysOf(period).length > MAX_DAYS_PER_CALL) return {};
	const unique = ofType('total_value').filter(({ combine }) => combine === 'unique');
	const { entries } = await createInsightsReader(graph)({
		path: `${id}/insights`,
		metrics: unique.map(({ network }) => network),
		fields: { metric_type: 'total_value', period: 'day', ...rangeOf(period) },
	});
	const values = Object.entries(entries).flatMap(([network, entry]): Array<[string, number]> => {
		const value = valueOf(entry);
		return value === undefined ? [] : [[network, value]];
	});
	return Object.fromEntries(values);
}

/** Instagram keeps no history of the number: it belongs to a period that ends yesterday or later. */
async function readFollowers(
	{ graph, id }: InstagramAccount,
	{ to }: Period,
): Promise<Record<string, number>> {
	const yesterday = DateTime.now().setZone(REPORTING_ZONE).minus({ days: 1 }).toISODate();
	if (!yesterday || to < yesterday) return {};
	const fields = ofType('field').map(({ network }) => network);
	const answer = await graph.call({
		method: 'GET',
		path: id,
		fields: { fields: fields.join(',') },
	});
	const numbers = fields.map((field): [string, unknown] => [field, answer[field]]);
	return Object.fromEntries(
		numbers.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
	);
}
