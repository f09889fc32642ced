// @ts-check
'use strict';

const { createClient } = require('../sandbox/client.js');
const { metaSeed, pageState, systemUserCredential } = require('../support/facebook.js');
const {
	EQUAL,
	countCalls,
	differences,
	formsOfPage,
	idsOf,
	leadNode,
	readableLeads,
} = require('../support/leads.js');
const { leadDelivery, storeLeadTrigger } = require('../support/leadsTrigger.js');
const {
	addressesIn,
	appSubscription,
	settledDeliveries,
	statusesOf,
} = require('../support/trigger.js');
const { startWorld } = require('../support/world.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {Awaited<ReturnType<typeof storeLeadTrigger>> | undefined} */
let active;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
});

beforeEach(async () => await world.sandbox.reset());

afterEach(async () => {
	await active?.deactivate();
	active = undefined;
});

/** Puts a trigger into production until the end of the test. @param {object} [options] */
async function activeTrigger(options) {
	const trigger = await storeLeadTrigger(world, { credentials, pageId: page, ...options });
	await trigger.activate();
	active = trigger;
	return trigger;
}

/** A visitor fills in a form of Fern & Co. @param {object} [order] @returns {Promise<string[]>} */
async function submit(order) {
	const form = { pageId: page, formId: seed.forms.demo.id };
	return (await world.sandbox.submitLead({ ...form, ...order })).leadIds;
}

/** @param {string[]} ids @returns {Promise<any[]>} as the sandbox holds them */
async function held(ids) {
	const { meta } = await world.sandbox.leads();
	return meta.filter((/** @type {any} */ lead) => ids.includes(lead.id));
}

/** @param {string} name of the Page @returns {Promise<string[] | undefined>} */
async function installedFields(name = 'fern') {
	return (await pageState(world, seed.pages[name].id)).subscribedApps[seed.app.id];
}

/** @param {string} operation @param {Record<string, unknown>} parameters */
async function leadRun(operation, parameters) {
	const nodes = [leadNode(credentials, operation, { ...formsOfPage(page), ...parameters })];
	return await world.runWorkflow({ nodes });
}

describe('activation', () => {
	it('subscribes the app to leads and installs it on the Page; deactivation takes that back', async () => {
		const trigger = await activeTrigger();
		const subscription = await appSubscription(world);
		expect(subscription).toMatchObject({ fields: ['leadgen'], active: true });
		expect(addressesIn(subscription.callbackUrl)).toEqual([trigger.callbackUrl]);
		expect(await installedFields()).toEqual(['leadgen']);
		active = undefined;
		await trigger.deactivate();
		expect(await appSubscription(world)).toBeUndefined();
		expect(await installedFields()).toBeUndefined();
	});

	it.each([
		['videos', ['leadgen', 'videos'], ['videos']],
		['feed,leadgen', ['feed', 'leadgen'], ['feed', 'leadgen']],
	])('leaves %j on a Page that had it before', async (fields, during, after) => {
		const client = createClient({ proxy: world.proxy, ca: world.ca });
		const answer = await client.post(`${page}/subscribed_apps`, seed.tokens.pageFern, {
			subscribed_fields: fields,
		});
		expect(answer.status).toBe(200);
		const trigger = await activeTrigger();
		expect((await installedFields())?.sort()).toEqual(during);
		active = undefined;
		await trigger.deactivate();
		expect((await installedFields())?.sort()).toEqual(after);
	});

	it('installs the app on all Pages on which the person may do that', async () => {
		await activeTrigger({ pageId: undefined });
		expect(await installedFields('fern')).toEqual(['leadgen']);
		expect(await installedFields('moss')).toBeUndefined();
	});

	it('refuses a choice of forms without a form before it changes anything', async () => {
		const parameters = { formScope: 'selected', forms: [] };
		const trigger = await storeLeadTrigger(world, { credentials, pageId: page, parameters });
		await expect(trigger.activate()).rejects.toThrow(/required parameters: forms/);
		expect(await appSubscription(world)).toBeUndefined();
	});
});

