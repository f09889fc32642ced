import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { buildProperties } from '../shared/run/properties';
import { runOperations } from '../shared/run/runOperations';
import { connectX } from './connection';
import { xOperations } from './operations';
import { X_RESOURCES } from './resources';

export class X implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'X (Social Ops)',
		name: 'x',
		icon: { light: 'file:x.svg', dark: 'file:x.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Publish and preview posts and threads of an X account, answer and hide replies, and read analytics',
		defaults: { name: 'X (Social Ops)' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'socialOpsXOAuth2Api', required: true }],
		properties: buildProperties(X_RESOURCES, xOperations),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, {
			resources: X_RESOURCES,
			operations: xOperations,
			connect: connectX,
			hasOAuth2: () => true,
		});
	}
}
