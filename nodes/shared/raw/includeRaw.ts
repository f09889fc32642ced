import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { RunContext } from '../contract/operation';
import type { OperationOutput } from '../contract/output';
import { json } from '../contract/output';

export const RAW_OPTION: INodeProperties = {
	displayName: 'Include Raw Response',
	name: 'includeRaw',
	type: 'boolean',
	default: false,
	description: "Whether to add the network's own answer under 'raw'",
};

/** An output item, with the network's own answer where the user asks for it. */
export function withRaw<Api>(
	context: RunContext<Api>,
	value: object,
	raw: IDataObject,
): OperationOutput {
	const { includeRaw } = context.param<IDataObject>('options', {});
	return json({ ...value, ...(includeRaw === true ? { raw } : {}) });
}
