import type { INode } from 'n8n-workflow';
import { inputError } from '../shared/http/failure';
import { idText } from '../shared/run/idParameter';

/** Whether a text is an ID as X writes them: up to 19 digits. */
export const isId = (value: string): boolean => /^\d{1,19}$/.test(value);

/**
 * The ID in a parameter. An expression may give it as a number, or with spaces around it. Throws an
 * input error for what is none, also for a number that is too large to have kept its digits.
 */
export function idIn(node: INode, field: string, value: unknown): string {
	const id = idText(node, field, value);
	if (isId(id)) return id;
	throw inputError(node, {
		field,
		happened: id ? `'${id}' in '${field}' is no ID of X` : `'${field}' is empty`,
		fix: 'Give the digits of the ID, or choose the URL of the post.',
	});
}
