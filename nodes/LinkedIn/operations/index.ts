import type { Operation } from '../../shared/contract/operation';
import type { LinkedInApi } from '../connection';
import { accountOperationsOfLinkedIn } from './account';
import { analyticsOperationsOfLinkedIn } from './analytics';
import { commentOperationsOfLinkedIn } from './comment';
import { leadOperationsOfLinkedIn } from './lead';
import { deletePost } from './post.delete';
import { getPost } from './post.get';
import { getManyPosts } from './post.getMany';
import { getPostStatus } from './post.getStatus';
import { publishPreviewAndFinish } from './post.publish';
import { updatePost } from './post.update';
import { reactionOperationsOfLinkedIn } from './reaction';

/** All that the LinkedIn node can do, in the order of its menus. */
export const linkedInOperations: ReadonlyArray<Operation<LinkedInApi>> = [
	...publishPreviewAndFinish,
	getPost,
	getManyPosts,
	updatePost,
	getPostStatus,
	deletePost,
	...commentOperationsOfLinkedIn,
	...reactionOperationsOfLinkedIn,
	...analyticsOperationsOfLinkedIn,
	...leadOperationsOfLinkedIn,
	...accountOperationsOfLinkedIn,
];
