// @ts-check
'use strict';

const { linkedInCredential, linkedInSeed } = require('../support/linkedin.js');
const { EQUAL, differences, formsOfAccount, heldLeads } = require('../support/linkedinLeads.js');
const { settledLinkedIn, storeLinkedInTrigger } = require('../support/linkedinTrigger.js');
const { startWorld } = require('../support/world.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';
const OWNER = 'urn:li:sponsoredAccount:522529623';
const HOUR = 3_600_000;

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {Awaited<ReturnType<typeof storeLinkedInTrigger>>[]} */
let active = [];

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	credentials = await linkedInCredential(world, TYPE, { app: 'leads' });
});
beforeEach(async () => {
	await world.sandbox.reset();
	// LinkedIn waits for three seconds, which a busy machine can need.
	await world.sandbox.settings({ network: 'linkedin', webhookTimeoutMs: 20_000 });
});
afterEach(async () => {
	for (const trigger of active) await trigger.deactivate();
	active = [];
});

/** @param {Record<string, unknown>} [parameters] */
async function store(parameters = {}) {
	return await storeLinkedInTrigger(world, {
		name: 'New Lead',
		type: 'linkedInLeadTrigger',
		credentials,
		parameters: { ...formsOfAccount(seed.adAccounts.fern), ...parameters },
	});
}

/** A trigger in production until the end of the test. @param {Record<string, unknown>} [parameters] */
async function activeTrigger(parameters) {
	const trigger = await store(parameters);
	await trigger.activate();
	active.push(trigger);
	return trigger;
}

const visitor = async (/** @type {object} */ action) =>
	await world.sandbox.visitor({ network: 'linkedin', ...action });

/** @param {any} [order] @returns {Promise<string[]>} */
const submit = async (order = {}) =>
	(await visitor({ action: 'submit-lead', formId: 7654, ...order })).leadIds;

/** Who is told of leads. @returns {Promise<any[]>} */
const subscriptions = async () => (await world.sandbox.state()).linkedin.leadNotifications;

describe('activation', () => {
	it('subscribes the trigger to all leads of the owner; deactivation takes that back', async () => {
		const trigger = await activeTrigger();
		expect(await subscriptions()).toMatchObject([
			{ webhook: trigger.callbackUrl, owner: { sponsoredAccount: OWNER }, leadType: 'SPONSORED' },
		]);
		await trigger.deactivate();
		expect(await subscriptions()).toEqual([]);
	});

	it('lets two workflows have the same leads, and takes back only its own', async () => {
		const [one, other] = [await activeTrigger(), await activeTrigger()];
		const [id] = await submit();
		expect((await one.items(1)).map((item) => item.id)).toEqual([id]);
		expect((await other.items(1)).map((item) => item.id)).toEqual([id]);
		await one.deactivate();
		active = [other];
		expect(await subscriptions()).toMatchObject([{ webhook: other.callbackUrl }]);
	});

	it('of all ad accounts leaves out the one without lead access', async () => {
		await activeTrigger({ accountScope: 'allAdAccounts', formScope: 'all' });
		const owners = (await subscriptions()).map(({ owner }) => owner.sponsoredAccount);
		expect(owners).toEqual([OWNER, 'urn:li:sponsoredAccount:522529624']);
	});

	it('fails with what to do when there is no lead access', async () => {
		const trigger = await store(formsOfAccount(seed.adAccounts.willow));
		await expect(trigger.activate()).rejects.toThrow(/does not have lead access/);
		expect(await subscriptions()).toEqual([]);
	});
});

