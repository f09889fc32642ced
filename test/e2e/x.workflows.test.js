// @ts-check
'use strict';

const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { readExample } = require('../../scripts/demo/examples.js');
const { eventually, importExample, postForm } = require('../support/examples.js');
const { answerJson, jsonOf, serverAt } = require('../support/server.js');
const { startWorld } = require('../support/world.js');
const { ownPosts, xCredential, xSeed, xVisitor } = require('../support/x.js');

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {Record<string, { id: string, name: string }>} */
let credentials;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	seed = await xSeed(world);
	credentials = await xCredential(world, 'fernAll');
});

const example = async (/** @type {string} */ name) =>
	await importExample(world, name, { credentials, page: '' });

describe('long article to thread', () => {
	it('publishes the article as a numbered thread, in order', async () => {
		const thread = await example('x-article-to-thread');
		await thread.activate();
		try {
			const sentences = Array.from(
				{ length: 12 },
				(_, index) => `Sentence ${index + 1} tells how we bake our bread with time and patience.`,
			);
			const { nodes } = readExample('x-article-to-thread');
			const { webhookId } = nodes.find((/** @type {any} */ { type }) => /formTrigger$/.test(type));
			await postForm(`${world.n8n.url}/form/${webhookId}`, [sentences.join(' ')]);
			await eventually(async () => (await world.n8n.listExecutions({ workflowId: thread.id }))[0]);
			const [run] = await thread.runs();
			expect(run.error).toBeUndefined();
			const posts = await ownPosts(world);
			expect(posts.length).toBeGreaterThan(2);
			posts.forEach(({ text, replyTo }, index) => {
				expect(text).toMatch(new RegExp(`${index + 1}/${posts.length}$`));
				expect(replyTo).toBe(index === 0 ? undefined : posts[index - 1].id);
			});
		} finally {
			await thread.deactivate();
		}
	});
});

describe('RSS with a budget', () => {
	/** @type {Awaited<ReturnType<typeof serverAt>>} */
	let feed;
	let entries = 0;
	beforeAll(async () => {
		feed = await serverAt((_, response) => {
			const items = Array.from({ length: entries }, (_item, index) => {
				const link = `https://example.com/news/${index}`;
				return `<item><title>News ${index}</title><link>${link}</link><guid>${link}</guid></item>`;
			});
			response.writeHead(200, { 'content-type': 'application/rss+xml' });
			response.end(
				`<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><link>https://example.com</link><description>d</description>${items.join('')}</channel></rss>`,
			);
		});
	});
	beforeEach(async () => {
		await world.sandbox.settings({ publicHosts: { 'example.com': feed.origin } });
	});
	afterAll(async () => await feed.stop());

	it('publishes new entries once, writes down what they cost, and stops when the budget is used up', async () => {
		const rss = await example('x-rss-with-budget');
		entries = 2;
		const first = await rss.run();
		expect(first.error).toBeUndefined();
		expect((await ownPosts(world)).map(({ text }) => text)).toEqual([
			'News 1\nhttps://example.com/news/1',
			'News 0\nhttps://example.com/news/0',
		]);
		const table = await openDataTable(world.n8n, 'x spending');
		expect(await table.rows()).toMatchObject([
			{ link: 'https://example.com/news/1', usd: 0.2, url: expect.stringContaining('x.com') },
			{ link: 'https://example.com/news/0', usd: 0.2 },
		]);

		await rss.run();
		expect(await ownPosts(world)).toHaveLength(2);

		const month = new Date().toISOString().slice(0, 7);
		await table.add({ month, link: 'https://example.com/before', usd: 4.5, url: '' });
		entries = 3;
		const last = await rss.run();
		expect(last.error).toBeUndefined();
		expect(last.output('Tell Somebody')).toMatchObject([
			{ json: { fits: false, link: 'https://example.com/news/2' } },
		]);
		expect(await ownPosts(world)).toHaveLength(2);
	});
});

describe('mentions to tickets', () => {
	/** @type {Awaited<ReturnType<typeof serverAt>>} */
	let desk;
	/** @type {any[]} */
	const tickets = [];
	beforeAll(async () => {
		desk = await serverAt(async (request, response) => {
			tickets.push(await jsonOf(request));
			answerJson(response, 201, { number: `T-${tickets.length}` });
		});
	});
	beforeEach(async () => {
		tickets.length = 0;
		await world.sandbox.settings({ publicHosts: { 'help.example.com': desk.origin } });
	});
	afterAll(async () => await desk.stop());

	it('opens a ticket for a mention and answers it', async () => {
		const support = await example('x-mentions-to-ticket');
		await support.activate();
		try {
			const { postId } = await xVisitor(world, {
				action: 'mention',
				message: 'Hello @fernandco, my order has not arrived',
			});
			const posts = await eventually(async () => {
				const all = await ownPosts(world);
				return all.length > 0 && all;
			});
			expect(tickets).toMatchObject([
				{ postId, text: expect.stringContaining('my order'), author: { id: seed.users.ana.id } },
			]);
			expect(posts).toMatchObject([
				{
					text: 'Thank you, we are looking into it. Your ticket is T-1.',
					replyTo: postId,
				},
			]);
		} finally {
			await support.deactivate();
		}
	});
});
