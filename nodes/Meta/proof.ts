import { createHmac } from 'crypto';

/**
 * Proof that a call comes from somebody who knows the app's secret: hex HMAC-SHA256 of the access
 * token that this very call is made with.
 * @see https://developers.facebook.com/docs/graph-api/guides/secure-requests
 */
export function appSecretProof(accessToken: string, appSecret: string): string {
	return createHmac('sha256', appSecret).update(accessToken).digest('hex');
}