describe('leads', () => {
	it('of all versions come complete, each joined to its own', async () => {
		const trigger = await activeTrigger();
		for (const versionId of [1, 2, 3]) await submit({ versionId });
		const items = await trigger.items(3);
		expect(items.every(({ event, status }) => event === 'lead' && status === 'read')).toBe(true);
		expect(differences(items, await heldLeads(world))).toEqual(EQUAL);
	});

	it('start one run each, however often and quickly LinkedIn delivers them', async () => {
		await world.sandbox.settings({ network: 'linkedin', webhookDuplicates: 2 });
		const trigger = await activeTrigger();
		const ids = await submit({ count: 8 });
		await settledLinkedIn(world);
		const items = await trigger.items(8);
		expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
		await world.sandbox.settings({ network: 'linkedin', webhookDuplicates: 0 });
	});

	it('that LinkedIn does not show at once are read again', async () => {
		const trigger = await activeTrigger();
		await submit({ notReadableFor: 2 });
		expect(await trigger.items(1)).toMatchObject([{ status: 'read' }]);
	});

	it('that cannot be read come out with their IDs and the reason, and hold back no other', async () => {
		const trigger = await activeTrigger();
		const [hidden] = await submit({ notReadableFor: 1_000 });
		const [shown] = await submit();
		const items = await trigger.items(2);
		expect(items.find(({ id }) => id === hidden)).toMatchObject({
			event: 'lead',
			platform: 'linkedin',
			status: 'not-read',
			kind: 'not-found',
			formId: '7654',
			source: { adAccountId: '522529623' },
		});
		expect(items.find(({ id }) => id === shown)).toMatchObject({ status: 'read' });
	});

	it('of other forms start nothing; a withdrawn one does, where that is wanted', async () => {
		const trigger = await activeTrigger({
			...formsOfAccount(seed.adAccounts.fern, ['7654']),
			triggerOn: ['lead', 'leadDeleted'],
		});
		await submit({ formId: 7655 });
		const [id] = await submit();
		await trigger.items(1);
		await visitor({ action: 'withdraw-lead', leadId: id });
		expect(await trigger.items(2)).toMatchObject([
			{ event: 'lead', id, status: 'read' },
			{ event: 'leadDeleted', id, status: 'deleted', formId: '7654' },
		]);
	});

	it('of an event come with the event', async () => {
		const trigger = await activeTrigger({
			accountScope: 'organization',
			organization: { __rl: true, mode: 'id', value: '2414183' },
			leadTypes: ['EVENT'],
			formScope: 'all',
		});
		await submit({ formId: seed.forms.event.id });
		expect(await trigger.items(1)).toMatchObject([
			{ status: 'read', source: { organic: true, eventId: '7100000000000000001' } },
		]);
	});
});

describe('deliveries', () => {
	const deliver = async (/** @type {object} */ order) =>
		await world.sandbox.deliver({ network: 'linkedin', app: 'leads', ...order });

	it('that are not signed by the app get 401 and start nothing', async () => {
		const trigger = await activeTrigger();
		const body = {
			type: 'LEAD_ACTION',
			leadAction: 'CREATED',
			leadGenFormResponse: 'urn:li:leadGenFormResponse:x-1',
		};
		for (const wrong of [{ badSignature: true }, { unsigned: true }]) {
			const { attempts } = await deliver({ url: trigger.callbackUrl, body, ...wrong });
			expect(attempts[0].status).toBe(401);
		}
		expect(await trigger.countRuns()).toBe(0);
	});

	it('that are sent again start nothing', async () => {
		const trigger = await activeTrigger();
		await submit();
		await trigger.items(1);
		const [{ id }] = await settledLinkedIn(world);
		const { attempts } = await deliver({ replay: id });
		expect(attempts[0].status).toBe(200);
		expect(await trigger.countRuns()).toBe(1);
	});

	it('with a signature that has its prefix are taken', async () => {
		await world.sandbox.settings({ network: 'linkedin', signaturePrefix: true });
		const trigger = await activeTrigger();
		await submit();
		expect(await trigger.items(1)).toHaveLength(1);
		await world.sandbox.settings({ network: 'linkedin', signaturePrefix: false });
	});

	it('go on after every verification: the address stays valid', async () => {
		await world.sandbox.settings({ network: 'linkedin', revalidateEveryMs: 300 });
		const trigger = await activeTrigger();
		await trigger.verified(4);
		await world.sandbox.settings({ network: 'linkedin', revalidateEveryMs: 2 * HOUR });
		await submit();
		expect(await trigger.items(1)).toHaveLength(1);
	});
});
