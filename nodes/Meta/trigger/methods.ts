import type { IHookFunctions } from 'n8n-workflow';
import type { MetaTriggerDefinition } from './definition';
import { isMember } from './isMember';
import { join } from './join';
import { leave } from './leave';
import { oneAtATime, openMembership } from './membership';

/**
 * What n8n calls when a trigger of the Meta family is activated and deactivated: the trigger joins
 * the list of those that share the app's one callback, and leaves it.
 * @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started
 */
export function metaTriggerMethods(definition: MetaTriggerDefinition) {
	const open = async (hook: IHookFunctions) => await openMembership(hook, definition);
	return {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			const membership = await open(this);
			return await isMember(membership, await definition.needs(this, membership.connection));
		},
		async create(this: IHookFunctions): Promise<boolean> {
			const membership = await open(this);
			const needs = await definition.needs(this, membership.connection);
			await oneAtATime(membership.app.id, async () => await join(membership, needs));
			return true;
		},
		async delete(this: IHookFunctions): Promise<boolean> {
			const membership = await open(this);
			await oneAtATime(membership.app.id, async () => await leave(membership));
			return true;
		},
	};
}
