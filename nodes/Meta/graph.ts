import type { IDataObject, IHttpRequestMethods, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { Platform } from '../shared/contract/platform';
import type { MultipartFile } from '../shared/http/multipart';
import { encodeMultipart } from '../shared/http/multipart';
import type { Page } from '../shared/http/paginate';
import { paginate } from '../shared/http/paginate';
import type { Auth, RequestBody } from '../shared/http/requestSpec';
import { request } from '../shared/http/request';
import { bodyOf } from '../shared/http/answer';
import { GRAPH_URL } from './dialect';
import { uploadAddress } from './rupload';

/** A value of a Graph call. Lists and objects travel as JSON text, times as Unix seconds. */
export type GraphValue = string | number | boolean | object | undefined;
export type GraphFields = Record<string, GraphValue>;

export interface GraphCall {
	method: IHttpRequestMethods;
	/** Path below the version, `{page-id}/feed`; of an `upload` a complete URL on its host. */
	path: string;
	/** Query of GET and DELETE, body of POST. Undefined and empty values are not sent. */
	fields?: GraphFields;
	/** Sent as one part of a multipart call. */
	file?: MultipartFile;
	/** Raw bytes and their headers, for upload hosts. */
	upload?: { body: RequestBody; headers: Record<string, string>; streamed: boolean };
	/** A second arrival leaves the network as one does. Default: only for GET. */
	repeatable?: boolean;
	timeoutMs?: number;
}

/** The Graph API as seen with one access token. */
export interface GraphClient {
	/** One call; answers the body. Throws a `NodeApiError` that carries the failure. */
	call(call: GraphCall): Promise<IDataObject>;
	/** Walks an edge with cursors, 100 entries a page. */
	list(path: string, fields?: GraphFields, limit?: number): AsyncGenerator<IDataObject>;
}

export interface GraphAccess {
	auth: Auth;
	/** Proof over the token that `auth` sends; absent when no app secret is known. */
	proof?: string;
	buckets: readonly string[];
	budgetOwner?: string;
	/** Texts that must not reach an error. */
	secrets?: readonly string[];
	maxWaitMs?: number;
	signal?: AbortSignal;
	/** Host and version; those of Facebook Login by default. */
	baseUrl?: string;
}

const PAGE_SIZE = 100;

/**
 * @see https://developers.facebook.com/docs/graph-api/overview
 * @see https://developers.facebook.com/docs/graph-api/results
 */
export function createGraph(
	context: ApiContext,
	platform: Platform,
	access: GraphAccess,
): GraphClient {
	const node = context.getNode();
	const call = async (graphCall: GraphCall): Promise<IDataObject> => {
		const answer = await request(context, platform, {
			...toRequest(graphCall, access, node),
			auth: access.auth,
			buckets: access.buckets,
			budgetOwner: access.budgetOwner,
			secrets: access.secrets,
			maxWaitMs: access.maxWaitMs,
			signal: access.signal,
			repeatable: graphCall.repeatable,
			timeoutMs: graphCall.timeoutMs,
			// Some ids come as bare numbers above 2^53.
			asText: true,
		});
		const mayBeEmpty = graphCall.upload !== undefined || graphCall.method === 'DELETE';
		return bodyOf(answer, { node, platform, mayBeEmpty });
	};
	return graphClient(call);
}

/** A client whose lists go through the given call too. */
export function graphClient(call: GraphClient['call']): GraphClient {
	return {
		call,
		list: (path, fields = {}, limit) =>
			paginate(
				async (cursor) => await loadPage(call, path, { ...fields, after: cursor }, limit),
				limit,
			),
	};
}

/** One page of an edge, of at most 100 entries. Pages may be empty although more follow. */
export async function loadPage(
	call: GraphClient['call'],
	path: string,
	fields: GraphFields,
	limit = PAGE_SIZE,
): Promise<Page<IDataObject>> {
	const body = await call({
		method: 'GET',
		path,
		fields: { ...fields, limit: Math.min(PAGE_SIZE, limit) },
	});
	const paging = body.paging as { next?: string; cursors?: { after?: string } } | undefined;
	// `next` carries the token and lacks the proof: only its presence is used, with the cursor.
	return {
		items: (body.data ?? []) as IDataObject[],
		next: paging?.next ? paging.cursors?.after : undefined,
	};
}

function toRequest(
	graphCall: GraphCall,
	{ proof, baseUrl = GRAPH_URL }: Pick<GraphAccess, 'proof' | 'baseUrl'>,
	node: INode,
) {
	const { method, path, upload } = graphCall;
	const url = upload ? uploadAddress(node, path) : `${baseUrl}/${path}`;
	const fields = encodeFields(graphCall.fields ?? {});
	if (upload) {
		return { method, url, body: upload.body, headers: upload.headers, streamed: upload.streamed };
	}
	const qs = { ...(proof ? { appsecret_proof: proof } : {}) };
	if (method !== 'POST') return { method, url, qs: { ...fields, ...qs } };
	if (!graphCall.file) return { method, url, qs, body: new URLSearchParams(fields) };
	const { body, contentType } = encodeMultipart(fields, graphCall.file);
	return { method, url, qs, body, headers: { 'Content-Type': contentType } };
}

/** Fields as Graph reads them from a form or a query. */
export function encodeFields(fields: GraphFields): Record<string, string> {
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([, value]) => value !== undefined && value !== '')
			.map(([name, value]) => [
				name,
				typeof value === 'object' ? JSON.stringify(value) : String(value),
			]),
	);
}
