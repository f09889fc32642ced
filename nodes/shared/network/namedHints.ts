import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/** An n8n context whose hints beside the output begin with a name, such as that of a network. */
export function namedHints(n8n: IExecuteFunctions, name: string): IExecuteFunctions {
	const addExecutionHints = (...hints: NodeExecutionHint[]) =>
		n8n.addExecutionHints(
			...hints.map((hint) => ({ ...hint, message: `${name}: ${hint.message}` })),
		);
	return Object.create(n8n, {
		addExecutionHints: { value: addExecutionHints, enumerable: true },
	}) as IExecuteFunctions;
}
