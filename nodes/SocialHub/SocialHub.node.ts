import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { connectionsField, credentialsOf, listSearchOf } from '../shared/network/connections';
import { outputsOf } from '../shared/run/outputs';
import { buildProperties } from '../shared/run/properties';
import { runOperations } from '../shared/run/runOperations';
import { CONNECTIONS } from './networks';
import { socialHubOperations } from './operations';
import { SOCIAL_HUB_RESOURCES } from './resources';

export class SocialHub implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Social Hub (Social Ops)',
		name: 'socialHub',
		icon: { light: 'file:socialHub.svg', dark: 'file:socialHub.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Publish one post on many networks and accounts, report their numbers, check all connections',
		defaults: { name: 'Social Hub (Social Ops)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOf(socialHubOperations),
		credentials: credentialsOf(CONNECTIONS),
		properties: [
			connectionsField(CONNECTIONS),
			...buildProperties(SOCIAL_HUB_RESOURCES, socialHubOperations),
		],
	};

	methods = { listSearch: listSearchOf(CONNECTIONS) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, {
			resources: SOCIAL_HUB_RESOURCES,
			operations: socialHubOperations,
			connect: async () => await Promise.resolve(undefined),
			// It has no connection of its own that items could share.
			hasOAuth2: () => false,
		});
	}
}
