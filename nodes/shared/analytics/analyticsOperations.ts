import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Operation, RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { RAW_OPTION, withRaw } from '../raw/includeRaw';
import { idText } from '../run/idParameter';
import type { Analytics } from './analytics';
import { ACCOUNT_METRICS, POST_METRICS, unavailableOf } from './analytics';
import type { AnalyticsCapability, DailyValues } from './capability';
import { joinDays, valuesOfDay, valuesOfPeriod } from './combine';
import { accountFields, postFields } from './fields';
import type { Period } from './period';
import { daysOf, splitPeriod } from './period';
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
	const parts: DailyValues[] = [];
	for (const part of splitPeriod(period, capability.maxDaysPerCall)) {
		parts.push(await capability.readDays(context, part));
	}
	const days = joinDays(parts);
	const raw = { refused: days.refused, answers: days.raw };
	const { platform } = capability;
	const accountMetrics =
		typeof capability.accountMetrics === 'function'
			? await capability.accountMetrics(context)
			: capability.accountMetrics;
	const asked = [...ACCOUNT_METRICS, ...accountMetrics.map((metric) => metric.name)];
	const toOutput = (of: Period, metrics: Analytics['metrics']) =>
		toItem(context, raw, {
			platform: platform.id,
			account: { id, name },
			period: of,
			metrics,
			unavailable: unavailableOf(asked, metrics),
		});
	if (context.param('perDay', false)) {
		return daysOf(period).map((day) =>
			toOutput({ from: day, to: day }, valuesOfDay(accountMetrics, days, day)),
		);
	}
	const whole = await capability.readWhole(context, period);
	const more = await capability.readMore?.(context, period);
	const output = toOutput(period, valuesOfPeriod(accountMetrics, days, { period, whole }));
	return [{ ...output, json: { ...output.json, ...more } }];
}

const toItem = <Api>(context: RunContext<Api>, raw: IDataObject, analytics: Analytics) =>
	withRaw(context, analytics, raw);