describe('a lead', () => {
	it('starts a run with all answers, consents, ad and campaign as they are held', async () => {
		const trigger = await activeTrigger();
		const ids = await submit({
			answers: { 'which_services?': ['option_a', 'option_c'], 'a hidden field': 'x&y' },
			consents: { newsletter_optin: true, partners: false },
			surface: 'ig',
		});
		const [[lead]] = await trigger.outputs(1);
		expect(differences([lead], await held(ids), seed)).toEqual(EQUAL);
		expect(lead).toMatchObject({
			event: 'lead',
			status: 'read',
			formName: 'Demo request',
			fields: { 'which_services?': ['option_a', 'option_c'], 'a hidden field': 'x&y' },
			consents: [
				{ id: 'terms', text: 'I accept the terms.', checked: true, required: true },
				{ id: 'newsletter_optin', checked: true, required: false },
				{ id: 'partners', checked: false, required: false },
			],
			source: { surface: 'instagram', organic: false, campaignId: expect.any(String) },
		});
		expect((await settledDeliveries(world)).map(statusesOf)).toEqual([[200]]);
	});

	it.each([
		['Cyrillic', 'до 10 000 ₽, ещё не знаю'],
		['Arabic', 'القاهرة، مصر ١٢٣'],
		['Japanese', '桜の盆栽（こけだま）'],
		['emoji', '👩🏽‍🌾🌵 e\u0301 🏳️‍🌈'],
		['signs of programs', '"\\/<b>&amp;</b>\u2028=SUM(1,2) {{ $json }}'],
	])('keeps answers in %s as they are', async (_, text) => {
		const trigger = await activeTrigger();
		const keys = ['Какой у вас бюджет?', 'السؤال_١', 'ご希望の植物は？', '🌿_mood', 'a,b "c"\\d'];
		const questions = await questionsOf('world');
		const known = keys.filter((key) => questions.includes(key));
		expect(known.length).toBeGreaterThanOrEqual(2);
		const answers = Object.fromEntries([...known, `hidden ${text}`].map((key) => [key, text]));
		const ids = await submit({ formId: seed.forms.world.id, answers });
		const [[lead]] = await trigger.outputs(1);
		expect(lead.fields).toMatchObject(answers);
		expect(differences([lead], await held(ids), seed)).toEqual(EQUAL);
	});

	it('is found by an id above 2^53 that Meta sends as a bare number', async () => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ numericLeadIds: true });
		const ids = await submit();
		expect(BigInt(ids[0]) > 2n ** 53n).toBe(true);
		const [[lead]] = await trigger.outputs(1);
		const [{ body }] = await settledDeliveries(world);
		expect(body).toContain(`"leadgen_id":${ids[0]},`);
		expect(differences([lead], await held(ids), seed)).toEqual(EQUAL);
		expect(lead.status).toBe('read');
	});

	it('comes out mapped, normalised and rated', async () => {
		const trigger = await activeTrigger({
			parameters: {
				columns: { mappingMode: 'defineBelow', value: { q_email: 'Mail', c_partners: 'Share' } },
				options: { rateQuality: true, defaultCountry: 'de' },
			},
		});
		await submit({
			answers: { email: ' Ana.GOMEZ@Example.com ', phone_number: '0151 12345678' },
			consents: { partners: true },
		});
		const [[lead]] = await trigger.outputs(1);
		expect(lead.fields).toMatchObject({
			email: ' Ana.GOMEZ@Example.com ',
			phone_number: '0151 12345678',
		});
		expect(lead.contact).toMatchObject({
			email: 'ana.gomez@example.com',
			phone: '0151 12345678',
			phoneE164: '+4915112345678',
		});
		expect(lead.mapped).toEqual({ Mail: ' Ana.GOMEZ@Example.com ', Share: true });
		expect(lead.quality.score).toBeGreaterThan(50);
	});

	/** @param {string} form @returns {Promise<string[]>} */
	async function questionsOf(form) {
		const { leadForms } = await pageState(world, page);
		const { questions } = leadForms.find((/** @type {any} */ { id }) => id === seed.forms[form].id);
		return questions.map((/** @type {any} */ { key }) => key);
	}
});

