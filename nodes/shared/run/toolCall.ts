import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * Whether an agent has called the node as a tool. n8n runs the tools of its newer agents as plain
 * nodes, of which only the name of the type tells.
 */
export const isToolCall = (n8n: IExecuteFunctions): boolean => n8n.getNode().type.endsWith('Tool');

/**
 * Names a call by what the agent has handed in. The number of the run does not: n8n gives a new one
 * to every try of a tool, and an agent that is tried again calls its tools again. Neither does the
 * ID that the model has given to the call.
 */
export function toolCallKey(n8n: IExecuteFunctions, itemIndex: number): string {
	const given: IDataObject = { ...n8n.getInputData()[itemIndex]?.json, toolCallId: undefined };
	const hash = createHash('sha256').update(JSON.stringify(given));
	return `call ${hash.digest('base64url').slice(0, 22)}`;
}
