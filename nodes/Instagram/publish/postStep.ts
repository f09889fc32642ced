import type { GraphCall } from '../../Meta/graph';
import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import type { InstagramApi } from '../connection';
import { CONTAINER } from './containers';
import { readinessOf } from './containerStatus';
import { nextFreePlace } from './quota';
import { findPublished } from './readBack';
import type { InstagramStep, StepInput } from './steps';
import { planned } from './steps';

/**
 * The step that publishes the container, once it is processed. Its lost answer is cleared up by the
 * status of the container.
 * @see https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export function postStep({ draft, account }: StepInput, before: readonly string[]): InstagramStep {
	const call = (containerId: string): GraphCall => ({
		method: 'POST',
		path: `${account.id}/media_publish`,
		fields: { creation_id: containerId },
	});
	return {
		name: 'post',
		requests: [planned(call('id of the container'))],
		readiness: async (api, handles) =>
			await readinessOf(api, { accountId: account.id, handles, steps: [CONTAINER] }),
		send: async (api, handles) => {
			const { graph } = await api.account(account.id);
			try {
				const answer = await graph.call(call(String(handles[CONTAINER].containerId)));
				return { id: String(answer.id) };
			} catch (error) {
				throw await withRetryTime(api, account.id, error);
			}
		},
		// The next try makes all containers anew.
		needsAnew: ({ code = '' }) => (/2207008|2207020/.test(code) ? [...before] : []),
		exactlyOnce: {
			idOf: ({ id, containerId }) => String(id || `container:${String(containerId)}`),
			find: async (api, handles, look) =>
				await findPublished(api, { draft, accountId: account.id, handles, look }),
		},
	};
}

/** Instagram does not say when its quota allows another post: the posts of the last day do. */
async function withRetryTime(api: InstagramApi, accountId: string, error: unknown): Promise<Error> {
	const failure = failureOf(error);
	if (failure?.kind !== 'quota-exhausted' || failure.retryAt) return asThrown(error);
	const retryAt = await nextFreePlace(api, accountId, Date.now());
	return toNodeError(api.node, { ...failure, retryAt });
}
