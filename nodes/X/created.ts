import type { IDataObject, INode } from 'n8n-workflow';
import { unreadable } from '../shared/http/answer';
import { toNodeError } from '../shared/http/failure';
import { X } from './platform';

/** The ID that the answer to a creating call names. Where it names none, its effect is unknown. */
export function createdId(node: INode, answer: IDataObject, name = 'id'): string {
	const id = (answer.data as IDataObject | undefined)?.[name];
	if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
	throw toNodeError(node, unreadable(X.title, `no '${name}'`));
}
