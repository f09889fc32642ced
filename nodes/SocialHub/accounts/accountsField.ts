import type { INodeProperties } from 'n8n-workflow';
import type { Connection } from '../../shared/network/connections';
import { accountFieldsOf, CONNECTIONS_PARAMETER } from '../../shared/network/connections';

/** Name of the entries in the list of a connection's accounts. */
export const ENTRY = 'account';

/**
 * The list of a connection's accounts, shown when the connection is chosen; each entry has `more`
 * besides the account. Undefined where a connection has one account only.
 */
export function accountsField(
	connection: Connection,
	description: string,
	more: readonly INodeProperties[] = [],
): INodeProperties | undefined {
	const fields = accountFieldsOf(connection);
	if (fields.length === 0) return undefined;
	const empty = Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
	return {
		displayName: `${connection.title}: Accounts`,
		name: connection.name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add account',
		default: { [ENTRY]: [empty] },
		description,
		displayOptions: showFor(connection),
		options: [{ displayName: 'Account', name: ENTRY, values: [...fields, ...more] }],
	};
}

/** Shows a field when its connection is chosen. */
export const showFor = ({ name }: Connection): INodeProperties['displayOptions'] => ({
	show: { [CONNECTIONS_PARAMETER]: [name] },
});

/** The accounts of each connection that are looked at. */
export const accountListFields = (connections: readonly Connection[]): INodeProperties[] =>
	connections.flatMap(
		(connection) => accountsField(connection, 'The accounts that are looked at') ?? [],
	);
