import type { IDataObject } from 'n8n-workflow';
import type { MetricName, MetricValues } from '../../shared/analytics/analytics';
import type { LinkedInClient } from '../client';
import type { RestliQuery } from '../restli';
import { ENGAGEMENTS, SHARE_METRICS } from './metrics';

export const SHARE_NAMES: readonly MetricName[] = [
	...SHARE_METRICS.map(({ name }) => name),
	'engagements',
];

/**
 * Statistics of the posts of an organization: all together, by day with `timeIntervals`, or of some
 * posts with `shares` or `ugcPosts`.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/share-statistics
 */
export const listShareStatistics = (
	client: LinkedInClient,
	organization: string,
	query: RestliQuery,
): AsyncGenerator<IDataObject> =>
	client.list('organizationalEntityShareStatistics', {
		q: 'organizationalEntity',
		organizationalEntity: organization,
		...query,
	});

/** The numbers of one element of the answer. Pure. */
export function shareValues({ totalShareStatistics }: IDataObject): MetricValues {
	const numbers = (totalShareStatistics ?? {}) as IDataObject;
	const values: MetricValues = {};
	for (const { fields, name } of SHARE_METRICS) {
		const value = fields.map((field) => numbers[field]).find(isNumber);
		if (value !== undefined) values[name] = value;
	}
	const parts = ENGAGEMENTS.map((name) => values[name]);
	if (parts.every(isNumber)) values.engagements = parts.reduce((sum, part) => sum + part, 0);
	return values;
}

export const isNumber = (value: unknown): value is number => typeof value === 'number';
