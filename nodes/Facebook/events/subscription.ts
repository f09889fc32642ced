import type { IHookFunctions } from 'n8n-workflow';
import type { SubscriptionWish } from '../../Meta/subscription';
import { isSubscribed, subscribe, unsubscribe } from '../../Meta/subscription';
import { deriveVerifyToken, readAddressId } from '../../Meta/webhooks';
import { inputError } from '../../shared/http/failure';
import { connectOutsideItems } from '../connection';
import { fieldsOf } from './index';
import { readMetaAppOf, readPage, readTriggerOn } from './parameters';

/** Subscribes the app and the Page when the workflow is activated, and takes it back after. */
export const subscriptionMethods = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		return await isSubscribed(await wishOf(this), this.getWorkflowStaticData('node'));
	},
	async create(this: IHookFunctions): Promise<boolean> {
		await subscribe(this.getNode(), await wishOf(this), this.getWorkflowStaticData('node'));
		return true;
	},
	async delete(this: IHookFunctions): Promise<boolean> {
		await unsubscribe(await wishOf(this), this.getWorkflowStaticData('node'));
		return true;
	},
};

async function wishOf(hook: IHookFunctions): Promise<SubscriptionWish> {
	const node = hook.getNode();
	const callbackUrl = hook.getNodeWebhookUrl('default') ?? '';
	const fields = fieldsOf(readTriggerOn(hook));
	if (fields.length === 0) {
		throw inputError(node, {
			field: 'Trigger On',
			happened: 'No event is chosen',
			fix: "Choose at least one event under 'Trigger On'.",
		});
	}
	const app = await readMetaAppOf(hook);
	return {
		connection: await connectOutsideItems(hook),
		object: 'page',
		pageId: readPage(hook),
		callbackUrl,
		addressEnd: readAddressEnd(callbackUrl, node.webhookId),
		isTest: hook.getMode() === 'manual',
		verifyToken: deriveVerifyToken(app.secret, readAddressId(node)),
		fields,
	};
}

/** What n8n puts behind `/webhook/` or `/webhook-test/`: two parts, three without a webhook ID. */
function readAddressEnd(callbackUrl: string, webhookId: string | undefined): string {
	const parts = callbackUrl.split('/').slice(webhookId ? -2 : -3);
	return `/${parts.join('/')}`;
}
