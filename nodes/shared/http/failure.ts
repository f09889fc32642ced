import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure, FailureKind } from '../contract/failure';

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
