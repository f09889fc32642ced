import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { RAW_OPTION, withRaw } from '../raw/includeRaw';
import { idText } from '../run/idParameter';
import type { Analytics } from './analytics';
import { readAccountDays, readAccountNumbers } from './accountNumbers';
import { POST_METRICS, unavailableOf } from './analytics';
import type { AnalyticsCapability } from './capability';
import { valuesOfDay } from './combine';
import { accountFields, postFields } from './fields';
import { daysOf } from './period';
import { readPeriod } from './readPeriod';

const OPTIONS: INodeProperties[] = [
	{
		...RAW_OPTION,
		description:
			"Whether to add the network's own metrics and its reasons for refusals under 'raw'",
	},
];

/** The analytics operations of a network, made from its capability. */
export function analyticsOperations<Api>(
	capability: AnalyticsCapability<Api>,
): Array<Operation<Api>> {
	const { title } = capability.platform;
	return [
		{
			resource: 'analytics',
			operation: 'getPost',
			name: 'Get Post',
			action: 'Get post analytics',
			description: `Get the numbers of one ${title} post or of the most recent ones: views, reach, clicks, reactions, comments, shares. What the network does not give is listed as unavailable.`,
			effect: 'read',
			repeatable: true,
			fields: postFields(capability),
			options: OPTIONS,
			run: async (context) => await getPosts(context, capability),
		},
		{
			resource: 'analytics',
			operation: 'getAccount',
			name: 'Get Account',
			action: 'Get account analytics',
			description: `Get the numbers of the ${title} account for a period, as a total or per day: views, reach, engagements, followers. What the network does not give is listed as unavailable.`,
			effect: 'read',
			repeatable: true,
			fields: [...accountFields(capability), ...(capability.periodFields ?? [])],
			options: OPTIONS,
			run: async (context) => await getAccount(context, capability),
		},
	];
}

async function getPosts<Api>(
	context: RunContext<Api>,
	capability: AnalyticsCapability<Api>,
): Promise<OperationOutput[]> {
	const { id, name } = await capability.account(context);
	const readings = await capability.readPosts(
		context,
		context.param<string>('posts', 'one') === 'one'
			? {
					which: 'one',
					id: idText(context.n8n.getNode(), 'Post', context.param<unknown>('post', '')),
				}
			: { which: 'recent', limit: context.param('limit', 50) },
	);
	const to = new Date().toISOString();
	return readings.map((reading) =>
		toItem(context, reading.raw, {
			platform: capability.platform.id,
			account: { id, name },
			postId: reading.postId,
			url: reading.url,
			publishedAt: reading.publishedAt,
			period: { from: reading.publishedAt, to },
			metrics: reading.values,
			unavailable: unavailableOf([...POST_METRICS, ...reading.asked], reading.values),
		}),
	);
}

async function getAccount<Api>(
	context: RunContext<Api>,
	capability: AnalyticsCapability<Api>,
): Promise<OperationOutput[]> {
	const period = readPeriod(context, capability.reportingZone, Date.now());
	const { id, name } = await capability.account(context);
	const facts = { platform: capability.platform.id, account: { id, name } };
	if (context.param('perDay', false)) {
		const { days, accountMetrics, asked, raw } = await readAccountDays(context, capability, period);
		return daysOf(period).map((day) => {
			const metrics = valuesOfDay(accountMetrics, days, day);
			const unavailable = unavailableOf(asked, metrics);
			return toItem(context, raw, {
				...facts,
				period: { from: day, to: day },
				metrics,
				unavailable,
			});
		});
	}
	const { metrics, unavailable, raw } = await readAccountNumbers(context, capability, period);
	const more = await capability.readMore?.(context, period);
	const output = toItem(context, raw, { ...facts, period, metrics, unavailable });
	return [{ ...output, json: { ...output.json, ...more } }];
}

const toItem = <Api>(context: RunContext<Api>, raw: IDataObject, analytics: Analytics) =>
	withRaw(context, analytics, raw);
