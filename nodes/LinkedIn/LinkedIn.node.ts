import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { outputsOf } from '../shared/run/outputs';
import { buildProperties } from '../shared/run/properties';
import { runOperations } from '../shared/run/runOperations';
import { connectLinkedIn } from './connection';
import { getLeadForms, getLeadQuestions, searchAdAccounts } from './leads/editor';
import { searchAuthors, searchLeadOrganizations, searchOrganizations } from './listSearch';
import { linkedInOperations } from './operations';
import { LINKEDIN_RESOURCES } from './resources';

export class LinkedIn implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'LinkedIn (Social Ops)',
		name: 'linkedIn',
		icon: { light: 'file:linkedin.svg', dark: 'file:linkedin.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Publish and preview posts on LinkedIn as a person or page, moderate comments, read analytics and import leads',
		defaults: { name: 'LinkedIn (Social Ops)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(linkedInOperations),
		credentials: [{ name: 'socialOpsLinkedInOAuth2Api', required: true }],
		properties: buildProperties(LINKEDIN_RESOURCES, linkedInOperations),
	};

	methods = {
		listSearch: { searchAdAccounts, searchAuthors, searchLeadOrganizations, searchOrganizations },
		loadOptions: { getLeadForms },
		resourceMapping: { getLeadQuestions },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, {
			resources: LINKEDIN_RESOURCES,
			operations: linkedInOperations,
			connect: connectLinkedIn,
			hasOAuth2: () => true,
		});
	}
}
