import type { IDataObject, INode } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { Answer, Platform } from '../contract/platform';
import { parseJson } from '../json/parseJson';
import { toNodeError } from './failure';

export interface ReadAnswer {
	node: INode;
	platform: Pick<Platform, 'title'>;
	/** The network answers such a call with nothing: an upload, a deletion. */
	mayBeEmpty: boolean;
}

/**
 * The object that a successful answer contains; nothing, where it may be that, is an empty object.
 * Throws `temporarily-unavailable` for what is no answer of the network, such as the page of a
 * proxy: the network may have done what was asked.
 */
export function bodyOf({ body }: Answer, { node, platform, mayBeEmpty }: ReadAnswer): IDataObject {
	const isEmpty = body === undefined || body === null || body === '';
	if (isEmpty && mayBeEmpty) return {};
	const value = typeof body === 'string' ? parsed(body) : body;
	if (value !== null && typeof value === 'object') return value as IDataObject;
	throw toNodeError(node, unreadable(platform.title));
}

/** The ID that the answer to a creating call names. Throws as `bodyOf` where it names none. */
export function createdId(node: INode, answer: IDataObject, name = 'id'): string {
	const id = answer[name];
	if ((typeof id === 'string' && id !== '') || typeof id === 'number') return String(id);
	throw toNodeError(node, unreadable('The network', `no '${name}'`));
}

/** A success without what the network promises in it: nobody knows what it did. */
export const unreadable = (title: string, what = 'nothing that can be read'): Failure => ({
	kind: 'temporarily-unavailable',
	happened: `${title} answered with success, but with ${what}`,
	advice: 'Try again in a few minutes, and check the proxy of this n8n instance if it has one.',
	effect: 'unknown',
});

function parsed(text: string): unknown {
	try {
		return parseJson(text);
	} catch {
		// The caller says that this is no answer of the network.
		return undefined;
	}
}