describe('a lead that cannot be read', () => {
	it('for a moment is read then', async () => {
		const trigger = await activeTrigger();
		const ids = await submit({ notReadableFor: 2 });
		const [[lead]] = await trigger.outputs(1);
		expect(lead).toMatchObject({ id: ids[0], status: 'read' });
	});

	it('at all comes out with its ids and the reason, and holds back no other of its delivery', async () => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ webhookBatchMs: 500 });
		const before = await submit();
		const [never] = await submit({ notReadableFor: -1 });
		const after = await submit({ count: 3 });
		const [items] = await trigger.outputs(1);
		expect(items.map(({ id }) => id)).toEqual([...before, never, ...after]);
		expect(items.map(({ status }) => status)).toEqual(['read', 'not-read', 'read', 'read', 'read']);
		const [{ createdAt, ad }] = await held([never]);
		expect(items[1]).toEqual({
			event: 'lead',
			platform: 'facebook',
			id: never,
			status: 'not-read',
			kind: 'not-found',
			reason: expect.any(String),
			fix: expect.any(String),
			formId: seed.forms.demo.id,
			createdAt,
			source: { pageId: page, adId: ad.adId },
		});
		expect(await settledDeliveries(world)).toHaveLength(1);
	});

	it('because the Page gives no lead access says so', async () => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ pages: { [page]: { leadAccess: false } } });
		const [id] = await submit();
		const [[item]] = await trigger.outputs(1);
		expect(item).toMatchObject({ id, status: 'not-read', kind: 'permission-missing' });
		expect(item.fix).toContain('Lead access');
	});
});

describe('filters', () => {
	it('let only the leads of the chosen form through', async () => {
		const forms = [seed.forms.quoteUs.id];
		const trigger = await activeTrigger({ parameters: { formScope: 'selected', forms } });
		await submit();
		const wanted = await submit({ formId: seed.forms.quoteUs.id });
		const outputs = await trigger.outputs(1);
		expect(idsOf(outputs.flat())).toEqual(wanted);
		const statuses = (await settledDeliveries(world)).flatMap(statusesOf);
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(await trigger.countRuns()).toBe(1);
	});

	it('let only the leads of the chosen Page through', async () => {
		const trigger = await activeTrigger();
		const { moss } = seed.pages;
		const [other] = await readableLeads(world, [seed.forms.cakeOrder.id]);
		const foreign = await world.sandbox.deliver({ body: leadDelivery(moss.id, [other]) });
		expect(statusesOf(foreign)).toEqual([200]);
		const ids = await submit();
		expect(idsOf((await trigger.outputs(1)).flat())).toEqual(ids);
		expect(await trigger.countRuns()).toBe(1);
	});

	it('let the leads of all Pages through when all are chosen', async () => {
		const { moss } = seed.pages;
		await world.sandbox.settings({ pages: { [moss.id]: { tasks: ['MANAGE', 'ADVERTISE'] } } });
		const trigger = await activeTrigger({ pageId: undefined });
		expect(await installedFields('moss')).toEqual(['leadgen']);
		const ids = [
			...(await submit()),
			...(await submit({ pageId: moss.id, formId: seed.forms.cakeOrder.id })),
		];
		const leads = await trigger.leads(ids.length);
		expect(idsOf(leads)).toEqual(ids.sort());
		expect(leads.map(({ source }) => source.pageName).sort()).toEqual(
			[seed.pages.fern.name, moss.name].sort(),
		);
	});
});

describe('deliveries', () => {
	it('start one run however often they come, also at the same time', async () => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ webhookDuplicates: 2 });
		const first = await submit();
		await trigger.outputs(1);
		const deliveries = await settledDeliveries(world);
		expect(deliveries.map(statusesOf)).toEqual([[200], [200], [200]]);
		expect(statusesOf(await world.sandbox.deliver({ replay: deliveries[0].id }))).toEqual([200]);
		await world.sandbox.settings({ webhookDuplicates: 0 });
		const second = await submit();
		expect(idsOf((await trigger.outputs(2)).flat())).toEqual([...first, ...second].sort());
		expect(await trigger.countRuns()).toBe(2);
	});

	it.each([
		['a wrong signature', { badSignature: true }],
		['no signature', { unsigned: true }],
	])('with %s get 401, start nothing and read nothing', async (_, forgery) => {
		const trigger = await activeTrigger();
		await world.sandbox.settings({ webhookRetryMs: [] });
		const [lead] = await readableLeads(world, [seed.forms.demo.id]);
		const before = countCalls(await world.sandbox.requests());
		const forged = await world.sandbox.deliver({ body: leadDelivery(page, [lead]), ...forgery });
		expect(statusesOf(forged)).toEqual([401]);
		expect(countCalls(await world.sandbox.requests())).toBe(before);
		const ids = await submit();
		expect(idsOf((await trigger.outputs(1)).flat())).toEqual(ids);
		expect(await trigger.countRuns()).toBe(1);
	});
});

