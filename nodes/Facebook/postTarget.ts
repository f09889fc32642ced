import type { IDataObject } from 'n8n-workflow';
import type { MetaPage } from '../Meta/connection';
import type { RunContext } from '../shared/contract/operation';
import { asThrown, failureOf, inputError } from '../shared/http/failure';
import type { FacebookApi } from './connection';
import { COUNT_FIELDS, POST_FIELDS, toPost } from './postShape';
import type { Post } from './postShape';
import { toVideoPost, VIDEO_FIELDS } from './videoShape';

/** A post as it was found at the network. */
export interface FoundPost {
	post: Post;
	raw: IDataObject;
}

/** Extra fields to read of a post; a video has no counts of its own. */
export interface FindOptions {
	counts?: boolean;
}

/** The id in the Post parameter; throws an input error when it is empty. */
export function postId(context: RunContext<FacebookApi>): string {
	const id = String(context.param<unknown>('post', '') ?? '').trim();
	if (id) return id;
	throw inputError(context.n8n.getNode(), {
		field: 'Post',
		happened: "'Post' is empty",
		fix: 'Give the ID that Publish has put out, or the URL of the post.',
	});
}

/**
 * Reads a post, video or reel. `{page}_{post}` is a post; a plain number, as URLs have it, is
 * looked up as a video first and then as a post of the Page. Throws `not-found` for neither.
 */
export async function findPost(
	page: MetaPage,
	id: string,
	options: FindOptions = {},
): Promise<FoundPost> {
	if (id.includes('_')) return await readPost(page, id, options);
	const video = await readVideo(page, id);
	return video ?? (await readPost(page, `${page.id}_${id}`, options));
}

async function readPost(page: MetaPage, id: string, { counts }: FindOptions): Promise<FoundPost> {
	const fields = counts ? `${POST_FIELDS},${COUNT_FIELDS}` : POST_FIELDS;
	const raw = await page.graph.call({
		method: 'GET',
		path: encodeURIComponent(id),
		fields: { fields },
	});
	return { post: toPost(raw), raw };
}

/** Undefined when the id is not that of a video: unknown, or of something without these fields. */
async function readVideo(page: MetaPage, id: string): Promise<FoundPost | undefined> {
	try {
		const raw = await page.graph.call({
			method: 'GET',
			path: encodeURIComponent(id),
			fields: { fields: VIDEO_FIELDS },
		});
		return { post: toVideoPost(raw), raw };
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind === 'not-found' || kind === 'content-rejected') return undefined;
		throw asThrown(error);
	}
}
