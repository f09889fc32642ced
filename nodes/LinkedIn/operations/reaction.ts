import type { Operation } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { json } from '../../shared/contract/output';
import { deleteOnce } from '../../shared/deletion/deleteOnce';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { LIST_FIELDS, readLimit } from '../../shared/run/listFields';
import type { LinkedInApi } from '../connection';
import { LINKEDIN } from '../platform';
import { LIST_TARGET, OWN_FIELDS, TYPE_FIELD } from '../reactions/fields';
import {
	addReaction,
	listReactions,
	ownReaction,
	reactedUrn,
	toReaction,
} from '../reactions/reactions';

const add: Operation<LinkedInApi> = {
	resource: 'reaction',
	operation: 'add',
	name: 'Add',
	action: 'Add reaction',
	description:
		'React to a post or comment as you or a page: like, celebrate, support, love, insightful, funny',
	effect: 'write',
	repeatable: true,
	fields: [...OWN_FIELDS, TYPE_FIELD],
	run: async (context) => [json(await addReaction(context, context.param('reactionType', 'LIKE')))],
};

const getMany: Operation<LinkedInApi> = {
	resource: 'reaction',
	operation: 'getMany',
	name: 'Get Many',
	action: 'Get many reactions',
	description: 'List who has reacted to a post or comment, how and when, newest first',
	effect: 'read',
	repeatable: true,
	fields: [...LIST_TARGET, ...LIST_FIELDS],
	options: [RAW_OPTION],
	async run(context) {
		const entity = reactedUrn(context);
		const outputs: OperationOutput[] = [];
		for await (const raw of listReactions(context.api, entity, readLimit(context))) {
			outputs.push(withRaw(context, toReaction(raw, entity), raw));
		}
		return outputs;
	},
};

const remove: Operation<LinkedInApi> = {
	resource: 'reaction',
	operation: 'remove',
	name: 'Remove',
	action: 'Remove reaction',
	description: 'Take back your reaction, or that of a page, to a post or comment',
	effect: 'write',
	repeatable: false,
	fields: OWN_FIELDS,
	async run(context) {
		const { entity, actor, remove: send, look } = await ownReaction(context);
		await deleteOnce(context, { id: `${actor} ${entity}`, send, look });
		return [json({ platform: LINKEDIN.id, entityId: entity, actorId: actor, reaction: null })];
	},
};

export const reactionOperationsOfLinkedIn: ReadonlyArray<Operation<LinkedInApi>> = [
	add,
	getMany,
	remove,
];
