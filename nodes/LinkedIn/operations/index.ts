import type { Operation } from '../../shared/contract/operation';
import type { LinkedInApi } from '../connection';
import { deletePost } from './post.delete';
import { getPost } from './post.get';
import { getManyPosts } from './post.getMany';
import { getPostStatus } from './post.getStatus';
import { updatePost } from './post.update';

/** All that the LinkedIn node can do, in the order of its menus. */
export const linkedInOperations: ReadonlyArray<Operation<LinkedInApi>> = [
	getPost,
	getManyPosts,
	updatePost,
	getPostStatus,
	deletePost,
];
