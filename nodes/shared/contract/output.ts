import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/**
 * One output item of an operation: its JSON and, if it has any, its files. `output: 'report'` puts
 * it on the second output, which only operations with `hasReport` have.
 */
export type OperationOutput = Pick<INodeExecutionData, 'json' | 'binary'> & { output?: 'report' };

export const json = (value: IDataObject): OperationOutput => ({ json: value });
