import type { Operation } from '../../shared/contract/operation';
import type { FacebookApi } from '../connection';
import { accountOperationsOfFacebook } from './account';
import { checkWebhooks } from './account.checkWebhooks';
import { analyticsOperationsOfFacebook } from './analytics';
import { commentOperationsOfFacebook } from './comment';
import { leadOperationsOfFacebook } from './lead';
import { deletePost } from './post.delete';
import { getPost } from './post.get';
import { getManyPosts } from './post.getMany';
import { getPostStatus } from './post.getStatus';
import { publishAndPreview } from './post.publish';
import { updatePost } from './post.update';

/** All that the Facebook node can do, in the order of its menus. */
export const facebookOperations: ReadonlyArray<Operation<FacebookApi>> = [
	...publishAndPreview,
	getPost,
	getManyPosts,
	getPostStatus,
	updatePost,
	deletePost,
	...commentOperationsOfFacebook,
	...analyticsOperationsOfFacebook,
	...leadOperationsOfFacebook,
	...accountOperationsOfFacebook,
	checkWebhooks,
];
