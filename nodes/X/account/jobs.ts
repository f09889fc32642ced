import type { Ability } from '../../shared/account/accountCheck';

/**
 * What a connection can be needed for: the scopes, all of which must be granted.
 * @see https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code
 */
export const JOBS = {
	publish: ['tweet.read', 'tweet.write', 'users.read', 'media.write'],
	comment: ['tweet.read', 'tweet.write', 'users.read', 'tweet.moderate.write'],
	insights: ['tweet.read', 'users.read'],
	stayConnected: ['offline.access'],
} as const;

export type Job = keyof typeof JOBS;

/** Scopes that the jobs need and the connection lacks, each once. Undefined: nobody can tell. */
export function missingScopes(
	jobs: readonly Job[],
	granted: readonly string[] | undefined,
): string[] {
	if (!granted) return [];
	const needed = new Set(jobs.flatMap((job): readonly string[] => JOBS[job]));
	return [...needed].filter((scope) => !granted.includes(scope));
}

export function canDo(job: Job, granted: readonly string[] | undefined): Ability {
	return granted ? missingScopes([job], granted).length === 0 : null;
}
