// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { linkedInCredential, linkedInSeed } = require('../support/linkedin.js');
const {
	EQUAL,
	differences,
	formsOfAccount,
	heldLeads,
	leadNode,
} = require('../support/linkedinLeads.js');
const { idsOf, synced } = require('../support/leads.js');
const { requestsOf } = require('../support/requests.js');
const { startWorld } = require('../support/world.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';
const LEADS = 2_000;
const HOST = 'api.linkedin.com';
const RESPONSES = '^/rest/leadFormResponses$';

const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} The form with three versions. */
let demo;

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	demo = String(seed.forms.demo.id);
	credentials = await linkedInCredential(world, TYPE, { app: 'leads' });
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const visitor = async (/** @type {object} */ action) =>
	await world.sandbox.visitor({ network: 'linkedin', ...action });
const fill = async (/** @type {number} */ count, formIds = [7654]) =>
	await visitor({ action: 'fill-leads', count, formIds });

/** @param {any} [order] @returns {Promise<string[]>} */
const submit = async (order) => (await visitor({ action: 'submit-lead', ...order })).leadIds;

/** @param {Record<string, unknown>} [parameters] @param {Record<string, unknown>} [settings] */
const syncNode = (parameters = {}, settings = {}) =>
	leadNode(
		credentials,
		'sync',
		{ ...formsOfAccount(seed.adAccounts.fern), ...parameters },
		settings,
	);

/** @param {Record<string, unknown>} [parameters] @param {Record<string, unknown>} [settings] */
const sync = async (parameters, settings) =>
	await world.runWorkflow({ nodes: [syncNode(parameters, settings)] });

/** @param {import('../support/runs.js').Run} run */
const outputOf = (run) => synced(run, 'LinkedIn');

describe('a sync of 2,000 leads over three versions of a form', () => {
	it('puts out every lead once, each joined to the version that was answered', async () => {
		await fill(LEADS);
		const first = await sync();
		expect(first.error).toBeUndefined();
		const { leads, report } = outputOf(first);
		expect(leads).toHaveLength(LEADS);
		expect(differences(leads, await heldLeads(world))).toEqual(EQUAL);
		expect(new Set(leads.map(({ formVersion }) => formVersion))).toEqual(new Set(['1', '2', '3']));
		expect(report).toMatchObject({ platform: 'linkedin', ok: true, new: LEADS, duplicates: 0 });
		const calls = await requestsOf(world);
		const pages = calls.filter(({ path }) => /leadFormResponses$/.test(path));
		expect(pages.length).toBeLessThanOrEqual(LEADS / 90);
		expect(calls.every(({ status }) => status === 200)).toBe(true);

		const [fresh] = await submit({ formId: 7654, versionId: 2 });
		const second = outputOf(await world.runAgain(first.workflowId, [{}]));
		expect(second.leads.map(({ id }) => id)).toEqual([fresh]);
		expect(second.leads).toMatchObject([{ formVersion: '2' }]);
	}, 240_000);

	it('reads the number of an option by the version in which it was chosen', async () => {
		const option = '1-10';
		await submit({ formId: 7654, versionId: 1, answers: { 'Team size': option } });
		await submit({ formId: 7654, versionId: 2, answers: { 'Company size': option } });
		const { leads } = outputOf(await sync({ options: { includeRaw: true } }));
		expect(leads.map(({ fields }) => fields['Team size'] ?? fields['Company size'])).toEqual([
			option,
			option,
		]);
		const numbers = leads.map(({ raw }) => raw.formResponse.answers).flat();
		expect(numbers.filter(({ questionId }) => questionId === 4)).toMatchObject([
			{ answerDetails: { multipleChoiceAnswer: { options: [1] } } },
			{ answerDetails: { multipleChoiceAnswer: { options: [3] } } },
		]);
	});

	it('loses none that is left unread when LinkedIn refuses to go on', async () => {
		await fill(600);
		await world.sandbox.faults([
			{
				host: HOST,
				method: 'GET',
				path: RESPONSES,
				skip: 2,
				effect: { kind: 'status', status: 503 },
			},
		]);
		const first = await sync({ options: { maxWait: 1 } });
		const { leads: some, report } = outputOf(first);
		expect(report).toMatchObject({ ok: false, forms: expect.any(Array) });
		expect(some.length).toBeGreaterThan(0);
		await world.sandbox.clearFaults();
		const rest = outputOf(await world.runAgain(first.workflowId, [{}])).leads;
		expect(differences([...some, ...rest], await heldLeads(world))).toEqual(EQUAL);
	});
});

