import type { CommentsCapability } from '../../shared/comments/capability';
import { commentOperations } from '../../shared/comments/commentOperations';
import { actOnComment, editComment } from '../comments/change';
import { createComment } from '../comments/create';
import { LIST_FIELDS, listComments } from '../comments/read';
import { toComment } from '../comments/toComment';
import type { LinkedInApi } from '../connection';
import { authorField, commentField, postField } from '../fields';
import { LINKEDIN } from '../platform';

/** https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api */
const linkedInComments: CommentsCapability<LinkedInApi> = {
	platform: LINKEDIN,
	accountFields: [authorField],
	postField,
	commentField,
	createFields: [],
	listFields: LIST_FIELDS,
	lookAfterMs: [500, 1500, 3000],
	changes: [],
	create: createComment,
	list: listComments,
	toComment,
	act: actOnComment,
	edit: editComment,
};

export const commentOperationsOfLinkedIn = commentOperations(linkedInComments);
