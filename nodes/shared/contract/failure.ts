import type { IDataObject } from 'n8n-workflow';

/**
 * The answers that a call can fail with. Each one tells an operator what to do next:
 * wait, reconnect, ask for access, change the content, check the account, pay, look before
 * sending again, or report a defect of this package.
 */
export type FailureKind =
	| 'rate-limited'
	| 'quota-exhausted'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'permission-missing'
	| 'content-rejected'
	| 'not-found'
	| 'account-restricted'
	| 'payment-required'
	| 'outcome-unknown'
	| 'bug';

/** What a failed call did at the network: certainly nothing, or possibly what was asked. */
export type FailureEffect = 'none' | 'unknown';

export interface Failure {
	kind: FailureKind;
	/** What happened, in one sentence. */
	happened: string;
	/** What to do about it, in one sentence. */
	advice: string;
	effect: FailureEffect;
	httpStatus?: number;
	/** The network's own error code and subcode, joined by a slash where both exist. */
	code?: string;
	/** The network's id for this call, for its support. */
	traceId?: string;
	/** ISO 8601 time at which another try makes sense. */
	retryAt?: string;
	/** The network says that it already has this content. */
	duplicate?: boolean;
	/** The parameter that caused it, as labelled in the editor. */
	field?: string;
	/** Beginning of the names of the budgets that are used up. Default: those of the call. */
	blocks?: string;
	/** Facts of the network's answer that a mechanism can use, such as an upload offset. */
	details?: IDataObject;
}

/** One row of a network's error table: which answers it covers and what they mean. */
export interface FailureRow {
	/** Matches code or subcode: networks send some numbers as either. */
	anyCode?: readonly number[];
	/** Matches when every named fact equals (or is in) the answer's. */
	code?: number | string | ReadonlyArray<number | string> | ((code: number) => boolean);
	subcode?: number | string | ReadonlyArray<number | string>;
	httpStatus?: number | readonly number[];
	message?: RegExp;
	kind: FailureKind;
	happened?: string;
	advice: string;
	/** Default: 'none' for refusals; 'unknown' for `temporarily-unavailable` and `bug`. */
	effect?: FailureEffect;
	duplicate?: boolean;
	/** Beginning of the names of the budgets that are used up. */
	blocks?: string;
	/** Seconds to wait when the answer names no time of its own. */
	retryAfterSeconds?: number;
}

/** What a network's error answer says, normalised from its own envelope. */
export interface ErrorFacts {
	message: string;
	code?: number | string;
	subcode?: number | string;
	traceId?: string;
	/** The network calls this failure passing. */
	transient?: boolean;
	/** Seconds until another try makes sense, if the answer says so. */
	retryAfterSeconds?: number;
	details?: IDataObject;
}