describe('forms', () => {
	it('are listed with their present version, of every state that is wanted', async () => {
		const parameters = { ...formsOfAccount(seed.adAccounts.fern), returnAll: true };
		const run = await world.runWorkflow({ nodes: [leadNode(credentials, 'getForms', parameters)] });
		const forms = run.items.map(({ json }) => json);
		expect(forms.map(({ name, status }) => [name, status])).toEqual(
			expect.arrayContaining([
				['Demo request', 'active'],
				['Newsletter', 'active'],
				['Spring fair', 'archived'],
				['Not yet', 'draft'],
			]),
		);
		expect(forms.find(({ id }) => id === demo)).toMatchObject({
			version: '3',
			account: { id: 'urn:li:sponsoredAccount:522529623', name: 'Fern Ads' },
			hiddenFields: [
				{ name: 'utm_campaign', value: 'autumn' },
				{ name: 'region', value: 'emea' },
			],
		});
	});

	it('of all ad accounts are read, and one without lead access is named beside them', async () => {
		await fill(20, [7654, 7700]);
		const run = await sync({ accountScope: 'allAdAccounts', formScope: 'all' });
		const { leads, report } = outputOf(run);
		expect(differences(leads, await heldLeads(world, [demo, '7700']))).toEqual(EQUAL);
		expect(report.ok).toBe(true);
		expect(report.message).toContain('Willow Ads');
	});

	it('of an organization give the leads of its events', async () => {
		const [registration] = await submit({ formId: seed.forms.event.id });
		const run = await sync({
			accountScope: 'organization',
			organization: { __rl: true, mode: 'id', value: '2414183' },
			leadTypes: ['COMPANY', 'EVENT', 'ORGANIZATION_PRODUCT'],
			formScope: 'all',
		});
		const { leads } = outputOf(run);
		expect(idsOf(leads)).toEqual([registration]);
		expect(leads).toMatchObject([
			{
				source: {
					pageId: '2414183',
					pageName: 'Fern & Co',
					organic: true,
					eventId: '7100000000000000001',
				},
			},
		]);
	});

	it('of an organization give the leads of the other types where one is refused, which is named', async () => {
		await submit({ formId: seed.forms.event.id });
		const [contact] = await submit({ formId: seed.forms.contact.id });
		const withoutEvents = await linkedInCredential(world, TYPE, {
			app: 'leads',
			token: 'leadsNoEvents',
		});
		const parameters = {
			accountScope: 'organization',
			organization: { __rl: true, mode: 'id', value: '2414183' },
			leadTypes: ['COMPANY', 'EVENT', 'ORGANIZATION_PRODUCT'],
			formScope: 'all',
		};
		const node = leadNode(withoutEvents, 'sync', parameters);
		const run = await world.runWorkflow({ nodes: [node] });
		expect(run.error).toBeUndefined();
		const { leads, report } = outputOf(run);
		expect(idsOf(leads)).toEqual([contact]);
		const reason = expect.stringContaining("'Event' of 'Lead Types' is refused");
		const fix = expect.stringContaining('r_events');
		expect(report).toMatchObject({ ok: false, new: 1, message: reason });
		for (const form of report.forms) {
			expect(form).toMatchObject({ status: 'partial', kind: 'permission-missing', reason, fix });
		}
		const pages = (await requestsOf(world)).filter(({ path }) => /leadFormResponses$/.test(path));
		expect(pages.map(({ status }) => status).sort()).toEqual([200, 200, 403]);

		const preview = leadNode(withoutEvents, 'preview', { ...parameters, count: 5 });
		const shown = await world.runWorkflow({ nodes: [preview] });
		expect(shown.items.map(({ json }) => json.id)).toEqual([contact]);
	});

	it('that are chosen give their leads alone', async () => {
		await fill(40, [7654, 7655]);
		const first = await sync(formsOfAccount(seed.adAccounts.fern, ['7655']));
		const newsletter = outputOf(first).leads;
		expect(differences(newsletter, await heldLeads(world, ['7655']))).toEqual(EQUAL);
	});
});

describe('reading leads', () => {
	it('by ID joins each to its version, and names one that is gone', async () => {
		const [one] = await submit({ formId: 7654, versionId: 1, answers: { 'Team size': '11-50' } });
		const [other] = await submit({
			formId: 7654,
			versionId: 3,
			answers: { Interests: ['Plants', 'Soil, "peat-free"'] },
		});
		const leadIds = [one, other, 'gone-1'].join(',');
		const run = await world.runWorkflow({ nodes: [leadNode(credentials, 'get', { leadIds })] });
		expect(run.items.map(({ json }) => json)).toMatchObject([
			{ id: one, status: 'read', formVersion: '1', fields: { 'Team size': '11-50' } },
			{
				id: other,
				status: 'read',
				formVersion: '3',
				fields: { Interests: ['Plants', 'Soil, "peat-free"'] },
			},
			{ id: 'gone-1', status: 'not-read', kind: 'not-found' },
		]);
	});

	it('as a preview remembers nothing and shows the newest first', async () => {
		await fill(30);
		const parameters = { ...formsOfAccount(seed.adAccounts.fern), count: 5 };
		const run = await world.runWorkflow({ nodes: [leadNode(credentials, 'preview', parameters)] });
		const newest = (await heldLeads(world))
			.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
			.slice(0, 5);
		expect(run.items.map(({ json }) => json.id)).toEqual(newest.map(({ id }) => id));
	});

	it('puts answers, boxes and hidden fields under the columns of the user', async () => {
		await submit({
			formId: 7654,
			versionId: 2,
			consents: { 12: true },
			answers: { Email: 'Zoë@Example.com' },
		});
		const columns = {
			mappingMode: 'defineBelow',
			value: {
				q_email: 'mail',
				q_company_name: 'company',
				// A box is known by its number and its text.
				[`ch_${sha256('12 Send me news').slice(0, 16)}`]: 'news',
				f_utm_campaign: 'campaign',
			},
		};
		const { leads, report } = outputOf(await sync({ columns }));
		expect(leads).toMatchObject([
			{ mapped: { mail: 'Zoë@Example.com', company: null, news: true, campaign: 'summer' } },
		]);
		expect(
			report.forms.find((/** @type {any} */ { formId }) => formId === demo).unmapped,
		).toContain('Company size');
	});
});
