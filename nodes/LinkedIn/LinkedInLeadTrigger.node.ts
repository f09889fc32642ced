import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { VERIFIED_WEBHOOKS } from '../shared/webhook/webhookDescription';
import { leadTriggerProperties } from './leadTrigger/parameters';
import { receiveLeads } from './leadTrigger/receiveLeads';
import { leadSubscriptionMethods } from './leadTrigger/subscription';
import { getLeadForms, getLeadQuestions, searchAdAccounts } from './leads/editor';
import { searchLeadOrganizations } from './listSearch';

export class LinkedInLeadTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LinkedIn Lead (Social Ops) Trigger',
		name: 'linkedInLeadTrigger',
		icon: { light: 'file:linkedin.svg', dark: 'file:linkedin.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{$parameter["formScope"] === "selected" ? "selected forms" : "all forms"}} of {{$parameter["accountScope"] === "organization" ? "an organization" : $parameter["accountScope"] === "allAdAccounts" ? "all ad accounts" : "an ad account"}}',
		description:
			'Starts the workflow when somebody submits a LinkedIn lead form, with all answers and consents',
		eventTriggerDescription: 'Waiting for a lead',
		activationMessage: 'You can now submit a lead: your workflow will start.',
		defaults: { name: 'LinkedIn Lead (Social Ops) Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'socialOpsLinkedInOAuth2Api', required: true }],
		webhooks: VERIFIED_WEBHOOKS,
		triggerPanel: {
			header: 'Receive the leads of LinkedIn forms',
			executionsHelp: {
				inactive:
					"<b>While you build</b>, choose 'Execute step', then submit a lead, for example a test lead from the preview of the ad in Campaign Manager.<br /><br /><b>When you are done</b>, publish the workflow: every lead then starts it, and you find the runs under Executions.",
				active:
					'<b>This workflow is active</b>: every lead starts it, and you find the runs under Executions.<br /><br />While you listen for a test event, it comes here and starts the active workflow too.',
			},
			activationHint:
				'Once you have finished building, publish the workflow so that it starts by itself on every lead.',
		},
		builderHint: {
			searchHint:
				'Starts on every new lead of LinkedIn lead gen forms in real time, with all answers joined to the version of the form, consents, hidden fields, ad and campaign. On activation it subscribes by itself; any number of workflows can receive the same leads. Combine it with a nightly Sync of the LinkedIn (Social Ops) node, which finds what was missed while n8n was down.',
		},
		properties: leadTriggerProperties,
	};

	methods = {
		listSearch: { searchAdAccounts, searchLeadOrganizations },
		loadOptions: { getLeadForms },
		resourceMapping: { getLeadQuestions },
	};

	webhookMethods = { default: leadSubscriptionMethods };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveLeads.call(this);
	}
}
