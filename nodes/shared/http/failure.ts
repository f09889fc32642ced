import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { ErrorFacts, Failure, FailureKind, FailureRow } from '../contract/failure';
import type { Answer, Platform } from '../contract/platform';

type N8nFailure = NonNullable<NodeApiError['failure']>;

const N8N_CAUSE: Partial<Record<FailureKind, N8nFailure['cause']>> = {
	'rate-limited': 'rate-limited',
	'quota-exhausted': 'quota-exhausted',
	'temporarily-unavailable': 'temporarily-unavailable',
	'credential-invalid': 'credential-invalid',
	'permission-missing': 'credential-invalid',
	'account-restricted': 'configuration-invalid',
	'content-rejected': 'configuration-invalid',
	'not-found': 'configuration-invalid',
	bug: 'node-defect',
};

/**
 * Turns an error answer of a network into a failure: the first row of the network's table that
 * matches decides, then the HTTP status, then 'bug' (an answer that nobody foresaw).
 */
export function failureFromAnswer(
	platform: Platform,
	answer: Answer,
	facts: ErrorFacts,
	now: number,
): Failure {
	const row = platform.failures.find((candidate) => rowMatches(candidate, answer, facts));
	// The network's own word that a failure is passing outweighs what its code usually means.
	const passing = facts.transient && row?.kind === 'content-rejected';
	const meaning = row && !passing ? row : meaningOfStatus(answer.status, facts);
	const wait =
		facts.retryAfterSeconds ?? retryAfterHeader(answer, now) ?? meaning.retryAfterSeconds;
	return withoutUndefined({
		kind: meaning.kind,
		happened: meaning.happened ?? `${platform.title} answered: ${facts.message}`,
		advice: meaning.advice,
		effect: meaning.effect ?? defaultEffect(meaning.kind),
		httpStatus: answer.status,
		code: joinCodes(facts),
		traceId: facts.traceId,
		retryAt: wait === undefined ? undefined : new Date(now + wait * 1000).toISOString(),
		duplicate: meaning.duplicate,
		blocks: meaning.blocks,
		details: facts.details,
	});
}

/**
 * An answer that never came. A call that could not even start, or whose token n8n could not renew,
 * has no effect.
 */
export function failureFromConnection(platform: Platform, error: unknown): Failure {
	const code = errorCode(error);
	if (code === 'EAUTH' || isReconnectError(error)) return notRenewed(platform);
	const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'].includes(code);
	return {
		kind: 'temporarily-unavailable',
		happened: neverSent
			? `${platform.title} could not be reached`
			: `The connection to ${platform.title} ended before an answer arrived`,
		advice: 'Check the network connection and proxy of this n8n instance, then try again.',
		effect: neverSent ? 'none' : 'unknown',
		...(code ? { code } : {}),
	};
}

/** The network has refused the token, and then to renew it: the call itself did nothing. */
const notRenewed = ({ title }: Platform): Failure => ({
	kind: 'credential-invalid',
	happened: `The access to ${title} has ended and could not be renewed`,
	advice: "Open the credential, choose 'Connect' and sign in again.",
	effect: 'none',
});

/** n8n has no code for a refusal to renew for good, only a sentence. */
function isReconnectError(error: unknown): boolean {
	const { message, cause } = (error ?? {}) as { message?: unknown; cause?: unknown };
	if (typeof message === 'string' && message.includes('needs to be reconnected')) return true;
	return cause !== undefined && cause !== error && isReconnectError(cause);
}

/** The n8n error for a failure. `failureOf` reads the failure back from it. */
export function toNodeError(node: INode, failure: Failure, itemIndex?: number): NodeApiError {
	const n8nFailure = toN8nFailure(failure);
	const error = new NodeApiError(node, { message: failure.happened } as JsonObject, {
		message: failure.happened,
		description: describe(failure),
		httpCode: failure.httpStatus === undefined ? undefined : String(failure.httpStatus),
		itemIndex,
		...(n8nFailure ? { failure: n8nFailure } : {}),
	});
	// n8n swaps sentences that contain a code of Node, such as 'pageAccessToken' (EACCES), for its own.
	error.message = failure.happened;
	error.description = describe(failure);
	error.context.socialOps = failure;
	return error;
}

/** The failure that an error carries, or undefined for errors that did not come from a call. */
export function failureOf(error: unknown): Failure | undefined {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		return error.context.socialOps as Failure | undefined;
	}
	return undefined;
}

