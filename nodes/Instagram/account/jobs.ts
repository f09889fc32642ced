import type { Ability } from '../../shared/account/accountCheck';

/**
 * What a connection through Facebook Login can be needed for: the permissions, all of which must be
 * granted.
 * @see https://developers.facebook.com/docs/permissions
 */
export const JOBS = {
	publish: ['instagram_basic', 'instagram_content_publish', 'pages_read_engagement'],
	comment: ['instagram_basic', 'instagram_manage_comments', 'pages_read_engagement'],
	insights: ['instagram_basic', 'instagram_manage_insights', 'pages_read_engagement'],
	delete: ['instagram_manage_contents'],
	messages: ['instagram_manage_messages', 'pages_show_list'],
	trigger: ['instagram_basic', 'pages_show_list', 'pages_manage_metadata'],
} as const;

export type Job = keyof typeof JOBS;

/** Permissions that the jobs need and the connection lacks, each once. Null: nobody can tell. */
export function missingPermissions(jobs: readonly Job[], granted: readonly string[] | null) {
	if (!granted) return [];
	const needed = new Set(jobs.flatMap((job): readonly string[] => JOBS[job]));
	return [...needed].filter((permission) => !granted.includes(permission));
}

export function canDo(job: Job, granted: readonly string[] | null): Ability {
	return granted ? missingPermissions([job], granted).length === 0 : null;
}