describe('a test lead', () => {
	const form = () => ({ form: seed.forms.demo.id });
	const testLeads = async () => {
		const { meta } = await world.sandbox.leads({ formId: seed.forms.demo.id });
		return meta.filter((/** @type {any} */ lead) => lead.isTest);
	};

	it('starts the trigger, marked as a test, and is deleted without touching a real lead', async () => {
		const trigger = await activeTrigger();
		const real = await readableLeads(world);
		const answers = { answer: [{ key: 'email', value: 'test@example.com' }] };
		const created = await leadRun('createTestLead', { ...form(), answers });
		expect(created.error).toBeUndefined();
		const { id } = created.items[0].json;
		expect(created.items[0].json).toEqual({
			platform: 'facebook',
			id,
			formId: seed.forms.demo.id,
			test: true,
			replayed: false,
		});
		const [[lead]] = await trigger.outputs(1);
		expect(lead).toMatchObject({
			id,
			test: true,
			fields: { email: 'test@example.com' },
			source: { organic: true, adId: null, campaignId: null },
		});
		expect(idsOf(await testLeads())).toEqual([id]);

		const deleted = await leadRun('deleteTestLead', form());
		expect(deleted.items[0].json).toEqual({ deleted: true, id, formId: seed.forms.demo.id });
		expect(await testLeads()).toEqual([]);
		expect(await readableLeads(world)).toEqual(real);
	});

	it('with answers like a real one is known as a test by the list of its form', async () => {
		const trigger = await activeTrigger();
		const { leadForms } = await pageState(world, page);
		const { questions } = leadForms.find((/** @type {any} */ { id }) => id === seed.forms.plan.id);
		const keys = [...questions.map((/** @type {any} */ { key }) => key), 'campaign id'];
		const answers = { answer: keys.map((key) => ({ key, value: 'real' })) };
		await leadRun('createTestLead', { form: seed.forms.plan.id, answers });
		const [[lead]] = await trigger.outputs(1);
		expect(JSON.stringify(lead.fields)).not.toContain('dummy data');
		expect(lead.test).toBe(true);
	});

	it('takes the place of the one before, unless that is to stay', async () => {
		const first = (await leadRun('createTestLead', form())).items[0].json;
		const refused = await leadRun('createTestLead', { ...form(), replaceExisting: false });
		expect(refused.error.message).toBeTruthy();
		expect(idsOf(await testLeads())).toEqual([first.id]);
		const second = (await leadRun('createTestLead', form())).items[0].json;
		expect(idsOf(await testLeads())).toEqual([second.id]);
		expect(second.id).not.toBe(first.id);
	});

	it('is there once when the answer to its creation is lost', async () => {
		await world.sandbox.faults([
			{ method: 'POST', path: '/test_leads', times: 1, effect: { kind: 'lost-after' } },
		]);
		const run = await leadRun('createTestLead', form());
		expect(run.error).toBeUndefined();
		expect(idsOf(await testLeads())).toEqual([run.items[0].json.id]);
		expect(run.items[0].json.replayed).toBe(true);
		const writes = (await world.sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(writes).toHaveLength(1);
	});

	it('that is not there cannot be deleted, and no lead of a person is in its place', async () => {
		const real = await readableLeads(world);
		const run = await leadRun('deleteTestLead', form());
		expect(run.error.message).toContain('has no test lead');
		expect(await readableLeads(world)).toEqual(real);
		const writes = (await world.sandbox.requests()).filter(({ method }) => method === 'DELETE');
		expect(writes).toEqual([]);
	});
});
