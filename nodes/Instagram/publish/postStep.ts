import { CONTAINER } from './containers';
import { readinessOf } from './containerStatus';
import { publishCall, publishContainer } from './publishContainer';
import { findPublished } from './readBack';
import type { InstagramStep, StepInput } from './steps';
import { planned } from './steps';

/**
 * The step that publishes the container, once it is processed. Its lost answer is cleared up by the
 * status of the container.
 * @see https://developers.facebook.com/docs/instagram-platform/content-publishing
 */
export function postStep({ draft, account }: StepInput, before: readonly string[]): InstagramStep {
	const accountId = account.id;
	const parts = before.filter((name) => name.startsWith('item '));
	return {
		name: 'post',
		requests: [planned(publishCall({ accountId, containerId: 'id of the container' }))],
		readiness: async (api, handles) =>
			await readinessOf(api, { accountId, handles, steps: [CONTAINER], parts }),
		send: async (api, handles) => {
			const containerId = String(handles[CONTAINER].containerId);
			return await publishContainer(api, { accountId, containerId });
		},
		// The next try makes all containers anew.
		needsAnew: ({ code = '' }) => (/2207008|2207020/.test(code) ? [...before] : []),
		exactlyOnce: {
			idOf: ({ id, containerId }) => String(id || `container:${String(containerId)}`),
			find: async (api, handles, look) =>
				await findPublished(api, { draft, accountId, handles, look }),
		},
	};
}
