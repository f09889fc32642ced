import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import { inputError, toNodeError } from '../shared/http/failure';
import { hashOf } from './pageTokens';

/** What a Meta credential of any of the three shapes contains. */
export interface MetaCredential {
	token: string;
	appId?: string;
	appSecret?: string;
	/** The token already is that of a Page: there is nothing to derive. */
	isPageToken: boolean;
	/** Milliseconds since 1970; undefined when the token does not expire or does not say. */
	expiresAt?: number;
}

const RENEW_BEFORE_MS = 10 * 86_400_000;
/** Meta does not promise a later end for every exchange: once in a while is enough. */
const RENEW_EVERY_MS = 6 * 3_600_000;
const triedToRenew = new Map<string, number>();

/** Reads a credential, and renews a long-lived token that is within ten days of its end. */
export async function readCredential(
	context: ApiContext,
	{ credentialType, itemIndex }: { credentialType: string; itemIndex?: number },
): Promise<MetaCredential> {
	const data = await context.getCredentials(credentialType, itemIndex);
	if (data.accessToken) {
		return {
			token: String(data.accessToken),
			appId: text(data.appId),
			appSecret: text(data.appSecret),
			isPageToken: data.tokenType === 'page',
		};
	}
	const stored = (data.oauthTokenData ?? {}) as IDataObject;
	const tokenData = isRenewalDue(data.grantType, stored)
		? await renew(context, credentialType, stored)
		: stored;
	if (!tokenData.access_token) {
		throw inputError(context.getNode(), {
			field: 'Credential',
			happened: 'The credential is not connected yet',
			fix: "Open the credential, choose 'Connect' and save it.",
		});
	}
	return {
		token: String(tokenData.access_token),
		appId: text(data.clientId),
		appSecret: text(data.clientSecret),
		isPageToken: false,
		expiresAt: Number(tokenData.n8n_expires_at) || undefined,
	};
}

/**
 * ID and secret of the Meta app that a credential belongs to, empty where it holds none. Calls
 * nobody: meant for checking what arrives at a webhook.
 */
export async function readMetaApp(
	context: ApiContext,
	credentialType: string,
): Promise<{ id: string; secret: string }> {
	const data = await context.getCredentials(credentialType);
	return {
		id: text(data.appId) ?? text(data.clientId) ?? '',
		secret: text(data.appSecret) ?? text(data.clientSecret) ?? '',
	};
}

/**
 * Exchanges the token for a new one and stores it in the credential. A token that still works
 * goes on being used when that fails.
 * @see https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
async function renew(
	context: ApiContext,
	credentialType: string,
	stored: IDataObject,
): Promise<IDataObject> {
	if (stored.access_token) triedToRenew.set(hashOf(String(stored.access_token)), Date.now());
	try {
		const renewed = await context.helpers.refreshOAuth2Token.call(context, credentialType);
		const tokenData = renewed as IDataObject;
		triedToRenew.set(hashOf(String(tokenData.access_token)), Date.now());
		return tokenData;
	} catch {
		if (stored.access_token && Number(stored.n8n_expires_at) > Date.now()) {
			context.logger.warn('The long-lived Facebook token could not be renewed yet');
			return stored;
		}
		// The cause may quote the exchange with the secret in it.
		throw toNodeError(context.getNode(), {
			kind: 'credential-invalid',
			happened: 'Facebook did not exchange the token of the credential',
			advice:
				"Check 'App ID' and 'App Secret', and paste a new user token: an expired one cannot be exchanged.",
			effect: 'none',
		});
	}
}

/** Only the exchanging credential can renew; a token from the login dialog needs its person. */
function isRenewalDue(grantType: unknown, tokenData: IDataObject): boolean {
	if (grantType !== 'clientCredentials') return false;
	if (!tokenData.access_token) return true;
	const now = Date.now();
	const expiresAt = Number(tokenData.n8n_expires_at);
	if (!(expiresAt > 0 && expiresAt - now < RENEW_BEFORE_MS)) return false;
	const triedAt = triedToRenew.get(hashOf(String(tokenData.access_token))) ?? 0;
	return expiresAt <= now || now - triedAt >= RENEW_EVERY_MS;
}

const text = (value: unknown): string | undefined => (value ? String(value) : undefined);
