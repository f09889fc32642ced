import type { RunContext } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { actAs } from '../../shared/network/actAs';
import { signInValues } from '../../shared/network/connections';
import { namedHints } from '../../shared/network/namedHints';
import type { NetworkSpec } from '../../shared/network/network';
import type { Settled } from '../../shared/run/apart';
import { apart } from '../../shared/run/apart';
import { DEFAULT_CONCURRENCY } from '../../shared/run/properties';
import type { HubContext } from '../hub';
import type { Destination } from '../publish/destination';
import { readDestinations } from '../publish/destination';

/** Work on one account, whatever the type of its connection is. */
export type AccountWork<Result> = <Api>(
	context: RunContext<Api>,
	spec: NetworkSpec<Api>,
) => Promise<Result>;

export type AccountOutcome<Result> = Settled<Result> & { readonly account: Destination };

/** Does work on every account of an item, side by side: one that fails stops no other. */
export async function eachAccount<Result>(
	context: HubContext,
	work: AccountWork<Result>,
): Promise<Array<AccountOutcome<Result>>> {
	const accounts = readDestinations(context);
	const outcomes = await apart(
		accounts,
		DEFAULT_CONCURRENCY,
		async (account) => await onAccount(context, account, work),
	);
	return outcomes.map((outcome, index) => ({ ...outcome, account: accounts[index] }));
}

async function onAccount<Result>(
	context: HubContext,
	{ connection: { network, signIn }, accounts }: Destination,
	work: AccountWork<Result>,
): Promise<Result> {
	const named = { ...context, n8n: namedHints(context.n8n, network.platform.title) };
	const values = { ...accounts, ...signInValues(signIn) };
	return await network.use(async (spec) => await work(await actAs(named, spec, values), spec));
}

/** The output of an account whose work has failed. */
export function failedOutput({ connection, accounts }: Destination, error: Error): OperationOutput {
	const { id, title } = connection.network.platform;
	return {
		json: { platform: id, account: { id: givenAccount(accounts), name: null } },
		failed: { title, error },
	};
}

/** What the user has given as the account, where a network has several. */
export function givenAccount(accounts: Destination['accounts']): string | null {
	const [given] = Object.values(accounts);
	return given === undefined || given === null ? null : String(given);
}
