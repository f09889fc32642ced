import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { VERIFIED_WEBHOOKS } from '../shared/webhook/webhookDescription';
import { triggerProperties } from './events/parameters';
import { receiveNotifications } from './events/receiveNotifications';
import { subscriptionMethods } from './events/subscription';
import { searchOrganizations } from './listSearch';

export class LinkedInTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LinkedIn (Social Ops) Trigger',
		name: 'linkedInTrigger',
		icon: { light: 'file:linkedin.svg', dark: 'file:linkedin.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["triggerOn"].join(", ")}}',
		description:
			'Starts the workflow on comments, reactions, shares and mentions of a LinkedIn page',
		eventTriggerDescription: 'Waiting for something to happen on the page',
		activationMessage:
			'You can now comment on or react to a post of the page: your workflow will start.',
		defaults: { name: 'LinkedIn (Social Ops) Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'socialOpsLinkedInOAuth2Api', required: true }],
		webhooks: VERIFIED_WEBHOOKS,
		triggerPanel: {
			header: 'Receive events of a LinkedIn page',
			executionsHelp: {
				inactive:
					"<b>While you build</b>, choose 'Execute step', then comment on or react to a public post of the page.<br /><br /><b>When you are done</b>, publish the workflow: every event then starts it, and you find the runs under Executions.",
				active:
					'<b>This workflow is active</b>: every event starts it, and you find the runs under Executions. LinkedIn sends the events of a page to one address only: deactivate the workflow before you test.',
			},
			activationHint:
				'Once you have finished building, publish the workflow so that it starts by itself on every event.',
		},
		builderHint: {
			searchHint:
				"Starts on comments, reactions, shares and mentions of a LinkedIn company page, one item each. On activation it subscribes by itself, answers LinkedIn's verification now and every two hours, and checks the signature of every delivery. There are no events of personal profiles. For lead forms use the LinkedIn Lead (Social Ops) Trigger.",
		},
		properties: triggerProperties,
	};

	methods = { listSearch: { searchOrganizations } };

	webhookMethods = { default: subscriptionMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveNotifications.call(this);
	}
}
