import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { NodeDefinition, Operation } from '../contract/operation';

/** What an item names as its operation, and the operation if there is one of this name. */
export function chosenOperation<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
	itemIndex: number,
) {
	const resource = n8n.getNodeParameter('resource', itemIndex) as string;
	const name = n8n.getNodeParameter('operation', itemIndex) as string;
	const operation = definition.operations.find(
		(one) => one.resource === resource && one.operation === name,
	);
	return { resource, name, operation };
}

/** The operation of an item. Throws where the node has none of this name. */
export function findOperation<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
	itemIndex: number,
): Operation<Api> {
	const { resource, name, operation: found } = chosenOperation(n8n, definition, itemIndex);
	if (!found) {
		throw new NodeOperationError(
			n8n.getNode(),
			`The operation '${name}' of the resource '${resource}' does not exist`,
			{ itemIndex, description: "Choose another 'Operation' in this node." },
		);
	}
	return found;
}
