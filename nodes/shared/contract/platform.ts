import type { IDataObject } from 'n8n-workflow';
import type { ErrorFacts, FailureRow } from './failure';

/** An HTTP answer as every mechanism sees it. Header names are lower case. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** How much of a budget is used, learned from an answer. */
export interface UsageReading {
	/** Which budget: an app, a page, a user. Joined to the network's id to form the key. */
	bucket: string;
	/** 0 to 100 and above. */
	percentUsed: number;
	/** Seconds until calls are accepted again; 0 while they are. */
	blockedForSeconds: number;
}

/**
 * The facts of one network: data and tiny pure functions, no behaviour. Everything that differs
 * between networks and that a shared mechanism must know stands here.
 */
export interface Platform {
	/** Machine name, as it appears in output items: `facebook`. */
	readonly id: string;
	/** Name as people know it: `Facebook`. */
	readonly title: string;
	readonly api: ApiVersion;
	readonly failures: readonly FailureRow[];
	/** Reads the network's error envelope; undefined when the answer is a success. */
	readError(answer: Answer): ErrorFacts | undefined;
	/** Header of every answer with the network's own ID of the call, in lower case. */
	readonly traceHeader?: string;
	/** Reads the network's usage headers. */
	readUsage(answer: Answer): UsageReading[];
	/** Statuses after which n8n may refresh the OAuth2 token and send again. */
	readonly refreshOnStatus: readonly number[];
}

/** A version of a network's API and the day from which it no longer works, if announced. */
export interface ApiVersion {
	readonly name: string;
	readonly version: string;
	/** ISO date, or undefined while the vendor has announced none. */
	readonly sunset?: string;
}

export type JsonObject = IDataObject;
