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
import { authenticationField } from './authentication';
import { connectFacebook, hasOAuth2 } from './connection';
import { getLeadForms, getLeadQuestions } from './leads/editor';
import { searchPages } from './listSearch';
import { facebookOperations } from './operations';
import { FACEBOOK_RESOURCES } from './resources';

export class Facebook implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Facebook (Social Ops)',
		name: 'facebook',
		icon: { light: 'file:facebook.svg', dark: 'file:facebook.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Publish, schedule and preview posts of a Facebook Page, moderate comments, read analytics and sync leads',
		defaults: { name: 'Facebook (Social Ops)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(facebookOperations),
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
		properties: [authenticationField, ...buildProperties(FACEBOOK_RESOURCES, facebookOperations)],
	};

	methods = {
		listSearch: { searchPages },
		loadOptions: { getLeadForms },
		resourceMapping: { getLeadQuestions },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, {
			resources: FACEBOOK_RESOURCES,
			operations: facebookOperations,
			connect: connectFacebook,
			hasOAuth2,
		});
	}
}
