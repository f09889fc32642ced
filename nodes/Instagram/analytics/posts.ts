import type { IDataObject } from 'n8n-workflow';
import type { GraphClient } from '../../Meta/graph';
import type { InsightsAnswer, InsightsReader } from '../../Meta/insights';
import { createInsightsReader } from '../../Meta/insights';
import type { MetricValues } from '../../shared/analytics/analytics';
import type { PostReading, PostSelection } from '../../shared/analytics/capability';
import type { Failure } from '../../shared/contract/failure';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { concurrently } from '../../shared/run/concurrently';
import type { InstagramApi } from '../connection';
import { selectedAccount } from '../connection';
import { POST_FIELDS, toPost } from '../postShape';
import { postId, readPost } from '../postTarget';
import type { PostMetric } from './metrics';
import { FACEBOOK_LOGIN_METRICS, POST_METRICS_OF_INSTAGRAM, placeOf } from './metrics';
import { valueOf } from './values';

const POSTS_AT_ONCE = 4;

/** The numbers of one post, or of the newest ones in the feed. */
export async function readPosts(
	context: RunContext<InstagramApi>,
	selection: PostSelection,
): Promise<PostReading[]> {
	const account = await selectedAccount(context);
	const posts =
		selection.which === 'one'
			? [await readPost(account, await postId(context, account))]
			: await recentPosts(account.graph, account.id, selection.limit);
	const readers = new Map<string, InsightsReader>();
	return await concurrently(posts.length, POSTS_AT_ONCE, async (index) => {
		const place = placeOf(toPost(posts[index]).type);
		// What is refused for a reel may be given for a photo: each place has its own memory.
		const read = readers.get(place) ?? createInsightsReader(account.graph);
		readers.set(place, read);
		return await readNumbers(context, read, posts[index]);
	});
}

async function recentPosts(graph: GraphClient, accountId: string, limit: number) {
	return await collect(graph.list(`${accountId}/media`, { fields: POST_FIELDS }, limit));
}

async function readNumbers(
	context: RunContext<InstagramApi>,
	read: InsightsReader,
	raw: IDataObject,
): Promise<PostReading> {
	const post = toPost(raw);
	const metrics = metricsFor(context.api, placeOf(post.type));
	const { entries, refused } = await readPermitted(context, read, {
		path: `${post.id}/insights`,
		metrics: metrics.map(({ network }) => network),
		fields: { period: 'lifetime' },
	});
	const counts = {
		...(post.likes === null ? {} : { likes: post.likes }),
		...(post.comments === null ? {} : { comments: post.comments }),
	};
	return {
		postId: post.id,
		url: post.url,
		publishedAt: post.createdAt,
		values: { ...counts, ...valuesOf(metrics, entries) },
		asked: metrics.map(({ name }) => name),
		raw: { post: raw, insights: Object.values(entries), refused },
	};
}

function metricsFor(api: InstagramApi, place: ReturnType<typeof placeOf>): PostMetric[] {
	const all = [
		...POST_METRICS_OF_INSTAGRAM,
		...(api.login === 'facebook' ? FACEBOOK_LOGIN_METRICS : []),
	];
	return all.filter(({ on }) => on.includes(place));
}

function valuesOf(
	metrics: readonly PostMetric[],
	entries: Record<string, IDataObject>,
): MetricValues {
	const values: MetricValues = {};
	for (const { network, name, isTime } of metrics) {
		const value = valueOf(entries[network]);
		if (value !== undefined) values[name] = isTime ? value / 1000 : value;
	}
	return values;
}

/** A story that hardly anybody has seen, and a missing permission, leave the counts. */
async function readPermitted(
	context: RunContext<InstagramApi>,
	read: InsightsReader,
	query: Parameters<InsightsReader>[0],
): Promise<InsightsAnswer> {
	try {
		return await read(query);
	} catch (error) {
		const failure = failureOf(error);
		if (!failure || !(isUnseen(failure) || failure.kind === 'permission-missing')) {
			throw asThrown(error);
		}
		// Nobody can do anything about what was hardly seen, but about a permission.
		if (!isUnseen(failure)) {
			context.n8n.addExecutionHints({
				message: `Only counts could be read. ${failure.happened}. ${failure.advice}`,
				type: 'warning',
				location: 'outputPane',
			});
		}
		return {
			entries: {},
			refused: Object.fromEntries(query.metrics.map((name) => [name, failure.happened])),
		};
	}
}

/** Of this post: unlike a metric that Instagram does not know, others may have it. */
const isUnseen = ({ kind, code }: Failure): boolean => kind === 'not-found' && code === '10';
