import type { INode, INodeType, INodeTypes } from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import { Facebook } from '../../../nodes/Facebook/Facebook.node';
import { NODE } from '../../support/fakeN8n';

/** The outputs of a Facebook node as n8n's own code makes them out. */
function outputsWith(parameters: { resource: string; operation: string }) {
	const facebook = new Facebook() as INodeType;
	const nodeTypes = { getByNameAndVersion: () => facebook } as unknown as INodeTypes;
	const node: INode = { ...NODE, parameters };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return NodeHelpers.getNodeOutputs(workflow, node, facebook.description);
}

describe('the outputs of a node', () => {
	it('are two for an operation with a report', () => {
		expect(outputsWith({ resource: 'lead', operation: 'sync' })).toEqual([
			{ type: 'main', displayName: 'Leads' },
			{ type: 'main', displayName: 'Report' },
		]);
	});

	it('are one for all others', () => {
		expect(outputsWith({ resource: 'lead', operation: 'preview' })).toEqual([{ type: 'main' }]);
		expect(outputsWith({ resource: 'post', operation: 'publish' })).toEqual([{ type: 'main' }]);
	});
});
