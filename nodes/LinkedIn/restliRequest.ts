import type { IHttpRequestMethods, INode } from 'n8n-workflow';
import { toNodeError } from '../shared/http/failure';
import { REST_URL, UPLOAD_HOSTS } from './platform';
import type { RestliQuery } from './restli';
import { encodeQuery } from './restli';

export type RestliMethod =
	'ACTION' | 'BATCH_GET' | 'CREATE' | 'DELETE' | 'FINDER' | 'GET' | 'PARTIAL_UPDATE';

export interface LinkedInCall {
	method: IHttpRequestMethods;
	/** Path below `/rest/`. Keys in it are encoded by the caller: `posts/${encodeKey(urn)}`. */
	path: string;
	query?: RestliQuery;
	restliMethod?: RestliMethod;
	body?: object;
	/** A second arrival leaves the network as one does. Default: only for GET. */
	repeatable?: boolean;
}

/** https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/query-tunneling */
const MAX_QUERY = 4_000;

/** LinkedIn counts calls a day by resource and method, for the app and for the member. */
export function toRequest(spec: LinkedInCall, version: string) {
	const { method, path, query = {}, restliMethod, body, repeatable } = spec;
	const text = encodeQuery(query);
	const url = `${REST_URL}/${path}`;
	const shared = {
		repeatable,
		buckets: [`${path.split('/')[0]}:${restliMethod ?? method}`],
	};
	const headers = {
		'LinkedIn-Version': version,
		'X-Restli-Protocol-Version': '2.0.0',
		...(restliMethod ? { 'X-RestLi-Method': restliMethod } : {}),
	};
	if (method === 'GET' && text.length > MAX_QUERY) {
		return {
			...shared,
			method: 'POST' as const,
			url,
			repeatable: true,
			body: text,
			headers: {
				...headers,
				'X-HTTP-Method-Override': 'GET',
				'Content-Type': 'application/x-www-form-urlencoded',
			},
		};
	}
	return {
		...shared,
		method,
		url: text ? `${url}?${text}` : url,
		...(body ? { body: JSON.stringify(body) } : {}),
		headers: body ? { ...headers, 'Content-Type': 'application/json' } : headers,
	};
}

/** The token goes along, whoever has named the address: throws where it is not one of LinkedIn's. */
export function uploadAddress(node: INode, url: string): string {
	if (UPLOAD_HOSTS.test(url)) return url;
	throw toNodeError(node, {
		kind: 'bug',
		happened: 'The address for the upload is not one of linkedin.com',
		advice: 'Nothing was sent there. If it is the address that LinkedIn gave, please report it.',
		effect: 'none',
	});
}
