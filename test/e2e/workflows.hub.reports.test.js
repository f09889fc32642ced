// @ts-check
'use strict';

const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { readExample } = require('../../scripts/demo/examples.js');
const { metaSeed } = require('../support/facebook.js');
const { setUpHubExample } = require('../support/hub.js');
const { readableLeads } = require('../support/leads.js');
const { linkedInCredential } = require('../support/linkedin.js');
const { heldLeads } = require('../support/linkedinLeads.js');
const { startMailbox } = require('../support/mailbox.js');
const { startWorld } = require('../support/world.js');
const { xCredential, xSeed } = require('../support/x.js');

const TABLE = 'social leads';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let meta;
/** @type {Awaited<ReturnType<typeof startMailbox>>} */
let mailbox;

beforeAll(async () => {
	world = await startWorld();
	meta = await metaSeed(world);
	mailbox = await startMailbox();
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	mailbox.mails.length = 0;
	await (await openDataTable(world.n8n, TABLE).catch(() => undefined))?.remove();
});
afterAll(async () => await mailbox?.stop());

/** @param {string} name @param {object} [credentials] that are others @param {(workflow: any) => void} [change] */
const example = async (name, credentials, change) =>
	await setUpHubExample(world, name, { mailbox, credentials, change });

describe('leads of all networks', () => {
	const [SYNC, REPORT] = ['Every Hour', 'Every Monday at Eight'];

	const leadsExample = async () =>
		await example('hub-leads-one-table', {
			...(await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api', { app: 'leads' })),
		});

	/** A visitor fills in a form of the Page. @param {Record<string, string>} answers @param {Record<string, boolean>} [consents] */
	async function onFacebook(answers, consents) {
		const order = { pageId: meta.pages.fern.id, formId: meta.forms.demo.id, answers, consents };
		return `facebook-${(await world.sandbox.submitLead(order)).leadIds[0]}`;
	}

	/** A member fills in a form. @param {Record<string, string>} answers by the question's name */
	async function onLinkedIn(answers) {
		const order = { network: 'linkedin', action: 'submit-lead', formId: 7654, answers };
		return `linkedin-${(await world.sandbox.visitor(order)).leadIds[0]}`;
	}

	const table = async () => await openDataTable(world.n8n, TABLE);
	const rowOf = async (/** @type {string} */ key) => await (await table()).find('leadKey', key);

	async function allHeld() {
		const { id: pageId } = meta.pages.fern;
		const ofPage = (await readableLeads(world)).filter((lead) => lead.pageId === pageId);
		return [...ofPage, ...(await heldLeads(world))];
	}

	it('get a row each, and the same row again, and a person who has answered on both is one', async () => {
		const first = await onFacebook({ full_name: 'Ana Gómez', email: 'Ana@Example.com' });
		const second = await onLinkedIn({ 'First name': 'Ana', Email: 'ana@example.com' });
		const other = await onFacebook({ full_name: 'Bo Lind', email: 'bo@example.com' });
		const leads = await leadsExample();
		const run = await leads.run(SYNC);
		expect(run.error).toBeUndefined();
		const held = await allHeld();
		expect(await (await table()).count()).toBe(held.length);
		expect(await rowOf(first)).toMatchObject({
			name: 'Ana Gómez',
			email: 'ana@example.com',
			person: first,
			duplicateOf: '',
			networks: 'facebook, linkedin',
		});
		expect(await rowOf(second)).toMatchObject({
			network: 'linkedin',
			person: first,
			duplicateOf: first,
			networks: 'facebook, linkedin',
		});
		expect(await rowOf(other)).toMatchObject({ person: other, duplicateOf: '' });

		const again = await leads.run(SYNC);
		expect(again.error).toBeUndefined();
		expect(await (await table()).count()).toBe(held.length);
		expect(again.output('Note Person')).toEqual([]);
		expect(mailbox.mails).toEqual([]);
	}, 120_000);

	it('join two persons when a later lead has the address of one and the number of the other', async () => {
		const byMail = await onFacebook({
			full_name: 'C',
			email: 'c@example.com',
			phone_number: '+34600111333',
		});
		const byPhone = await onFacebook({
			full_name: 'C',
			email: 'c@work.example',
			phone_number: '+34600111444',
		});
		const leads = await leadsExample();
		await leads.run(SYNC);
		expect(await rowOf(byPhone)).toMatchObject({ person: byPhone, duplicateOf: '' });
		const both = await onFacebook({
			full_name: 'C',
			email: 'c@example.com',
			phone_number: '+34 600 111 444',
		});
		await leads.run(SYNC);
		for (const key of [byPhone, both]) {
			expect(await rowOf(key)).toMatchObject({ person: byMail, duplicateOf: byMail });
		}
		expect(await rowOf(byMail)).toMatchObject({ person: byMail, duplicateOf: '' });
	}, 120_000);

	it('of one network come although the other cannot be read, and a mail says so once a day', async () => {
		const credentials = await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api', {
			token: 'revoked',
		});
		const leads = await example('hub-leads-one-table', credentials);
		expect((await leads.run(SYNC)).error).toBeUndefined();
		await leads.run(SYNC);
		expect(await (await table()).count()).toBeGreaterThan(0);
		expect(mailbox.mails).toMatchObject([
			{
				to: ['ops@example.com'],
				subject: 'LinkedIn Leads could not be synced',
				text: expect.stringMatching(/^The access was revoked/),
			},
		]);
	}, 120_000);

	it('are counted by consent, each person once with the newest answer', async () => {
		const answers = { full_name: 'Ana', email: 'ana@example.com' };
		const first = await onFacebook(answers, { newsletter_optin: false });
		const leads = await leadsExample();
		await leads.run(SYNC);
		const boxOf = (/** @type {any} */ run) =>
			run
				.output('Count Consents')
				.map((/** @type {any} */ { json }) => json)
				.find(
					(/** @type {any} */ json) =>
						json.form === 'Demo request' &&
						json.consent === 'newsletter_optin' &&
						json.network === 'facebook',
				);
		const before = boxOf(await leads.run(REPORT));
		expect(before.lackedBy.split(' ')).toContain(first);
		await onFacebook(answers, { newsletter_optin: true });
		await leads.run(SYNC);
		const after = boxOf(await leads.run(REPORT));
		expect(after).toMatchObject({ asked: before.asked, given: before.given + 1 });
		expect(after.lackedBy.split(' ')).not.toContain(first);
		const mail = mailbox.mails.at(-1);
		expect(mail?.text).toContain(
			`facebook, Demo request, newsletter_optin: ${after.given} of ${after.asked} (${after.sharePercent} %)`,
		);
		expect(mail?.attachments).toMatchObject([
			{
				name: expect.stringMatching(/^consents-.*\.csv$/),
				text: expect.stringContaining('lackedBy'),
			},
		]);
	}, 120_000);
});

