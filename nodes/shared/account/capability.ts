import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { ApiVersion, Platform } from '../contract/platform';
import type { AccountFacts } from './accountCheck';

/** What a network must say so that its connection can be checked and its accounts listed. */
export interface AccountCapability<Api> {
	readonly platform: Platform;
	/** Singular of what can be acted as, in the network's words: `Page`. */
	readonly noun: string;
	/** Fields of Check, such as what the connection is needed for. */
	readonly checkFields: INodeProperties[];
	readonly checkOptions: INodeProperties[];
	readonly listOptions: INodeProperties[];
	/** What the network's own `details` are for a connection that does not work. */
	readonly noDetails?: IDataObject;
	/** The version of the network's API that a connection calls. Default: that of the platform. */
	versionOf?(api: Api): ApiVersion;
	/** Asks the network; throws the failure of a connection that does not work. */
	inspect(context: RunContext<Api>): Promise<AccountFacts>;
	/** What can be acted as, without any secret. */
	list(context: RunContext<Api>): AsyncIterable<IDataObject>;
}
