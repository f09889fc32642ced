import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemJournal } from './journal';
import type { OperationOutput } from './output';

export type Effect = 'read' | 'write' | 'delete';

/** What an operation is given to work on one input item. */
export interface RunContext<Api> {
	readonly n8n: IExecuteFunctions;
	readonly itemIndex: number;
	readonly api: Api;
	/** Reads a parameter of this item; `fallback` is returned where the parameter is not shown. */
	param<T>(name: string, fallback: T): T;
	/** What earlier tries of this item have done. */
	readonly journal: ItemJournal;
	/**
	 * Does something when the items of the node are certain to go out: not when the node fails and
	 * may be tried again, and not when the execution was stopped.
	 */
	afterRun(work: () => void): void;
}

/**
 * One thing that a node can do, as a value. `effect` and `repeatable` decide what may be sent
 * again, the wording for AI agents and the tables of the README.
 */
export interface Operation<Api> {
	readonly resource: string;
	readonly operation: string;
	/** Title Case, as shown in the Operation list. */
	readonly name: string;
	/** Sentence case with the resource, as shown in the node panel. */
	readonly action: string;
	readonly description: string;
	readonly effect: Effect;
	/** Whether doing it twice leaves the network as doing it once. */
	readonly repeatable: boolean;
	readonly fields: INodeProperties[];
	/** Fields of the Options collection. */
	readonly options?: INodeProperties[];
	/** Label of the first output, where the operation has a second one for its report. */
	readonly hasReport?: { readonly itemsAre: string };
	run(context: RunContext<Api>): Promise<OperationOutput[]>;
}

/** The resources of a node: machine name to the label shown in the Resource list. */
export type ResourceNames = Readonly<Record<string, string>>;

/** All that the runner needs to know of a node. */
export interface NodeDefinition<Api> {
	readonly resources: ResourceNames;
	readonly operations: ReadonlyArray<Operation<Api>>;
	/** Opens the connection of one item: reads the credential, resolves nothing else. */
	connect(n8n: IExecuteFunctions, itemIndex: number, settings: ConnectSettings): Promise<Api>;
	/** Whether an item signs in with OAuth2, so that its connection serves the others as well. */
	hasOAuth2(param: RunContext<Api>['param']): boolean;
}

export interface ConnectSettings {
	/** How long one item may wait for the network's limits, in milliseconds. */
	maxWaitMs: number;
}
