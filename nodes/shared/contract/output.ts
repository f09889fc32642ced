import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** One output item of an operation: its JSON and, if it has any, its files. */
export type OperationOutput = Pick<INodeExecutionData, 'json' | 'binary'>;

export const json = (value: IDataObject): OperationOutput => ({ json: value });
