import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import { asThrown, failureOf, toNodeError } from '../shared/http/failure';
import { request } from '../shared/http/request';
import { asObject } from './dialect';
import { APP_TOKEN_URL, X } from './platform';

/** The API key of an app and its secret, which are not the client ID and secret of OAuth 2.0. */
export interface AppKeys {
	apiKey: string;
	apiSecret: string;
}

const MAX_ENTRIES = 1_000;
/** Tokens of apps do not end by themselves. In memory only, found by a hash of the keys. */
const known = new Map<string, Promise<string>>();

export const hashOf = (secret: string): string =>
	createHash('sha256').update(secret).digest('base64url');

/**
 * Does something with the token of the app. One that X no longer accepts is fetched anew, once.
 * @see https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only
 */
export async function withAppToken<T>(
	context: ApiContext,
	keys: AppKeys,
	use: (token: string) => Promise<T>,
): Promise<T> {
	const key = hashOf(`${keys.apiKey}:${keys.apiSecret}`);
	const isFresh = !known.has(key);
	try {
		return await use(await tokenOf(context, keys, key));
	} catch (error) {
		if (isFresh || failureOf(error)?.kind !== 'credential-invalid') throw asThrown(error);
		known.delete(key);
		return await use(await tokenOf(context, keys, key));
	}
}

async function tokenOf(context: ApiContext, keys: AppKeys, key: string): Promise<string> {
	const token = known.get(key) ?? fetchToken(context, keys);
	if (known.size >= MAX_ENTRIES) known.clear();
	known.set(key, token);
	try {
		return await token;
	} catch (error) {
		if (known.get(key) === token) known.delete(key);
		throw asThrown(error);
	}
}

async function fetchToken(context: ApiContext, { apiKey, apiSecret }: AppKeys): Promise<string> {
	const basic = [apiKey, apiSecret].map(encodeURIComponent).join(':');
	const { body } = await request(context, X, {
		method: 'POST',
		url: APP_TOKEN_URL,
		auth: { kind: 'header', value: `Basic ${Buffer.from(basic).toString('base64')}` },
		body: new URLSearchParams({ grant_type: 'client_credentials' }),
		// It answers the same token until that is made invalid.
		repeatable: true,
		secrets: [apiKey, apiSecret],
		asText: true,
	});
	const { access_token: token } = (asObject(body) ?? {}) as IDataObject;
	if (typeof token === 'string' && token) return token;
	throw toNodeError(context.getNode(), {
		kind: 'temporarily-unavailable',
		happened: 'X gave no token for the app',
		advice: 'Try again in a few minutes.',
		effect: 'none',
	});
}
