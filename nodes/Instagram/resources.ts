import type { ResourceNames } from '../shared/contract/operation';

/** What the Instagram node works on, in the order of its Resource list. */
export const INSTAGRAM_RESOURCES = {
	post: 'Post',
	comment: 'Comment',
	analytics: 'Analytics',
	hashtag: 'Hashtag',
	account: 'Account',
} as const satisfies ResourceNames;
