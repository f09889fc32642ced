import type { IDataObject } from 'n8n-workflow';
import type { PostReading, PostSelection } from '../../shared/analytics/capability';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { toIso } from '../../shared/time/timeParameter';
import { countOf, dataOf, errorsOf, includedIn, postUrl } from '../answers';
import type { XAccount } from '../account';
import type { XApi } from '../connection';
import { idIn } from '../ids';
import { ownPosts } from '../ownPosts';
import { POST_METRICS_OF_X, valuesOfPost } from './metrics';
import { isRefusal, MAX_POSTS_PER_CALL, readTotals } from './totals';

const PRIVATE_FOR_MS = 30 * 86_400_000;

const QUERY = {
	'tweet.fields': ['created_at', 'public_metrics', 'attachments'],
	expansions: ['attachments.media_keys'],
	'media.fields': ['media_key', 'type', 'public_metrics'],
};

/** A post and the views of its videos. */
interface Seen {
	post: IDataObject;
	videoViews: number[];
	isOwn: boolean;
}

/** The numbers of one post, or of the newest ones of the account. Reposts have none of their own. */
export async function readPosts(
	context: RunContext<XApi>,
	selection: PostSelection,
): Promise<PostReading[]> {
	const me = await context.api.me();
	const posts =
		selection.which === 'one'
			? [await readPost(context, selection.id, me)]
			: await recentPosts(context.api, me, selection.limit);
	const own = posts.filter(({ isOwn }) => isOwn).map(({ post }) => post);
	const kept = await readPrivate(context.api, own);
	const totals = await readTotals(context, own.map(idOf), {
		range: { from: Math.min(...own.map(timeOf)), to: Infinity },
		granularity: 'total',
	});
	return posts.map((seen): PostReading => {
		const id = idOf(seen.post);
		const piece = totals.pieces.find(({ postId }) => postId === id);
		const { non_public_metrics: nonPublicMetrics, organic_metrics: organicMetrics } =
			kept.posts.get(id) ?? {};
		return {
			postId: id,
			url: postUrl(id, seen.isOwn ? me.username : undefined),
			publishedAt: toIso(seen.post.created_at),
			values: valuesOfPost({
				publicMetrics: seen.post.public_metrics,
				nonPublicMetrics,
				organicMetrics,
				totals: piece?.metrics,
				videoViews: seen.videoViews,
			}),
			asked: [...POST_METRICS_OF_X],
			raw: {
				post: seen.post,
				nonPublicMetrics: nonPublicMetrics ?? null,
				organicMetrics: organicMetrics ?? null,
				analytics: totals.raw.filter((entry) => String(entry.id) === id),
				refused: [...kept.refused, ...(totals.refused ? [totals.refused] : [])],
			},
		};
	});
}

async function readPost({ api }: RunContext<XApi>, given: string, me: XAccount): Promise<Seen> {
	const id = idIn(api.node, 'Post', given);
	const answer = await api.user.call({
		method: 'GET',
		path: `/2/tweets/${id}`,
		query: { ...QUERY, 'tweet.fields': [...QUERY['tweet.fields'], 'author_id'] },
	});
	const [post = {}] = dataOf(answer);
	return seenIn(answer, post, String(post.author_id) === me.id);
}

async function recentPosts({ user }: XApi, me: XAccount, limit: number): Promise<Seen[]> {
	const seen: Seen[] = [];
	for await (const answer of ownPosts(user, me.id, { ...QUERY, limit })) {
		seen.push(...dataOf(answer).map((post) => seenIn(answer, post, true)));
	}
	return seen.slice(0, limit);
}

function seenIn(answer: IDataObject, post: IDataObject, isOwn: boolean): Seen {
	const media = includedIn(answer, 'media');
	const { media_keys: keys = [] } = (post.attachments ?? {}) as { media_keys?: string[] };
	const videoViews = keys.flatMap((key) => {
		const views = countOf(media.get(key)?.public_metrics, 'view_count');
		return views === undefined ? [] : [views];
	});
	return { post, videoViews, isOwn };
}

/** What the author alone can see, of those posts that are young enough. X may keep it back. */
async function readPrivate({ user }: XApi, posts: readonly IDataObject[]) {
	const now = Date.now();
	const ids = posts.filter((post) => now - timeOf(post) < PRIVATE_FOR_MS).map(idOf);
	const found: { posts: Map<string, IDataObject>; refused: string[] } = {
		posts: new Map(),
		refused: [],
	};
	for (let start = 0; start < ids.length; start += MAX_POSTS_PER_CALL) {
		const query = {
			ids: ids.slice(start, start + MAX_POSTS_PER_CALL),
			'tweet.fields': ['non_public_metrics', 'organic_metrics'],
		};
		try {
			const answer = await user.call({ method: 'GET', path: '/2/tweets', query });
			for (const post of dataOf(answer)) found.posts.set(idOf(post), post);
			found.refused.push(...errorsOf(answer).map(({ detail, title }) => String(detail ?? title)));
		} catch (error) {
			const failure = failureOf(error);
			if (!failure || !isRefusal(failure)) throw asThrown(error);
			found.refused.push(failure.happened);
		}
	}
	return found;
}

const idOf = ({ id }: IDataObject): string => String(id);
const timeOf = (post: IDataObject): number => Date.parse(String(post.created_at));
