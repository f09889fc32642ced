import type { IDataObject } from 'n8n-workflow';
import type { MetricValues } from '../../shared/analytics/analytics';
import type { DailyValues } from '../../shared/analytics/capability';
import type { Period } from '../../shared/analytics/period';
import { lastDays } from '../../shared/analytics/period';
import type { RunContext } from '../../shared/contract/operation';
import { collect } from '../../shared/http/paginate';
import type { LinkedInApi } from '../connection';
import type { RestliQuery } from '../restli';
import { joinDaysOf } from './daily';
import { dateRangeOf, dayFromDate, REPORTING_ZONE } from './days';
import type { MemberMetric } from './metrics';
import { MEMBER_METRICS } from './metrics';
import type { Part } from './parts';
import { readParts } from './parts';
import { isNumber } from './shareStatistics';

const ANALYTICS = 'memberCreatorPostAnalytics';
const FOLLOWERS = 'memberFollowersCount';

/** Those that the version of the API has which the credential has chosen. */
export const metricsOf = (
	{ api }: RunContext<LinkedInApi>,
	metrics: readonly MemberMetric[],
): MemberMetric[] => metrics.filter(({ since }) => since <= api.apiVersion.version);

/**
 * Values of each day, by metric, of all posts of the member together.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/members/post-statistics
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/members/follower-statistics
 */
export async function readMemberDays(
	context: RunContext<LinkedInApi>,
	period: Period,
): Promise<DailyValues> {
	const dateRange = dateRangeOf(period);
	const metrics = metricsOf(context, MEMBER_METRICS).filter(({ isDaily }) => isDaily);
	const { values, refused, raw } = await readParts(context, [
		...metrics.map((metric) =>
			daily(
				context,
				{ resource: ANALYTICS, name: metric.name, field: 'count' },
				{
					q: 'me',
					queryType: metric.queryType,
					aggregation: 'DAILY',
					dateRange,
				},
			),
		),
		daily(
			context,
			{ resource: FOLLOWERS, name: 'newFollowers', field: 'memberFollowersCount' },
			{ q: 'dateRange', dateRange },
		),
	]);
	return { values: joinDaysOf(values), refused, raw };
}

interface Series {
	resource: string;
	name: string;
	field: string;
}

function daily(
	{ api }: RunContext<LinkedInApi>,
	{ resource, name, field }: Series,
	query: RestliQuery,
): Part<Array<[string, MetricValues]>> {
	return {
		resource,
		asked: [name],
		read: async () => {
			const elements = await collect(api.client.list(resource, query));
			const values = elements.flatMap((element): Array<[string, MetricValues]> => {
				const { start } = (element.dateRange ?? {}) as IDataObject;
				const day = dayFromDate(start);
				const value = element[field];
				return day && isNumber(value) ? [[day, { [name]: value }]] : [];
			});
			return { values, raw: { [name]: elements } };
		},
	};
}

/**
 * What LinkedIn counts over a whole period only. How many followers there are it says for this
 * moment: it stands for periods that reach to yesterday.
 */
export async function readMemberWhole(
	context: RunContext<LinkedInApi>,
	period: Period,
): Promise<Record<string, number>> {
	const dateRange = dateRangeOf(period);
	const metrics = metricsOf(context, MEMBER_METRICS).filter(({ isDaily }) => !isDaily);
	const reachesToNow = period.to >= lastDays(1, Date.now(), REPORTING_ZONE).to;
	const { values } = await readParts(context, [
		...metrics.map((metric) => total(context, ANALYTICS, metric, { q: 'me', dateRange })),
		...(reachesToNow ? [followers(context)] : []),
	]);
	return Object.assign({}, ...values) as Record<string, number>;
}

/** One number of posts or videos: over their life, or over the range in the query. */
export function total(
	{ api }: RunContext<LinkedInApi>,
	resource: string,
	{ queryType, name }: MemberMetric,
	query: RestliQuery,
): Part<MetricValues> {
	return {
		resource,
		asked: [name],
		read: async () => {
			const asked = { ...query, queryType, aggregation: 'TOTAL' };
			const [element = {}] = await collect(api.client.list(resource, asked));
			const { count } = element;
			return { values: isNumber(count) ? { [name]: count } : {}, raw: { [name]: element } };
		},
	};
}

function followers({ api }: RunContext<LinkedInApi>): Part<MetricValues> {
	return {
		resource: FOLLOWERS,
		asked: ['followers'],
		read: async () => {
			const [element = {}] = await collect(api.client.list(FOLLOWERS, { q: 'me' }));
			const { memberFollowersCount: count } = element;
			return { values: isNumber(count) ? { followers: count } : {}, raw: { followers: element } };
		},
	};
}
