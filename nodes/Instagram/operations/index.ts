import type { Operation } from '../../shared/contract/operation';
import type { InstagramApi } from '../connection';
import { accountOperationsOfInstagram } from './account';
import { analyticsOperationsOfInstagram } from './analytics';
import { commentOperationsOfInstagram } from './comment';
import { getHashtagPosts } from './hashtag.getPosts';
import { deletePost } from './post.delete';
import { getPost } from './post.get';
import { getManyPosts } from './post.getMany';
import { getPostStatus } from './post.getStatus';
import { publishPreviewAndFinish } from './post.publish';

/** All that the Instagram node can do, in the order of its menus. */
export const instagramOperations: ReadonlyArray<Operation<InstagramApi>> = [
	...publishPreviewAndFinish,
	getPost,
	getManyPosts,
	getPostStatus,
	deletePost,
	...commentOperationsOfInstagram,
	...analyticsOperationsOfInstagram,
	getHashtagPosts,
	...accountOperationsOfInstagram,
];
