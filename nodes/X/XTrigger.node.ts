import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { triggerProperties } from './events/properties';
import { receiveDelivery } from './events/receiveDelivery';
import { subscriptionMethods } from './events/subscription';

export class XTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'X (Social Ops) Trigger',
		name: 'xTrigger',
		icon: { light: 'file:x.svg', dark: 'file:x.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["triggerOn"].join(", ")}}',
		description:
			'Starts the workflow on mentions, replies, quotes, likes, follows, messages and posts of an X account',
		eventTriggerDescription: 'Waiting for something to happen on the account',
		activationMessage: 'You can now mention the account in a post: your workflow will start.',
		defaults: { name: 'X (Social Ops) Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'socialOpsXOAuth2Api', required: true }],
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		triggerPanel: {
			header: 'Receive events of an X account',
			executionsHelp: {
				inactive:
					"<b>While you build</b>, choose 'Execute step', then mention the account in a post. An app may have one webhook only: deactivate other workflows with this trigger first.<br /><br /><b>When you are done</b>, publish the workflow: every event then starts it, and you find the runs under Executions.",
				active:
					'<b>This workflow is active</b>: every event starts it, and you find the runs under Executions.',
			},
			activationHint:
				'Once you have finished building, publish the workflow so that it starts by itself on every event.',
		},
		builderHint: {
			searchHint:
				'Starts on mentions, replies, quotes, reposts, likes, follows, direct messages and own posts of an X account, one item each. It registers its address and its subscriptions at X by itself; the credential needs the API key of the app and its secret.',
		},
		properties: triggerProperties,
	};

	// With the GET, which comes first: n8n repeats the registration of one webhook by itself, and X
	// calls the GET while it is registered.
	webhookMethods = { setup: subscriptionMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery.call(this);
	}
}
