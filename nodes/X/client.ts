import type { IDataObject, IHttpRequestMethods, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { Answer } from '../shared/contract/platform';
import { unreadable } from '../shared/http/answer';
import { toNodeError } from '../shared/http/failure';
import { failureFromAnswer } from '../shared/http/readFailure';
import type { MultipartFile } from '../shared/http/multipart';
import { encodeMultipart } from '../shared/http/multipart';
import { paginate } from '../shared/http/paginate';
import type { Auth } from '../shared/http/requestSpec';
import { request } from '../shared/http/request';
import { asObject, factsOf } from './dialect';
import { inKnownNames } from './knownNames';
import { X, X_HOST } from './platform';

export interface XCall {
	method: IHttpRequestMethods;
	/** Path below the host: `/2/tweets`. */
	path: string;
	/** Undefined and empty values are not sent; lists travel joined by commas. */
	query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
	/** Sent as JSON. */
	body?: IDataObject;
	/** Sent as `multipart/form-data`, with further fields. */
	form?: { fields: Readonly<Record<string, string>>; file: MultipartFile };
	/** A second arrival leaves X as one does. Default: only for GET. */
	repeatable?: boolean;
	/** X may answer with success and nothing else. */
	mayBeEmpty?: boolean;
	timeoutMs?: number;
}

/** The X API as seen with one token. */
export interface XClient {
	/**
	 * One call; gives the whole answer: `data`, `includes`, `meta`, `errors`. Throws a `NodeApiError`
	 * that carries the failure. Reading what X only has errors for is the failure of the first error;
	 * where some of it can be read, `errors` stand beside `data`.
	 */
	call(call: XCall): Promise<IDataObject>;
	/** Walks a list page by page; gives the answers. */
	pages(call: XPagedCall): AsyncGenerator<IDataObject>;
}

export interface XPagedCall {
	path: string;
	query: NonNullable<XCall['query']>;
	/** Entries of one page, within what the endpoint takes. */
	pageSize: number;
	/** What the endpoint calls the cursor. */
	cursor?: 'pagination_token' | 'next_token';
}

export interface XAccess {
	auth: Auth;
	/** Whose limits the calls count against. */
	budgetOwner: string;
	/** Texts that must not reach an error. */
	secrets: readonly string[];
	maxWaitMs?: number;
}

/**
 * @see https://docs.x.com/x-api/introduction
 */
export function createX(context: ApiContext, access: XAccess): XClient {
	const node = context.getNode();
	const send = async (call: XCall) => {
		const answer = await request(context, X, {
			...toRequest(call),
			...access,
			buckets: [endpointOf(call)],
			repeatable: call.repeatable,
			timeoutMs: call.timeoutMs,
			// Some ids come as bare numbers above 2^53.
			asText: true,
		});
		return bodyOf(node, call, answer);
	};
	return xClient(async (call) => await inKnownNames(call, send));
}

/** A client whose lists go through the given call too. */
export function xClient(call: XClient['call']): XClient {
	return { call, pages: (paged) => pagesOf(call, paged) };
}

async function* pagesOf(
	call: XClient['call'],
	{ path, query, pageSize, cursor = 'pagination_token' }: XPagedCall,
): AsyncGenerator<IDataObject> {
	yield* paginate(async (token) => {
		const page = { max_results: pageSize, [cursor]: token };
		const answer = await call({ method: 'GET', path, query: { ...query, ...page } });
		const { next_token: next } = (answer.meta ?? {}) as { next_token?: string };
		return { items: [answer], next };
	});
}

function toRequest({ method, path, query = {}, body, form }: XCall) {
	const url = `${X_HOST}${path}`;
	const entries = Object.entries(query).flatMap(([name, value]) =>
		value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
			? []
			: [[name, Array.isArray(value) ? value.join(',') : String(value)]],
	);
	const qs = Object.fromEntries(entries) as IDataObject;
	if (!form) return { method, url, qs, body };
	const multipart = encodeMultipart(form.fields, form.file);
	const headers = { 'Content-Type': multipart.contentType };
	return { method, url, qs, body: multipart.body, headers };
}

/** X counts by method and path, whatever the ID in it: `endpoint:GET /2/tweets/:id`. */
export const endpointOf = ({ method, path }: Pick<XCall, 'method' | 'path'>): string =>
	`endpoint:${method} ${path.replace(/(?<=[a-z])\/\d+/g, '/:id')}`;

function bodyOf(node: INode, call: XCall, answer: Answer): IDataObject {
	const isEmpty = answer.body === undefined || answer.body === null || answer.body === '';
	if (isEmpty && call.mayBeEmpty) return {};
	const body = asObject(answer.body);
	if (!body) throw toNodeError(node, unreadable(X.title));
	const [first] = (Array.isArray(body.errors) ? body.errors : []) as IDataObject[];
	if (call.method === 'GET' && body.data === undefined && first) {
		const facts = factsOf(first, 'no reason');
		throw toNodeError(node, failureFromAnswer(X, answer, facts, Date.now()));
	}
	return body;
}
