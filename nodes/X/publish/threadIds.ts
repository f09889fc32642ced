import type { Handles } from '../../shared/publish/plan';
import type { PlannedPost } from './posts';

/**
 * The IDs of posts of a thread that are out. Of those that a killed process has made, the last one
 * knows those before.
 */
export function threadIds(posts: readonly PlannedPost[], handles: Handles): string[] {
	const last = posts.length > 0 ? handles[posts[posts.length - 1].step] : undefined;
	const told = String(last?.threadIds ?? '').split(',');
	return posts.map(({ step }, index) => String(handles[step]?.id ?? told[index]));
}
