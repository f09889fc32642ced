import type { ResourceNames } from '../shared/contract/operation';

/** What the hub works on, in the order of its Resource list. */
export const SOCIAL_HUB_RESOURCES = {
	post: 'Post',
	analytics: 'Analytics',
	account: 'Account',
} as const satisfies ResourceNames;
