import type { IDataObject } from 'n8n-workflow';
import { subscriptionMethods } from '../../../nodes/LinkedIn/events/subscription';
import { LinkedInTrigger } from '../../../nodes/LinkedIn/LinkedInTrigger.node';
import type { Call } from '../../shared/webhook/webhookCall';
import type { FakeAnswer, SentRequest } from '../../support/fakeN8n';
import { ADDRESS, delivery, triggerCall } from '../support/hook';
import { answer, refuse } from '../support/item';

const PAGE = 'urn:li:organization:2414183';
const FOREIGN = 'https://tool.example.com/li?token=abc';
const PARAMETERS = {
	organization: '2414183',
	applicationId: '5112345',
	triggerOn: ['commentAdded'],
};
const KEY =
	'/rest/eventSubscriptions/(developerApplication:urn%3Ali%3AdeveloperApplication%3A5112345,user:urn%3Ali%3Aperson%3A782bbtaQ,entity:urn%3Ali%3Aorganization%3A2414183,eventType:ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS)';

/** The one address that LinkedIn keeps for app, person and page. */
class Keeper {
	current: IDataObject | undefined;
	refusal: FakeAnswer | undefined;

	readonly network = ({ method, url, body }: SentRequest): FakeAnswer => {
		if (url.includes('/v2/')) return answer({ sub: '782bbtaQ', name: 'Ada Example' });
		expect(new URL(url).pathname).toBe(KEY);
		if (method === 'GET') return this.current ? answer(this.current) : refuse(404, 'NOT_FOUND');
		if (this.refusal) return this.refusal;
		this.current = method === 'PUT' ? (JSON.parse(String(body)) as IDataObject) : undefined;
		return { status: 204, body: '' };
	};
}

const { checkExists, create, delete: remove } = subscriptionMethods;

function triggerOf(keeper: Keeper, parameters: IDataObject = {}, call: Call = {}) {
	return triggerCall({
		network: keeper.network,
		parameters: { ...PARAMETERS, ...parameters },
		...call,
	});
}

describe('the subscription of the LinkedIn trigger', () => {
	it('is made for app, person and page, and taken back', async () => {
		const keeper = new Keeper();
		const { hook } = triggerOf(keeper);
		expect(await checkExists.call(hook)).toBe(false);
		await create.call(hook);
		expect(keeper.current).toEqual({ webhook: ADDRESS });
		expect(await checkExists.call(hook)).toBe(true);
		await remove.call(hook);
		expect(keeper.current).toBeUndefined();
	});

	it('is made again when it has ended with the consent', async () => {
		const keeper = new Keeper();
		keeper.current = { webhook: ADDRESS, expiresAt: Date.now() - 1 };
		expect(await checkExists.call(triggerOf(keeper).hook)).toBe(false);
	});

	it('is not taken away from another address, which the error names without its query', async () => {
		const keeper = new Keeper();
		keeper.current = { webhook: FOREIGN };
		const failing = create.call(triggerOf(keeper).hook);
		await expect(failing).rejects.toMatchObject({
			message: expect.stringContaining('already sends the events of this page'),
			description: expect.stringContaining('https://tool.example.com/li.'),
		});
		expect(keeper.current).toEqual({ webhook: FOREIGN });
	});

	it('is taken over when the user says so, but never by a test', async () => {
		const keeper = new Keeper();
		keeper.current = { webhook: FOREIGN };
		const options = { options: { ifPageSendsElsewhere: 'takeOver' } };
		const testing = triggerOf(keeper, options, { mode: 'manual' }).hook;
		await expect(create.call(testing)).rejects.toThrow('already sends');
		await create.call(triggerOf(keeper, options).hook);
		expect(keeper.current).toEqual({ webhook: ADDRESS });
	});

	it('replaces one that has ended', async () => {
		const keeper = new Keeper();
		keeper.current = { webhook: FOREIGN, expiresAt: Date.now() - 1 };
		await create.call(triggerOf(keeper).hook);
		expect(keeper.current).toEqual({ webhook: ADDRESS });
	});

	it('is left alone on deactivation when it has another address by then', async () => {
		const keeper = new Keeper();
		keeper.current = { webhook: FOREIGN };
		await remove.call(triggerOf(keeper).hook);
		expect(keeper.current).toEqual({ webhook: FOREIGN });
	});

	it('says what to do when LinkedIn does not reach the address', async () => {
		const keeper = new Keeper();
		keeper.refusal = refuse(
			400,
			'INVALID_VALUE_FOR_FIELD',
			'This URL did not pass the security challenge check',
		);
		await expect(create.call(triggerOf(keeper).hook)).rejects.toMatchObject({
			message: 'LinkedIn could not verify the address of the trigger',
			description: expect.stringContaining('WEBHOOK_URL'),
		});
	});

	it.each([
		[{ organization: '' }, 'No organization is chosen'],
		[{ organization: 'urn:li:person:1' }, 'is not an organization'],
		[{ applicationId: '86app' }, 'is not the number of an app'],
		[{ applicationId: ' ' }, "'Application ID' is empty"],
		[{ triggerOn: [] }, 'No event is chosen'],
	])('refuses %j before it calls anybody', async (parameters, message) => {
		const { hook, requests } = triggerOf(new Keeper(), parameters);
		await expect(create.call(hook)).rejects.toThrow(message);
		expect(requests).toEqual([]);
	});
});

describe('LinkedInTrigger, webhook', () => {
	const body = {
		type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
		notifications: [1, 2].map((notificationId) => ({
			notificationId,
			organizationalEntity: PAGE,
			action: 'COMMENT',
		})),
	};

	it('starts once with an item for each event, and not again for the same delivery', async () => {
		const call = { ...delivery(body), parameters: PARAMETERS };
		const { context, answered, memory } = triggerCall(call);
		const first = await new LinkedInTrigger().webhook.call(context);
		answered(200);
		const again = triggerCall({ ...call, memory });
		const second = await new LinkedInTrigger().webhook.call(again.context);
		expect(first.workflowData?.[0].map(({ json }) => json.id)).toEqual([`${PAGE}:1`, `${PAGE}:2`]);
		expect([second.workflowData, again.sent.status]).toEqual([undefined, 200]);
	});

	it('answers 401 to a delivery that is not signed by the app', async () => {
		const { context, sent } = triggerCall({
			...delivery(body),
			headers: {},
			parameters: PARAMETERS,
		});
		expect(await new LinkedInTrigger().webhook.call(context)).toEqual({ noWebhookResponse: true });
		expect(sent.status).toBe(401);
	});
});
