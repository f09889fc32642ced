import type { MetaPage } from '../../Meta/connection';
import type { PostReading, PostSelection } from '../../shared/analytics/capability';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { concurrently } from '../../shared/run/concurrently';
import type { FacebookApi } from '../connection';
import { selectedPage } from '../connection';
import type { Post } from '../postShape';
import { COUNT_FIELDS, POST_FIELDS, toPost } from '../postShape';
import type { FoundPost } from '../postTarget';
import { findPost, postId } from '../postTarget';
import { toVideoPost } from '../videoShape';
import type { InsightsAnswer, InsightsReader } from '../../Meta/insights';
import { createInsightsReader } from '../../Meta/insights';
import type { PostMetric } from './metrics';
import { POST_METRICS_OF_FACEBOOK, VIDEO_METRICS } from './metrics';
import { countValues, insightValues } from './postValues';

const POSTS_AT_ONCE = 4;

interface Reader {
	page: MetaPage;
	read: InsightsReader;
}

/** The numbers of one post, or of the newest ones. */
export async function readPosts(
	context: RunContext<FacebookApi>,
	selection: PostSelection,
): Promise<PostReading[]> {
	const page = await selectedPage(context);
	const posts =
		selection.which === 'one'
			? [await findPost(page, postId(context), { counts: true })]
			: await recentPosts(page, selection.limit);
	const read = createInsightsReader(page.graph);
	return await concurrently(
		posts.length,
		POSTS_AT_ONCE,
		async (index) => await readPost(context, { page, read }, posts[index]),
	);
}

async function recentPosts(page: MetaPage, limit: number): Promise<FoundPost[]> {
	const fields = `${POST_FIELDS},${COUNT_FIELDS}`;
	const raws = await collect(page.graph.list(`${page.id}/published_posts`, { fields }, limit));
	return raws.map((raw) => ({ post: toPost(raw), raw }));
}

/** A video and the post that shows it have numbers of their own: where both are known, both are read. */
async function readPost(
	context: RunContext<FacebookApi>,
	{ page, read }: Reader,
	{ post, raw }: FoundPost,
): Promise<PostReading> {
	const own = await readNumbers(context, read, { post, raw });
	const other = await readCompanion(context, { page, read }, post);
	if (!other) return own;
	const [ofPost, ofVideo] = post.type === 'post' ? [own, other] : [other, own];
	return {
		...own,
		values: { ...ofVideo.values, ...ofPost.values },
		asked: [...ofVideo.asked, ...ofPost.asked],
		raw: { ...own.raw, companion: other.raw },
	};
}

/** The numbers of the post that shows a video, or of the reel that a post shows. */
async function readCompanion(
	context: RunContext<FacebookApi>,
	{ page, read }: Reader,
	post: Post,
): Promise<PostReading | undefined> {
	if (post.type === 'video') {
		if (!post.postId?.includes('_')) return undefined;
		return await readNumbers(context, read, await findPost(page, post.postId, { counts: true }));
	}
	const reel = post.attachments.find(({ id, url }) => id && url?.includes('/reel/'));
	if (!reel?.id) return undefined;
	return await readNumbers(context, read, { post: toVideoPost({ id: reel.id }), raw: {} });
}

async function readNumbers(
	context: RunContext<FacebookApi>,
	read: InsightsReader,
	{ post, raw }: FoundPost,
): Promise<PostReading> {
	const metrics = metricsFor(post);
	const { entries, refused } = await readPermitted(context, read, {
		path: `${post.id}/${post.type === 'video' ? 'video_insights' : 'insights'}`,
		metrics: metrics.map(({ network }) => network),
	});
	return {
		postId: post.id,
		url: post.url,
		publishedAt: post.createdAt,
		values: { ...insightValues(metrics, entries), ...countValues(post) },
		asked: metrics.map(({ name }) => name),
		raw: { post: raw, insights: Object.values(entries), refused },
	};
}

function metricsFor(post: Post): readonly PostMetric[] {
	if (post.type === 'video') return VIDEO_METRICS;
	const showsVideo = post.attachments.some(({ type }) => type.includes('video'));
	return POST_METRICS_OF_FACEBOOK.filter(({ onlyVideo }) => showsVideo || !onlyVideo);
}

/** Without the permission for insights the counts are still worth having: a hint tells. */
async function readPermitted(
	context: RunContext<FacebookApi>,
	read: InsightsReader,
	query: Parameters<InsightsReader>[0],
): Promise<InsightsAnswer> {
	try {
		return await read(query);
	} catch (error) {
		const failure = failureOf(error);
		if (failure?.kind !== 'permission-missing') throw asThrown(error);
		context.n8n.addExecutionHints({
			message: `Only counts could be read. ${failure.happened}. ${failure.advice}`,
			type: 'warning',
			location: 'outputPane',
		});
		return {
			entries: {},
			refused: Object.fromEntries(query.metrics.map((name) => [name, failure.happened])),
		};
	}
}
