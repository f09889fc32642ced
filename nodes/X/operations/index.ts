import type { Operation } from '../../shared/contract/operation';
import type { XApi } from '../connection';
import { accountOperationsOfX } from './account';
import { analyticsOperationsOfX } from './analytics';
import { commentOperationsOfX } from './comment';
import { deletePost } from './post.delete';
import { getPost } from './post.get';
import { getManyPosts } from './post.getMany';
import { getPostStatus } from './post.getStatus';
import { publishPreviewAndFinish } from './post.publish';

/** All that the X node can do, in the order of its menus. */
export const xOperations: ReadonlyArray<Operation<XApi>> = [
	...publishPreviewAndFinish,
	getPost,
	getManyPosts,
	getPostStatus,
	deletePost,
	...commentOperationsOfX,
	...analyticsOperationsOfX,
	...accountOperationsOfX,
];
