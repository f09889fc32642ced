import type { ErrorFacts, Failure, FailureKind, FailureRow } from '../contract/failure';
import type { Answer, Platform } from '../contract/platform';
import { LONGEST_WAIT_SECONDS } from './budget';

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
		retryAt: wait === undefined ? undefined : timeAfter(wait, now),
		duplicate: meaning.duplicate,
		blocks: meaning.blocks,
		details: facts.details,
	});
}

/** An answer that never came. A call that could not even start has no effect. */
export function failureFromConnection(platform: Platform, error: unknown): Failure {
	const code = errorCode(error);
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

function timeAfter(seconds: number, now: number): string {
	return new Date(now + Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000).toISOString();
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
