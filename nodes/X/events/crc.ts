import type { SignedHandshake } from '../../shared/webhook/handshake';
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
 * X's challenge-response check. Its tokens are not described: they are taken to hold no JSON, which
 * a delivery is.
 * @see https://docs.x.com/x-api/webhooks/quickstart#2-the-crc-check
 */
export const X_HANDSHAKE: SignedHandshake = {
	kind: 'signed',
	challenge: 'crc_token',
	form: /^[\w+/=.~-]{1,1024}$/,
	response: 'response_token',
	encoding: 'base64',
	prefix: 'sha256=',
	echoes: false,
	secretOf: ({ [KEY]: key }, { signing: [apiSecret, clientSecret] }) =>
		key === 'client' ? clientSecret : apiSecret,
};
