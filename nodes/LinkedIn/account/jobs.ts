import type { Ability } from '../../shared/account/accountCheck';
import { PUBLISHING_ROLES } from '../organizations';

interface JobNeeds {
	/** Permissions that are all needed; of those beside each other one is enough, best the first. */
	permissions: ReadonlyArray<readonly string[]>;
	/** Roles on a page, one of which is needed. Absent for what is done as the person. */
	roles?: readonly string[];
}

const ADMINISTRATOR = ['ADMINISTRATOR'];

/**
 * What a connection can be needed for.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/increasing-access
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role
 */
export const JOBS = {
	publish: {
		permissions: [['w_organization_social']],
		roles: PUBLISHING_ROLES,
	},
	comment: {
		permissions: [
			['w_organization_social_feed', 'w_organization_social'],
			['r_organization_social_feed', 'r_organization_social'],
		],
		roles: [...PUBLISHING_ROLES, 'RECRUITING_POSTER'],
	},
	insights: { permissions: [['rw_organization_admin']], roles: ADMINISTRATOR },
	trigger: { permissions: [['rw_organization_admin']], roles: ADMINISTRATOR },
	leads: {
		permissions: [
			['r_marketing_leadgen_automation'],
			['r_ads'],
			['r_organization_admin', 'rw_organization_admin'],
		],
	},
	memberPublish: { permissions: [['w_member_social']] },
	memberComment: { permissions: [['w_member_social', 'w_member_social_feed']] },
	memberInsights: { permissions: [['r_member_postAnalytics'], ['r_member_profileAnalytics']] },
} as const satisfies Record<string, JobNeeds>;

export type Job = keyof typeof JOBS;

/** A page as far as a job depends on it. */
export interface PageRoles {
	roles: readonly string[];
}

/** Permissions that the jobs need and the connection lacks, each once. */
export function missingPermissions(jobs: readonly Job[], granted: readonly string[]): string[] {
	const missing = jobs
		.flatMap((job): ReadonlyArray<readonly string[]> => JOBS[job].permissions)
		.filter((choices) => !choices.some((permission) => granted.includes(permission)))
		.map(([best]) => best);
	return [...new Set(missing)];
}

/** Whether the connection has the permissions for a job; what is done on a page needs a role too. */
export const isPermitted = (job: Job, granted: readonly string[]): boolean =>
	missingPermissions([job], granted).length === 0;

/** Whether a job can be done on a page. */
export function canDoOn(job: Job, granted: readonly string[], page: PageRoles): boolean {
	const { roles }: JobNeeds = JOBS[job];
	return (
		isPermitted(job, granted) && (roles ?? page.roles).some((role) => page.roles.includes(role))
	);
}

/** Whether a job can be done on one of the pages; null where these cannot be read. */
export function canDoAnywhere(
	job: Job,
	granted: readonly string[],
	pages: readonly PageRoles[] | undefined,
): Ability {
	if (!isPermitted(job, granted)) return false;
	return pages ? pages.some((page) => canDoOn(job, granted, page)) : null;
}
