import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { NodeDefinition, Operation } from '../contract/operation';
import type { ReadParameter } from './parameters';

/** What an item names as its operation, and the operation if there is one of this name. */
export function chosenOperation<Api>(definition: NodeDefinition<Api>, param: ReadParameter) {
	const resource = param('resource', '');
	const name = param('operation', '');
	const operation = definition.operations.find(
		(one) => one.resource === resource && one.operation === name,
	);
	return { resource, name, operation };
}

/** The operation of an item. Throws where the node has none of this name. */
export function findOperation<Api>(
	n8n: IExecuteFunctions,
	definition: NodeDefinition<Api>,
	{ itemIndex, param }: { itemIndex: number; param: ReadParameter },
): Operation<Api> {
	const { resource, name, operation: found } = chosenOperation(definition, param);
	if (!found) {
		throw new NodeOperationError(
			n8n.getNode(),
			`The operation '${name}' of the resource '${resource}' does not exist`,
			{ itemIndex, description: "Choose another 'Operation' in this node." },
		);
	}
	return found;
}
