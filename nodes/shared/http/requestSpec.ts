import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

/** How a call proves who makes it. Secrets stay in headers: addresses get logged. */
export type Auth =
	/**
	 * Through n8n, which reads the credential and renews what has expired. `token`: what has just been
	 * read from it. It is sent as it is, which spares n8n reading the credential for every call, and
	 * only what the network refuses as expired goes through n8n.
	 */
	| { kind: 'credential'; type: string; token?: string }
	| { kind: 'header'; value: string }
	| { kind: 'none' };

export type RequestBody = IHttpRequestOptions['body'];

export interface RequestSpec {
	method: IHttpRequestMethods;
	url: string;
	auth: Auth;
	qs?: IDataObject;
	body?: RequestBody;
	headers?: Record<string, string>;
	/** Whether a second arrival leaves the network as one does. Default: only for GET. */
	repeatable?: boolean;
	/** Budgets of the network that this call counts against. */
	buckets?: readonly string[];
	/** Whose budgets these are, where their names do not say it: the app. */
	budgetOwner?: string;
	/** Texts that must not reach an error, should the network repeat them. */
	secrets?: readonly string[];
	/** Milliseconds until the answer is given up. Default 60 s. */
	timeoutMs?: number;
	/** Milliseconds that this call may wait for limits and passing failures. Default 60 s. */
	maxWaitMs?: number;
	/** The body is a stream: it can be sent once, and redirects would hold it in memory. */
	streamed?: boolean;
	/** Raw text instead of parsed JSON, for answers with ids above 2^53. */
	asText?: boolean;
	/** Ends the call; it is not tried again then. */
	signal?: AbortSignal;
}
