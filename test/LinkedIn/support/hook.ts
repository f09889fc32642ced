import { createHmac } from 'crypto';
import type { IDataObject, IHookFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Call } from '../../shared/webhook/webhookCall';
import { webhookCall } from '../../shared/webhook/webhookCall';
import type { FakeAnswer, SentRequest } from '../../support/fakeN8n';
import { fakeN8n } from '../../support/fakeN8n';

export const CLIENT_SECRET = 'the secret of the app';
export const ADDRESS = 'https://n8n.example.com/webhook/hook-id/webhook';

let tokens = 0;

/** n8n's context of a LinkedIn trigger, in production or while testing, and what it asks LinkedIn. */
export function triggerCall(
	call: Call & { network?(request: SentRequest): FakeAnswer | Promise<FakeAnswer> },
) {
	// Another token for each trigger: the person behind it is remembered by it.
	const oauthTokenData = { access_token: `AQX-hook-${++tokens}`, scope: 'openid' };
	const credentials = { clientId: '86app', clientSecret: CLIENT_SECRET, oauthTokenData };
	const { network } = call;
	const { n8n, requests } = fakeN8n(network ? { answer: network } : {});
	const { context, ...seen } = webhookCall({ credentials, ...call });
	Object.assign(context.helpers, {
		httpRequest: n8n.helpers.httpRequest,
		httpRequestWithAuthentication: async (type: string, request: IHttpRequestOptions) =>
			await n8n.helpers.httpRequestWithAuthentication.call(n8n, type, request),
	});
	return { hook: context as unknown as IHookFunctions, context, requests, ...seen };
}

/** A delivery as LinkedIn signs it. */
export function delivery(body: IDataObject): Pick<Call, 'rawBody' | 'headers'> {
	const written = JSON.stringify(body);
	const signature = createHmac('sha256', CLIENT_SECRET).update(`hmacsha256=${written}`);
	return {
		rawBody: Buffer.from(written),
		headers: { 'x-li-signature': signature.digest('hex') },
	};
}
