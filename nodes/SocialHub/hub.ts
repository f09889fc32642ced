import type { RunContext } from '../shared/contract/operation';

/** The hub has no connection of its own: each network's is opened where it is needed. */
export type HubApi = undefined;

/** One item of the hub. */
export type HubContext = RunContext<HubApi>;
