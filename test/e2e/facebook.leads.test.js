// @ts-check
'use strict';

const { byId, metaSeed, pageState, systemUserCredential } = require('../support/facebook.js');
const {
	EQUAL,
	differences,
	formsOfPage,
	idsOf,
	leadNode,
	readableLeads,
	sevenFormIds,
	synced,
} = require('../support/leads.js');
const { connect, node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const NOWHERE = '999999999999999';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {string} */
let moss;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
	moss = seed.pages.moss.id;
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** @param {Record<string, unknown>} [parameters] @param {Record<string, unknown>} [settings] */
const syncNode = (parameters, settings) =>
	leadNode(credentials, 'sync', { ...formsOfPage(page), ...parameters }, settings);

/** Runs one operation on leads and gives the JSON of its items. @param {string} operation @param {Record<string, unknown>} parameters */
async function lead(operation, parameters) {
	const run = await world.runWorkflow({ nodes: [leadNode(credentials, operation, parameters)] });
	return { run, items: run.items.map(({ json }) => json) };
}

/** @param {Record<string, unknown>} [parameters] @param {Record<string, unknown>} [settings] @param {object[]} [input] */
async function firstSync(parameters, settings, input) {
	return await world.runWorkflow({ nodes: [syncNode(parameters, settings)] }, { input });
}

/** @param {import('../support/runs.js').Run} before @param {object[]} [input] */
async function nextSync(before, input = [{}]) {
	return await world.runAgain(before.workflowId, input);
}

/** Edits the node of a stored workflow and publishes it. @param {string} id @param {object} parameters */
async function change(id, parameters) {
	const { nodes, connections, settings, versionId } = await world.n8n.getWorkflow(id);
	const edited = nodes.map((/** @type {any} */ each) =>
		each.name === 'Facebook'
			? { ...each, parameters: { ...each.parameters, ...parameters } }
			: each,
	);
	const body = { nodes: edited, connections, settings, versionId };
	await world.n8n.call('PATCH', `/workflows/${id}`, body);
	await world.n8n.activate(id);
}

/** A visitor fills in a form of Fern & Co. @param {object} [order] @returns {Promise<string[]>} */
async function submit(order) {
	const form = { pageId: page, formId: seed.forms.demo.id };
	return (await world.sandbox.submitLead({ ...form, ...order })).leadIds.sort();
}

/** Of all forms of some Pages. @param {string[]} pageIds */
async function leadsOfPages(...pageIds) {
	return (await readableLeads(world)).filter(({ pageId }) => pageIds.includes(pageId));
}

/** Of which form the report speaks. @param {any} report @param {string} formId */
const reportOf = (report, formId) =>
	report.forms.find((/** @type {any} */ form) => form.formId === formId);

describe('a form that is forbidden and a Page without lead access', () => {
	it.each([103, 100])(
		'hold nothing back and are named with the way out (code %i)',
		async (code) => {
			const { willow } = seed.pages;
			await world.sandbox.settings({
				forms: { [seed.forms.demo.id]: { forbidden: true } },
				pages: { [willow.id]: { leadRefusalCode: code } },
			});
			const all = await systemUserCredential(world, 'userLong');
			const sync = leadNode(all, 'sync', { accountScope: 'all', formScope: 'all' });
			const first = await world.runWorkflow({ nodes: [sync] });
			expect(first.error).toBeUndefined();
			const { leads, report } = synced(first);
			const others = (await leadsOfPages(page, moss)).filter(
				({ formId }) => formId !== seed.forms.demo.id,
			);
			expect(others.length).toBeGreaterThan(20);
			expect(differences(leads, others, seed)).toEqual(EQUAL);
			expect(report).toMatchObject({ ok: false, new: others.length });

			const open = report.forms.filter((/** @type {any} */ form) => form.status !== 'complete');
			expect(open).toHaveLength(2);
			expect(reportOf(report, seed.forms.demo.id)).toMatchObject({
				formName: 'Demo request',
				account: { id: page },
				status: 'failed',
				kind: 'permission-missing',
				reason: expect.stringContaining('permission'),
				fix: expect.stringContaining('permission'),
			});
			expect(reportOf(report, seed.forms.trips.id)).toMatchObject({
				formName: 'Trip ideas',
				account: { id: willow.id, name: willow.name },
				status: 'failed',
				kind: 'permission-missing',
				reason: expect.stringContaining('Lead Access Manager'),
				fix: expect.stringContaining('Lead access'),
			});
			expect(report.message).toContain('Demo request: ');
			expect(report.message).toContain('Trip ideas: ');

			await world.sandbox.settings({
				forms: { [seed.forms.demo.id]: { forbidden: false } },
				pages: { [willow.id]: { leadAccess: true } },
			});
			const second = synced(await nextSync(first));
			const missed = (await readableLeads(world)).filter(
				({ id }) => !others.some((o) => o.id === id),
			);
			expect(differences(second.leads, missed, seed)).toEqual(EQUAL);
			expect(second.report).toMatchObject({ ok: true });
		},
	);

	it('fail the node when there is nothing else to read', async () => {
		await world.sandbox.settings({ pages: { [page]: { leadAccess: false } } });
		const run = await firstSync({ formScope: 'selected', forms: [seed.forms.demo.id] });
		expect(run.error.message).toContain('Lead Access Manager');
	});

	it('do not hide a form that is not there', async () => {
		const forms = [seed.forms.quoteUs.id, NOWHERE];
		const { report, leads } = synced(await firstSync({ formScope: 'selected', forms }));
		expect(leads.length).toBeGreaterThan(0);
		expect(reportOf(report, NOWHERE)).toMatchObject({ status: 'failed', kind: 'not-found' });
	});
});

describe('several items', () => {
	const eachPage = () => ({ page: byId('={{ $json.page }}'), formScope: 'all' });
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };

	it('lose nothing when one fails in every try: the next run gives the leads of all, once', async () => {
		const failed = await firstSync(eachPage(), retry, [{ page }, { page: NOWHERE }]);
		expect(failed.error).toBeDefined();
		expect(synced(failed).leads).toEqual([]);
		const run = await nextSync(failed, [{ page }, { page: moss }]);
		expect(run.error).toBeUndefined();
		const { leads, reports } = synced(run);
		expect(differences(leads, await leadsOfPages(page, moss), seed)).toEqual(EQUAL);
		expect(reports).toHaveLength(2);
		const last = await nextSync(failed, [{ page }, { page: moss }]);
		expect(synced(last).leads).toEqual([]);
	});

	it('give every lead once when one fails in the first try alone', async () => {
		const effect = { kind: 'graph-error', code: 10, message: 'Not now' };
		await world.sandbox.faults([{ path: `${moss}/leadgen_forms`, times: 1, effect }]);
		const run = await firstSync(eachPage(), retry, [{ page }, { page: moss }]);
		expect(run.error).toBeUndefined();
		const calls = (await world.sandbox.requests()).filter(({ path }) =>
			/leadgen_forms$/.test(path),
		);
		expect(calls).toHaveLength(4);
		const held = await leadsOfPages(page, moss);
		expect(differences(synced(run).leads, held, seed)).toEqual(EQUAL);
		const last = await nextSync(run, [{ page }, { page: moss }]);
		expect(synced(last).leads).toEqual([]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'])(
		'lose nothing and give nothing twice when the first one fails and the node goes on (%s)',
		async (onError) => {
			const run = await firstSync(eachPage(), { onError }, [{ page: NOWHERE }, { page }]);
			expect(run.error).toBeUndefined();
			const { leads, reports } = synced(run);
			expect(differences(leads, await leadsOfPages(page), seed)).toEqual(EQUAL);
			expect(reports).toHaveLength(1);
			const errorOutput = onError === 'continueErrorOutput' ? 2 : 0;
			const errors = run.output('Facebook', errorOutput).filter(({ json }) => json.error);
			expect(errors).toHaveLength(1);
			expect(synced(await nextSync(run, [{ page: NOWHERE }, { page }])).leads).toEqual([]);
		},
	);

	it('on the same Page give its leads to one of them', async () => {
		const run = await firstSync(eachPage(), {}, [{ page }, { page }]);
		const { leads, reports } = synced(run);
		expect(differences(leads, await leadsOfPages(page), seed)).toEqual(EQUAL);
		const found = reports.map((report) => report.new);
		expect([...found].sort((one, other) => one - other)).toEqual([0, leads.length]);
		const sources = run.output('Facebook', 0).map(({ pairedItem }) => pairedItem.item);
		expect(new Set(sources)).toEqual(new Set([found.indexOf(leads.length)]));
	});
});

describe('which leads', () => {
	it('with Max Leads: several runs give everything once, none more than that', async () => {
		const forms = [seed.forms.demo.id, seed.forms.quoteUs.id, seed.forms.plan.id];
		await world.sandbox.fillLeads({ pageId: page, formIds: forms, count: 350 });
		const held = await readableLeads(world, forms);
		const run = await firstSync({ formScope: 'selected', forms, options: { maxLeads: 100 } });
		const runs = [synced(run)];
		while (runs.length < 10 && !runs.at(-1)?.report.ok) runs.push(synced(await nextSync(run)));
		expect(runs).toHaveLength(Math.ceil(held.length / 100));
		const [last, ...before] = [...runs].reverse();
		expect(before.map(({ leads }) => leads.length)).toEqual(before.map(() => 100));
		expect(last.leads).toHaveLength(held.length % 100);
		expect(
			differences(
				runs.flatMap(({ leads }) => leads),
				held,
				seed,
			),
		).toEqual(EQUAL);
		const states = before.flatMap(({ report }) =>
			report.forms.map((/** @type {any} */ form) => form.status),
		);
		expect(states).toContain('partial');
		expect(states).not.toContain('failed');
		expect(synced(await nextSync(run)).leads).toEqual([]);
	});

	it('From Now On: nothing at first, then what is submitted', async () => {
		const run = await firstSync({ options: { firstRun: 'fromNow' } });
		expect(synced(run).leads).toEqual([]);
		expect(synced(run).report).toMatchObject({ ok: true, new: 0, remembered: true });
		const ids = await submit({ count: 3 });
		const { leads } = synced(await nextSync(run));
		expect(idsOf(leads)).toEqual(ids);
		expect(synced(await nextSync(run)).leads).toEqual([]);
	});

	it('Everything: all of them in every run, and the incremental runs after it go on from there', async () => {
		const run = await firstSync({ which: 'everything' });
		const held = await leadsOfPages(page);
		expect(differences(synced(run).leads, held, seed)).toEqual(EQUAL);
		expect(differences(synced(await nextSync(run)).leads, held, seed)).toEqual(EQUAL);
		await change(run.workflowId, { which: 'incremental' });
		const ids = await submit();
		expect(idsOf(synced(await nextSync(run)).leads)).toEqual(ids);
	});

	it('Since a Time: the same each time, in production and in the editor, without a memory', async () => {
		const since = new Date(Date.now() - 10 * 86_400_000).toISOString();
		const manual = node('Manual', 'n8n-nodes-base.manualTrigger');
		const sync = syncNode({ which: 'since', since });
		const source = { nodes: [sync, manual], connections: [connect(manual.name, sync.name)] };
		const wanted = (await leadsOfPages(page)).filter(({ createdAt }) => createdAt >= since);
		expect(wanted.length).toBeGreaterThan(5);
		const first = await world.runWorkflow(source);
		const second = await nextSync(first);
		const id = first.workflowId;
		const third = await world.runOf(await world.n8n.runManually({ id, trigger: manual.name }));
		expect(third.execution.mode).toBe('manual');
		for (const run of [first, second, third]) {
			expect(differences(synced(run).leads, wanted, seed)).toEqual(EQUAL);
			expect(synced(run).report).toMatchObject({ ok: true, remembered: false, duplicates: 0 });
		}
		const { nextSince, newest } = synced(first).report;
		expect(Date.parse(newest) - Date.parse(nextSince)).toBe(3_600_000);
	});

	it('a run in the editor does not move on what production remembers', async () => {
		const manual = node('Manual', 'n8n-nodes-base.manualTrigger');
		const sync = syncNode();
		const source = { nodes: [sync, manual], connections: [connect(manual.name, sync.name)] };
		const first = await world.runWorkflow(source);
		const id = first.workflowId;
		const ids = await submit({ count: 2 });
		for (let time = 0; time < 2; time += 1) {
			const run = await world.runOf(await world.n8n.runManually({ id, trigger: manual.name }));
			expect(idsOf(synced(run).leads)).toEqual(ids);
			expect(synced(run).report).toMatchObject({ remembered: false });
		}
		expect(idsOf(synced(await nextSync(first)).leads)).toEqual(ids);
		expect(synced(await nextSync(first)).leads).toEqual([]);
	});

	it('questions that were added, removed and renamed are reported, once', async () => {
		const forms = [seed.forms.idBrazil.id];
		const run = await firstSync({ formScope: 'selected', forms });
		expect(synced(run).report.driftedForms).toEqual([]);
		const questions = [
			{ type: 'FULL_NAME', label: 'Seu nome' },
			{ type: 'EMAIL' },
			{ type: 'CUSTOM', key: 'novo', label: 'Novo' },
		];
		await world.sandbox.settings({ forms: { [forms[0]]: { questions } } });
		const ids = await submit({ formId: forms[0], answers: { novo: 'sim' } });
		const { report, leads } = synced(await nextSync(run));
		expect(report.driftedForms).toEqual([
			{
				formId: forms[0],
				formName: seed.forms.idBrazil.name,
				added: ['novo'],
				removed: expect.arrayContaining(['province', 'id_cpf']),
				renamed: [{ key: 'full_name', from: expect.any(String), to: 'Seu nome' }],
			},
		]);
		expect(report.message).toContain('have changed');
		expect(leads.map(({ id, fields }) => [id, fields.novo])).toEqual([[ids[0], 'sim']]);
		expect(synced(await nextSync(run)).report.driftedForms).toEqual([]);
	});
});

describe('columns and contact', () => {
	/** What the editor asks n8n for. @param {string} kind @param {string} methodName @param {object} parameters */
	async function editor(kind, methodName, parameters) {
		return await world.n8n.call('POST', `/dynamic-node-parameters/${kind}`, {
			path: 'parameters.columns',
			methodName,
			nodeTypeAndVersion: { name: 'n8n-nodes-social-ops.facebook', version: 1 },
			currentNodeParameters: {
				authentication: 'accessToken',
				resource: 'lead',
				operation: 'sync',
				...parameters,
			},
			credentials,
		});
	}

	/** A mapping by the names that the editor shows. @param {object} choice @param {Record<string, string>} columns */
	async function mapping(choice, columns) {
		const { fields } = await editor('resource-mapper-fields', 'getLeadQuestions', choice);
		const shown = /** @type {Array<{ id: string, displayName: string }>} */ (fields);
		const value = Object.entries(columns).map(([name, column]) => {
			const field = shown.find(
				({ displayName }) => displayName === name || displayName.endsWith(`(${name})`),
			);
			if (!field)
				throw new Error(`${name} is not among: ${shown.map((f) => f.displayName).join(', ')}`);
			return [field.id, column];
		});
		return { mappingMode: 'defineBelow', value: Object.fromEntries(value) };
	}

	it('brings forms with different questions into one shape, and lists what has no column', async () => {
		const forms = [seed.forms.demo.id, seed.forms.newsletterDe.id, seed.forms.world.id];
		const choice = formsOfPage(page, forms);
		const columns = await mapping(choice, {
			full_name: 'Name',
			last_name: 'Name',
			email: 'Mail',
			phone_number: 'Phone',
			"what's_your_budget?": 'Budget',
			'which_services?': 'Services',
			السؤال_١: 'City',
			'Consent: Send me the newsletter.': 'Newsletter',
		});
		const { leads, report } = synced(await firstSync({ ...choice, columns }));
		expect(differences(leads, await readableLeads(world, forms), seed)).toEqual(EQUAL);
		for (const one of leads) {
			expect(Object.keys(one.mapped).sort()).toEqual([
				'Budget',
				'City',
				'Mail',
				'Name',
				'Newsletter',
				'Phone',
				'Services',
			]);
			const { fields } = one;
			expect(one.mapped).toEqual({
				Name: fields.full_name ?? fields.last_name,
				Mail: fields.email,
				Phone: fields.phone_number ?? null,
				Budget: fields["what's_your_budget?"] ?? null,
				Services: fields['which_services?'] ?? null,
				City: fields.السؤال_١ ?? null,
				Newsletter:
					one.consents.find((/** @type {any} */ box) => box.id === 'newsletter_optin')?.checked ??
					null,
			});
		}
		expect(reportOf(report, seed.forms.demo.id).unmapped.sort()).toEqual([
			'company_name',
			'job_title',
			'notes',
			'utm_campaign',
			'utm_source',
			'website',
		]);
		expect(reportOf(report, seed.forms.newsletterDe.id).unmapped).toContain('first_name');
	});

	it('offers all forms with their Page, and the questions of the chosen ones', async () => {
		const all = await editor('options', 'getLeadForms', { accountScope: 'all' });
		const names = all.map((/** @type {any} */ { name }) => name);
		expect(names).toEqual(expect.arrayContaining([`Demo request (${seed.pages.fern.name})`]));
		expect(names).toEqual(expect.arrayContaining([`Order a cake (${seed.pages.moss.name})`]));
		const { fields } = await editor('resource-mapper-fields', 'getLeadQuestions', {
			...formsOfPage(page, [seed.forms.plan.id]),
		});
		expect(fields.map((/** @type {any} */ { id }) => id)).toEqual(
			expect.arrayContaining(['q_first_name', 'q_email', 'q_country_choice']),
		);
		expect(fields.map((/** @type {any} */ { id }) => id)).not.toContain('q_full_name');
	});

	it('makes out the contact and the quality, and leaves the answers alone', async () => {
		const forms = [seed.forms.newsletterDe.id];
		const options = { firstRun: 'fromNow', rateQuality: true, includeRaw: true };
		const run = await firstSync({ ...formsOfPage(page, forms), options });
		const answers = {
			first_name: '  Zoë ',
			last_name: 'Müller',
			email: ' ZOE.Mueller@Example.COM',
			phone_number: '0151 / 234 567 89',
		};
		const bad = { ...answers, email: 'someone@mailinator.com', phone_number: '123' };
		const [good] = await submit({ formId: forms[0], answers });
		const [poor] = await submit({ formId: forms[0], answers: bad });
		const { leads } = synced(await nextSync(run));
		const byKey = Object.fromEntries(leads.map((each) => [each.id, each]));
		expect(byKey[good]).toMatchObject({
			fields: answers,
			contact: {
				email: 'zoe.mueller@example.com',
				fullName: 'Zoë Müller',
				firstName: 'Zoë',
				lastName: 'Müller',
				phone: '0151 / 234 567 89',
				phoneE164: '+4915123456789',
			},
			raw: { id: good, form_id: forms[0] },
		});
		expect(byKey[poor].contact).toMatchObject({ phoneE164: null });
		expect(byKey[good].quality.score).toBeGreaterThan(90);
		expect(byKey[poor].quality.score).toBeLessThan(60);
		const rules = byKey[poor].quality.reasons.map((/** @type {any} */ { rule }) => rule);
		expect(rules).toEqual(expect.arrayContaining(['disposable-email', 'invalid-phone']));
	});
});

describe('forms', () => {
	it('come with questions, options, consents and counts, those of all Pages on request', async () => {
		const { items } = await lead('getForms', { accountScope: 'all', returnAll: true });
		const { leadForms } = await pageState(world, page);
		const own = items.filter(({ account }) => account.id === page);
		expect(idsOf(own)).toEqual(idsOf(leadForms));
		expect(items.some(({ account }) => account.id === moss)).toBe(true);
		const demo = own.find(({ id }) => id === seed.forms.demo.id);
		const held = leadForms.find((/** @type {any} */ { id }) => id === seed.forms.demo.id);
		expect(demo).toMatchObject({
			platform: 'facebook',
			name: 'Demo request',
			status: 'active',
			locale: 'en_US',
			account: { id: page, name: seed.pages.fern.name },
			leads: {
				total: held.counts.leads,
				organic: held.counts.organic,
				expired: held.counts.expired,
			},
		});
		expect(demo.questions.map((/** @type {any} */ { key }) => key)).toEqual(
			held.questions.map((/** @type {any} */ { key }) => key),
		);
		const services = demo.questions.find((/** @type {any} */ { key }) => key === 'which_services?');
		expect(services.options[0]).toEqual({ key: 'option_a', label: 'Garden design' });
		expect(demo.consents).toEqual([
			{ id: 'terms', text: 'I accept the terms.', required: true, checkedByDefault: false },
			{
				id: 'newsletter_optin',
				text: 'Send me the newsletter.',
				required: false,
				checkedByDefault: false,
			},
			{ id: 'partners', text: 'Partners may contact me.', required: false, checkedByDefault: true },
		]);
	});

	it('are filtered by status and limited', async () => {
		const options = { formStatus: ['archived', 'draft'] };
		const some = await lead('getForms', { ...formsOfPage(page), returnAll: true, options });
		expect(some.items.map(({ status }) => status).sort()).toEqual(['archived', 'draft']);
		const limited = await lead('getForms', { ...formsOfPage(page), limit: 3 });
		expect(limited.items).toHaveLength(3);
	});
});

describe('preview', () => {
	it('shows the newest leads as Sync gives them, and takes none away from it', async () => {
		const forms = sevenFormIds(seed);
		const { items } = await lead('preview', { ...formsOfPage(page, forms), count: 5 });
		const held = await readableLeads(world, forms);
		const newest = [...held].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, 5);
		expect(items.map(({ createdAt }) => Date.parse(createdAt))).toEqual(
			newest.map(({ createdAt }) => Date.parse(createdAt)),
		);
		expect(differences(items, newest, seed)).toEqual(EQUAL);
		const { leads } = synced(await firstSync({ formScope: 'selected', forms }));
		expect(leads).toHaveLength(held.length);
		const shown = leads.filter(({ id }) => newest.some((each) => each.id === id));
		const sorted = (/** @type {any[]} */ all) => [...all].sort((a, b) => a.id.localeCompare(b.id));
		expect(sorted(shown)).toEqual(sorted(items));
	});
});

describe('get', () => {
	it('gives one lead as it is held', async () => {
		const [held] = await readableLeads(world, [seed.forms.demo.id]);
		const { items } = await lead('get', { page: byId(page), leadIds: held.id });
		expect(items).toHaveLength(1);
		expect(differences(items, [held], seed)).toEqual(EQUAL);
		expect(items[0]).toMatchObject({ status: 'read', formName: 'Demo request' });
	});

	it('gives many in a few calls, in their order, and says of a bad one why', async () => {
		const held = await readableLeads(world, sevenFormIds(seed));
		const ids = held.map(({ id }) => id);
		const given = [...ids.slice(0, 10), NOWHERE, ...ids.slice(10)];
		const { items } = await lead('get', { page: byId(page), leadIds: given.join(', ') });
		expect(items.map(({ id }) => id)).toEqual(given);
		expect(items[10]).toEqual({
			platform: 'facebook',
			id: NOWHERE,
			status: 'not-read',
			reason: expect.stringContaining('does not exist'),
			fix: expect.any(String),
			kind: 'not-found',
		});
		const read = items.filter(({ status }) => status === 'read');
		expect(differences(read, held, seed)).toEqual(EQUAL);
		const posts = (await world.sandbox.requests()).filter(({ method }) => method === 'POST');
		expect(posts.length).toBeLessThanOrEqual(2);
	});

	it('fails for one lead that is not there, and for none', async () => {
		const bad = await lead('get', { page: byId(page), leadIds: NOWHERE });
		expect(bad.run.error.message).toContain('does not exist');
		const none = await lead('get', { page: byId(page), leadIds: ' ' });
		expect(none.run.error.message).toContain("'Lead IDs' is empty");
	});
});
