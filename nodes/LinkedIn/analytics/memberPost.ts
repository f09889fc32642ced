import type { MetricValues } from '../../shared/analytics/analytics';
import type { RunContext } from '../../shared/contract/operation';
import type { LinkedInApi } from '../connection';
import { parseUrn } from '../urn';
import type { CountedPost } from './countedPost';
import { showsVideo } from './countedPost';
import { metricsOf, total } from './member';
import { MEMBER_METRICS, MEMBER_VIDEO_METRICS } from './metrics';
import type { Part } from './parts';

/**
 * Gives the parts of the numbers of a member's own post: a call for each number.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/members/post-statistics
 */
export function memberPostParts(
	context: RunContext<LinkedInApi>,
): (post: CountedPost) => Array<Part<MetricValues>> {
	const ofPosts = metricsOf(context, MEMBER_METRICS);
	const ofVideos = metricsOf(context, MEMBER_VIDEO_METRICS);
	return (post) => {
		const isShare = parseUrn(post.urn)?.type === 'share';
		// The entity is a union: each kind of post has a name of its own.
		const query = { q: 'entity', entity: isShare ? { share: post.urn } : { ugc: post.urn } };
		// Most apps may not read members' posts: what may be a video is asked for its numbers.
		const hasVideo = showsVideo(post) ?? !isShare;
		return [
			...ofPosts.map((metric) => total(context, 'memberCreatorPostAnalytics', metric, query)),
			...(hasVideo
				? ofVideos.map((metric) => total(context, 'memberCreatorVideoAnalytics', metric, query))
				: []),
		];
	};
}
