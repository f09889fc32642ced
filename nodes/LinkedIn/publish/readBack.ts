import type { IDataObject } from 'n8n-workflow';
import { earliestServerTime } from '../../shared/http/serverClock';
import type { Handles, Look } from '../../shared/publish/plan';
import type { Found } from '../../shared/contract/once';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import type { Post } from '../postShape';
import { toPost } from '../postShape';
import { listPosts } from '../posts';
import { parseUrn } from '../urn';
import { handleIds, postBody } from './body';
import type { StepInput } from './steps';

const READ_AT_MOST = 300;

/**
 * Whether the post is out: looks through what the author has published since. Its media tell it from
 * all others; where those are not known, since the process that has uploaded them is gone, text and
 * content have to.
 */
export async function findPost(
	api: LinkedInApi,
	input: StepInput,
	{ handles, mediaSteps, look }: { handles: Handles; mediaSteps: readonly string[]; look: Look },
): Promise<Found<IDataObject>> {
	const author = input.account.id;
	if (parseUrn(author)?.type === 'person' && !api.scopes.includes('r_member_social')) {
		return { status: 'unknown', reason: 'LinkedIn does not let this app read posts of persons' };
	}
	const knowsMedia = mediaSteps.every((step) => handles[step] !== undefined);
	const wanted = signature(expected(input, knowsMedia ? handles : undefined));
	const since = earliestServerTime(LINKEDIN.id, look.since);
	let oldest: IDataObject | undefined;
	for await (const raw of listPosts(api, author, READ_AT_MOST)) {
		const { createdAt, id } = raw;
		// A post without a time is not older: it must not be taken for absent.
		if (Number(createdAt) < since) break;
		if (look.isClaimed(String(id))) continue;
		if (signature(toPost(knowsMedia ? raw : withoutMedia(raw))) === wanted) oldest = raw;
	}
	if (!oldest) return { status: 'not-done' };
	const isCertain = input.draft.text.trim() !== '' || (mediaSteps.length > 0 && knowsMedia);
	if (isCertain) return { status: 'done', handle: { id: String(oldest.id) } };
	return {
		status: 'unknown',
		reason: 'the page shows a new post of the same kind without a text, which may be this one',
	};
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
