import type { IDataObject } from 'n8n-workflow';
import type { PrepareInput } from '../../shared/publish/capability';
import type { Handles } from '../../shared/publish/plan';
import { createPost } from '../createPost';
import { MEDIA_UNUSABLE } from '../failures';
import { bodyOf } from './body';
import { mediaReadiness } from './mediaReadiness';
import type { XStep } from './mediaSteps';
import { mediaStepName, planned, stepsOfMedia } from './mediaSteps';
import type { PlannedPost } from './posts';
import { findPost } from './readBack';

type Input = Pick<PrepareInput, 'draft' | 'account'>;

/**
 * The steps that make the posts of a draft, each of a thread as a reply to the one before. The first one
 * waits until X has processed the files of all: a thread goes out whole or not at all.
 * @see https://docs.x.com/x-api/posts/create-post
 */
export function postSteps(input: Input, posts: readonly PlannedPost[]): XStep[] {
	return posts.map((_, index) => postStep(input, posts, index));
}

function postStep({ draft, account }: Input, posts: readonly PlannedPost[], index: number): XStep {
	const post = posts[index];
	const previous = posts[index - 1];
	const awaited = index === 0 ? posts.flatMap(({ media }) => media) : post.media;
	const bodyFor = (mediaIds: readonly string[], previousId?: string): IDataObject =>
		bodyOf({ draft, post, mediaIds, previousId });
	return {
		name: post.step,
		requests: [
			planned({
				method: 'POST',
				path: '/2/tweets',
				body: bodyFor(
					post.media.map((file) => `id of ${mediaStepName(file)}`),
					previous && `id of ${previous.step}`,
				),
			}),
		],
		readiness: async (api, handles) => await mediaReadiness(api, handles, awaited),
		send: async (api, handles) => {
			const mediaIds = post.media.map((file) => String(handles[mediaStepName(file)].mediaId));
			return await createPost(api, bodyFor(mediaIds, previous && idOf(handles, previous)));
		},
		needsAnew: ({ happened }) =>
			happened === MEDIA_UNUSABLE ? post.media.flatMap(stepsOfMedia) : [],
		exactlyOnce: {
			idOf: ({ id }) => String(id),
			find: async (api, handles, look) =>
				await findPost(api, { draft, account, posts, index, handles, look }),
		},
	};
}

const idOf = (handles: Handles, { step }: PlannedPost): string => String(handles[step].id);
