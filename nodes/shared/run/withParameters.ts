import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

/** Values of the parameters that a network's code reads, resource locators given as their value. */
export type ParameterValues = Readonly<IDataObject>;

/**
 * An item's n8n context in which the parameters are those given, and no other: code of a network
 * runs in another node as in its own. Everything else is the context itself.
 */
export function withParameters(n8n: IExecuteFunctions, values: ParameterValues): IExecuteFunctions {
	return viewOf(n8n, (name: string, _itemIndex: number, fallback?: unknown) =>
		valueOf(values, name, fallback),
	);
}

/** The same for the lists of the editor. */
export function withListParameters(
	n8n: ILoadOptionsFunctions,
	values: ParameterValues,
): ILoadOptionsFunctions {
	return viewOf(n8n, (name: string, fallback?: unknown) => valueOf(values, name, fallback));
}

/** n8n's contexts keep their state in plain properties, so that an object made from one shares it. */
function viewOf<Context extends object>(
	n8n: Context,
	getNodeParameter: (name: string, ...rest: never[]) => unknown,
): Context {
	return Object.create(n8n, {
		getNodeParameter: { value: getNodeParameter, enumerable: true },
	}) as Context;
}

function valueOf(values: ParameterValues, name: string, fallback: unknown): unknown {
	const value: unknown = values[name];
	if (value !== undefined) return value;
	if (fallback !== undefined) return fallback;
	throw new Error(`Could not get parameter "${name}"`);
}
