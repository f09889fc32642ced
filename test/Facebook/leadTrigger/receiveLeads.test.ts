import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { FacebookLeadTrigger } from '../../../nodes/Facebook/FacebookLeadTrigger.node';
import type { Call } from '../../shared/webhook/webhookCall';
import { webhookCall } from '../../shared/webhook/webhookCall';
import { PAGE_ID } from '../../support/fakeGraph';
import { APP_SECRET, asMetaWrites, signatureOf } from '../events/delivery';

/** Nobody waits: the pauses between reads pass at once, the last moment of a delivery never comes. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => (ms < 3_500 ? undefined : await new Promise(() => {})),
}));

const trigger = new FacebookLeadTrigger();
const FORM_ID = '172036835026334';
let pageCount = 0;

/** Graph for one Page, whose token comes with its ID: every Page of a test is a new one. */
function graph(pageId: string) {
	const requests: IHttpRequestOptions[] = [];
	const batch = (body: URLSearchParams) => {
		const parts = JSON.parse(body.get('batch') ?? '[]') as Array<{ relative_url: string }>;
		return parts.map(({ relative_url: url }) => {
			const id = url.split('?')[0];
			const lead = { id, form_id: FORM_ID, is_organic: false, field_data: [] };
			const isForm = url.includes('questions');
			return {
				code: 200,
				body: JSON.stringify(isForm ? { id, name: 'Demo request', questions: [] } : lead),
			};
		});
	};
	const answer = async (request: IHttpRequestOptions) => {
		requests.push(request);
		const body =
			request.method === 'POST'
				? batch(request.body as URLSearchParams)
				: { id: pageId, name: 'Fern & Co', access_token: `token-${pageId}` };
		return { statusCode: 200, headers: {}, body };
	};
	return { requests, answer };
}

function run(call: Call, parameters: Record<string, unknown> = {}) {
	const pageId = `${PAGE_ID}${++pageCount}`;
	const { requests, answer } = graph(pageId);
	const { context, ...seen } = webhookCall({
		http: answer,
		credentials: { accessToken: 'EAAG', tokenType: 'system', appId: '7', appSecret: APP_SECRET },
		...call,
		parameters: { authentication: 'accessToken', page: pageId, ...parameters },
	});
	Object.assign(context.helpers, {
		httpRequestWithAuthentication: async (_: string, request: IHttpRequestOptions) =>
			await answer(request),
	});
	return {
		requests,
		...seen,
		deliver: async (written: string, headers = { 'x-hub-signature-256': signatureOf(written) }) => {
			Object.assign(context, {
				getRequestObject: () => ({ rawBody: Buffer.from(written) }),
				getHeaderData: () => headers,
			});
			const result = await trigger.webhook.call(context);
			return result.workflowData?.[0].map(({ json }) => json);
		},
		pageId,
	};
}

const lead = (pageId: string, leadId: unknown = '233370042045345'): IDataObject => ({
	object: 'page',
	entry: [
		{
			id: pageId,
			time: 1763545755,
			changes: [
				{
					field: 'leadgen',
					value: {
						leadgen_id: leadId as string,
						page_id: pageId,
						form_id: FORM_ID,
						created_time: 1763545754,
					},
				},
			],
		},
	],
});

describe('FacebookLeadTrigger, webhook', () => {
	it('starts on a signed delivery, with the lead read', async () => {
		const { deliver, pageId } = run({});
		const items = await deliver(asMetaWrites(lead(pageId)));
		expect(items).toMatchObject([
			{
				event: 'lead',
				status: 'read',
				id: '233370042045345',
				formId: FORM_ID,
				formName: 'Demo request',
				source: { pageId },
			},
		]);
	});

	it('reads the lead of an id above 2^53 that comes as a bare number', async () => {
		const { deliver, pageId } = run({});
		const written = asMetaWrites(lead(pageId, 'ID')).replace('"ID"', '233370042045345017');
		const items = await deliver(written);
		expect(items?.map(({ id }) => id)).toEqual(['233370042045345017']);
	});

	it.each([
		['401 without a signature', {}, 401],
		['401 to that of somebody else', { 'x-hub-signature-256': signatureOf('else') }, 401],
	])('answers %s, and asks Graph nothing', async (_, headers, status) => {
		const { deliver, sent, requests, pageId } = run({});
		expect(await deliver(asMetaWrites(lead(pageId)), headers as never)).toBeUndefined();
		expect(sent.status).toBe(status);
		expect(requests).toEqual([]);
	});

	it('asks Graph nothing about a lead that comes again', async () => {
		const memory: IDataObject = {};
		const { deliver, requests, pageId, answered } = run({ memory });
		const written = asMetaWrites(lead(pageId));
		expect(await deliver(written)).toHaveLength(1);
		answered(200);
		const count = requests.length;
		expect(await deliver(written)).toBeUndefined();
		expect(requests).toHaveLength(count);
	});

	it.each([
		['another Page', () => lead('2')],
		['another field', (id: string) => ({ ...lead(id), object: 'instagram' })],
	])('answers 200 to what is about %s, starts nothing and asks nothing', async (_, bodyFor) => {
		const { deliver, sent, requests, pageId } = run({});
		expect(await deliver(asMetaWrites(bodyFor(pageId)))).toBeUndefined();
		expect(sent.status).toBe(200);
		expect(requests).toEqual([]);
	});

	it('starts only on the chosen forms', async () => {
		const chosen = run({}, { formScope: 'selected', forms: ['1', FORM_ID] });
		expect(await chosen.deliver(asMetaWrites(lead(chosen.pageId)))).toHaveLength(1);
		const other = run({}, { formScope: 'selected', forms: ['1'] });
		expect(await other.deliver(asMetaWrites(lead(other.pageId)))).toBeUndefined();
	});

	it('knows the Pages of its activation when it listens to all or to an alias', async () => {
		const subscription = { version: 2, pages: ['900'] };
		for (const parameters of [{ accountScope: 'all' }, { page: 'fernandco' }]) {
			const { deliver } = run({ memory: { subscription } }, parameters);
			expect(await deliver(asMetaWrites(lead('900')))).toHaveLength(1);
			expect(await deliver(asMetaWrites(lead('901', 'b')))).toBeUndefined();
		}
	});

	it('takes the leads of every Page while it listens to all for a test', async () => {
		const { deliver } = run({ mode: 'manual' }, { accountScope: 'all' });
		expect(await deliver(asMetaWrites(lead('901')))).toHaveLength(1);
	});

	it('sends no token and no secret into its items', async () => {
		const { deliver, pageId } = run({});
		const items = await deliver(asMetaWrites(lead(pageId)));
		for (const secret of ['EAAG', `token-${pageId}`, APP_SECRET]) {
			expect(JSON.stringify(items)).not.toContain(secret);
		}
	});
});

describe('FacebookLeadTrigger, description', () => {
	it('has the verification call and the delivery on one path, the first one registered first', () => {
		const { webhooks } = trigger.description;
		expect(webhooks?.map(({ name, httpMethod }) => `${name} ${httpMethod}`)).toEqual([
			'setup GET',
			'default POST',
		]);
		expect(new Set(webhooks?.map(({ path }) => path)).size).toBe(1);
	});
});
