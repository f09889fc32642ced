import type { IDataObject, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { Answer, Platform } from '../shared/contract/platform';
import { bodyOf, unreadable } from '../shared/http/answer';
import { toNodeError } from '../shared/http/failure';
import { paginate } from '../shared/http/paginate';
import type { RequestBody, RequestSpec } from '../shared/http/requestSpec';
import { request } from '../shared/http/request';
import { loadPage } from './listPage';
import { withFreshToken } from './freshToken';
import { API_HOST } from './platform';
import type { RestliQuery } from './restli';
import type { LinkedInCall } from './restliRequest';
import { toRequest, uploadAddress } from './restliRequest';

/** What was created: its URN or ID from the header, and the body, which is often empty. */
export interface Created {
	id: string;
	body: IDataObject;
}

export interface LinkedInUpload {
	method: 'PUT' | 'POST';
	/** A complete address, as a media API has named it. */
	url: string;
	body: RequestBody;
	headers: Record<string, string>;
	/** The body is a stream, which can be sent once. */
	streamed?: boolean;
	/** The address takes the same bytes again; not for streams. */
	repeatable?: boolean;
	timeoutMs?: number;
}

/** LinkedIn's versioned REST API as seen with one credential. All methods throw a `NodeApiError`. */
export interface LinkedInClient {
	/** One call below `/rest/`; answers the body, an empty object where there is none. */
	call(call: LinkedInCall): Promise<IDataObject>;
	get(path: string, query?: RestliQuery): Promise<IDataObject>;
	/** Walks a list with `start` and `count`. A query with `q` is a finder. */
	list(path: string, query?: RestliQuery, limit?: number): AsyncGenerator<IDataObject>;
	/** Creates something; a success that names no ID has an unknown effect. */
	create(path: string, body: object, query?: RestliQuery): Promise<Created>;
	/** `patch` is the value of `patch` in the body: `{ $set: { commentary: '…' } }`. */
	partialUpdate(path: string, patch: IDataObject, query?: RestliQuery): Promise<void>;
	/** `repeatable` where LinkedIn answers a repetition as it does the first call. */
	delete(path: string, query?: RestliQuery, repeatable?: boolean): Promise<void>;
	/** A Rest.li action, such as `initializeUpload`; answers what it puts into `value`. */
	action(path: string, name: string, body: object, repeatable?: boolean): Promise<IDataObject>;
	/** Sends bytes to an address that a media API has named. */
	upload(upload: LinkedInUpload): Promise<Answer>;
	/** Who has connected, from the two calls that have no version: `v2/userinfo` and `v2/me`. */
	unversioned(path: 'v2/userinfo' | 'v2/me'): Promise<IDataObject>;
}

export interface LinkedInAccess {
	credentialType: string;
	/** The access token that the credential holds. */
	token: string;
	/** Whose counters the calls count against. */
	budgetOwner: string;
	secrets: readonly string[];
	maxWaitMs?: number;
	signal?: AbortSignal;
	/** When LinkedIn has given the token out, milliseconds since 1970, where known. */
	issuedAt?: number;
}

type Spec = Omit<RequestSpec, 'auth'>;

/**
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/versioning
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/protocol-version
 */
export function createLinkedInClient(
	context: ApiContext,
	platform: Platform,
	access: LinkedInAccess,
): LinkedInClient {
	const node = context.getNode();
	const common = {
		auth: { kind: 'credential', type: access.credentialType, token: access.token } as const,
		budgetOwner: access.budgetOwner,
		secrets: access.secrets,
		maxWaitMs: access.maxWaitMs,
		signal: access.signal,
		// Some IDs come as bare numbers above 2^53.
		asText: true,
	};
	const transmit = withFreshToken(
		async (spec: Spec) => await request(context, platform, { ...common, ...spec }),
		access.issuedAt,
	);
	const send = async (call: LinkedInCall) => await transmit(toRequest(call, platform.api.version));
	const call = async (spec: LinkedInCall) =>
		bodyOf(await send(spec), { node, platform, mayBeEmpty: spec.method !== 'GET' });
	return {
		call,
		get: async (path, query) => await call({ method: 'GET', path, query }),
		list: (path, query = {}, limit) =>
			paginate(async (cursor) => await loadPage(call, path, query, { cursor, limit }), limit),
		create: async (path, body, query) =>
			created(node, platform, await send({ method: 'POST', path, body, query })),
		partialUpdate: async (path, patch, query) => {
			await call({
				method: 'POST',
				path,
				query,
				restliMethod: 'PARTIAL_UPDATE',
				body: { patch },
				repeatable: true,
			});
		},
		delete: async (path, query, repeatable) => {
			await call({ method: 'DELETE', path, query, restliMethod: 'DELETE', repeatable });
		},
		action: async (path, name, body, repeatable) => {
			const answer = await call({
				method: 'POST',
				path,
				query: { action: name },
				body,
				repeatable,
			});
			return (answer.value ?? {}) as IDataObject;
		},
		upload: async ({ url, ...upload }) =>
			await transmit({ ...upload, url: uploadAddress(node, url) }),
		unversioned: async (path) => {
			const url = `${API_HOST}/${path}`;
			const answer = await transmit({ method: 'GET', url });
			return bodyOf(answer, { node, platform, mayBeEmpty: false });
		},
	};
}

function created(node: INode, platform: Platform, answer: Answer): Created {
	const body = bodyOf(answer, { node, platform, mayBeEmpty: true });
	const id = answer.headers['x-restli-id'] ?? answer.headers['x-linkedin-id'];
	if (id) return { id, body };
	throw toNodeError(node, unreadable(platform.title, "no 'x-restli-id'"));
}
