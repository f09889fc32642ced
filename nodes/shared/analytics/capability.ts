import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { Platform } from '../contract/platform';
import type { Account } from '../publish/draft';
import type { MetricName, MetricValues } from './analytics';
import type { Period } from './period';

/** How the values of single days make the value of a period. */
export type Combine =
	/** They add up. */
	| 'sum'
	/** They are a level: the last one counts. */
	| 'last'
	/** They count people once: only the network can tell for more than one day. */
	| 'unique';

/** One of a network's own metrics and what it is called here. */
export interface AccountMetric {
	readonly network: string;
	readonly name: MetricName;
	readonly combine: Combine;
}

/** Values by the network's own metric name and by day. */
export interface DailyValues {
	values: Record<string, Record<string, number>>;
	/** Metrics that the network refused, with its reason. */
	refused: Record<string, string>;
	raw: IDataObject[];
}

/** What was read about one post. */
export interface PostReading {
	postId: string;
	url: string | null;
	publishedAt: string | null;
	values: MetricValues;
	/** Names asked for, whether answered or not. */
	asked: MetricName[];
	raw: IDataObject;
}

export type PostSelection = { which: 'one'; id: string } | { which: 'recent'; limit: number };

/** What a network must say so that its numbers can be read. */
export interface AnalyticsCapability<Api> {
	readonly platform: Platform;
	/** Who is looked at. */
	readonly accountFields: INodeProperties[];
	/** The post, by the parameter `post`. */
	readonly postField: INodeProperties;
	/** IANA name of the time zone whose days the network counts in. */
	readonly reportingZone: string;
	/** Longest period that one call may ask for. */
	readonly maxDaysPerCall: number;
	/** Metrics of an account: those of all accounts, or by what the account is. */
	readonly accountMetrics:
		readonly AccountMetric[] | ((context: RunContext<Api>) => Promise<readonly AccountMetric[]>);
	/** Fields of Get Account that only this network has. */
	readonly periodFields?: INodeProperties[];
	account(context: RunContext<Api>): Promise<Account>;
	readPosts(context: RunContext<Api>, selection: PostSelection): Promise<PostReading[]>;
	/** Values of each day of a period of at most `maxDaysPerCall` days. */
	readDays(context: RunContext<Api>, period: Period): Promise<DailyValues>;
	/**
	 * Values of `unique` metrics over a whole period, by the network's own name. Leaves out what the
	 * network cannot tell for a period of this length.
	 */
	readWhole(context: RunContext<Api>, period: Period): Promise<Record<string, number>>;
	/** What only this network has for a whole period, added to its item. */
	readMore?(context: RunContext<Api>, period: Period): Promise<IDataObject>;
}
