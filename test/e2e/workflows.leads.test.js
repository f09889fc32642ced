// @ts-check
'use strict';

const http = require('node:http');
const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { eventually, setUpExample } = require('../support/examples.js');
const { startWorld } = require('../support/world.js');

const CRM_HOST = 'crm.example.com';
const TABLES = ['facebook lead dead letters', 'facebook leads', 'facebook leads of all forms'];

/** @typedef {Awaited<ReturnType<typeof setUpExample>>} Example */

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let pageId;
/** @type {Example[]} */
let active = [];

beforeAll(async () => {
	world = await startWorld();
});
// The sandbox gives the same ids to new leads after each reset: what tables know of them must go.
beforeEach(async () => {
	await world.sandbox.reset();
	seed = (await world.sandbox.seed()).meta;
	pageId = seed.pages.fern.id;
	for (const name of TABLES) await (await tableOrNone(name))?.remove();
});
afterEach(async () => {
	for (const example of active) await example.deactivate();
	active = [];
});

/** @param {string} name */
const tableOrNone = async (name) => await openDataTable(world.n8n, name).catch(() => undefined);

/** @param {string} name @returns {Promise<any[]>} */
const rowsOf = async (name) => (await (await tableOrNone(name))?.rows()) ?? [];

/** @param {string} name */
async function makeTable(name) {
	const { id: project } = await world.n8n.call('GET', '/projects/personal');
	const columns = [{ name: 'leadId', type: 'string' }];
	await world.n8n.call('POST', `/projects/${project}/data-tables`, { name, columns });
	return await openDataTable(world.n8n, name);
}

/** An example in production. @param {string} name */
async function activeExample(name) {
	const example = await setUpExample(world, name);
	await example.activate();
	active.push(example);
	return example;
}

/** A visitor fills in a form; gives the id of the lead. @param {object} [order] */
async function submit(order = {}) {
	const formId = seed.forms.demo.id;
	return (await world.sandbox.submitLead({ pageId, formId, ...order })).leadIds[0];
}

/** What the Page's forms hold that can be read. @returns {Promise<any[]>} */
async function readableLeads() {
	const leads = (await world.sandbox.leads({ pageId })).meta;
	return leads.filter((/** @type {any} */ lead) => !lead.isExpired);
}

/** @param {Example} example @param {number} count */
const endedRuns = async (example, count) =>
	await eventually(async () => {
		const runs = await example.runs();
		return runs.length >= count && runs;
	});

describe('lead to CRM', () => {
	const EXAMPLE = 'facebook-lead-to-crm';
	const [LETTERS] = TABLES;
	/** @type {Awaited<ReturnType<typeof startCrm>>} */
	let crm;
	beforeAll(async () => {
		crm = await startCrm();
	});
	beforeEach(async () => {
		crm.answerWith(201);
		crm.records.length = 0;
		await world.sandbox.settings({ publicHosts: { [CRM_HOST]: crm.origin } });
	});
	afterAll(async () => await crm.stop());

	it('sends a lead with its answers and consents, and keeps nothing', async () => {
		const example = await activeExample(EXAMPLE);
		const answers = { full_name: 'Zoë Łęcka', 'which_services?': ['option_a', 'option_c'] };
		const leadId = await submit({ answers, consents: { newsletter_optin: true } });
		const [run] = await endedRuns(example, 1);
		expect(run.error).toBeUndefined();
		expect(crm.records).toMatchObject([
			{
				leadId,
				name: 'Zoë Łęcka',
				isTest: false,
				consents: expect.arrayContaining([
					{ id: 'newsletter_optin', text: expect.any(String), checked: true, required: false },
				]),
				answers,
			},
		]);
		expect(await rowsOf(LETTERS)).toEqual([]);
	});

	it('keeps what the CRM refuses, without the answers, and sends it again until it is taken', async () => {
		const example = await activeExample(EXAMPLE);
		crm.answerWith(503);
		const leadIds = [await submit(), await submit({ formId: seed.forms.quoteUs.id })];
		// Both leads can come in one delivery, and then in one run.
		const kept = await eventually(async () => {
			const rows = await rowsOf(LETTERS);
			return rows.length === 2 && rows;
		});
		await endedRuns(example, 1);
		expect(kept.map((row) => row.leadId).sort()).toEqual(leadIds);
		expect(kept[0]).toMatchObject({ pageId, reason: expect.stringContaining('503') });
		const { id, createdAt, updatedAt, ...columns } = kept[0];
		expect(Object.keys(columns).sort()).toEqual(['leadId', 'pageId', 'reason']);

		await example.run('Every Hour');
		expect((await rowsOf(LETTERS)).map((row) => row.leadId).sort()).toEqual(leadIds);
		crm.answerWith(201);
		crm.records.length = 0;
		expect((await example.run('Every Hour')).error).toBeUndefined();
		expect(crm.records.map((record) => record.leadId).sort()).toEqual(leadIds);
		expect(await rowsOf(LETTERS)).toEqual([]);
		await example.run('Every Hour');
		expect(crm.records).toHaveLength(2);
	});

	it('finds its table beside a newer one whose name begins alike', async () => {
		const example = await activeExample(EXAMPLE);
		expect((await example.run('Every Hour')).error).toBeUndefined();
		const newer = await makeTable(`${LETTERS} of last year`);
		try {
			// n8n takes the newer one for it, tries to make the table again and fails.
			expect((await example.run('Every Hour')).error).toBeUndefined();
		} finally {
			await newer.remove();
		}
	});

	it('reads a lead again that Facebook did not give at once', async () => {
		const example = await activeExample(EXAMPLE);
		const effect = { kind: 'graph-error', code: 2, isTransient: true, httpStatus: 500 };
		await world.sandbox.faults([{ method: 'POST', path: '^/v[\\d.]+/?$', effect }]);
		const leadId = await submit();
		await eventually(async () => (await world.n8n.listExecutions({ workflowId: example.id }))[0]);
		await world.sandbox.clearFaults();
		const [run] = await endedRuns(example, 1);
		expect(run.output('New Lead')).toMatchObject([{ json: { id: leadId, status: 'not-read' } }]);
		expect(crm.records.map((record) => record.leadId)).toEqual([leadId]);
		expect(await rowsOf(LETTERS)).toEqual([]);
	});

	it('keeps a lead that Facebook never gives, with the reason', async () => {
		const example = await activeExample(EXAMPLE);
		const leadId = await submit({ notReadableFor: -1 });
		const [run] = await endedRuns(example, 1);
		expect(run.error).toBeUndefined();
		await example.run('Every Hour');
		expect(crm.records).toEqual([]);
		const rows = await rowsOf(LETTERS);
		expect(rows).toMatchObject([{ leadId, pageId, reason: expect.stringMatching(/\w+\. \w+/) }]);
	});
});

