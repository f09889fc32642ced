import type { INodeProperties } from 'n8n-workflow';
import type { Connection } from '../../shared/network/connections';
import { accountFieldsOf, CONNECTIONS_PARAMETER } from '../../shared/network/connections';
import { ENTRY, emptyEntry } from '../publish/destinationFields';

/** The accounts of each connection that are looked at, shown when it is chosen. */
export function accountListFields(connections: readonly Connection[]): INodeProperties[] {
	return connections.flatMap((connection): INodeProperties[] => {
		const fields = accountFieldsOf(connection);
		if (fields.length === 0) return [];
		return [
			{
				displayName: `${connection.title}: Accounts`,
				name: connection.name,
				type: 'fixedCollection',
				typeOptions: { multipleValues: true, sortable: true },
				placeholder: 'Add account',
				default: { [ENTRY]: [emptyEntry(fields)] },
				description: 'The accounts that are looked at',
				displayOptions: { show: { [CONNECTIONS_PARAMETER]: [connection.name] } },
				options: [{ displayName: 'Account', name: ENTRY, values: fields }],
			},
		];
	});
}
