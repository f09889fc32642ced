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
import { searchAccounts } from './listSearch';

export class InstagramTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Instagram (Social Ops) Trigger',
		name: 'instagramTrigger',
		icon: { light: 'file:instagram.svg', dark: 'file:instagram.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["triggerOn"].join(", ")}}',
		description:
			'Starts the workflow on comments, mentions, messages and ended stories of an Instagram account',
		eventTriggerDescription: 'Waiting for something to happen on the account',
		activationMessage: 'You can now comment on a post of the account: your workflow will start.',
		defaults: { name: 'Instagram (Social Ops) Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'socialOpsFacebookOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'socialOpsFacebookLongLivedOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['longLivedToken'] } },
			},
			{
				name: 'socialOpsFacebookTokenApi',
				required: true,
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'socialOpsInstagramLoginApi',
				required: true,
				displayOptions: { show: { authentication: ['instagramLogin'] } },
			},
		],
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		triggerPanel: {
			header: 'Receive events of an Instagram account',
			executionsHelp: {
				inactive:
					"<b>While you build</b>, choose 'Execute step', then comment on a post of the account.<br /><br /><b>When you are done</b>, publish the workflow: every event then starts it, and you find the runs under Executions.",
				active:
					'<b>This workflow is active</b>: every event starts it, and you find the runs under Executions.',
			},
			activationHint:
				'Once you have finished building, publish the workflow so that it starts by itself on every event.',
		},
		builderHint: {
			searchHint:
				'Starts on comments, mentions, messages and ended stories of an Instagram account, one item each. Through Facebook Login it subscribes the Meta app by itself, and several triggers in any number of workflows can share one app. Through Instagram Login its address is entered in the dashboard of the app.',
		},
		properties: triggerProperties,
	};

	methods = { listSearch: { searchAccounts } };

	webhookMethods = { default: subscriptionMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery.call(this);
	}
}
