import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../contract/operation';
import { json } from '../contract/output';
import type { CommentsCapability } from './capability';
import type { CommentChange } from './comment';
import { updateFields } from './fields';
import { requiredId } from './requiredId';
import { requiredText } from './requiredText';

const CHANGE_TEXTS: Record<CommentChange, { name: string; does: string; result: IDataObject }> = {
	hide: {
		name: 'Hide',
		does: 'Hide a comment: only its author and their friends go on seeing it. Unhide reverses it.',
		result: { hidden: true },
	},
	unhide: {
		name: 'Unhide',
		does: 'Show a hidden comment to everybody again',
		result: { hidden: false },
	},
	like: { name: 'Like', does: 'Like a comment as the account', result: { liked: true } },
};

/** A change that needs no more than the comment. */
export function changeOperation<Api>(
	capability: CommentsCapability<Api>,
	change: CommentChange,
): Operation<Api> {
	const { name, does, result } = CHANGE_TEXTS[change];
	return {
		resource: 'comment',
		operation: change,
		name,
		action: `${name} comment`,
		description: capability.descriptions?.[change] ?? does,
		effect: 'write',
		repeatable: true,
		fields: [...capability.accountFields, capability.commentField],
		run: async (context) => {
			const commentId = requiredId(context, 'comment');
			await capability.act(context, { commentId, does: change });
			return [json({ platform: capability.platform.id, id: commentId, ...result })];
		},
	};
}

/** A new text for a comment. */
export function updateOperation<Api>(
	capability: CommentsCapability<Api>,
	edit: NonNullable<CommentsCapability<Api>['edit']>,
): Operation<Api> {
	return {
		resource: 'comment',
		operation: 'update',
		name: 'Update',
		action: 'Update comment',
		description: 'Replace the text of a comment that the account has written',
		effect: 'write',
		repeatable: true,
		fields: updateFields(capability),
		run: async (context) => {
			const commentId = requiredId(context, 'comment');
			const text = requiredText(context, 'comment');
			await edit(context, { commentId, text });
			return [json({ platform: capability.platform.id, id: commentId, text })];
		},
	};
}