/** A CRM that notes what it is sent and answers as it is told. */
async function startCrm() {
	let status = 201;
	/** @type {any[]} */
	const records = [];
	const server = http.createServer((request, response) => {
		/** @type {Buffer[]} */
		const parts = [];
		request.on('data', (part) => parts.push(part));
		request.on('end', () => {
			records.push(JSON.parse(Buffer.concat(parts).toString()));
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ ok: status < 400 }));
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		origin: `http://127.0.0.1:${port}`,
		records,
		/** @param {number} wanted */
		answerWith(wanted) {
			status = wanted;
		},
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}

describe('lead backfill', () => {
	const EXAMPLE = 'facebook-lead-backfill';
	const LEADS = TABLES[1];
	const NIGHT = 'Every Night at Three';

	it('puts every lead through once, whether the trigger or the night finds it', async () => {
		const example = await activeExample(EXAMPLE);
		const live = await submit();
		const [run] = await endedRuns(example, 1);
		expect(run.output('Your Steps')).toHaveLength(1);
		const missed = await submit({ notReadableFor: 20 });
		await endedRuns(example, 2);

		const held = await readableLeads();
		const night = await example.run(NIGHT);
		expect(night.error).toBeUndefined();
		const found = night.output('Your Steps').map(({ json }) => json.leadKey);
		const others = held.filter(({ id }) => id !== live);
		expect(found.sort()).toEqual(others.map(({ id }) => `facebook-${id}`).sort());
		expect(found).toContain(`facebook-${missed}`);
		expect(night.output('All Is Well')).toHaveLength(1);
		const table = await openDataTable(world.n8n, LEADS);
		expect(await table.count()).toBe(held.length);
		const rows = await table.rows();
		const byTrigger = rows.filter(({ foundBy }) => foundBy === 'trigger');
		expect(byTrigger.map(({ leadKey }) => leadKey)).toEqual([`facebook-${live}`]);

		const again = await example.run(NIGHT);
		expect(again.output('Sync All Forms')).toHaveLength(held.length);
		expect(again.output('Save Lead')).toEqual([]);
		expect(await table.count()).toBe(held.length);
	});

	it('raises an alert that names the form which cannot be read, and saves the others', async () => {
		const { id, name } = seed.forms.newsletterDe;
		await world.sandbox.settings({ forms: { [id]: { forbidden: true } } });
		const run = await (await setUpExample(world, EXAMPLE)).run(NIGHT);
		expect(run.error).toBeUndefined();
		expect(run.output('Alert')).toMatchObject([
			{
				json: {
					title: 'Some leads could not be read',
					message: expect.stringContaining(name),
				},
			},
		]);
		const held = (await readableLeads()).filter(({ formId }) => formId !== id);
		expect(run.output('Save Lead')).toHaveLength(held.length);
	});

	it('raises an alert when the connection does not work at all', async () => {
		const run = await (await setUpExample(world, EXAMPLE, 'expiredUser')).run(NIGHT);
		expect(run.error).toBeUndefined();
		expect(run.output('Alert')).toMatchObject([
			{
				json: {
					title: 'The leads could not be synced',
					message: expect.stringMatching(/expired/),
				},
			},
		]);
	});
});

describe('leads of all forms in one table', () => {
	const EXAMPLE = 'facebook-leads-one-table';
	const TABLE = TABLES[2];

	it('writes a row for each lead, and the same row when it is synced again', async () => {
		const answers = {
			work_email: 'ana.gomez@example.com',
			work_phone_number: '+34600111222',
			full_name: 'Ana Gómez',
		};
		const leadId = await submit({ formId: seed.forms.appointment.id, answers });
		const german = await submit({
			formId: seed.forms.newsletterDe.id,
			answers: { first_name: 'Jürgen', last_name: 'Groß', email: 'j.gross@example.com' },
		});
		const example = await setUpExample(world, EXAMPLE);
		const run = await example.run();
		expect(run.error).toBeUndefined();
		const held = await readableLeads();
		const table = await openDataTable(world.n8n, TABLE);
		expect(await table.count()).toBe(held.length);
		const saved = run.output('Save Row').map(({ json }) => json);
		expect(saved.find((row) => row.leadId === leadId)).toMatchObject({
			form: 'Book a visit',
			name: 'Ana Gómez',
			email: 'ana.gomez@example.com',
			phone: '+34600111222',
		});
		const row = saved.find((one) => one.leadId === german);
		expect(row).toMatchObject({ name: 'Jürgen Groß', email: 'j.gross@example.com' });
		expect(JSON.parse(row.answers)).toMatchObject({ last_name: 'Groß' });

		expect((await example.run()).error).toBeUndefined();
		expect(await table.count()).toBe(held.length);
	});

	it('names the questions that have no column yet, by form', async () => {
		const run = await (await setUpExample(world, EXAMPLE)).run();
		const [{ json }] = run.output('Questions Without Column');
		expect(json.questions).toContainEqual({
			form: 'Demo request',
			questions: expect.arrayContaining(["what's_your_budget?", 'which_services?']),
		});
		expect(JSON.stringify(json.questions)).not.toContain('"email"');
	});
});

describe('lead follow-up', () => {
	it('prepares one message for each real lead that can be reached, and none for others', async () => {
		const example = await activeExample('facebook-lead-follow-up');
		const answers = {
			full_name: 'Ana Gómez',
			email: 'Ana@Example.com',
			phone_number: '+34600111222',
		};
		const leadId = await submit({ answers });
		const [run] = await endedRuns(example, 1);
		expect(run.error).toBeUndefined();
		expect(run.output('Send E-Mail')).toMatchObject([
			{ json: { leadId, email: 'ana@example.com', text: expect.stringMatching(/^Hello Ana,/) } },
		]);
		expect(run.output('Send WhatsApp')).toMatchObject([{ json: { phone: '+34600111222' } }]);

		await submit({ answers: { full_name: 'test', email: 'no', phone_number: '1' } });
		// One after the other: two leads can come in one delivery.
		await endedRuns(example, 2);
		await submit({ notReadableFor: -1 });
		const [, ...others] = await endedRuns(example, 3);
		for (const { error, output } of others) {
			expect(error).toBeUndefined();
			expect(output('Leave It')).toHaveLength(1);
			expect(output('Write Message')).toEqual([]);
		}
	});
});

describe('consent report', () => {
	const EXAMPLE = 'facebook-consent-report';

	it('counts who was asked and who agreed, and names the leads that lack a consent', async () => {
		const lacking = await submit({ consents: { newsletter_optin: false, partners: true } });
		await submit({ consents: { newsletter_optin: true, partners: true } });
		const run = await (await setUpExample(world, EXAMPLE)).run();
		expect(run.error).toBeUndefined();
		const weekAgo = Date.now() - 7 * 86_400_000;
		const week = (await readableLeads()).filter(
			({ formId, createdAt }) => formId === seed.forms.demo.id && Date.parse(createdAt) > weekAgo,
		);
		const rows = run.output('Count Consents').map(({ json }) => json);
		const rowOf = (/** @type {string} */ consent) => rows.find((row) => row.consent === consent);
		for (const consent of ['terms', 'newsletter_optin', 'partners']) {
			const given = week.filter(({ consents }) => consents[consent]).length;
			expect(rowOf(consent)).toMatchObject({
				form: 'Demo request',
				asked: week.length,
				given,
				sharePercent: Math.round((100 * given) / week.length),
				incomplete: '',
			});
		}
		expect(rowOf('terms')).toMatchObject({ required: 'yes', lackedBy: '' });
		expect(rowOf('newsletter_optin').lackedBy.split(' ')).toContain(lacking);
		expect(run.output('As CSV')[0].binary.data).toMatchObject({ fileExtension: 'csv' });
		expect(run.output('As HTML')[0].binary.data).toMatchObject({ fileExtension: 'html' });
	});

	it('says so when a form could not be read', async () => {
		const { id, name } = seed.forms.newsletterDe;
		await world.sandbox.settings({ forms: { [id]: { forbidden: true } } });
		const run = await (await setUpExample(world, EXAMPLE)).run();
		const [{ json }] = run.output('Count Consents');
		expect(json.incomplete).toContain(name);
	});
});
