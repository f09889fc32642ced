import type { Operation } from '../contract/operation';
import type { PublishCapability } from './capability';
import { draftFields } from './fields';
import { draftOptionsOf, ownOptions, PUBLISH_OPTIONS, RESUME_OPTION } from './options';
import { finishOperation } from './finish';
import { prepareDraft, prepareOnce } from './prepared';
import { previewOutput } from './preview';
import { publish } from './publish';

/**
 * Publish and Preview of a network, made from its capability. Both read the same fields and apply
 * the same checks; Preview stops where Publish would begin to send. A network that publishes in a call
 * of its own, after its processing, also has Finish.
 */
export function publishOperations<Api>(capability: PublishCapability<Api>): Array<Operation<Api>> {
	const { title } = capability.platform;
	const finishes = capability.publishesAfterProcessing === true;
	const fields = draftFields(capability);
	const draftOptions = [...draftOptionsOf(capability), ...ownOptions(capability)];
	return [
		{
			resource: 'post',
			operation: 'publish',
			name: 'Publish',
			action: 'Publish post',
			description: `Publish a post on ${title}${capability.cannotSchedule ? '' : ', or schedule it'}. It becomes visible to people and goes out once, even if the node is tried again.`,
			effect: 'write',
			repeatable: false,
			fields,
			options: [...draftOptions, ...PUBLISH_OPTIONS, ...(finishes ? [RESUME_OPTION] : [])],
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
			options: draftOptions,
			run: async (context) => [
				await previewOutput(context, await prepareDraft(context, capability)),
			],
		},
		...(finishes ? [finishOperation(capability)] : []),
	];
}
