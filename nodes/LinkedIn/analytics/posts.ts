import type { MetricValues } from '../../shared/analytics/analytics';
import type { PostReading, PostSelection } from '../../shared/analytics/capability';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { collect } from '../../shared/http/paginate';
import { concurrently } from '../../shared/run/concurrently';
import { toIso } from '../../shared/time/timeParameter';
import { selectedAuthor } from '../authors';
import type { LinkedInApi } from '../connection';
import { listPosts } from '../posts';
import { ownPostUrn, readPost } from '../postTarget';
import { postUrl } from '../urn';
import type { CountedPost } from './countedPost';
import type { Part } from './parts';
import { readParts } from './parts';
import { memberPostParts } from './memberPost';
import { organizationPostParts } from './organizationPost';
import { isNumber } from './shareStatistics';

const POSTS_AT_ONCE = 4;

/** The numbers of one post, or of the newest ones of the author. */
export async function readPosts(
	context: RunContext<LinkedInApi>,
	selection: PostSelection,
): Promise<PostReading[]> {
	const author = await selectedAuthor(context);
	const posts =
		selection.which === 'one'
			? [await onePost(context)]
			: await recentPosts(context, author.urn, selection.limit);
	const ofPost =
		author.kind === 'member'
			? memberPostParts(context)
			: await organizationPostParts(context, author.urn, posts);
	return await concurrently(posts.length, POSTS_AT_ONCE, async (index) => {
		const post = posts[index];
		return await readNumbers(context, post, ofPost(post));
	});
}

/** Without the permission to read the post its numbers may still be given. */
async function onePost(context: RunContext<LinkedInApi>): Promise<CountedPost> {
	const urn = ownPostUrn(context);
	try {
		return { urn, raw: await readPost(context.api, urn) };
	} catch (error) {
		if (failureOf(error)?.kind !== 'permission-missing') throw asThrown(error);
		return { urn, raw: undefined };
	}
}

async function recentPosts(
	{ api }: RunContext<LinkedInApi>,
	author: string,
	limit: number,
): Promise<CountedPost[]> {
	const raws = await collect(listPosts(api, author, limit));
	return raws.map((raw) => ({ urn: String(raw.id), raw }));
}

async function readNumbers(
	context: RunContext<LinkedInApi>,
	{ urn, raw }: CountedPost,
	parts: Array<Part<MetricValues>>,
): Promise<PostReading> {
	const read = await readParts(context, parts);
	const publishedAt = raw?.publishedAt ?? raw?.createdAt;
	return {
		postId: urn,
		url: postUrl(urn),
		publishedAt: isNumber(publishedAt) ? toIso(publishedAt / 1000) : null,
		values: Object.assign({}, ...read.values) as MetricValues,
		asked: read.asked,
		raw: { post: raw ?? null, answers: read.raw, refused: read.refused },
	};
}
