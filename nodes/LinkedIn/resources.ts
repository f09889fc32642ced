import type { ResourceNames } from '../shared/contract/operation';

/** What the LinkedIn node works on, in the order of its Resource list. */
export const LINKEDIN_RESOURCES = {
	post: 'Post',
	comment: 'Comment',
	reaction: 'Reaction',
	analytics: 'Analytics',
	account: 'Account',
	lead: 'Lead',
} as const satisfies ResourceNames;
