import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { checkAccount, describeBroken } from '../../shared/account/check';
import type { Standing } from '../../shared/account/standing';
import { failedStanding, standingOf, worstFirst } from '../../shared/account/standing';
import type { Operation } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { json } from '../../shared/contract/output';
import { actAs } from '../../shared/network/actAs';
import type { Connection } from '../../shared/network/connections';
import { signInValues } from '../../shared/network/connections';
import { namedHints } from '../../shared/network/namedHints';
import type { NetworkSpec } from '../../shared/network/network';
import type { Settled } from '../../shared/run/apart';
import { apart } from '../../shared/run/apart';
import { DEFAULT_CONCURRENCY } from '../../shared/run/properties';
import { showFor } from '../accounts/accountsField';
import { chosenConnections } from '../accounts/chosenConnections';
import type { HubApi, HubContext } from '../hub';
import { CONNECTIONS } from '../networks';

/** All connections of a node, each as an item. */
export const checkConnections: Operation<HubApi> = {
	resource: 'account',
	operation: 'check',
	name: 'Check',
	action: 'Check all connections',
	description:
		'Check all connections at once, worst first: what works, what ends within 14 days, which permissions are missing, what to do. A broken connection is a result and does not stop the others.',
	effect: 'read',
	repeatable: true,
	fields: CONNECTIONS.flatMap(checkFields),
	run: checkAll,
};

/** What the network's own check asks for, under a name for each connection. */
function checkFields(connection: Connection): INodeProperties[] {
	const fields = connection.network.use(({ accounts }) => accounts.checkFields);
	return fields.map((field) => ({
		...field,
		displayName: `${connection.title}: ${field.displayName}`,
		name: fieldName(connection, field),
		displayOptions: showFor(connection),
	}));
}

function fieldName({ name }: Connection, field: INodeProperties): string {
	return `${name}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
}

/** A connection as an item. */
type Row = IDataObject & { standing: Standing; daysLeft: number | null };

async function checkAll(context: HubContext): Promise<OperationOutput[]> {
	const connections = chosenConnections(context);
	const outcomes = await apart(
		connections,
		DEFAULT_CONCURRENCY,
		async (connection) => await checkOne(context, connection),
	);
	return connections
		.map((connection, index) => toRow(context, connection, outcomes[index]))
		.sort(worstFirst)
		.map(json);
}

type Checked = Awaited<ReturnType<typeof checkAccount>>;

async function checkOne(context: HubContext, connection: Connection): Promise<Checked> {
	const { network, signIn } = connection;
	const own = { ...context, n8n: hintsOf(context, connection) };
	return await network.use(async (spec) => {
		const values = { ...checkValues(context, connection, spec), ...signInValues(signIn) };
		return await checkAccount(await actAs(own, spec, values), spec.accounts);
	});
}

const hintsOf = ({ n8n }: HubContext, { title }: Connection) => namedHints(n8n, title);

function checkValues<Api>(
	context: HubContext,
	connection: Connection,
	{ accounts }: NetworkSpec<Api>,
): IDataObject {
	return Object.fromEntries(
		accounts.checkFields.map((field) => [
			field.name,
			context.param(fieldName(connection, field), field.default),
		]),
	) as IDataObject;
}

function toRow(context: HubContext, connection: Connection, outcome: Settled<Checked>): Row {
	const facts = { connection: connection.title };
	if ('result' in outcome) {
		return { ...facts, standing: standingOf(outcome.result), ...outcome.result } as Row;
	}
	const { standing, message } = failedStanding(outcome.error);
	hintsOf(context, connection).addExecutionHints({
		message,
		type: 'warning',
		location: 'outputPane',
	});
	const details = connection.network.use(({ accounts }) => accounts.noDetails);
	const check = describeBroken(connection.network.platform, message, Date.now());
	return { ...facts, standing, ...check, ...details } as Row;
}
