import type { IDataObject } from 'n8n-workflow';
import { leadSubscriptionMethods } from '../../../nodes/LinkedIn/leadTrigger/subscription';
import type { FakeAnswer, SentRequest } from '../../support/fakeN8n';
import { ADDRESS, triggerCall } from '../support/hook';
import { refuse } from '../support/item';

interface Subscription {
	id: number;
	webhook: string;
	owner: string;
	leadType: string;
	versionedForm?: string;
}

const FOREIGN = 'https://crm.example.com/leads';

/** LinkedIn's list of those who are told of leads. */
class Subscriptions {
	list: Subscription[] = [];
	/** URNs of owners that refuse. */
	forbidden: string[] = [];
	accounts = [1, 2];
	/** Statuses of calls that delete, by ID of the subscription. */
	stuck = new Map<number, number>();
	/** The status of every list of ad accounts. */
	accountsStatus = 200;
	private lastId = 100;

	readonly network = (request: SentRequest): FakeAnswer => {
		const { pathname, searchParams: query } = new URL(request.url);
		const path = pathname.replace('/rest/', '');
		if (path === 'adAccounts' && this.accountsStatus !== 200) return refuse(this.accountsStatus);
		if (path === 'adAccounts') {
			return { body: { elements: this.accounts.map((id) => ({ id, name: `Account ${id}` })) } };
		}
		if (!path.startsWith('leadNotifications')) return { body: { name: 'Somebody' } };
		if (request.method === 'POST') return this.create(request);
		if (request.method === 'DELETE') return this.remove(Number(path.split('/')[1]));
		const owner = /:(urn[^)]+)\)/.exec(query.get('owner') ?? '')?.[1] ?? '';
		if (this.forbidden.includes(owner)) return refuse(403);
		const leadType = /:(\w+)\)/.exec(query.get('leadType') ?? '')?.[1];
		const found = this.list.filter((one) => one.owner === owner && one.leadType === leadType);
		return { body: { elements: found, paging: { start: 0, count: 100, links: [] } } };
	};

	add(subscription: Partial<Subscription>): Subscription {
		const owner = 'urn:li:sponsoredAccount:1';
		const made = {
			id: ++this.lastId,
			webhook: FOREIGN,
			owner,
			leadType: 'SPONSORED',
			...subscription,
		};
		this.list.push(made);
		return made;
	}

	private create({ body }: SentRequest): FakeAnswer {
		const { webhook, owner, leadType } = JSON.parse(String(body)) as IDataObject;
		const [urn] = Object.values(owner as Record<string, string>);
		if (this.forbidden.includes(urn)) return refuse(403);
		const { id } = this.add({ webhook: String(webhook), owner: urn, leadType: String(leadType) });
		return { status: 201, headers: { 'x-restli-id': String(id) }, body: '' };
	}

	private remove(id: number): FakeAnswer {
		const status = this.stuck.get(id);
		if (status) return refuse(status);
		const before = this.list.length;
		this.list = this.list.filter((one) => one.id !== id);
		return this.list.length < before ? { status: 204, body: '' } : refuse(404, 'NOT_FOUND');
	}
}

const ACCOUNT_1 = { accountScope: 'adAccount', adAccount: 'urn:li:sponsoredAccount:1' };
const { checkExists, create, delete: remove } = leadSubscriptionMethods;

function triggerOf(subscriptions: Subscriptions, parameters: IDataObject = ACCOUNT_1) {
	return triggerCall({ network: subscriptions.network, parameters });
}

