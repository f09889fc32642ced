import type { PrepareInput } from '../../shared/publish/capability';
import { checkDraft } from '../../shared/publish/limits';
import type { Issue } from '../../shared/publish/plan';
import type { XKind } from '../limits';
import { LIMITS } from '../limits';
import { checkFiles } from './checkFiles';
import { checkOptions } from './checkOptions';
import { checkPoll } from './checkPoll';
import { checkComment, checkPosts } from './checkPosts';
import { KIND_NAMES } from './kinds';
import type { PlannedPost } from './posts';

/** Everything that speaks against a draft, known before anything is sent. */
export function checkXDraft(input: PrepareInput, posts: readonly PlannedPost[]): Issue[] {
	const { draft, account, now } = input;
	const kind = draft.kind as XKind;
	return [
		...checkDraft({
			draft,
			// What a file may be depends on the file: see there.
			files: [],
			limits: LIMITS[kind],
			kindName: KIND_NAMES[kind],
			platformTitle: 'X',
			now,
		}),
		...checkPosts(draft, account, posts),
		...checkFiles(input, posts),
		...checkPoll(draft),
		...checkOptions(draft, posts),
		...checkComment(draft, account),
	];
}
