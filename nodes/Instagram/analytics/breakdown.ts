import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { createInsightsReader } from '../../Meta/insights';
import type { Period } from '../../shared/analytics/period';
import { daysOf } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { MAX_DAYS_PER_CALL, rangeOf } from './account';
import { ACCOUNT_METRICS_OF_INSTAGRAM, FOLLOWS_AND_UNFOLLOWS } from './metrics';
import { partsOf } from './values';

export const BREAKDOWN_FIELD: INodeProperties = {
	displayName: 'Breakdown',
	name: 'breakdown',
	type: 'options',
	options: [
		{ name: 'By Contact Button', value: 'contact_button_type' },
		{ name: 'By Followers and Others', value: 'follow_type' },
		{ name: 'By Type of Post', value: 'media_product_type' },
		{ name: 'None', value: '' },
	],
	default: '',
	description: "Divides those metrics that have such parts; they come out under 'breakdown'",
	displayOptions: { show: { perDay: [false] } },
};

/** The parts of those metrics that can be divided as the user wants. */
export async function readBreakdown(
	context: RunContext<InstagramApi>,
	period: Period,
): Promise<IDataObject> {
	const by = context.param('breakdown', '');
	const metrics = [...ACCOUNT_METRICS_OF_INSTAGRAM, FOLLOWS_AND_UNFOLLOWS].filter(
		({ breakdowns }: { breakdowns: readonly string[] }) => breakdowns.includes(by),
	);
	if (!by || metrics.length === 0 || daysOf(period).length > MAX_DAYS_PER_CALL) return {};
	const account = await selectedAccount(context);
	const { entries } = await createInsightsReader(account.graph)({
		path: `${account.id}/insights`,
		metrics: metrics.map(({ network }) => network),
		fields: { metric_type: 'total_value', period: 'day', breakdown: by, ...rangeOf(period) },
	});
	const parts = metrics.map(({ network, name }) => [name, partsOf(entries[network])]);
	return { breakdown: { by, ...Object.fromEntries(parts) } as IDataObject };
}
