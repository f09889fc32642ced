import { handleIds, postBody } from './body';
import { readinessOf } from './mediaStatus';
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
		send: async ({ client }, handles) => {
			const { id } = await client.create('posts', postBody(input, handleIds(handles)));
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
