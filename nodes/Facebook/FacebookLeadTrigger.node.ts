import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { VERIFIED_WEBHOOKS } from '../shared/webhook/webhookDescription';
import { leadSubscriptionMethods } from './leadTrigger/definition';
import { leadTriggerProperties } from './leadTrigger/parameters';
import { receiveLeads } from './leadTrigger/receiveLeads';
import { getLeadForms, getLeadQuestions } from './leads/editor';
import { searchPages } from './listSearch';

export class FacebookLeadTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Facebook Lead (Social Ops) Trigger',
		name: 'facebookLeadTrigger',
		icon: { light: 'file:facebook.svg', dark: 'file:facebook.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{$parameter["formScope"] === "selected" ? "selected forms" : "all forms"}} of {{$parameter["accountScope"] === "all" ? "all Pages" : "one Page"}}',
		description:
			'Starts the workflow when somebody submits a lead form on Facebook or Instagram, with all answers and consents',
		eventTriggerDescription: 'Waiting for a lead',
		activationMessage: 'You can now submit a lead: your workflow will start.',
		defaults: { name: 'Facebook Lead (Social Ops) Trigger' },
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
			header: 'Receive the leads of a Facebook Page',
			executionsHelp: {
				inactive:
					"<b>While you build</b>, choose 'Execute step', then submit a lead: with 'Create Test Lead' of the Facebook (Social Ops) node or with Meta's Lead Ads Testing Tool.<br /><br /><b>When you are done</b>, publish the workflow: every lead then starts it, and you find the runs under Executions.",
				active:
					'<b>This workflow is active</b>: every lead starts it, and you find the runs under Executions.<br /><br />While you listen for a test event, it comes here and starts the active workflow too.',
			},
			activationHint:
				'Once you have finished building, publish the workflow so that it starts by itself on every lead.',
		},
		builderHint: {
			searchHint:
				'Starts on every new lead of Facebook and Instagram lead ads in real time, one item each, with all answers, consents, ad and campaign. On activation it subscribes the Meta app and the Pages by itself. Several triggers in any number of workflows can share one Meta app. Combine it with a nightly Sync of the Facebook (Social Ops) node, which finds what was missed while n8n was down.',
		},
		properties: leadTriggerProperties,
	};

	methods = {
		listSearch: { searchPages },
		loadOptions: { getLeadForms },
		resourceMapping: { getLeadQuestions },
	};

	webhookMethods = { default: leadSubscriptionMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveLeads.call(this);
	}
}
