import type {
	IDataObject,
	INodeParameters,
	INodeTypes,
	NodeParameterValueType,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

const NO_NODE_TYPES = { getByName: () => undefined } as unknown as INodeTypes;

/** The value of a credential's field as n8n computes it from the other fields. */
export function evaluate(expression: unknown, self: IDataObject): NodeParameterValueType {
	const workflow = new Workflow({
		nodes: [],
		connections: {},
		active: false,
		nodeTypes: NO_NODE_TYPES,
	});
	return workflow.expression.getParameterValue(
		expression as NodeParameterValueType,
		null,
		0,
		0,
		'credential',
		[],
		'internal',
		{},
		undefined,
		false,
		self as INodeParameters,
	);
}
