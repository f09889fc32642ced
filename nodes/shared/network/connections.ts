import type {
	ILoadOptionsFunctions,
	INodeCredentialDescription,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { withListParameters } from '../run/withParameters';
import type { ListSearch, Network, SignIn } from './network';

/**
 * A network and one way to sign in there: what a person chooses, and what decides about credential
 * and account fields. One choice for both, because n8n shows a credential that two networks share
 * by the values of one parameter only.
 */
export interface Connection {
	/** The ID of the network and the sign-in: value of the choice, and name of its parameters. */
	readonly name: string;
	/** `Facebook (OAuth2)`. */
	readonly title: string;
	readonly network: Network;
	readonly signIn: SignIn;
}

/** Parameter in which the connections of a node are chosen. */
export const CONNECTIONS_PARAMETER = 'connections';

/** All connections that a list of networks has, in the order of the menu. */
export function connectionsOf(networks: readonly Network[]): Connection[] {
	return networks.flatMap((network) =>
		network.signIns.map((signIn) => ({
			name: `${network.platform.id}${capitalized(signIn.authentication ?? '')}`,
			title: titleOf(network, signIn),
			network,
			signIn,
		})),
	);
}

/** A name such as `Long-Lived Token (OAuth2)` has parentheses of its own: one pair is enough. */
function titleOf({ platform }: Network, { name }: SignIn): string {
	if (!name) return platform.title;
	return `${platform.title} (${name.replace(/ \((.+)\)$/, ', $1')})`;
}

/** The choice of connections, the first field of a node. */
export function connectionsField(connections: readonly Connection[]): INodeProperties {
	return {
		displayName: 'Networks',
		name: CONNECTIONS_PARAMETER,
		type: 'multiOptions',
		noDataExpression: true,
		options: connections
			.map(({ name, title }) => ({ name: title, value: name }))
			.sort((one, other) => one.name.localeCompare(other.name)),
		default: [],
		required: true,
		description: 'The networks, and how to sign in to each',
	};
}

/**
 * Each credential type once, shown when a connection that uses it is chosen. The path from the root
 * is on purpose: n8n's editor takes a field that credentials name plainly for the choice between
 * ways to sign in, which it hides.
 */
export function credentialsOf(connections: readonly Connection[]): INodeCredentialDescription[] {
	const types = [...new Set(connections.map(({ signIn }) => signIn.credentialType))];
	return types.map((type) => ({
		name: type,
		required: true,
		displayOptions: {
			show: {
				[`/${CONNECTIONS_PARAMETER}`]: connections
					.filter(({ signIn }) => signIn.credentialType === type)
					.map(({ name }) => name),
			},
		},
	}));
}

/** The account fields that a network shows for a sign-in; empty where it has one account only. */
export function accountFieldsOf({ network, signIn, name }: Connection): INodeProperties[] {
	return network.accountFields
		.filter(({ displayOptions }) => {
			const shownFor = displayOptions?.show?.authentication;
			return !shownFor || shownFor.includes(signIn.authentication ?? '');
		})
		.map((field) => ({ ...field, displayOptions: undefined, ...withSearchOf(name, field) }));
}

function withSearchOf(
	connection: string,
	{ modes }: Pick<INodeProperties, 'modes'>,
): Pick<INodeProperties, 'modes'> {
	if (!modes) return {};
	return {
		modes: modes.map((mode) => {
			const search = mode.typeOptions?.searchListMethod;
			if (!search) return mode;
			return {
				...mode,
				typeOptions: { ...mode.typeOptions, searchListMethod: searchName(connection, search) },
			};
		}),
	};
}

/** The searches of all account fields, each with the sign-in of its connection. */
export function listSearchOf(connections: readonly Connection[]): Record<string, ListSearch> {
	const entries = connections.flatMap(({ name, network, signIn }) =>
		Object.entries(network.listSearch).map(([search, method]) => [
			searchName(name, search),
			async function (
				this: ILoadOptionsFunctions,
				...given: [filter?: string, paginationToken?: string]
			): Promise<INodeListSearchResult> {
				return await method.call(withListParameters(this, signInValues(signIn)), ...given);
			},
		]),
	);
	return Object.fromEntries(entries) as Record<string, ListSearch>;
}

/** The network's own parameter that says how to sign in. */
export const signInValues = ({ authentication }: SignIn) =>
	authentication === undefined ? {} : { authentication };

const searchName = (connection: string, search: string): string =>
	`${connection}${capitalized(search)}`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
