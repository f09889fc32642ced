import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { createInsightsReader } from '../../Meta/insights';
import type { RunContext } from '../../shared/contract/operation';
import { concurrently } from '../../shared/run/concurrently';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { DEMOGRAPHICS } from './metrics';
import { partsOf } from './values';

export const DEMOGRAPHICS_FIELD: INodeProperties = {
	displayName: 'Demographics',
	name: 'demographics',
	type: 'options',
	options: [
		{ name: 'None', value: '' },
		{ name: 'This Month', value: 'this_month' },
		{ name: 'This Week', value: 'this_week' },
	],
	default: '',
	description:
		"Adds age, city, country and gender of followers and of people who reacted, up to 45 groups each, under 'demographics'. Instagram gives them for these two times only, whatever the period is, and from 100 people on.",
	displayOptions: { show: { perDay: [false] } },
};

const TRAITS = ['age', 'city', 'country', 'gender'] as const;

const CALLS_AT_ONCE = 4;

/** Groups of people by each trait: their number. A trait that Instagram does not tell is null. */
export async function readDemographics(context: RunContext<InstagramApi>): Promise<IDataObject> {
	const timeframe = context.param('demographics', '');
	if (!timeframe) return {};
	const { graph, id } = await selectedAccount(context);
	const read = createInsightsReader(graph);
	const answers = await concurrently(TRAITS.length, CALLS_AT_ONCE, async (index) =>
		read({
			path: `${id}/insights`,
			metrics: DEMOGRAPHICS.map(({ network }) => network),
			fields: {
				metric_type: 'total_value',
				period: 'lifetime',
				breakdown: TRAITS[index],
				timeframe,
			},
		}),
	);
	const people = DEMOGRAPHICS.map(({ network, name }): [string, IDataObject] => {
		const byTrait = TRAITS.map((trait, index): [string, IDataObject | null] => {
			const entry = answers[index].entries[network];
			return [trait, entry ? partsOf(entry) : null];
		});
		return [name, Object.fromEntries(byTrait)];
	});
	return { demographics: { timeframe, ...Object.fromEntries(people) } };
}
