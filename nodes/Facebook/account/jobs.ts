import type { Ability } from '../../shared/account/accountCheck';

/**
 * What a connection can be needed for: the permissions, all of which must be granted, and the tasks
 * on the Page, one of which is enough.
 * @see https://developers.facebook.com/docs/permissions
 */
export const JOBS = {
	publish: {
		permissions: ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'],
		tasks: ['CREATE_CONTENT', 'MANAGE'],
	},
	comment: {
		permissions: ['pages_show_list', 'pages_manage_engagement', 'pages_read_user_content'],
		tasks: ['MODERATE', 'MANAGE'],
	},
	insights: {
		permissions: ['pages_show_list', 'pages_read_engagement', 'read_insights'],
		tasks: ['ANALYZE', 'MANAGE'],
	},
	leads: {
		permissions: [
			'pages_show_list',
			'pages_read_engagement',
			'leads_retrieval',
			'pages_manage_ads',
		],
		tasks: ['ADVERTISE', 'MANAGE'],
	},
	trigger: {
		permissions: ['pages_show_list', 'pages_manage_metadata'],
		tasks: ['MODERATE', 'MANAGE'],
	},
} as const;

export type Job = keyof typeof JOBS;

/** What the network says a token may do. */
export interface Grants {
	/** Null where the network cannot be asked. */
	permissions: string[] | null;
	/** Pages to which a permission is limited; a permission that is missing here is not limited. */
	limitedTo: Record<string, string[]>;
}

/** A Page as far as a job depends on it. */
export interface PageRole {
	id: string;
	/** Null where Graph does not say. */
	tasks: string[] | null;
}

/** Permissions that the jobs need and the token lacks, each once. */
export function missingPermissions(jobs: readonly Job[], { permissions }: Grants): string[] {
	if (!permissions) return [];
	const needed = new Set(jobs.flatMap((job): readonly string[] => JOBS[job].permissions));
	return [...needed].filter((permission) => !permissions.includes(permission));
}

/** Whether a job can be done on a Page: null where nobody can tell. */
export function canDo(job: Job, grants: Grants, page: PageRole): Ability {
	const { permissions, tasks } = JOBS[job];
	if (!grants.permissions) return null;
	const granted = permissions.every(
		(permission) =>
			grants.permissions?.includes(permission) &&
			(grants.limitedTo[permission]?.includes(page.id) ?? true),
	);
	if (!granted) return false;
	if (!page.tasks) return null;
	return tasks.some((task) => page.tasks?.includes(task));
}

/** Whether a job can be done on at least one of the Pages. */
export function canDoAnywhere(job: Job, grants: Grants, pages: readonly PageRole[]): Ability {
	const answers = pages.map((page) => canDo(job, grants, page));
	if (answers.includes(true)) return true;
	return answers.includes(null) ? null : false;
}
