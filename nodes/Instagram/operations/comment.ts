import type { CommentsCapability } from '../../shared/comments/capability';
import { commentOperations } from '../../shared/comments/commentOperations';
import { actOnComment } from '../comments/act';
import { createComment } from '../comments/create';
import { privateReply } from '../comments/privateReply';
import { LIST_FIELDS, listComments, toComment } from '../comments/read';
import type { InstagramApi } from '../connection';
import { accountField, commentField, postField } from '../fields';
import { INSTAGRAM } from '../platform';

/** https://developers.facebook.com/docs/instagram-platform/comment-moderation */
const instagramComments: CommentsCapability<InstagramApi> = {
	platform: INSTAGRAM,
	accountFields: [accountField],
	postField,
	commentField,
	createFields: [],
	listFields: LIST_FIELDS,
	lookAfterMs: [500, 1500, 3000],
	changes: ['hide', 'unhide'],
	create: createComment,
	list: listComments,
	toComment,
	act: actOnComment,
	privateReply,
};

export const commentOperationsOfInstagram = commentOperations(instagramComments);
