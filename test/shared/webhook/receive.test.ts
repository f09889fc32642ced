import { createHmac } from 'crypto';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { WebhookSpec } from '../../../nodes/shared/webhook/receive';
import { receive } from '../../../nodes/shared/webhook/receive';
import type { Call } from './webhookCall';
import { webhookCall } from './webhookCall';

const SECRET = 'app-key';
const TOKEN = 'verify-me';

const SPEC: WebhookSpec = {
	title: 'Network',
	handshake: {
		mode: { name: 'hub.mode', value: 'subscribe' },
		challenge: 'hub.challenge',
		token: 'hub.verify_token',
	},
	signature: { header: 'x-hub-signature-256', encoding: 'hex', prefix: 'sha256=' },
	secrets: async () => ({ signing: [SECRET], verifyToken: TOKEN }),
	items: (body) => (body as string[]).map((id) => ({ event: 'thing', id })),
};

const signed = (body: string): Call => ({
	rawBody: Buffer.from(body),
	headers: {
		'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
	},
});

async function run(call: Call, spec: Partial<WebhookSpec> = {}) {
	const { context, ...seen } = webhookCall(call);
	return { result: await receive.call(context, { ...SPEC, ...spec }), ...seen };
}

describe('receive, verification call', () => {
	const query = {
		'hub.mode': 'subscribe',
		'hub.challenge': '0115\u00e4 "8',
		'hub.verify_token': TOKEN,
	};

	it('sends the exact challenge back as text', async () => {
		const { result, sent } = await run({ webhookName: 'setup', query });
		expect(sent).toEqual({ status: 200, type: 'text/plain', body: '0115\u00e4 "8' });
		expect(result).toEqual({ noWebhookResponse: true });
	});

	it.each([
		['another token', { ...query, 'hub.verify_token': 'guess' }],
		['no token', { ...query, 'hub.verify_token': undefined }],
		['a doubled token', { ...query, 'hub.verify_token': [TOKEN, TOKEN] }],
		['a doubled challenge', { ...query, 'hub.challenge': ['1', '2'] }],
		['another mode', { ...query, 'hub.mode': 'unsubscribe' }],
		['nothing', {}],
	])('answers 403 to %s', async (_, wrong) => {
		const { result, sent, warnings } = await run({ webhookName: 'setup', query: wrong });
		expect(sent).toMatchObject({ status: 403, body: 'Forbidden' });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(warnings).toHaveLength(1);
	});

	it('answers 403 to an empty token when the credential yields none', async () => {
		const { sent } = await run(
			{ webhookName: 'setup', query: { ...query, 'hub.verify_token': '' } },
			{ secrets: async () => ({ signing: [''], verifyToken: '' }) },
		);
		expect(sent.status).toBe(403);
	});

	it('does not answer challenges for networks that have none', async () => {
		const { sent } = await run({ webhookName: 'setup', query }, { handshake: undefined });
		expect(sent.status).toBe(403);
	});
});

