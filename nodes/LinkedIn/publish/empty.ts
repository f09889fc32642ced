import { block } from '../../shared/publish/issue';
import type { Issue } from '../../shared/publish/plan';

/** Something that a post needs is not filled in. */
export const empty = (field: string, message: string, fix: string): Issue =>
	block('empty', field, { message, fix });
