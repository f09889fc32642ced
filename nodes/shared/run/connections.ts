import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConnectSettings, NodeDefinition } from '../contract/operation';
import { refusalsOf } from '../http/refusals';
import type { ReadParameter } from './parameters';

/** Somebody may connect a credential anew while a long run goes on. */
const KEPT_MS = 60_000;

/** A connection for several items; `api` gives nothing where it could not be opened. */
interface Kept<Api> {
	api: Promise<Api | undefined>;
	refusals: number;
	until: number;
}

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
	const kept = new Map<number, Kept<Api>>();
	const isFresh = ({ refusals, until }: Kept<Api>) =>
		refusals === refusalsOf(n8n) && Date.now() < until;
	return async (itemIndex, param, settings) => {
		if (!hasOAuth2(param)) return await connect(n8n, itemIndex, settings);
		const known = kept.get(settings.maxWaitMs);
		const api = known && isFresh(known) ? await known.api : undefined;
		// Each item finds out for itself why it cannot be opened: errors belong to one item.
		if (api) return api;
		const opening = connect(n8n, 0, settings);
		kept.set(settings.maxWaitMs, {
			api: opening.catch(() => undefined),
			refusals: refusalsOf(n8n),
			until: Date.now() + KEPT_MS,
		});
		return await opening;
	};
}
