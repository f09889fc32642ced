import type { CommentsCapability } from '../../shared/comments/capability';
import { commentOperations } from '../../shared/comments/commentOperations';
import { actOnReply } from '../comments/act';
import { createReply } from '../comments/create';
import { LIST_FIELDS, listReplies, toComment } from '../comments/read';
import type { XApi } from '../connection';
import { commentField, postField } from '../fields';
import { X } from '../platform';

/** Comments on X are replies, which are posts themselves. */
const xComments: CommentsCapability<XApi> = {
	platform: X,
	accountFields: [],
	postField,
	commentField,
	createFields: [],
	listFields: LIST_FIELDS,
	// X may show a new post some seconds late.
	lookAfterMs: [1000, 3000, 6000],
	changes: ['hide', 'unhide'],
	descriptions: {
		getMany:
			'List the replies to a post on X of the last seven days with author, text, time and counts. X charges for each reply read.',
		hide: 'Hide a reply to a post of the account: people see it only when they open the hidden replies. Unhide reverses it.',
		delete:
			'Delete a reply that the account has written for good. Replies of others cannot be deleted, but hidden. This cannot be undone.',
	},
	create: createReply,
	list: listReplies,
	toComment,
	act: actOnReply,
};

export const commentOperationsOfX = commentOperations(xComments);
