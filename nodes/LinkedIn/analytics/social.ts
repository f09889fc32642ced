import type { IDataObject } from 'n8n-workflow';
import type { MetricValues } from '../../shared/analytics/analytics';
import { asObject, asObjects } from '../../shared/json/read';
import type { LinkedInClient } from '../client';
import { encodeKey } from '../restli';
import type { Part } from './parts';
import { isNumber } from './shareStatistics';

/**
 * Reactions and comments of this moment; statistics are later.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/social-metadata-api
 */
export function socialPart(client: LinkedInClient, urn: string): Part<MetricValues> {
	return {
		resource: 'socialMetadata',
		asked: ['reactions', 'comments'],
		read: async () => {
			const raw = await client.get(`socialMetadata/${encodeKey(urn)}`);
			return { values: socialValues(raw), raw: { socialMetadata: raw } };
		},
	};
}

/** Pure. */
export function socialValues({ reactionSummaries, commentSummary }: IDataObject): MetricValues {
	const summaries = asObjects(Object.values(asObject(reactionSummaries)));
	const { count: comments } = asObject(commentSummary);
	return {
		...(reactionSummaries
			? { reactions: summaries.reduce((sum, { count }) => sum + (isNumber(count) ? count : 0), 0) }
			: {}),
		...(isNumber(comments) ? { comments } : {}),
	};
}
