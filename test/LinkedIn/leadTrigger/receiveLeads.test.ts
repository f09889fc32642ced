import type { IDataObject } from 'n8n-workflow';
import { LinkedInLeadTrigger } from '../../../nodes/LinkedIn/LinkedInLeadTrigger.node';
import type { FakeAnswer, SentRequest } from '../../support/fakeN8n';
import { AD_ACCOUNT, rawLead } from '../leads/fixtures';
import { delivery, triggerCall } from '../support/hook';
import { answer, refuse } from '../support/item';

/** Nobody waits: the pauses between reads pass at once, the last moment of a delivery never comes. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) => (ms < 3_500 ? undefined : await new Promise(() => {})),
}));

const trigger = new LinkedInLeadTrigger();
const PARAMETERS = { accountScope: 'adAccount', adAccount: AD_ACCOUNT };

const notice = (more: IDataObject = {}): IDataObject => ({
	type: 'LEAD_ACTION',
	leadGenFormResponse: 'urn:li:leadGenFormResponse:9f1c-5',
	leadGenForm: 'urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,1)',
	owner: { sponsoredAccount: AD_ACCOUNT },
	associatedEntity: { sponsoredCreative: 'urn:li:sponsoredCreative:123' },
	leadType: 'SPONSORED',
	leadAction: 'CREATED',
	occurredAt: 1_763_000_000_000,
	...more,
});

interface Given {
	parameters?: IDataObject;
	network?: (request: SentRequest) => FakeAnswer;
	headers?: Record<string, string>;
	memory?: IDataObject;
}

async function deliver(body: IDataObject, given: Given = {}) {
	const { context, ...seen } = triggerCall({
		...delivery(body),
		...(given.headers ? { headers: given.headers } : {}),
		...(given.memory ? { memory: given.memory } : {}),
		parameters: { ...PARAMETERS, ...given.parameters },
		network: given.network ?? (() => answer(rawLead())),
	});
	const result = await trigger.webhook.call(context);
	if (result.workflowData) seen.answered(200);
	return { items: result.workflowData?.[0].map(({ json }) => json), ...seen };
}

describe('LinkedInLeadTrigger, webhook', () => {
	it('starts on a signed delivery, with the lead read and joined to its version', async () => {
		const { items, requests } = await deliver(notice());
		expect(items).toMatchObject([
			{
				event: 'lead',
				status: 'read',
				platform: 'linkedin',
				id: '9f1c-5',
				formId: '7654',
				formVersion: '1',
				formName: 'Demo request',
				fields: { first_name: 'Ada', Size: '11-50' },
				consents: [{ id: '11', text: 'I agree', checked: true }],
			},
		]);
		expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
			'/rest/leadFormResponses/9f1c-5',
		]);
	});

	it('takes a signature with its prefix, too', async () => {
		const { headers } = delivery(notice());
		const prefixed = { 'x-li-signature': `hmacsha256=${headers?.['x-li-signature']}` };
		expect((await deliver(notice(), { headers: prefixed })).items).toHaveLength(1);
	});

	it.each([
		['no signature', {}],
		['that of somebody else', { 'x-li-signature': '0'.repeat(64) }],
		['that of another body', { ...delivery(notice({ leadType: 'EVENT' })).headers }],
	])('answers 401 to %s, and asks LinkedIn nothing', async (_, headers) => {
		const { items, sent, requests } = await deliver(notice(), {
			headers: headers as Record<string, string>,
		});
		expect([items, sent.status, requests.length]).toEqual([undefined, 401, 0]);
	});

	it('starts once for a lead that is delivered twice, and again when it is deleted', async () => {
		const parameters = { triggerOn: ['lead', 'leadDeleted'] };
		const memory: IDataObject = {};
		const first = await deliver(notice(), { parameters, memory });
		const second = await deliver(notice(), { parameters, memory });
		const deleted = notice({ leadAction: 'DELETED' });
		const third = await deliver(deleted, { parameters, memory });
		expect([first.items?.length, second.items, second.sent.status]).toEqual([1, undefined, 200]);
		expect(third.items).toEqual([
			{
				event: 'leadDeleted',
				platform: 'linkedin',
				id: '9f1c-5',
				status: 'deleted',
				formId: '7654',
				formVersion: '1',
				createdAt: null,
				deletedAt: '2025-11-13T02:13:20.000Z',
				source: { pageId: null, adId: '123', adAccountId: '522529623', eventId: null },
			},
		]);
		expect(third.requests).toEqual([]);
	});

	it('reads a lead again that LinkedIn does not show at once', async () => {
		let reads = 0;
		const network = () => ((reads += 1) < 3 ? refuse(404, 'NOT_FOUND') : answer(rawLead()));
		const { items } = await deliver(notice(), { network });
		expect(items).toMatchObject([{ status: 'read' }]);
	});

	it('puts out the IDs and the reason of a lead that it may not read', async () => {
		const { items } = await deliver(notice(), { network: () => refuse(403) });
		expect(items).toMatchObject([
			{
				event: 'lead',
				platform: 'linkedin',
				id: '9f1c-5',
				status: 'not-read',
				kind: 'permission-missing',
				formId: '7654',
				source: { adId: '123', adAccountId: '522529623' },
			},
		]);
	});

	it.each([
		['of a form that is not chosen', notice(), { formScope: 'selected', forms: ['1'] }],
		['of another owner', notice({ owner: { organization: 'urn:li:organization:1' } }), {}],
		['that is deleted, if only new ones are wanted', notice({ leadAction: 'DELETED' }), {}],
		['in another kind of delivery', notice({ type: 'SOMETHING_NEW' }), {}],
		['without its ID', notice({ leadGenFormResponse: undefined }), {}],
	])('starts nothing for a lead %s', async (_, body, parameters) => {
		const { items, sent, requests } = await deliver(body, { parameters });
		expect([items, sent.status, requests.length]).toEqual([undefined, 200, 0]);
	});

	it('answers the verification with the secret of the app', async () => {
		const challengeCode = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
		const { context, sent } = triggerCall({ webhookName: 'setup', query: { challengeCode } });
		await trigger.webhook.call(context);
		expect(sent).toMatchObject({ status: 200, type: 'application/json' });
		const { challengeResponse } = JSON.parse(String(sent.body)) as Record<string, string>;
		expect(challengeResponse).toMatch(/^[0-9a-f]{64}$/);
	});
});
