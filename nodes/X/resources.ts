import type { ResourceNames } from '../shared/contract/operation';

/** What the X node works on, in the order of its Resource list. */
export const X_RESOURCES = {
	post: 'Post',
	comment: 'Comment',
	analytics: 'Analytics',
	account: 'Account',
} as const satisfies ResourceNames;
