// @ts-check
'use strict';

const http = require('node:http');
const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { eventually, importExample, postForm } = require('../support/examples.js');
const {
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
} = require('../support/linkedin.js');
const { heldLeads } = require('../support/linkedinLeads.js');
const { startWorld } = require('../support/world.js');

const TYPE = 'socialOpsLinkedInOAuth2Api';
const FILES_HOST = 'files.example.com';
const PDF = Buffer.from(
	'%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const TABLES = ['linkedin carousels', 'facebook leads of all forms'];

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {string} */
let page;
/** @type {http.Server} */
let files;
/** @type {Array<{ deactivate(): Promise<unknown> }>} */
let active = [];

beforeAll(async () => {
	world = await startWorld();
	seed = await linkedInSeed(world);
	page = organizationUrn(seed.pages.fern);
	files = http.createServer((request, response) => {
		if (request.url !== '/carousel.pdf') response.writeHead(404).end();
		else response.writeHead(200, { 'content-type': 'application/pdf' }).end(PDF);
	});
	await new Promise((resolve) => files.listen(0, '127.0.0.1', () => resolve(undefined)));
});
beforeEach(async () => {
	await world.sandbox.reset();
	const { port } = /** @type {import('node:net').AddressInfo} */ (files.address());
	const publicHosts = { [FILES_HOST]: `http://127.0.0.1:${port}` };
	await world.sandbox.settings({ network: 'linkedin', webhookTimeoutMs: 20_000, publicHosts });
	for (const name of TABLES) {
		await (await openDataTable(world.n8n, name).catch(() => undefined))?.remove();
	}
});
afterEach(async () => {
	for (const example of active) await example.deactivate();
	active = [];
});
afterAll(async () => await new Promise((resolve) => files.close(resolve)));

/** An example as the administrator of Fern & Co sets it up. @param {string} name @param {'community' | 'leads'} [app] */
async function example(name, app = 'community') {
	const credential = await linkedInCredential(world, TYPE, { app });
	return await importExample(world, name, {
		credentials: /** @type {any} */ (credential),
		author: page,
		organization: page,
		adAccount: `urn:li:sponsoredAccount:${seed.adAccounts.fern.id}`,
		applicationId: seed.apps[app].id,
	});
}

const visitor = async (/** @type {object} */ action) =>
	await world.sandbox.visitor({ network: 'linkedin', ...action });

describe('PDF carousel', () => {
	/** @param {Record<string, unknown>} row */
	async function carouselWith(row) {
		const carousel = await example('linkedin-pdf-carousel');
		expect((await carousel.run()).status).toBe('success');
		const table = await openDataTable(world.n8n, 'linkedin carousels');
		const dueAt = new Date(Date.now() - 60_000).toISOString();
		const document = `https://${FILES_HOST}/carousel.pdf`;
		const id = await table.add({ dueAt, document, title: 'Five plants', ...row });
		const rowNow = async () => (await table.rows()).find((one) => one.id === id);
		return { carousel, table, id, rowNow };
	}

	it('publishes the due row with its document, once, and writes the address back', async () => {
		const { carousel, table, id, rowNow } = await carouselWith({ text: 'Five plants (for shade)' });
		expect((await carousel.run()).error).toBeUndefined();
		const [post, ...others] = await ownPosts(world, page);
		expect(others).toEqual([]);
		expect(post).toMatchObject({ kind: 'document' });
		const { url } = await rowNow();
		expect(url).toContain(post.urn);
		await table.change(id, { status: '', url: '' });
		const again = await carousel.run();
		expect(again.output('Publish')[0].json).toMatchObject({ replayed: true });
		expect(await ownPosts(world, page)).toHaveLength(1);
	});

	it('marks a row without a title as blocked, and one without its file as failed', async () => {
		const { carousel, table, rowNow } = await carouselWith({ text: 'No title', title: '' });
		await carousel.run();
		expect(await rowNow()).toMatchObject({
			status: 'blocked',
			note: expect.stringContaining('itle'),
		});
		const dueAt = new Date(Date.now() - 60_000).toISOString();
		const document = `https://${FILES_HOST}/missing.pdf`;
		const id = await table.add({ dueAt, document, title: 'T', text: 'No file' });
		await carousel.run();
		const row = (await table.rows()).find((one) => one.id === id);
		expect(row).toMatchObject({ status: 'failed', note: expect.stringContaining('404') });
		expect(await ownPosts(world, page)).toEqual([]);
	});
});

describe('leads in the table of the Facebook leads', () => {
	it('get a row each, whatever version of the form they answered, and no second one', async () => {
		await visitor({ action: 'fill-leads', count: 30, formIds: [7654, 7655] });
		const leads = await example('linkedin-leads-one-table', 'leads');
		expect((await leads.run()).error).toBeUndefined();
		const table = await openDataTable(world.n8n, 'facebook leads of all forms');
		const held = await heldLeads(world);
		const rows = await table.rows();
		expect(rows.map(({ leadId }) => leadId).sort()).toEqual(held.map(({ id }) => id).sort());
		for (const lead of held) {
			const row = rows.find(({ leadId }) => leadId === lead.id);
			const { 'First name': first, 'Last name': last, Email: email } = lead.answers;
			expect(row).toMatchObject({ form: lead.formName, email: email[0], name: `${first} ${last}` });
		}
		expect((await leads.run()).error).toBeUndefined();
		expect(await table.count()).toBe(held.length);
	});
});

describe('weekly statistics', () => {
	it('report on the page and its posts, and name what LinkedIn does not give', async () => {
		const run = await (await example('linkedin-weekly-statistics')).run();
		expect(run.error).toBeUndefined();
		const [{ json }] = run.output('As HTML');
		expect(json.markdown).toContain('# Fern & Co:');
		expect(json.html).toContain('<table>');
		expect(json.metrics).toEqual(expect.objectContaining({ followers: expect.any(Number) }));
	});
});

describe('replies to comments after approval', () => {
	/** Replies of the page to a comment. @param {string} commentUrn */
	async function repliesTo(commentUrn) {
		const { linkedin } = await world.sandbox.state();
		const comments = linkedin.pages.flatMap((/** @type {any} */ { posts }) =>
			posts.flatMap((/** @type {any} */ post) => post.comments),
		);
		return comments.filter(
			(/** @type {any} */ { parent, actor }) => parent === commentUrn && actor === page,
		);
	}

	/** The newest run, once it waits for a decision. @param {{ id: string }} workflow */
	async function waiting(workflow) {
		const [newest] = await eventually(async () => {
			const runs = await world.n8n.listExecutions({ workflowId: workflow.id });
			return runs.length > 0 && runs;
		});
		return await world.runOf(newest.id, { until: ['waiting'] });
	}

	it.each([
		['Reply', '', ['Thank you for your comment! We will get back to you within a day.']],
		['Reply', 'Yes, we do 🌱', ['Yes, we do 🌱']],
		['Do not reply', '', []],
	])('do what was decided: %s, %j', async (decision, text, expected) => {
		const approval = await example('linkedin-comment-approval');
		await approval.activate();
		active.push(approval);
		const { commentUrn } = await visitor({ action: 'comment', message: 'Do you ship abroad?' });
		const run = await waiting(approval);
		const [{ json }] = run.output('Review Request');
		expect(json).toMatchObject({ comment: 'Do you ship abroad?', commentId: commentUrn });
		expect(await repliesTo(commentUrn)).toEqual([]);
		const { pathname, search } = new URL(json.reviewAddress);
		await postForm(`${world.n8n.url}${pathname}${search}`, [decision, text]);
		const [ended] = await approval.runs();
		expect(ended.error).toBeUndefined();
		const replies = await repliesTo(commentUrn);
		expect(replies.map((/** @type {any} */ reply) => reply.text)).toEqual(expected);
	});
});
