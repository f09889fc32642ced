import type { IDataObject, IHttpRequestMethods, INode } from 'n8n-workflow';
import type { Failure } from '../shared/contract/failure';
import type { Answer, Platform } from '../shared/contract/platform';
import { toNodeError } from '../shared/http/failure';
import { parseJson } from '../shared/json/parseJson';

export interface ReadAnswer {
	node: INode;
	platform: Platform;
	method: IHttpRequestMethods;
	/** The call went to a host for raw bytes. */
	isUpload: boolean;
}

/**
 * The object that a successful answer contains. Uploads and deletions may answer nothing, which is an
 * empty object. Throws `temporarily-unavailable` for what is no Graph answer, such as the page of
 * a proxy: the network may have done what was asked.
 */
export function bodyOf({ body }: Answer, { node, platform, ...call }: ReadAnswer): IDataObject {
	const isEmpty = body === undefined || body === null || body === '';
	if (isEmpty && (call.isUpload || call.method === 'DELETE')) return {};
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

const unreadable = (title: string, what = 'nothing that can be read'): Failure => ({
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