describe('receive, delivery', () => {
	it('starts one run with one item for each change', async () => {
		const { result, sent } = await run(signed('["a","b"]'));
		expect(result).toEqual({
			workflowData: [
				[{ json: { event: 'thing', id: 'a' } }, { json: { event: 'thing', id: 'b' } }],
			],
		});
		expect(sent).toEqual({});
	});

	it('answers 401 to a wrong signature and starts nothing', async () => {
		const { result, sent, warnings, memory } = await run({
			...signed('["a"]'),
			rawBody: Buffer.from('["b"]'),
		});
		expect(sent.status).toBe(401);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(warnings[0].facts).toMatchObject({ reason: 'wrong', workflow: 'workflow-id' });
		expect(memory).toEqual({});
	});

	it('writes no secret, signature or body into the log', async () => {
		const { warnings } = await run({ headers: { 'x-hub-signature-256': 'sha256=beef' } });
		expect(warnings).toHaveLength(1);
		const written = JSON.stringify(warnings);
		expect(written).not.toContain(SECRET);
		expect(written).not.toContain(TOKEN);
		expect(written).not.toContain('beef');
	});

	it('answers 401 when n8n has left the body unread', async () => {
		const { sent } = await run({ headers: { 'x-hub-signature-256': 'sha256=00' } });
		expect(sent.status).toBe(401);
	});

	it('answers 401 when the credential has no secret', async () => {
		const { sent, warnings } = await run(signed('["a"]'), {
			secrets: async () => ({ signing: [''], verifyToken: '' }),
		});
		expect(sent.status).toBe(401);
		expect(warnings[0].facts.reason).toBe('no-secret');
	});

	it('asks the network to come back when the credential cannot be read', async () => {
		const { result, sent, warnings } = await run(signed('["a"]'), {
			secrets: async () => await Promise.reject(new Error(`bad ${SECRET}`)),
		});
		expect(sent.status).toBe(503);
		expect(result).toEqual({ noWebhookResponse: true });
		expect(JSON.stringify(warnings)).not.toContain(SECRET);
	});

	it.each(['', '{"a":', 'undefined', '\u0000'])('answers 400 to signed %j', async (body) => {
		const { result, sent } = await run(signed(body));
		expect(sent.status).toBe(400);
		expect(result).toEqual({ noWebhookResponse: true });
	});

	it('answers 200 without a run when the same delivery comes again', async () => {
		const memory: IDataObject = {};
		await run({ ...signed('["a","b"]'), memory });
		const { result, sent } = await run({ ...signed('["a","b"]'), memory });
		expect(sent).toMatchObject({ status: 200, body: 'OK' });
		expect(result).toEqual({ noWebhookResponse: true });
	});

	it('starts one run of deliveries that come at the same moment, before n8n has saved anything', async () => {
		const node = { id: 'same-moment' };
		const [first, second] = await Promise.all([
			run({ ...signed('["a"]'), node, memory: {} }),
			run({ ...signed('["a"]'), node, memory: {} }),
		]);
		expect(first.result.workflowData).toHaveLength(1);
		expect(second.result).toEqual({ noWebhookResponse: true });
		expect(second.sent.status).toBe(200);
	});

	it('takes a delivery again that n8n has answered with an error, and not one that has run', async () => {
		const node = { id: 'answered' };
		const failed = await run({ ...signed('["a"]'), node, memory: {} });
		failed.answered(500);
		const repeated = await run({ ...signed('["a"]'), node, memory: {} });
		expect(repeated.result.workflowData).toHaveLength(1);
		repeated.answered(200);
		const late = await run({ ...signed('["a"]'), node, memory: {} });
		expect(late.result).toEqual({ noWebhookResponse: true });
	});

	it('runs with only the new items when a delivery comes again in another batch', async () => {
		const memory: IDataObject = {};
		await run({ ...signed('["a","b"]'), memory });
		const { result } = await run({ ...signed('["b","c"]'), memory });
		expect(result.workflowData).toEqual([[{ json: { event: 'thing', id: 'c' } }]]);
	});

	it('answers 200 without a run when nothing in it matters to the trigger', async () => {
		const { result, sent } = await run(signed('[]'));
		expect(sent.status).toBe(200);
		expect(result.workflowData).toBeUndefined();
	});

	it('takes the same delivery again while a person tests', async () => {
		const memory: IDataObject = {};
		const call: Call = { ...signed('["a"]'), memory, mode: 'manual' };
		await run(call);
		const { result } = await run(call);
		expect(result.workflowData?.[0]).toHaveLength(1);
		expect(memory).toEqual({});
	});

	it('neither throws nor runs for anything that is not signed', async () => {
		const header = fc.oneof(fc.string(), fc.constant(undefined), fc.stringMatching(/^sha256=.*$/));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom('setup' as const, 'default' as const),
				fc.dictionary(
					fc.constantFrom('hub.mode', 'hub.challenge', 'hub.verify_token', 'x'),
					fc.anything(),
				),
				header,
				fc.uint8Array(),
				async (webhookName, query, signature, bytes) => {
					const { result, sent } = await run({
						webhookName,
						query,
						headers: { 'x-hub-signature-256': signature },
						rawBody: Buffer.from(bytes),
					});
					expect(result).toEqual({ noWebhookResponse: true });
					expect([401, 403]).toContain(sent.status);
				},
			),
		);
	});
});
