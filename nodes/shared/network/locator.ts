import type { INodeProperties } from 'n8n-workflow';

/**
 * What a resource locator means, as n8n extracts it, for locators that stand in a list of fields;
 * other values as they are. An address that the mode's pattern does not match is given whole: the
 * network says what it cannot use.
 */
export function locatorValue({ modes = [] }: INodeProperties, given: unknown): unknown {
	if (given === null || typeof given !== 'object' || !('__rl' in given)) return given;
	const { mode, value } = given as { mode?: string; value?: unknown };
	const extract = modes.find(({ name }) => name === mode)?.extractValue;
	if (extract?.type !== 'regex' || typeof value !== 'string') return value;
	return new RegExp(extract.regex).exec(value)?.[1] ?? value;
}
