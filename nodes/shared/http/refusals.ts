import type { ApiContext } from '../contract/apiContext';

const counts = new WeakMap<ApiContext, number>();

/** Notes that a network has refused the access of this run: as expired, or for good. */
export function noteRefusal(context: ApiContext) {
	counts.set(context, refusalsOf(context) + 1);
}

/** How often that was so. What was read of a credential before the last time is out of date. */
export const refusalsOf = (context: ApiContext): number => counts.get(context) ?? 0;
