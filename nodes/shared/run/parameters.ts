import type { IExecuteFunctions } from 'n8n-workflow';
import { deepCopy } from 'n8n-workflow';

/** Reads a parameter of an item; `fallback` is returned where the parameter is not shown. */
export type ReadParameter = <T>(name: string, fallback: T) => T;

/**
 * Opens the parameters of a node. What holds no expression is the same for all items and is read
 * once: n8n takes a good part of a millisecond for each.
 */
export function openParameters(n8n: IExecuteFunctions): (itemIndex: number) => ReadParameter {
	const { parameters } = n8n.getNode();
	const constants = new Map<string, unknown>();
	const isConstant = new Map(
		Object.entries(parameters).map(([name, value]) => [name, !holdsExpression(value)]),
	);
	return (itemIndex) =>
		<T>(name: string, fallback: T): T => {
			if (!isConstant.get(name)) {
				return (read(n8n, { name, itemIndex, fallback }) ?? fallback) as T;
			}
			if (!constants.has(name)) constants.set(name, read(n8n, { name, itemIndex, fallback }));
			// No item gets hold of what another one is given.
			return (copyOf(constants.get(name)) ?? fallback) as T;
		};
}

/**
 * n8n extracts values only from resource locators, and throws for parameters that are hidden. An
 * expression without a result counts as an empty field: 'undefined' must never become a text.
 */
function read(
	n8n: IExecuteFunctions,
	{ name, itemIndex, fallback }: { name: string; itemIndex: number; fallback: unknown },
): unknown {
	const value: unknown = n8n.getNodeParameter(name, itemIndex, fallback);
	const isLocator = value !== null && typeof value === 'object' && '__rl' in value;
	return isLocator
		? n8n.getNodeParameter(name, itemIndex, fallback, { extractValue: true })
		: value;
}

/** n8n takes every text that starts with an equals sign for an expression, however deep it lies. */
function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (value === null || typeof value !== 'object') return false;
	return Object.values(value).some(holdsExpression);
}

const copyOf = (value: unknown): unknown =>
	value !== null && typeof value === 'object' ? deepCopy(value) : value;
