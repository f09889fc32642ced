import type { INode } from 'n8n-workflow';
import { inputError } from '../http/failure';

/**
 * The text of an ID that a parameter gives, without spaces around it; empty where there is none. An
 * expression may give it as a number: throws an input error for one that is too large to have kept
 * its digits, which would be the ID of something else.
 */
export function idText(node: INode, field: string, value: unknown): string {
	if (typeof value !== 'number' || Number.isSafeInteger(value)) return String(value ?? '').trim();
	throw inputError(node, {
		field,
		happened: `The ID in '${field}' is a number, which cannot hold all of its digits`,
		fix: 'Give the ID as text, with quotation marks around it.',
	});
}
