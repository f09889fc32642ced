import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { XTrigger } from '../../../nodes/X/XTrigger.node';
import type { Call } from '../../shared/webhook/webhookCall';
import { webhookCall } from '../../shared/webhook/webhookCall';

const trigger = new XTrigger();
const CREDENTIALS = { apiSecret: 'secret', clientSecret: 'client-secret', apiKey: 'key' };
const SETTINGS: Call = {
	parameters: { triggerOn: ['mentioned'], filters: {} },
	credentials: CREDENTIALS,
};

async function run(call: Call) {
	const { context, ...seen } = webhookCall({ ...SETTINGS, ...call });
	return { result: await trigger.webhook.call(context), ...seen };
}

const hmac = (secret: string, text: string) =>
	`sha256=${createHmac('sha256', secret).update(text).digest('base64')}`;

const BODY = JSON.stringify({
	data: {
		event_uuid: '1',
		filter: { user_id: '11' },
		event_type: 'post.mention.create',
		payload: { id: '2080765813578191303', text: 'Hello @us', author_id: '22' },
	},
});

const LEGACY = 'x-twitter-webhooks-signature';
const NEWER_HEADER = 'x-twitter-webhooks-signature-oauth2';

const signed = (headers: Record<string, string>, body = BODY): Call => ({
	rawBody: Buffer.from(body),
	headers,
});

describe('XTrigger, check of its address', () => {
	it("answers X's challenge as its documentation computes it", async () => {
		const { sent, result } = await run({ webhookName: 'setup', query: { crc_token: 'abc123' } });
		expect(sent).toEqual({
			status: 200,
			type: 'application/json',
			body: '{"response_token":"sha256=WuWsgCoaXJT7aD4b+hIfn3AKJplSE/8vwcUD60PsccY="}',
		});
		expect(result).toEqual({ noWebhookResponse: true });
	});

	it('answers with the client secret at the address that was registered for it', async () => {
		const query = { crc_token: 'abc123', nonce: 'x', 'checked-with': 'client' };
		const { sent } = await run({ webhookName: 'setup', query });
		expect(JSON.parse(String(sent.body))).toEqual({
			response_token: hmac('client-secret', 'abc123'),
		});
	});

	it.each([
		['no token', {}],
		['an empty token', { crc_token: '' }],
		['a doubled token', { crc_token: ['a', 'b'] }],
		['what could be a delivery', { crc_token: '{"for_user_id":"1"}' }],
	])('answers 403 to %s', async (_, query) => {
		const { sent } = await run({ webhookName: 'setup', query });
		expect(sent.status).toBe(403);
	});

	it('gives no answer that an empty secret has made', async () => {
		const { sent } = await run({
			webhookName: 'setup',
			query: { crc_token: 'abc123' },
			credentials: { ...CREDENTIALS, apiSecret: '' },
		});
		expect(sent.status).toBe(403);
	});
});

describe('XTrigger, delivery', () => {
	it.each([
		['the API secret', { [LEGACY]: hmac('secret', BODY) }],
		['the client secret, in the newer header', { [NEWER_HEADER]: hmac('client-secret', BODY) }],
		['both', { [LEGACY]: hmac('secret', BODY), [NEWER_HEADER]: hmac('client-secret', BODY) }],
	])('starts on a delivery that is signed with %s', async (_, headers) => {
		const { result } = await run(signed(headers));
		expect(result.workflowData?.[0]).toMatchObject([
			{ json: { event: 'mentioned', text: 'Hello @us', postId: '2080765813578191303' } },
		]);
	});

	it('takes the signature over the bytes as they arrived', async () => {
		const body = '{"data":{}}';
		const known = 'sha256=T+pE1TuxZqwIyvm66lexxC99kPZGVvz0RVGyzvLYUz8=';
		expect((await run(signed({ [LEGACY]: known }, body))).sent.status).toBe(200);
		expect((await run(signed({ [LEGACY]: known }, '{"data": {}}'))).sent.status).toBe(401);
	});

	it('answers 401 to whoever does not know the secrets', async () => {
		for (const headers of [
			{},
			{ [LEGACY]: hmac('guess', BODY) },
			{ [NEWER_HEADER]: hmac('', BODY) },
		]) {
			const { sent, result } = await run(signed(headers as Record<string, string>));
			expect(sent.status).toBe(401);
			expect(result.workflowData).toBeUndefined();
		}
	});

	it('starts once when the delivery comes three times', async () => {
		const memory: IDataObject = {};
		const runs: number[] = [];
		for (let time = 0; time < 3; time++) {
			const { result } = await run({ ...signed({ [LEGACY]: hmac('secret', BODY) }), memory });
			runs.push(result.workflowData?.[0].length ?? 0);
		}
		expect(runs).toEqual([1, 0, 0]);
	});

	it('answers 503 while the credential cannot be read, so that X comes again', async () => {
		const { sent } = await run({
			...signed({ [LEGACY]: hmac('secret', BODY) }),
			credentials: new Error('gone'),
		});
		expect(sent.status).toBe(503);
	});
});
