import { createHmac } from 'crypto';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { EventItem } from '../../../nodes/shared/contract/event';
import type { WebhookSpec } from '../../../nodes/shared/webhook/spec';
import { receive } from '../../../nodes/shared/webhook/receive';
import type { Call } from './webhookCall';
import { webhookCall } from './webhookCall';

const SECRET = 'app-key';
const TOKEN = 'verify-me';

const SPEC: WebhookSpec = {
	title: 'Network',
	handshake: {
		kind: 'echo',
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

describe('receive, verification call with a signature', () => {
	const challengeCode = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
	const spec: Partial<WebhookSpec> = {
		handshake: {
			kind: 'signed',
			challenge: 'challengeCode',
			form: /^[0-9a-f-]{36}$/,
			response: 'challengeResponse',
			encoding: 'hex',
			prefix: '',
			echoes: true,
		},
		secrets: async () => ({ signing: ['secret'] }),
	};

	it('sends the challenge back with its signature', async () => {
		const { sent } = await run({ webhookName: 'setup', query: { challengeCode } }, spec);
		const body = JSON.stringify({
			challengeCode,
			challengeResponse: '9585d359e64d6a2013e0cf377f702b7141313246286c6891f22e3bfcc3938f65',
		});
		expect(sent).toEqual({ status: 200, type: 'application/json', body });
	});

	it.each([
		['no challenge', {}],
		['a doubled challenge', { challengeCode: [challengeCode, challengeCode] }],
		['what would be the signed text of a delivery', { challengeCode: 'hmacsha256={"type":"X"}' }],
		['a challenge with more behind it', { challengeCode: `${challengeCode}\n{}` }],
	])('signs nothing for %s', async (_, query) => {
		const { sent } = await run({ webhookName: 'setup', query }, spec);
		expect(sent).toMatchObject({ status: 403, body: 'Forbidden' });
	});

	it('gives the signature alone, in the encoding and of the secret that the network wants', async () => {
		const handshake: WebhookSpec['handshake'] = {
			kind: 'signed',
			challenge: 'token',
			form: /^\w+$/,
			response: 'answer',
			encoding: 'base64',
			prefix: 'sha256=',
			echoes: false,
			secretOf: ({ key }, { signing }) => signing[Number(key)],
		};
		const secrets = async () => ({ signing: ['other', 'secret'] });
		const query = { token: 'abc123', key: '1' };
		const { sent } = await run({ webhookName: 'setup', query }, { handshake, secrets });
		expect(sent.body).toBe('{"answer":"sha256=WuWsgCoaXJT7aD4b+hIfn3AKJplSE/8vwcUD60PsccY="}');
	});

	it('answers 403 while the credential has no secret', async () => {
		const query = { challengeCode };
		const secrets = async () => ({ signing: [''] });
		const { sent } = await run({ webhookName: 'setup', query }, { ...spec, secrets });
		expect(sent).toMatchObject({ status: 403 });
	});
});

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

	it('tells two things of one ID apart where the network says how', async () => {
		const items = (body: unknown) => (body as string[]).map((event) => ({ event, id: 'lead' }));
		const spec = { items, identityOf: ({ id, event }: EventItem) => `${id} ${event}` };
		const first = await run(signed('["made"]'), spec);
		first.answered(200);
		const { memory, node } = first;
		const second = await run({ ...signed('["made","gone"]'), memory, node }, spec);
		expect(second.result.workflowData).toEqual([[{ json: { event: 'gone', id: 'lead' } }]]);
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

	describe('with others that get it too', () => {
		const relaying = (isPassedOn: boolean): Partial<WebhookSpec> => ({
			relay: async () => isPassedOn,
		});

		it('makes n8n answer 503 to a run when others miss it, and counts it as taken', async () => {
			const memory: IDataObject = {};
			const first = await run({ ...signed('["a"]'), memory }, relaying(false));
			expect(first.result.workflowData?.[0]).toHaveLength(1);
			expect(first.sent.status).toBeUndefined();
			first.answered(200);
			expect(first.sent.status).toBe(503);
			const again = await run({ ...signed('["a"]'), memory: {}, node: first.node }, relaying(true));
			expect(again.result).toEqual({ noWebhookResponse: true });
			expect(again.sent.status).toBe(200);
		});

		it('counts nothing as taken when n8n could not start the run', async () => {
			const first = await run(signed('["a"]'), relaying(false));
			first.answered(500);
			expect(first.sent.status).toBe(500);
			const again = await run({ ...signed('["a"]'), memory: {}, node: first.node }, relaying(true));
			expect(again.result.workflowData?.[0]).toHaveLength(1);
		});

		it('answers 503 without a run when others miss what does not matter here', async () => {
			expect((await run(signed('[]'), relaying(false))).sent.status).toBe(503);
		});

		it('counts a run as taken whose network has given up while others were slow', async () => {
			const first = await run({ ...signed('["a"]'), isGivenUp: true }, relaying(false));
			expect(first.result.workflowData?.[0]).toHaveLength(1);
			const again = await run({ ...signed('["a","b"]'), memory: {}, node: first.node });
			expect(again.result.workflowData?.[0]).toMatchObject([{ json: { id: 'b' } }]);
			again.answered(500);
			const third = await run({ ...signed('["a","b"]'), memory: {}, node: first.node });
			expect(third.result.workflowData?.[0]).toMatchObject([{ json: { id: 'b' } }]);
		});

		it('passes nothing on that is not signed or no JSON', async () => {
			const relay = jest.fn(async () => true);
			await run({ headers: { 'x-hub-signature-256': 'sha256=00' } }, { relay });
			await run(signed('{'), { relay });
			expect(relay).not.toHaveBeenCalled();
		});
	});

	describe('whose items have to be completed', () => {
		it('completes only what is new', async () => {
			const memory: IDataObject = {};
			const complete = jest.fn(async (unseen: EventItem[]) =>
				unseen.map((item) => ({ ...item, more: true })),
			);
			const first = await run({ ...signed('["a"]'), memory }, { complete });
			expect(first.result.workflowData?.[0][0].json).toMatchObject({ id: 'a', more: true });
			await run({ ...signed('["a","b"]'), memory }, { complete });
			expect(complete.mock.calls.map(([unseen]) => unseen.map(({ id }) => id))).toEqual([
				['a'],
				['b'],
			]);
		});

		it('asks for them again when that fails, and does not count them as taken', async () => {
			const complete = async () => await Promise.reject(new Error(`bad ${SECRET}`));
			const first = await run(signed('["a"]'), { complete });
			expect(first.sent.status).toBe(503);
			expect(first.result).toEqual({ noWebhookResponse: true });
			expect(JSON.stringify(first.warnings)).not.toContain(SECRET);
			const again = await run({ ...signed('["a"]'), memory: first.memory, node: first.node });
			expect(again.result.workflowData?.[0]).toHaveLength(1);
		});

		it('asks for them again when that takes too long', async () => {
			jest.useFakeTimers();
			try {
				const running = run(signed('["a"]'), { complete: async () => await new Promise(() => {}) });
				await jest.advanceTimersByTimeAsync(5_000);
				expect((await running).sent.status).toBe(503);
			} finally {
				jest.useRealTimers();
			}
		});

		it('starts no run and asks for nothing when nothing is left of them', async () => {
			const { sent, result } = await run(signed('["a"]'), { complete: async () => [] });
			expect(sent.status).toBe(200);
			expect(result).toEqual({ noWebhookResponse: true });
		});
	});

	it("gives an answer of the network's own to calls that are no deliveries", async () => {
		const { sent, result } = await run(signed('["a"]'), {
			intercept: async () => ({
				status: 200,
				type: 'application/json',
				body: '{}',
				headers: { 'x-answer': 'mine' },
			}),
		});
		expect(sent).toEqual({
			status: 200,
			type: 'application/json',
			body: '{}',
			headers: { 'x-answer': 'mine' },
		});
		expect(result).toEqual({ noWebhookResponse: true });
	});

	it('tells of every delivery whether it is believed', async () => {
		const arrivals: unknown[] = [];
		const spec: Partial<WebhookSpec> = { note: (arrival) => void arrivals.push(arrival) };
		await run(signed('["a"]'), spec);
		await run({ ...signed('["a"]'), rawBody: Buffer.from('[]') }, spec);
		expect(arrivals).toEqual([{ kind: 'delivery' }, { kind: 'refused', reason: 'wrong' }]);
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
