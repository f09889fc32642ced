import { createHmac } from 'crypto';
import type { WebhookAnswer } from '../../shared/webhook/spec';
import type { SignatureScheme } from '../../shared/webhook/signature';

/**
 * X signs with the secret of the API key, and of late with that of OAuth 2.0 in a header of its own.
 * @see https://docs.x.com/x-api/webhooks/introduction#signature-headers
 */
export const X_SIGNATURE: SignatureScheme = {
	header: 'x-twitter-webhooks-signature',
	otherHeaders: ['x-twitter-webhooks-signature-oauth2'],
	encoding: 'base64',
	prefix: 'sha256=',
};

/** Secrets of an app that X may check an address with. */
export interface CheckSecrets {
	apiSecret: string;
	clientSecret: string;
}

const KEY = 'checked-with';

/**
 * The addresses under which a trigger can be registered. X's documentation names now the one secret
 * and now the other for the check of an address; which one is meant stands in the address itself,
 * so that every process of n8n knows.
 */
export function addressesOf(address: string, { clientSecret }: CheckSecrets): string[] {
	return clientSecret ? [address, `${address}?${KEY}=client`] : [address];
}

/**
 * The answer to X's challenge-response check; undefined for a call that is none.
 * @see https://docs.x.com/x-api/webhooks/quickstart#2-the-crc-check
 */
export function answerCheck(
	query: object,
	{ apiSecret, clientSecret }: CheckSecrets,
): WebhookAnswer | undefined {
	const { crc_token: token, [KEY]: key } = query as Record<string, unknown>;
	const secret = key === 'client' ? clientSecret : apiSecret;
	if (typeof token !== 'string' || !token || !secret) return undefined;
	const signed = createHmac('sha256', secret).update(token, 'utf8').digest('base64');
	const body = JSON.stringify({ response_token: `sha256=${signed}` });
	return { status: 200, type: 'application/json', body };
}
