import type { IDataObject } from 'n8n-workflow';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Handles, Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import type { Post } from '../postShape';
import { toPost } from '../postShape';
import { canReadPosts, listPosts } from '../posts';
import { handleIds, postBody } from './body';
import type { StepInput } from './steps';

const READ_AT_MOST = 300;

/**
 * Whether the post is out: looks through what the author has published since. Its media tell it from
 * all others; where those are not known, since the process that has uploaded them is gone, a post with
 * the same text and as many media may be this one or another.
 */
export async function findPost(
	api: LinkedInApi,
	input: StepInput,
	{ handles, mediaSteps, look }: { handles: Handles; mediaSteps: readonly string[]; look: Look },
): Promise<Found<IDataObject>> {
	const author = input.account.id;
	if (!canReadPosts(api, author)) {
		return { status: 'unknown', reason: 'LinkedIn does not let this app read posts of persons' };
	}
	const knowsMedia = mediaSteps.every((step) => handles[step] !== undefined);
	const wanted = signature(expected(input, knowsMedia ? handles : undefined));
	const since = earliestServerTime(LINKEDIN.id, look.since);
	const alike: IDataObject[] = [];
	const posts = await look.list(author, async () => await readNew(api, author, since));
	for (const raw of posts) {
		if (look.isClaimed(String(raw.id))) continue;
		if (signature(toPost(knowsMedia ? raw : withoutMedia(raw))) === wanted) alike.push(raw);
	}
	const oldest = alike.at(-1);
	if (!oldest) {
		if (posts.length <= READ_AT_MOST) return { status: 'not-done' };
		return { status: 'unknown', reason: `there are more than ${READ_AT_MOST} newer posts` };
	}
	const isItself = mediaSteps.length > 0 ? knowsMedia : input.draft.text.trim() !== '';
	const isOnlyOne = look.isOut === true && alike.length === 1;
	if (isItself || isOnlyOne) return { status: 'done', handle: { id: String(oldest.id) } };
	return {
		status: 'unknown',
		reason: 'there is a new post that looks the same as far as can be told, which may be this one',
	};
}

/** The newest posts of an author, one more than may be looked through. */
async function readNew(api: LinkedInApi, author: string, since: number): Promise<IDataObject[]> {
	const posts: IDataObject[] = [];
	for await (const raw of listPosts(api, author, READ_AT_MOST + 1)) {
		// A post without a time is not older: it must not be taken for absent.
		if (Number(raw.createdAt) < since) break;
		posts.push(raw);
	}
	return posts;
}

/** The post as LinkedIn would show it. */
function expected(input: StepInput, handles: Handles | undefined): Post {
	const body = postBody(input, handles ? handleIds(handles) : () => UNKNOWN);
	return toPost(handles ? body : withoutMedia(body));
}

const UNKNOWN = 'urn:li:image:unknown';

/** Media by their number only. */
function withoutMedia(raw: IDataObject): IDataObject {
	const content = (raw.content ?? {}) as IDataObject;
	const multiImage = content.multiImage as { images?: IDataObject[] } | undefined;
	const count = content.media ? 1 : (multiImage?.images?.length ?? 0);
	const images = Array.from({ length: count }, () => ({ id: UNKNOWN }));
	return { ...raw, content: { ...content, media: undefined, multiImage: { images } } };
}

/**
 * LinkedIn trims texts and turns line ends into \n; a mention whose name is not quite right becomes
 * plain text.
 */
function signature({ text, media, link, poll, reshareOf }: Post): string {
	return JSON.stringify([
		text
			.replace(/@\[([^\]]*)\]\(urn:li:[^)]*\)/g, '$1')
			.replace(/\r\n?/g, '\n')
			.trim(),
		media.map(({ id }) => id),
		link?.url ?? null,
		poll,
		reshareOf,
	]);
}