describe('weekly report', () => {
	const NAME = 'hub-weekly-report';

	it('comes by mail with totals, chart and page', async () => {
		const run = await (await example(NAME)).run();
		expect(run.error).toBeUndefined();
		expect(mailbox.mails).toHaveLength(1);
		const [{ subject, html, attachments }] = mailbox.mails;
		expect(subject).toMatch(/^Our week, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/);
		const [{ json }] = run.output('Get Report', 1);
		const likes = json.totals.find((/** @type {any} */ { metric }) => metric === 'likes');
		expect(html).toContain(`<td>likes<td>all networks<td>${likes.value.toLocaleString('en')}`);
		expect(attachments).toMatchObject([
			{ name: expect.stringMatching(/\.svg$/), text: expect.stringMatching(/^<svg/) },
			{ name: expect.stringMatching(/\.html$/), text: expect.stringContaining('<figure>') },
		]);
	}, 120_000);

	it('comes without a network that cannot be read, and names it', async () => {
		const revoked = await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api', {
			token: 'revoked',
		});
		await (await example(NAME, revoked)).run();
		expect(mailbox.mails).toHaveLength(1);
		expect(mailbox.mails[0].html).toMatch(/LinkedIn.* is not in it/);
	}, 120_000);

	it('says so by mail when no account can be read', async () => {
		const onlyLinkedIn = (/** @type {any} */ { nodes }) => {
			const report = nodes.find((/** @type {any} */ { name }) => name === 'Get Report');
			report.parameters.connections = ['linkedin'];
		};
		const revoked = await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api', {
			token: 'revoked',
		});
		const run = await (await example(NAME, revoked, onlyLinkedIn)).run();
		expect(run.error).toBeUndefined();
		expect(mailbox.mails).toMatchObject([
			{
				subject: 'No weekly report: no account could be read',
				text: expect.stringMatching(/^linkedin: /),
			},
		]);
	}, 120_000);
});

describe('daily health check', () => {
	const NAME = 'hub-daily-health-check';

	/** Credentials with which nothing has to be done. */
	async function inOrder() {
		const seed = await xSeed(world);
		return await xCredential(world, 'fernAll', {
			oauthTokenData: {
				access_token: seed.tokens.fernAll,
				refresh_token: seed.refreshTokens.fernAll,
				token_type: 'bearer',
				scope: seed.scopes.join(' '),
			},
		});
	}

	it('says which connections need somebody, worst first, and leaves out those that work', async () => {
		const credentials = {
			...(await inOrder()),
			...(await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api', { token: 'revoked' })),
		};
		const run = await (await example(NAME, credentials)).run();
		expect(run.error).toBeUndefined();
		const all = run.output('Check All').map(({ json }) => json);
		const inNeed = all.filter(({ standing }) => standing !== 'working');
		expect(all.find(({ platform }) => platform === 'x').standing).toBe('working');
		const [{ subject, text }] = mailbox.mails;
		expect(mailbox.mails).toHaveLength(1);
		expect(subject).toBe(
			inNeed.length === 1
				? 'LinkedIn does not work'
				: `${inNeed.length} connections need attention`,
		);
		expect(text).toMatch(/^LinkedIn does not work\. \w+/);
		expect(text).not.toMatch(/^X /m);
	}, 120_000);

	it('sends nothing while all is well', async () => {
		const onlyX = (/** @type {any} */ { nodes }) => {
			const check = nodes.find((/** @type {any} */ { name }) => name === 'Check All');
			check.parameters.connections = ['x'];
		};
		const run = await (await example(NAME, await inOrder(), onlyX)).run();
		expect(run.error).toBeUndefined();
		expect(run.output('Check All')).toMatchObject([{ json: { standing: 'working' } }]);
		expect(mailbox.mails).toEqual([]);
	}, 120_000);
});

it.each([
	'hub-leads-one-table',
	'hub-weekly-report',
	'hub-daily-health-check',
	'hub-content-calendar',
	'hub-fallback',
])('%s holds no address of a real person', (name) => {
	const addresses = JSON.stringify(readExample(name)).match(/[\w.]+@[\w.]+/g) ?? [];
	expect([...new Set(addresses)]).toEqual(['you@example.com', 'ops@example.com']);
});
