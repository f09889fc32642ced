import { facebook } from '../Facebook/network';
import { instagram } from '../Instagram/network';
import { linkedIn } from '../LinkedIn/network';
import { connectionsOf } from '../shared/network/connections';
import type { Network } from '../shared/network/network';
import { x } from '../X/network';

/** The networks of the hub, in the order of its menus. A network is added here and nowhere else. */
export const NETWORKS: readonly Network[] = [facebook, instagram, linkedIn, x];

/** Each network with each way to sign in. */
export const CONNECTIONS = connectionsOf(NETWORKS);
