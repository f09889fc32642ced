import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { buildProperties } from '../shared/run/properties';
import { runOperations } from '../shared/run/runOperations';
import { authenticationField } from './authentication';
import { connectInstagram, hasOAuth2 } from './connection';
import { searchAccounts } from './listSearch';
import { instagramOperations } from './operations';
import { INSTAGRAM_RESOURCES } from './resources';

export class Instagram implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Instagram (Social Ops)',
		name: 'instagram',
		icon: { light: 'file:instagram.svg', dark: 'file:instagram.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Publish and preview photos, carousels, reels and stories on Instagram, moderate comments and read analytics',
		defaults: { name: 'Instagram (Social Ops)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
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
		properties: [authenticationField, ...buildProperties(INSTAGRAM_RESOURCES, instagramOperations)],
	};

	methods = { listSearch: { searchAccounts } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, {
			resources: INSTAGRAM_RESOURCES,
			operations: instagramOperations,
			connect: connectInstagram,
			hasOAuth2,
		});
	}
}
