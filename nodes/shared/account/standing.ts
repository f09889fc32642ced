import type { FailureKind } from '../contract/failure';
import { failureOf } from '../http/failure';
import type { AccountCheck } from './accountCheck';
import { adviceOf, isAllRight, isSoon } from './message';

/** How a connection stands, worst first. */
export const STANDINGS = ['broken', 'unchecked', 'ending', 'attention', 'working'] as const;

export type Standing = (typeof STANDINGS)[number];

/** The standing of a connection that could be checked. Pure. */
export function standingOf(check: AccountCheck): Standing {
	if (!check.verified) return 'broken';
	if (isSoon(check.daysLeft) || isSoon(check.apiVersion.daysLeft)) return 'ending';
	return isAllRight(check.message) ? 'working' : 'attention';
}

/** Failures that tell nothing of the connection. */
const PASSING: readonly FailureKind[] = [
	'rate-limited',
	'quota-exhausted',
	'temporarily-unavailable',
	'outcome-unknown',
	'bug',
];

/** The standing of a connection whose check has failed, and what to do. Pure. */
export function failedStanding(error: Error): { standing: Standing; message: string } {
	const failure = failureOf(error);
	if (failure) {
		const standing = PASSING.includes(failure.kind) ? 'unchecked' : 'broken';
		return { standing, message: adviceOf(failure) };
	}
	// Without a network's answer it is n8n's: no credential is chosen, or it cannot be read.
	return { standing: 'broken', message: error.message };
}

type Ranked = { standing: Standing; daysLeft: number | null };

/** Worst first; of those that stand alike, those that end first. Pure. */
export function worstFirst(one: Ranked, other: Ranked): number {
	return (
		STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing) ||
		(one.daysLeft ?? Infinity) - (other.daysLeft ?? Infinity) ||
		0
	);
}
