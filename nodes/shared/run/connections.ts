import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConnectSettings, NodeDefinition } from '../contract/operation';
import { refusalsOf } from '../http/refusals';
import type { ReadParameter } from './parameters';
import { createMemory } from './remember';

/** Somebody may connect a credential anew while a long run goes on. */
const KEPT_MS = 60_000;

/**
 * Opens the connections of a run. Items that sign in with OAuth2 share one: n8n itself reads such a
 * credential for the first item and signs the calls of all with it. It is opened anew after a minute,
 * and at once when the network has refused its access: n8n has renewed it then. Other credentials
 * may say something else for each item.
 */
export function openConnections<Api>(
	n8n: IExecuteFunctions,
	{ connect, hasOAuth2 }: Pick<NodeDefinition<Api>, 'connect' | 'hasOAuth2'>,
): (itemIndex: number, param: ReadParameter, settings: ConnectSettings) => Promise<Api> {
	const known = createMemory<Api>(KEPT_MS);
	return async (itemIndex, param, settings) => {
		if (!hasOAuth2(param)) return await connect(n8n, itemIndex, settings);
		const key = `${settings.maxWaitMs} ${refusalsOf(n8n)}`;
		return await known.of(key, async () => await connect(n8n, 0, settings));
	};
}
