import type { IDataObject } from 'n8n-workflow';
import type { MetricValues } from '../../shared/analytics/analytics';
import type { RunContext } from '../../shared/contract/operation';
import { collect } from '../../shared/http/paginate';
import type { LinkedInApi } from '../connection';
import { parseUrn } from '../urn';
import type { CountedPost } from './countedPost';
import { showsVideo } from './countedPost';
import { VIDEO_METRICS } from './metrics';
import type { Part } from './parts';
import { isNumber, listShareStatistics, SHARE_NAMES, shareValues } from './shareStatistics';
import { socialPart } from './social';

/** Below the 100 elements of a page. */
const POSTS_PER_CALL = 50;

/** LinkedIn takes shares and ugcPosts in two lists that must not be mixed. */
const LIST_OF = { share: 'shares', ugcPost: 'ugcPosts' } as const;

/**
 * Gives the parts of the numbers of a post of a page. The statistics of many posts come in one call,
 * which goes out when the first of them is asked for.
 */
export async function organizationPostParts(
	context: RunContext<LinkedInApi>,
	organization: string,
	posts: readonly CountedPost[],
): Promise<(post: CountedPost) => Array<Part<MetricValues>>> {
	const batches = new Map<string, () => Promise<IDataObject[]>>();
	for (const [type, list] of Object.entries(LIST_OF)) {
		const urns = posts.map(({ urn }) => urn).filter((urn) => parseUrn(urn)?.type === type);
		for (let from = 0; from < urns.length; from += POSTS_PER_CALL) {
			const batch = urns.slice(from, from + POSTS_PER_CALL);
			const read = onceOnly(
				async () =>
					await collect(listShareStatistics(context.api.client, organization, { [list]: batch })),
			);
			for (const urn of batch) batches.set(urn, read);
		}
	}
	return (post) => [
		{
			resource: 'organizationalEntityShareStatistics',
			asked: SHARE_NAMES,
			read: async () => {
				const elements = (await batches.get(post.urn)?.()) ?? [];
				// LinkedIn leaves out the posts of which it has no numbers.
				const own = elements.find(({ share, ugcPost }) => (share ?? ugcPost) === post.urn) ?? {};
				return { values: shareValues(own), raw: { shareStatistics: own } };
			},
		},
		socialPart(context.api.client, post.urn),
		...(showsVideo(post) ? videoParts(context, post.urn) : []),
	];
}

function onceOnly<Result>(read: () => Promise<Result>): () => Promise<Result> {
	let result: Promise<Result> | undefined;
	return async () => await (result ??= read());
}

/** https://learn.microsoft.com/en-us/linkedin/marketing/community-management/video-analytics-api */
function videoParts({ api }: RunContext<LinkedInApi>, entity: string): Array<Part<MetricValues>> {
	return VIDEO_METRICS.map(({ type, name, isTime }) => ({
		resource: 'videoAnalytics',
		asked: [name],
		read: async () => {
			const query = { q: 'entity', entity, type, aggregation: 'ALL' };
			const [element = {}] = await collect(api.client.list('videoAnalytics', query));
			const { value } = element;
			const values = isNumber(value) ? { [name]: isTime ? value / 1000 : value } : {};
			return { values, raw: { [type]: element } };
		},
	}));
}