describe('the subscription of the lead trigger', () => {
	it('is for all forms of an owner, and is not made twice', async () => {
		const subscriptions = new Subscriptions();
		const { hook, requests } = triggerOf(subscriptions);
		expect(await checkExists.call(hook)).toBe(false);
		await create.call(hook);
		const [posted] = requests.filter(({ method }) => method === 'POST');
		expect(JSON.parse(String(posted.body))).toEqual({
			webhook: ADDRESS,
			owner: { sponsoredAccount: 'urn:li:sponsoredAccount:1' },
			leadType: 'SPONSORED',
		});
		expect(await checkExists.call(hook)).toBe(true);
		await create.call(hook);
		expect(subscriptions.list).toHaveLength(1);
		const [asked] = requests.filter(({ url }) => url.includes('q=criteria'));
		expect(asked.url).toContain(
			'q=criteria&owner=(value:(sponsoredAccount:urn%3Ali%3AsponsoredAccount%3A1))&leadType=(leadType:SPONSORED)',
		);
	});

	it('is made for each lead type of an organization', async () => {
		const subscriptions = new Subscriptions();
		const { hook } = triggerOf(subscriptions, {
			accountScope: 'organization',
			organization: '2414183',
			leadTypes: ['EVENT', 'COMPANY'],
		});
		await create.call(hook);
		expect(subscriptions.list.map(({ leadType }) => leadType)).toEqual(['EVENT', 'COMPANY']);
	});

	it('does not count one of its address that is for one form only', async () => {
		const subscriptions = new Subscriptions();
		subscriptions.add({ webhook: ADDRESS, versionedForm: 'urn:li:versionedLeadGenForm:(x,1)' });
		const { hook } = triggerOf(subscriptions);
		expect(await checkExists.call(hook)).toBe(false);
	});

	it('leaves those of others alone, when it is made and when it is taken back', async () => {
		const subscriptions = new Subscriptions();
		const foreign = subscriptions.add({});
		const { hook, memory } = triggerOf(subscriptions);
		await create.call(hook);
		expect(subscriptions.list).toHaveLength(2);
		await remove.call(hook);
		expect(subscriptions.list).toEqual([foreign]);
		expect(memory).toEqual({});
	});

	it('is found again when nothing is remembered, as after a test', async () => {
		const subscriptions = new Subscriptions();
		await create.call(triggerOf(subscriptions).hook);
		await remove.call(triggerOf(subscriptions).hook);
		expect(subscriptions.list).toEqual([]);
	});

	it('counts as taken back when somebody else has deleted it', async () => {
		const subscriptions = new Subscriptions();
		const { hook } = triggerOf(subscriptions);
		await create.call(hook);
		subscriptions.list = [];
		await expect(remove.call(hook)).resolves.toBe(true);
	});

	it('takes back what it remembers of an owner that is no longer chosen', async () => {
		const subscriptions = new Subscriptions();
		const { hook, memory } = triggerOf(subscriptions);
		await create.call(hook);
		const other = { accountScope: 'adAccount', adAccount: '2' };
		const later = triggerCall({ network: subscriptions.network, parameters: other, memory });
		await remove.call(later.hook);
		expect(subscriptions.list).toEqual([]);
	});

	it('goes on when one cannot be taken back, and remembers that one alone', async () => {
		const subscriptions = new Subscriptions();
		const parameters = { accountScope: 'allAdAccounts' };
		const { hook, memory } = triggerOf(subscriptions, parameters);
		await create.call(hook);
		const [first] = subscriptions.list;
		subscriptions.stuck.set(first.id, 400);
		await expect(remove.call(hook)).rejects.toThrow();
		expect(subscriptions.list).toEqual([first]);
		expect(memory).toEqual({ subscriptions: [String(first.id)] });
	});

	it('takes back what it remembers even if its owners cannot be listed', async () => {
		const subscriptions = new Subscriptions();
		const { hook, memory } = triggerOf(subscriptions, { accountScope: 'allAdAccounts' });
		await create.call(hook);
		subscriptions.accountsStatus = 403;
		await expect(remove.call(hook)).rejects.toThrow();
		expect([subscriptions.list, memory]).toEqual([[], {}]);
	});

	it('counts as gone what the person may no longer touch', async () => {
		const subscriptions = new Subscriptions();
		const { hook, memory } = triggerOf(subscriptions);
		await create.call(hook);
		subscriptions.stuck.set(subscriptions.list[0].id, 403);
		await expect(remove.call(hook)).resolves.toBe(true);
		expect(memory).toEqual({});
	});

	it('leaves out ad accounts without lead access, if all were asked for', async () => {
		const subscriptions = new Subscriptions();
		subscriptions.forbidden = ['urn:li:sponsoredAccount:2'];
		const { hook, warnings } = triggerOf(subscriptions, { accountScope: 'allAdAccounts' });
		await create.call(hook);
		expect(subscriptions.list.map(({ owner }) => owner)).toEqual(['urn:li:sponsoredAccount:1']);
		expect(warnings).toMatchObject([{ facts: { account: 'urn:li:sponsoredAccount:2' } }]);
		expect(await checkExists.call(hook)).toBe(true);
		await remove.call(hook);
		expect(subscriptions.list).toEqual([]);
	});

	it('is not made in part: without access to any owner it fails', async () => {
		const subscriptions = new Subscriptions();
		subscriptions.forbidden = ['urn:li:sponsoredAccount:1', 'urn:li:sponsoredAccount:2'];
		const { hook } = triggerOf(subscriptions, { accountScope: 'allAdAccounts' });
		expect(await checkExists.call(hook)).toBe(false);
		await expect(create.call(hook)).rejects.toMatchObject({
			context: { socialOps: { kind: 'permission-missing' } },
		});
	});

	it.each([
		[{ accountScope: 'adAccount' }, "'Ad Account' is empty"],
		[{ ...ACCOUNT_1, formScope: 'selected', forms: [] }, 'No form is chosen'],
		[{ ...ACCOUNT_1, options: { defaultCountry: 'Germany' } }, 'is not a country of two letters'],
	])('refuses %j before it calls anybody', async (parameters, message) => {
		const { hook, requests } = triggerOf(new Subscriptions(), parameters);
		await expect(create.call(hook)).rejects.toThrow(message);
		expect(requests).toEqual([]);
	});

	it('refuses an address without https', async () => {
		const address = 'http://localhost:5678/webhook/x';
		const { hook } = triggerCall({ parameters: ACCOUNT_1, address });
		await expect(create.call(hook)).rejects.toThrow('addresses with https only');
	});
});
