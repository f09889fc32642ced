import { handleIds, postBody } from './body';
import { isUnreadable, readinessOf } from './mediaStatus';
import { onceReady } from './onceReady';
import { findPost } from './readBack';
import { readRefusal } from './refusal';
import type { LinkedInStep, StepInput } from './steps';
import { planned } from './steps';

/**
 * The call that people see. A lost answer is cleared up by reading the posts of the page; where they
 * cannot be read, by sending the same again: LinkedIn refuses it and names the original.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
 */
export function postStep(input: StepInput, mediaSteps: readonly string[]): LinkedInStep {
	return {
		name: 'post',
		requests: [
			planned(
				'POST',
				'posts',
				postBody(input, (step) => `urn of ${step}`),
			),
		],
		send: async (api, handles) => {
			const body = postBody(input, handleIds(handles));
			const { id } = await onceReady(
				async () => await api.client.create('posts', body),
				async () => await isUnreadable(api, handles, mediaSteps),
			);
			return { id };
		},
		...(mediaSteps.length
			? { readiness: async (api, handles) => await readinessOf(api, handles, mediaSteps) }
			: {}),
		exactlyOnce: {
			idOf: ({ id }) => String(id),
			find: async (api, handles, look) => await findPost(api, input, { handles, mediaSteps, look }),
			duplicates: (api, handles) => ({
				readRefusal: async (failure, since) => await readRefusal(api, failure, since),
				// With the URNs that were uploaded before, it is the very same post.
				sameAfterKill: mediaSteps.every((step) => handles[step] !== undefined),
			}),
		},
	};
}
