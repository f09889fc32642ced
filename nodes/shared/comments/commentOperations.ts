import type { Operation, RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { json } from '../contract/output';
import { deleteOnce } from '../deletion/deleteOnce';
import type { CommentsCapability } from './capability';
import { changeOperation, updateOperation } from './changeOperations';
import { RAW_OPTION, withRaw } from '../raw/includeRaw';
import { createFields, listFields, privateReplyFields, SEND_OPTIONS } from './fields';
import { requiredId } from './requiredId';
import { writeComment, writePrivateReply } from './write';
import { readLimit } from '../run/listFields';

/** The comment operations of a network, made from its capability. */
export function commentOperations<Api>(capability: CommentsCapability<Api>): Array<Operation<Api>> {
	return [
		createOperation(capability),
		getManyOperation(capability),
		...(capability.edit ? [updateOperation(capability, capability.edit)] : []),
		...capability.changes.map((change) => changeOperation(capability, change)),
		deleteOperation(capability),
		...(capability.privateReply
			? [privateReplyOperation(capability, capability.privateReply)]
			: []),
	];
}

function createOperation<Api>(capability: CommentsCapability<Api>): Operation<Api> {
	return {
		resource: 'comment',
		operation: 'create',
		name: 'Create',
		action: 'Create comment',
		description: `Write a public comment under a post on ${capability.platform.title}, or a public reply to a comment. People see it at once; it goes out once, even if the node is tried again.`,
		effect: 'write',
		repeatable: false,
		fields: createFields(capability),
		options: [RAW_OPTION, ...SEND_OPTIONS],
		run: async (context) => [await writeComment(context, capability)],
	};
}

function getManyOperation<Api>(capability: CommentsCapability<Api>): Operation<Api> {
	return {
		resource: 'comment',
		operation: 'getMany',
		name: 'Get Many',
		action: 'Get many comments',
		description:
			capability.descriptions?.getMany ??
			`List the comments under a post on ${capability.platform.title} with author, text, time and counts`,
		effect: 'read',
		repeatable: true,
		fields: listFields(capability),
		options: [RAW_OPTION],
		run: async (context) => await listComments(context, capability),
	};
}

async function listComments<Api>(
	context: RunContext<Api>,
	capability: CommentsCapability<Api>,
): Promise<OperationOutput[]> {
	const limit = readLimit(context);
	const outputs: OperationOutput[] = [];
	const postId = requiredId(context, 'post');
	for await (const raw of await capability.list(context, { postId, limit })) {
		outputs.push(withRaw(context, capability.toComment(raw, postId), raw));
	}
	return outputs;
}

function deleteOperation<Api>(capability: CommentsCapability<Api>): Operation<Api> {
	return {
		resource: 'comment',
		operation: 'delete',
		name: 'Delete',
		action: 'Delete comment',
		description:
			capability.descriptions?.delete ??
			`Delete a comment and its replies for good. This cannot be undone${capability.changes.includes('hide') ? '; Hide can' : ''}.`,
		effect: 'delete',
		repeatable: false,
		fields: [...capability.accountFields, capability.commentField],
		run: async (context) => {
			const commentId = requiredId(context, 'comment');
			const deleted = await deleteOnce(context, {
				id: commentId,
				send: async () => await capability.act(context, { commentId, does: 'delete' }),
				look: async () => await capability.act(context, { commentId, does: 'look' }),
			});
			return [json(deleted)];
		},
	};
}

function privateReplyOperation<Api>(
	capability: CommentsCapability<Api>,
	privateReply: NonNullable<CommentsCapability<Api>['privateReply']>,
): Operation<Api> {
	return {
		resource: 'comment',
		operation: 'privateReply',
		name: 'Reply Privately',
		action: 'Reply privately to comment',
		description:
			'Send a private message to whoever wrote a comment. The network allows one such message for a comment, within seven days; it cannot be taken back.',
		effect: 'write',
		repeatable: false,
		fields: privateReplyFields(capability),
		options: [RAW_OPTION, ...SEND_OPTIONS],
		run: async (context) => [await writePrivateReply(context, capability, privateReply)],
	};
}
