import type { IDataObject } from 'n8n-workflow';
import { inputError } from '../../shared/http/failure';
import type { Connection } from '../../shared/network/connections';
import { accountFieldsOf } from '../../shared/network/connections';
import { locatorValue } from '../../shared/network/locator';
import { ENTRY } from '../accounts/accountsField';
import { chosenConnections } from '../accounts/chosenConnections';
import type { HubContext } from '../hub';
import { SETTINGS } from './destinationFields';

/** Where an item goes: one account of a connection. */
export interface Destination {
	/** The same in every try, whatever the order of the list. */
	readonly name: string;
	readonly connection: Connection;
	/** Values of the network's account fields. */
	readonly accounts: IDataObject;
	/** What is different for this account. */
	readonly settings: IDataObject;
}

/** All destinations of an item. Throws an input error when there is none. */
export function readDestinations(context: HubContext): Destination[] {
	const destinations = onlyTo(context, chosenConnections(context)).flatMap((connection) =>
		destinationsOf(context, connection),
	);
	if (destinations.length > 0) return named(destinations);
	throw inputError(context.n8n.getNode(), {
		field: 'Networks',
		happened: 'No account is chosen',
		fix: "Choose 'Networks' and add an account for each.",
	});
}

type Unnamed = Omit<Destination, 'name'>;

function destinationsOf(context: HubContext, connection: Connection): Unnamed[] {
	const given = context.param<IDataObject>(connection.name, {});
	const fields = accountFieldsOf(connection);
	if (fields.length === 0) return [{ connection, accounts: {}, settings: given }];
	const entries = (given[ENTRY] ?? []) as IDataObject[];
	return entries.map((entry) => ({
		connection,
		accounts: Object.fromEntries(
			fields.map((field) => [field.name, locatorValue(field, entry[field.name])]),
		) as IDataObject,
		settings: (entry[SETTINGS] ?? {}) as IDataObject,
	}));
}

/** An account that is listed twice gets two posts: the second entry is another destination. */
function named(destinations: readonly Unnamed[]): Destination[] {
	const seen = new Map<string, number>();
	return destinations.map((destination) => {
		const name = [destination.connection.name, ...Object.values(destination.accounts)].join(':');
		const count = (seen.get(name) ?? 0) + 1;
		seen.set(name, count);
		return { ...destination, name: count === 1 ? name : `${name}#${count}` };
	});
}

/** The connections that the option 'Only To' leaves. */
function onlyTo(context: HubContext, connections: readonly Connection[]): readonly Connection[] {
	const { onlyTo: given } = context.param<IDataObject>('options', {});
	const entries = Array.isArray(given) ? given.map(String) : String(given ?? '').split(',');
	const wanted = entries.map((entry) => entry.trim().toLowerCase()).filter(Boolean);
	if (wanted.length === 0) return connections;
	const unknown = wanted.find((name) => !connections.some((one) => isCalled(one, name)));
	if (unknown === undefined) {
		return connections.filter((one) => wanted.some((name) => isCalled(one, name)));
	}
	throw inputError(context.n8n.getNode(), {
		field: 'Only To',
		happened: `'${unknown}' is not among the networks of this node`,
		fix: `Give some of: ${[...new Set(connections.map(({ network }) => network.platform.id))].join(', ')}.`,
	});
}

const isCalled = ({ name, network: { platform } }: Connection, wanted: string): boolean =>
	[name, platform.id, platform.title].some((each) => each.toLowerCase() === wanted);
