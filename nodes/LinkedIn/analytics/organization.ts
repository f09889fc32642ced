import type { IDataObject } from 'n8n-workflow';
import type { MetricName, MetricValues } from '../../shared/analytics/analytics';
import type { DailyValues } from '../../shared/analytics/capability';
import type { Period } from '../../shared/analytics/period';
import { lastDays } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import { collect } from '../../shared/http/paginate';
import type { LinkedInApi } from '../connection';
import { encodeKey } from '../restli';
import { joinDaysOf } from './daily';
import { dayOf, REPORTING_ZONE, timeRangeOf } from './days';
import { pageStatistics } from './pageStatistics';
import type { Part } from './parts';
import { readParts } from './parts';
import { isNumber, listShareStatistics, SHARE_NAMES, shareValues } from './shareStatistics';

/** Values of each day, by metric, as far as LinkedIn gives them to the person. */
export async function readOrganizationDays(
	context: RunContext<LinkedInApi>,
	organization: string,
	period: Period,
): Promise<DailyValues> {
	const { client } = context.api;
	const timeIntervals = { timeRange: timeRangeOf(period), timeGranularityType: 'DAY' };
	const page = pageStatistics(organization);
	const query = { q: 'organizationalEntity', organizationalEntity: organization, timeIntervals };
	const { values, refused, raw } = await readParts(context, [
		daily('organizationalEntityShareStatistics', SHARE_NAMES, shareValues, () =>
			listShareStatistics(client, organization, { timeIntervals }),
		),
		daily('organizationalEntityFollowerStatistics', FOLLOWER_NAMES, followerValues, () =>
			client.list('organizationalEntityFollowerStatistics', query),
		),
		daily(page.resource, page.names, page.toValues, () =>
			client.list(page.resource, { ...page.query, timeIntervals }),
		),
	]);
	return { values: joinDaysOf(values), refused, raw };
}

/** Elements of an answer, each of which is about the day in which its `timeRange` begins. */
function daily(
	resource: string,
	asked: readonly MetricName[],
	toValues: (element: IDataObject) => MetricValues,
	list: () => AsyncIterable<IDataObject>,
): Part<Array<[string, MetricValues]>> {
	return {
		resource,
		asked,
		read: async () => {
			const elements = await collect(list());
			const values = elements.flatMap((element): Array<[string, MetricValues]> => {
				const { start } = (element.timeRange ?? {}) as IDataObject;
				return isNumber(start) ? [[dayOf(start), toValues(element)]] : [];
			});
			return { values, raw: { [resource]: elements } };
		},
	};
}

const FOLLOWER_NAMES: readonly MetricName[] = [
	'newFollowers',
	'newFollowersOrganic',
	'newFollowersPaid',
];

/**
 * Followers won, less those lost. Pure.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/follower-statistics
 */
export function followerValues({ followerGains }: IDataObject): MetricValues {
	const { organicFollowerGain: organic, paidFollowerGain: paid } = (followerGains ??
		{}) as IDataObject;
	return {
		...(isNumber(organic) ? { newFollowersOrganic: organic } : {}),
		...(isNumber(paid) ? { newFollowersPaid: paid } : {}),
		...(isNumber(organic) && isNumber(paid) ? { newFollowers: organic + paid } : {}),
	};
}

/**
 * What counts people once, and the rate of engagement, over the whole period. How many followers
 * there are LinkedIn only says for this moment: it stands for periods that reach to yesterday.
 */
export async function readOrganizationWhole(
	context: RunContext<LinkedInApi>,
	organization: string,
	period: Period,
): Promise<Record<string, number>> {
	const { client } = context.api;
	const reachesToNow = period.to >= lastDays(1, Date.now(), REPORTING_ZONE).to;
	const parts: Array<Part<MetricValues>> = [
		{
			resource: 'organizationalEntityShareStatistics',
			asked: SHARE_NAMES,
			read: async () => {
				const timeIntervals = { timeRange: timeRangeOf(period) };
				const elements = await collect(
					listShareStatistics(client, organization, { timeIntervals }),
				);
				// Without a granularity the range is one element; parts of it would say nothing of it.
				const [whole = {}] = elements.length === 1 ? elements : [];
				return { values: shareValues(whole), raw: { shareStatistics: elements } };
			},
		},
		{
			resource: 'networkSizes',
			asked: ['followers'],
			read: async () => {
				const raw = await client.get(`networkSizes/${encodeKey(organization)}`, {
					edgeType: 'COMPANY_FOLLOWED_BY_MEMBER',
				});
				const { firstDegreeSize: followers } = raw;
				return { values: isNumber(followers) ? { followers } : {}, raw };
			},
		},
	];
	const { values } = await readParts(context, reachesToNow ? parts : parts.slice(0, 1));
	return Object.assign({}, ...values) as Record<string, number>;
}
