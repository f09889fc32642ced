import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { VERIFIED_WEBHOOKS } from '../shared/webhook/webhookDescription';
import { triggerProperties } from './events/properties';
import { receiveDelivery } from './events/receiveDelivery';
import { subscriptionMethods } from './events/subscription';
import { searchPages } from './listSearch';

export class FacebookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Facebook (Social Ops) Trigger',
		name: 'facebookTrigger',
		icon: { light: 'file:facebook.svg', dark: 'file:facebook.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["triggerOn"].join(", ")}}',
		description:
			'Starts the workflow on comments, reactions, posts, mentions and messages of a Page',
		eventTriggerDescription: 'Waiting for something to happen on the Page',
		activationMessage:
			'You can now comment on or react to a post of the Page: your workflow will start.',
		defaults: { name: 'Facebook (Social Ops) Trigger' },
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
		],
		webhooks: VERIFIED_WEBHOOKS,
		triggerPanel: {
			header: 'Receive events of a Facebook Page',
			executionsHelp: {
				inactive:
					"<b>While you build</b>, choose 'Execute step', then comment on or react to a post of the Page.<br /><br /><b>When you are done</b>, publish the workflow: every event then starts it, and you find the runs under Executions.",
				active:
					'<b>This workflow is active</b>: every event starts it, and you find the runs under Executions.<br /><br />While you listen for a test event, it comes here and starts the active workflow too.',
			},
			activationHint:
				'Once you have finished building, publish the workflow so that it starts by itself on every event.',
		},
		builderHint: {
			searchHint:
				"Starts on comments, reactions, posts, mentions and messages of a Facebook Page, one item each. On activation it subscribes the Meta app and the Page by itself and answers Meta's verification: there is no verify token to enter. Several triggers in any number of workflows can share one Meta app and receive their events side by side, in production and while testing.",
		},
		properties: triggerProperties,
	};

	methods = { listSearch: { searchPages } };

	webhookMethods = { default: subscriptionMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveDelivery.call(this);
	}
}
