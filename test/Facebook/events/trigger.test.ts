import fc from 'fast-check';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { FacebookTrigger } from '../../../nodes/Facebook/FacebookTrigger.node';
import { EVENTS } from '../../../nodes/Facebook/events/index';
import { deriveVerifyToken } from '../../../nodes/Meta/webhooks';
import type { Call } from '../../shared/webhook/webhookCall';
import { webhookCall } from '../../shared/webhook/webhookCall';
import { APP_SECRET, PAGE_ID, asMetaWrites, comment, feed, signatureOf } from './delivery';

const trigger = new FacebookTrigger();

const SETTINGS: Call = {
	parameters: {
		authentication: 'oAuth2',
		page: PAGE_ID,
		triggerOn: EVENTS.map(({ value }) => value),
		filters: {},
	},
	credentials: { clientId: '900100', clientSecret: APP_SECRET },
};

async function run(call: Call) {
	const { context, ...seen } = webhookCall({ ...SETTINGS, ...call });
	return { result: await trigger.webhook.call(context), ...seen };
}

const signed = (body: unknown): Call => {
	const written = asMetaWrites(body);
	return {
		rawBody: Buffer.from(written),
		headers: { 'x-hub-signature-256': signatureOf(written) },
	};
};

describe('FacebookTrigger, webhook', () => {
	it('starts on a signed delivery whose letters and slashes Meta has escaped', async () => {
		const body = feed(comment({ message: 'Schön, siehe https://example.com/ä' }));
		expect(asMetaWrites(body)).toContain('Sch\\u00f6n');
		const { result } = await run(signed(body));
		expect(result.workflowData?.[0]).toMatchObject([
			{ json: { event: 'commentAdded', text: 'Schön, siehe https://example.com/ä' } },
		]);
	});

	it('starts once when the delivery comes three times', async () => {
		const memory: IDataObject = {};
		const runs: number[] = [];
		for (let time = 0; time < 3; time++) {
			const { result, sent } = await run({ ...signed(feed(comment())), memory });
			runs.push(result.workflowData?.[0].length ?? 0);
			if (time > 0) expect(sent.status).toBe(200);
		}
		expect(runs).toEqual([1, 0, 0]);
	});

	it('answers 401 to the signature of SHA-1 alone and to that of another app', async () => {
		const { rawBody } = signed(feed(comment()));
		const other = await run({ rawBody, headers: { 'x-hub-signature': signatureOf('x') } });
		expect(other.sent.status).toBe(401);
		const foreign = await run({
			...signed(feed(comment())),
			credentials: { clientSecret: 'another' },
		});
		expect(foreign.sent.status).toBe(401);
		expect(foreign.result.workflowData).toBeUndefined();
	});

	it('answers the challenge for the token that it derives from the app secret', async () => {
		const query = {
			'hub.mode': 'subscribe',
			'hub.challenge': '1158201444',
			'hub.verify_token': deriveVerifyToken(APP_SECRET),
		};
		const right = await run({ webhookName: 'setup', query });
		expect(right.sent).toEqual({ status: 200, type: 'text/plain', body: '1158201444' });
		const wrong = await run({
			webhookName: 'setup',
			query: { ...query, 'hub.verify_token': 'hook-id' },
		});
		expect(wrong.sent.status).toBe(403);
	});

	it('takes the app secret of a token credential, too', async () => {
		const credentials = {
			accessToken: 'EAAG',
			tokenType: 'page',
			appId: '900100',
			appSecret: APP_SECRET,
		};
		const { result } = await run({
			...signed(feed(comment())),
			parameters: { ...SETTINGS.parameters, authentication: 'accessToken' },
			credentials,
		});
		expect(result.workflowData?.[0]).toHaveLength(1);
	});

	it.each([
		{ version: 2, pages: [PAGE_ID] },
		{ version: 1, pageId: PAGE_ID },
	])('knows the Page behind an alias from the activation: %j', async (subscription) => {
		const memory: IDataObject = { subscription };
		const parameters = { ...SETTINGS.parameters, page: 'fernandco' };
		const { result } = await run({ ...signed(feed(comment())), parameters, memory });
		expect(result.workflowData?.[0]).toHaveLength(1);
	});

	it('asks Meta to come back when the credential cannot be read', async () => {
		const { sent } = await run({ ...signed(feed(comment())), credentials: new Error('gone') });
		expect(sent.status).toBe(503);
	});

	it('takes any signed JSON without throwing', async () => {
		const value = fc.oneof(
			fc.jsonValue(),
			fc.record({
				item: fc.constant('comment'),
				verb: fc.constant('add'),
				from: fc.jsonValue(),
				created_time: fc.jsonValue(),
				post: fc.jsonValue(),
			}),
		);
		await fc.assert(
			fc.asyncProperty(
				value,
				fc.constantFrom('feed', 'mention', 'videos', 'name'),
				async (one, field) => {
					for (const body of [
						one,
						{
							object: 'page',
							entry: [
								{
									id: PAGE_ID,
									time: one,
									changes: [{ field, value: one }],
									messaging: [{ message: one }],
								},
							],
						},
					]) {
						const { result, sent } = await run(signed(body));
						expect(result.workflowData?.length ?? sent.status).toBe(result.workflowData ? 1 : 200);
					}
				},
			),
		);
	});

	it('neither throws nor starts on anything unsigned', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue(), fc.string(), async (body, signature) => {
				const { result, sent } = await run({
					rawBody: Buffer.from(JSON.stringify(body)),
					headers: { 'x-hub-signature-256': signature },
				});
				expect(result).toEqual({ noWebhookResponse: true });
				expect(sent.status).toBe(401);
			}),
		);
	});
});

describe('FacebookTrigger, activation', () => {
	it('says which parameter is empty before it calls anybody', async () => {
		const hook = (parameters: Record<string, unknown>) =>
			({
				...webhookCall({ ...SETTINGS, parameters: { ...SETTINGS.parameters, ...parameters } })
					.context,
				getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/hook-id/webhook',
				getCredentials: async () => ({
					clientId: '1',
					clientSecret: APP_SECRET,
					oauthTokenData: { access_token: 'EAAG' },
				}),
			}) as unknown as IHookFunctions;
		const { create } = trigger.webhookMethods.default;
		await expect(create.call(hook({ triggerOn: [] }))).rejects.toThrow('No event is chosen');
		await expect(create.call(hook({ page: '' }))).rejects.toThrow('No Page is chosen');
	});

	it('has the verification call and the delivery on one path, the first one registered first', () => {
		const { webhooks } = trigger.description;
		expect(webhooks?.map(({ name, httpMethod }) => `${name} ${httpMethod}`)).toEqual([
			'setup GET',
			'default POST',
		]);
		expect(new Set(webhooks?.map(({ path }) => path)).size).toBe(1);
	});
});
