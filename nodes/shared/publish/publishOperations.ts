import type { Operation } from '../contract/operation';
import type { PublishCapability } from './capability';
import { DRAFT_OPTIONS, draftFields, PUBLISH_OPTIONS } from './fields';
import { prepareDraft, prepareOnce } from './prepared';
import { previewOutput } from './preview';
import { publish } from './publish';

/**
 * Publish and Preview of a network, made from its capability. Both read the same fields and apply
 * the same checks; Preview stops where Publish would begin to send.
 */
export function publishOperations<Api>(capability: PublishCapability<Api>): Array<Operation<Api>> {
	const { title } = capability.platform;
	const fields = draftFields(capability);
	return [
		{
			resource: 'post',
			operation: 'publish',
			name: 'Publish',
			action: 'Publish post',
			description: `Publish a post on ${title}, or schedule it. It becomes visible to people and goes out once, even if the node is tried again.`,
			effect: 'write',
			repeatable: false,
			fields,
			options: [...DRAFT_OPTIONS, ...capability.options, ...PUBLISH_OPTIONS],
			run: async (context) => [await publish(context, await prepareOnce(context, capability))],
		},
		{
			resource: 'post',
			operation: 'preview',
			name: 'Preview',
			action: 'Preview post',
			description: `Check a post for ${title} without sending anything: what would be refused, what would be sent, and how it would look`,
			effect: 'read',
			repeatable: true,
			fields,
			options: [...DRAFT_OPTIONS, ...capability.options],
			run: async (context) => [
				await previewOutput(context.n8n, await prepareDraft(context, capability)),
			],
		},
	];
}