/** What was caught, to go on as it is: n8n's rules allow no bare `throw` of it. */
export const asThrown = (error: unknown): Error => error as Error;

/** An n8n error for something wrong in the user's input, found before anything was sent. */
export function inputError(
	node: INode,
	problem: { field: string; happened: string; fix: string },
	itemIndex?: number,
): NodeOperationError {
	const failure: Failure = {
		kind: 'content-rejected',
		happened: problem.happened,
		advice: problem.fix,
		effect: 'none',
		field: problem.field,
	};
	const error = new NodeOperationError(node, problem.happened, {
		description: problem.fix,
		itemIndex,
		failure: { cause: 'configuration-invalid' },
	});
	error.message = problem.happened;
	error.description = problem.fix;
	error.context.socialOps = failure;
	return error;
}

function describe(failure: Failure): string {
	const facts = [
		failure.code && `code ${failure.code}`,
		failure.traceId && `trace id ${failure.traceId}`,
		failure.retryAt && `try again after ${failure.retryAt}`,
	].filter(Boolean);
	return facts.length ? `${failure.advice} (${facts.join(', ')})` : failure.advice;
}

function toN8nFailure(failure: Failure): N8nFailure | undefined {
	const cause = N8N_CAUSE[failure.kind];
	if (!cause) return undefined;
	if (
		cause === 'rate-limited' ||
		cause === 'quota-exhausted' ||
		cause === 'temporarily-unavailable'
	) {
		return failure.retryAt ? { cause, resetsAtEpochMs: Date.parse(failure.retryAt) } : { cause };
	}
	return { cause } as N8nFailure;
}

function rowMatches(row: FailureRow, answer: Answer, facts: ErrorFacts): boolean {
	const code = Number(facts.code);
	const codeMatches =
		row.code === undefined ||
		(typeof row.code === 'function' ? row.code(code) : includes(row.code, facts.code));
	const anyCodeMatches =
		row.anyCode === undefined ||
		includes(row.anyCode, facts.code) ||
		includes(row.anyCode, facts.subcode);
	return (
		codeMatches &&
		anyCodeMatches &&
		(row.subcode === undefined || includes(row.subcode, facts.subcode)) &&
		(row.httpStatus === undefined || includes(row.httpStatus, answer.status)) &&
		(row.message === undefined || row.message.test(facts.message))
	);
}

function includes(
	wanted: number | string | ReadonlyArray<number | string>,
	value: number | string | undefined,
): boolean {
	const list: ReadonlyArray<number | string> = Array.isArray(wanted) ? wanted : [wanted as string];
	return value !== undefined && list.some((entry) => String(entry) === String(value));
}

function meaningOfStatus(status: number, facts: ErrorFacts): FailureRow {
	if (status === 429) {
		return { kind: 'rate-limited', advice: 'Wait, then try again.', retryAfterSeconds: 60 };
	}
	if (facts.transient || status >= 500) {
		return { kind: 'temporarily-unavailable', advice: 'Try again in a few minutes.' };
	}
	if (status === 401) return { kind: 'credential-invalid', advice: 'Reconnect the credential.' };
	if (status === 402) return { kind: 'payment-required', advice: 'Check the billing of the app.' };
	if (status === 403) {
		return { kind: 'permission-missing', advice: 'Reconnect and grant the missing permission.' };
	}
	if (status === 404) return { kind: 'not-found', advice: 'Check the ID.' };
	return {
		kind: 'bug',
		effect: 'none',
		advice: 'The network gave an answer that this node does not know. Please report it.',
	};
}

function defaultEffect(kind: FailureKind): Failure['effect'] {
	return kind === 'temporarily-unavailable' || kind === 'outcome-unknown' ? 'unknown' : 'none';
}

/** Retry-After as seconds: a number, or an HTTP date (RFC 9110, section 10.2.3). */
function retryAfterHeader(answer: Answer, now: number): number | undefined {
	const value = answer.headers['retry-after'];
	if (!value) return undefined;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds);
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

function joinCodes(facts: ErrorFacts): string | undefined {
	const codes = [facts.code, facts.subcode].filter((code) => code !== undefined);
	return codes.length ? codes.join('/') : undefined;
}

function errorCode(error: unknown): string {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string' && code) return code;
	return cause && cause !== error ? errorCode(cause) : '';
}

function withoutUndefined(failure: { [K in keyof Failure]: Failure[K] | undefined }): Failure {
	return Object.fromEntries(
		Object.entries(failure).filter(([, value]) => value !== undefined),
	) as unknown as Failure;
}
