import type { ResourceNames } from '../shared/contract/operation';

/** What the LinkedIn node works on, in the order of its Resource list. */
export const LINKEDIN_RESOURCES = {
	post: 'Post',
	comment: 'Comment',
	reaction: 'Reaction',
	analytics: 'Analytics',
	lead: 'Lead',
	account: 'Account',
} as const satisfies ResourceNames;
