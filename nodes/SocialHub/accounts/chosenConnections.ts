import { inputError } from '../../shared/http/failure';
import type { Connection } from '../../shared/network/connections';
import { CONNECTIONS_PARAMETER } from '../../shared/network/connections';
import type { HubContext } from '../hub';
import { CONNECTIONS } from '../networks';

/**
 * The connections that are chosen in a node, in the order of the menu. Throws an input error where
 * there is none, and for a name that this version does not know: it must not pass for 'not chosen'.
 */
export function chosenConnections(context: HubContext): Connection[] {
	const chosen = context.param<string[]>(CONNECTIONS_PARAMETER, []);
	const unknown = chosen.find((name) => !CONNECTIONS.some((one) => one.name === name));
	if (unknown === undefined && chosen.length > 0) {
		return CONNECTIONS.filter(({ name }) => chosen.includes(name));
	}
	throw inputError(context.n8n.getNode(), {
		field: 'Networks',
		happened:
			unknown === undefined ? 'No network is chosen' : `There is no network called '${unknown}'`,
		fix: "Choose the 'Networks' of this node.",
	});
}
