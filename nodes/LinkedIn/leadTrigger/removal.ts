import type { IHookFunctions } from 'n8n-workflow';
import { failureOf } from '../../shared/http/failure';
import type { LinkedInApi } from '../connection';
import { deleteSubscription } from './subscriptionCalls';

/** IDs of the subscriptions that the trigger has made. */
export function remembered(hook: IHookFunctions): string[] {
	const { subscriptions } = hook.getWorkflowStaticData('node');
	return Array.isArray(subscriptions) ? subscriptions.map(String) : [];
}

/** Keeps those that are still there. */
export function remember(hook: IHookFunctions, left: ReadonlyArray<{ id: string }>) {
	const memory = hook.getWorkflowStaticData('node');
	if (left.length) memory.subscriptions = [...new Set(left.map(({ id }) => id))];
	else delete memory.subscriptions;
}

/** One that LinkedIn no longer shows, or that this person may no longer touch, counts as gone. */
const GONE: readonly unknown[] = ['not-found', 'permission-missing'];

/** A subscription that could not be removed. */
export interface Left {
	id: string;
	error: unknown;
}

/** Those that could not be removed, with the reason. */
export async function removeAll(api: LinkedInApi, ids: readonly string[]): Promise<Left[]> {
	const left: Left[] = [];
	for (const id of ids) {
		await deleteSubscription(api, id).catch((error: unknown) => {
			if (!GONE.includes(failureOf(error)?.kind)) left.push({ id, error });
		});
	}
	return left;
}
