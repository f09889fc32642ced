import type { ILoadOptionsFunctions, INodeListSearchResult, INodeProperties } from 'n8n-workflow';
import type { AccountCapability } from '../account/capability';
import type { AnalyticsCapability } from '../analytics/capability';
import type { NodeDefinition } from '../contract/operation';
import type { Platform } from '../contract/platform';
import type { PublishCapability } from '../publish/capability';
import type { ChooseKind } from './chooseKind';

/** One way to sign in at a network. */
export interface SignIn {
	readonly credentialType: string;
	/** Value of the network's own parameter 'authentication'; absent where it has no such parameter. */
	readonly authentication?: string;
	/** How the way is called in menus; absent where the network has one only. */
	readonly name?: string;
}

/** A method that fills the list of a resource locator. */
export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** All that a network publishes of itself for nodes that work across networks. */
export interface NetworkSpec<Api> {
	readonly platform: Platform;
	/** In the order of the menu. */
	readonly signIns: readonly SignIn[];
	/** Who acts: one account each. Empty where a connection has one account only. */
	readonly accountFields: readonly INodeProperties[];
	/** The searches that the account fields name. */
	readonly listSearch: Readonly<Record<string, ListSearch>>;
	readonly connect: NodeDefinition<Api>['connect'];
	readonly publish: PublishCapability<Api>;
	readonly analytics: AnalyticsCapability<Api>;
	readonly accounts: AccountCapability<Api>;
	/** Pure: the kind of post that a draft becomes. */
	readonly chooseKind: ChooseKind;
}

/** Work on a network whatever the type of its connection is. */
export type NetworkWork<Result> = <Api>(spec: NetworkSpec<Api>) => Result;

/** A network among others: the type of its connection is known to its own code alone. */
export interface Network {
	readonly platform: Platform;
	readonly signIns: readonly SignIn[];
	readonly accountFields: readonly INodeProperties[];
	readonly listSearch: NetworkSpec<unknown>['listSearch'];
	/** Does work that needs the type of the connection, and gives its result. */
	use<Result>(work: NetworkWork<Result>): Result;
}

/** Publishes a network: `export const facebook = publishedNetwork<FacebookApi>({ … })`. */
export function publishedNetwork<Api>(spec: NetworkSpec<Api>): Network {
	const { platform, signIns, accountFields, listSearch } = spec;
	return { platform, signIns, accountFields, listSearch, use: (work) => work(spec) };
}

/** The sign-ins of a network whose 'authentication' parameter offers several. */
export function signInsOf<Authentication extends string>(
	field: INodeProperties,
	credentialTypes: Readonly<Record<Authentication, string>>,
): SignIn[] {
	return (field.options ?? []).flatMap((option) => {
		if (!('value' in option)) return [];
		const authentication = String(option.value);
		return [
			{
				name: option.name,
				authentication,
				credentialType: credentialTypes[authentication as Authentication],
			},
		];
	});
}
