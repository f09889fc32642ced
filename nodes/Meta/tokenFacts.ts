import type { INode } from 'n8n-workflow';
import type { Failure } from '../shared/contract/failure';
import { toNodeError } from '../shared/http/failure';
import type { MetaConnection } from './connection';

/** What `debug_token` says of a token. */
export interface TokenFacts {
	is_valid?: boolean;
	type?: string;
	expires_at?: number;
	data_access_expires_at?: number;
	scopes?: string[];
	granular_scopes?: Array<{ scope: string; target_ids?: string[] }>;
	error?: { code?: number; subcode?: number; message?: string };
}

/** Undefined without the app's secret. A token that it calls invalid fails with its reason. */
export async function inspectToken(
	node: INode,
	api: Pick<MetaConnection, 'credential' | 'inspectToken'>,
): Promise<TokenFacts | undefined> {
	const { appId, appSecret } = api.credential;
	if (!appId || !appSecret) return undefined;
	const token = (await api.inspectToken()) as TokenFacts;
	if (token.is_valid !== false) return token;
	throw toNodeError(node, invalidToken(token));
}

function invalidToken({ error }: TokenFacts): Failure {
	const codes = [error?.code, error?.subcode].filter((code) => code !== undefined);
	return {
		kind: 'credential-invalid',
		happened: `Facebook does not accept the access token: ${error?.message ?? 'no reason given'}`,
		advice: 'Reconnect the credential in n8n.',
		effect: 'none',
		...(codes.length ? { code: codes.join('/') } : {}),
	};
}
