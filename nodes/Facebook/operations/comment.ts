import { commentOperations } from '../../shared/comments/commentOperations';
import type { CommentsCapability } from '../../shared/comments/capability';
import { actOnComment } from '../comments/act';
import { createComment } from '../comments/create';
import { pictureFields } from '../comments/picture';
import { privateReply } from '../comments/privateReply';
import { listComments, LIST_FIELDS, toComment } from '../comments/read';
import type { FacebookApi } from '../connection';
import { commentField, pageField, postField } from '../fields';
import { FACEBOOK } from '../platform';

/** https://developers.facebook.com/docs/pages-api/comments-mentions */
const facebookComments: CommentsCapability<FacebookApi> = {
	platform: FACEBOOK,
	accountFields: [pageField],
	postField,
	commentField,
	createFields: pictureFields,
	listFields: LIST_FIELDS,
	lookAfterMs: [500, 1500, 3000],
	changes: ['hide', 'unhide', 'like'],
	create: createComment,
	list: listComments,
	toComment,
	act: actOnComment,
	privateReply,
};

export const commentOperationsOfFacebook = commentOperations(facebookComments);
