import type { ResourceNames } from '../shared/contract/operation';

/** What the Facebook node works on, in the order of its Resource list. */
export const FACEBOOK_RESOURCES = {
	post: 'Post',
	comment: 'Comment',
	analytics: 'Analytics',
	lead: 'Lead',
	account: 'Account',
} as const satisfies ResourceNames;
