// @ts-check
'use strict';

const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { readExample } = require('../../scripts/demo/examples.js');
const { eventually, postForm } = require('../support/examples.js');
const { hubAccounts, published, setUpHubExample } = require('../support/hub.js');
const { startMailbox } = require('../support/mailbox.js');
const { startWorld } = require('../support/world.js');
const { ownPosts, xVisitor } = require('../support/x.js');

const TABLES = ['social calendar', 'social text tests'];
const NOBODY = { facebook: [], instagram: [], linkedin: [], x: [] };
const REFUSED = {
	host: 'graph.facebook.com',
	method: 'POST',
	path: '/(feed|photos)$',
	effect: { kind: 'graph-error', code: 100, subcode: 2061006, message: 'Bad', httpStatus: 400 },
};
const LINKEDIN_DOWN = {
	host: 'api.linkedin.com',
	method: 'POST',
	path: '^/rest/posts',
	effect: { kind: 'status', status: 503 },
};

/** @typedef {Awaited<ReturnType<typeof setUpHubExample>>} Example */

/** @type {import('../support/world.js').World} */
let world;
/** @type {Awaited<ReturnType<typeof hubAccounts>>} */
let accounts;
/** @type {Awaited<ReturnType<typeof startMailbox>>} */
let mailbox;
/** @type {Example[]} */
let active = [];

beforeAll(async () => {
	world = await startWorld();
	accounts = await hubAccounts(world);
	mailbox = await startMailbox();
});
beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
	mailbox.mails.length = 0;
	for (const name of TABLES) {
		await (await openDataTable(world.n8n, name).catch(() => undefined))?.remove();
	}
});
afterEach(async () => {
	mailbox.refuse(false);
	for (const example of active) await example.deactivate();
	active = [];
});
afterAll(async () => await mailbox?.stop());

const out = async () => await published(world, accounts);

/** An example in production. @param {string} name @param {(workflow: any) => void} [change] */
async function activeExample(name, change) {
	const example = await setUpHubExample(world, name, { mailbox, change });
	await example.activate();
	active.push(example);
	return example;
}

/** Lets the nodes of the hub give up at once, so that a failure does not take a minute. @param {any} workflow */
function impatient({ nodes }) {
	for (const { type, parameters } of nodes) {
		if (type.endsWith('.socialHub')) parameters.options.maxWait = 0;
	}
}

describe('content calendar', () => {
	const [NEW, DUE] = ['Look for New Rows', 'Look for Due Rows'];
	const TEXT = 'Fresh bread from eight #bakery';

	/**
	 * The calendar with one row that is due.
	 * @param {Record<string, unknown>} [row] @param {(node: (name: string) => any) => void} [change]
	 */
	async function calendarWith(row = {}, change = () => {}) {
		const example = await setUpHubExample(world, 'hub-content-calendar', {
			mailbox,
			change: (workflow) => {
				impatient(workflow);
				change((name) => workflow.nodes.find((/** @type {any} */ one) => one.name === name));
			},
		});
		expect((await example.run(NEW)).error).toBeUndefined();
		const table = await openDataTable(world.n8n, TABLES[0]);
		const { jpg } = (await world.sandbox.seed()).meta.media;
		const dueAt = new Date(Date.now() - 60_000).toISOString();
		const id = await table.add({ dueAt, text: TEXT, picture: jpg, altText: 'A loaf', ...row });
		const rowNow = async () => (await table.rows()).find((one) => one.id === id);
		return { example, table, id, rowNow };
	}

	/** Opens the link of the newest mail and decides. @param {string} executionId @param {string[]} values */
	async function decide(executionId, values) {
		const [, address = ''] = /href="([^"]+)"/.exec(mailbox.mails.at(-1)?.html ?? '') ?? [];
		const { pathname, search } = new URL(address.replace(/&amp;/g, '&'));
		await postForm(`${world.n8n.url}${pathname}${search}`, values);
		return await world.runOf(executionId);
	}

	/** Asks for approval and gives it. @param {Example} example */
	async function approve(example) {
		const waiting = await example.run(NEW, ['waiting']);
		expect(waiting.error).toBeUndefined();
		expect(waiting.status).toBe('waiting');
		const ended = await decide(waiting.executionId, ['Publish', '']);
		expect(ended.error).toBeUndefined();
	}

	it('sends the board by mail and publishes everywhere what was approved, once', async () => {
		const { example, rowNow } = await calendarWith();
		const waiting = await example.run(NEW, ['waiting']);
		const [mail] = mailbox.mails;
		expect(mail).toMatchObject({ to: ['ops@example.com'], subject: `To approve: ${TEXT}` });
		for (const text of [TEXT, 'Fern &amp; Co', 'facebook', 'instagram', 'linkedin']) {
			expect(mail.html).toContain(text);
		}
		expect(mail.attachments).toMatchObject([
			{ type: 'text/html', text: expect.stringContaining('Nothing speaks against') },
		]);
		expect(await rowNow()).toMatchObject({ status: 'waiting' });
		await example.run(DUE);
		expect(await out()).toEqual(NOBODY);

		await decide(waiting.executionId, ['Publish', 'Nice one']);
		expect(await rowNow()).toMatchObject({ status: 'approved', note: 'Nice one' });
		expect((await example.run(DUE)).error).toBeUndefined();
		expect(await rowNow()).toMatchObject({
			status: 'published',
			note: '',
			facebook: expect.stringMatching(/^https:.*facebook/),
			instagram: expect.stringMatching(/^https:.*instagram/),
			linkedin: expect.stringMatching(/^https:.*linkedin/),
			x: expect.stringMatching(/^https:.*x\.com/),
		});
		const everywhere = { facebook: [TEXT], instagram: [TEXT], linkedin: [TEXT], x: [TEXT] };
		expect(await out()).toEqual(everywhere);
		await example.run(NEW);
		await example.run(DUE);
		expect(await out()).toEqual(everywhere);
		expect(mailbox.mails).toHaveLength(1);
	}, 180_000);

	it('asks once and publishes once when runs overlap', async () => {
		const { example, rowNow } = await calendarWith();
		const asked = await Promise.all([1, 2, 3].map(async () => await example.run(NEW, ['waiting'])));
		expect(mailbox.mails).toHaveLength(1);
		const waiting = asked.filter(({ status }) => status === 'waiting');
		expect(waiting).toHaveLength(1);
		await decide(waiting[0].executionId, ['Publish', '']);
		await Promise.all([1, 2, 3].map(async () => await example.run(DUE)));
		expect(await rowNow()).toMatchObject({ status: 'published', note: '' });
		expect(Object.values(await out()).map(({ length }) => length)).toEqual([1, 1, 1, 1]);
	}, 180_000);

	it('refuses a row that was changed after the approval', async () => {
		const { example, table, id, rowNow } = await calendarWith();
		await approve(example);
		await table.change(id, { text: 'Something else' });
		await example.run(DUE);
		expect(await rowNow()).toMatchObject({
			status: 'failed',
			note: expect.stringContaining('not the one that was approved'),
		});
		expect(await out()).toEqual(NOBODY);
	}, 180_000);

	it('publishes nothing that was approved by hand in the table alone', async () => {
		const { example, rowNow } = await calendarWith({ status: 'approved' });
		await example.run(DUE);
		expect(await rowNow()).toMatchObject({ status: 'failed', note: expect.stringMatching(/hash/) });
		expect(await out()).toEqual(NOBODY);
	}, 180_000);

	it('publishes nothing that was rejected', async () => {
		const { example, rowNow } = await calendarWith();
		const waiting = await example.run(NEW, ['waiting']);
		await decide(waiting.executionId, ['Do not publish', 'Too early']);
		await example.run(DUE);
		expect(await rowNow()).toMatchObject({ status: 'rejected', note: 'Too early' });
		expect(await out()).toEqual(NOBODY);
	}, 180_000);

	it('comes back to a network that was down, and to no other', async () => {
		const { example, rowNow } = await calendarWith();
		await approve(example);
		await world.sandbox.faults([LINKEDIN_DOWN]);
		await example.run(DUE);
		expect(await rowNow()).toMatchObject({
			status: 'approved',
			linkedin: expect.stringMatching(/^failed: /),
			x: expect.stringMatching(/^https:/),
		});
		await world.sandbox.clearFaults();
		const again = await example.run(DUE);
		expect(again.output('Publish').map(({ json }) => json.platform)).toEqual(['linkedin']);
		const row = await rowNow();
		expect(row).toMatchObject({ status: 'published', note: '' });
		expect(row.linkedin).toMatch(/^https:/);
		expect(Object.values(await out()).map(({ length }) => length)).toEqual([1, 1, 1, 1]);
	}, 180_000);

	it('leaves what a network refuses to a person', async () => {
		const { example, rowNow } = await calendarWith();
		await approve(example);
		await world.sandbox.faults([REFUSED]);
		await example.run(DUE);
		expect(await rowNow()).toMatchObject({
			status: 'partly published',
			note: expect.stringMatching(/^facebook failed: /),
			facebook: expect.stringMatching(/^failed: /),
			instagram: expect.stringMatching(/^https:/),
		});
	}, 180_000);

	it('says in the row what would be refused, and which picture is missing', async () => {
		const { example, table, rowNow } = await calendarWith({ text: 'x'.repeat(281) });
		await example.run(NEW);
		expect(await rowNow()).toMatchObject({
			status: 'blocked',
			note: expect.stringMatching(/^x: /),
		});
		const picture = 'https://media.social-ops.test/missing.jpg';
		const id = await table.add({ dueAt: new Date().toISOString(), text: 'No picture', picture });
		await example.run(NEW);
		const row = (await table.rows()).find((one) => one.id === id);
		expect(row).toMatchObject({ status: 'failed', note: expect.stringContaining('404') });
		expect(mailbox.mails).toEqual([]);
	}, 180_000);

	it('goes to the networks of the row, without a picture, and to X with the short text', async () => {
		const row = { picture: '', networks: 'linkedin, X', textForX: 'Bread!', text: 'y'.repeat(300) };
		const { example, rowNow } = await calendarWith(row);
		await approve(example);
		await example.run(DUE);
		expect(await rowNow()).toMatchObject({ status: 'published', facebook: '' });
		expect(await out()).toEqual({ ...NOBODY, linkedin: [row.text], x: ['Bread!'] });
	}, 180_000);

	it('takes up a row again whose run has ended before its mail was sent', async () => {
		const { rowNow: held, example: first } = await calendarWith({ status: 'checking' });
		await first.run(NEW);
		expect(await held()).toMatchObject({ status: 'checking' });
		await (await openDataTable(world.n8n, TABLES[0])).remove();

		const { example, rowNow } = await calendarWith({ status: 'checking' }, (node) => {
			const [, age] = node('Free Stuck Rows').parameters.filters.conditions;
			age.keyValue = age.keyValue.replace('minutes: 30', 'minutes: 0');
		});
		await approve(example);
		expect(await rowNow()).toMatchObject({ status: 'approved' });
	}, 180_000);

	it('rejects a row on which nobody has decided in time', async () => {
		const { example, rowNow } = await calendarWith({}, (node) => {
			node('Wait for Decision').parameters.maxDateAndTime = '={{ $now.toISO() }}';
		});
		await example.run(NEW);
		expect(await rowNow()).toMatchObject({
			status: 'rejected',
			note: 'Nobody has decided in time',
		});
	}, 180_000);

	it('does not lose a row whose mail could not be sent', async () => {
		const { example, table, id, rowNow } = await calendarWith();
		mailbox.refuse(true);
		await example.run(NEW);
		expect(await rowNow()).toMatchObject({ status: 'failed', note: expect.stringMatching(/550/) });
		mailbox.refuse(false);
		await table.change(id, { status: '' });
		await approve(example);
		expect(await rowNow()).toMatchObject({ status: 'approved' });
	}, 180_000);
});

describe('another network when one fails', () => {
	const TEXT = 'We are open today';

	/** Fills in the form; gives the run, once it has ended. */
	async function submit() {
		const example = await activeExample('hub-fallback', impatient);
		const run = await example.submit([TEXT, '']);
		expect(run.error).toBeUndefined();
		return run;
	}

	it('is not used, and nobody is troubled, when all goes well', async () => {
		await submit();
		expect(await out()).toEqual({ ...NOBODY, facebook: [TEXT], linkedin: [TEXT] });
		expect(mailbox.mails).toEqual([]);
	});

	it('takes the post once, and a mail says why', async () => {
		await world.sandbox.faults([REFUSED, LINKEDIN_DOWN]);
		await submit();
		expect(await out()).toEqual({ ...NOBODY, x: [TEXT] });
		expect(mailbox.mails).toMatchObject([
			{ subject: 'Published on x, because facebook, linkedin failed' },
		]);
		expect(mailbox.mails[0].text).toMatch(/^On the fall-back: https:[^]*facebook: [^]*linkedin: /);
	}, 120_000);

	it('raises an alert when it fails too', async () => {
		const down = { host: 'api.x.com', path: '^/2/tweets', effect: { kind: 'status', status: 503 } };
		await world.sandbox.faults([REFUSED, down]);
		await submit();
		expect(await out()).toEqual({ ...NOBODY, linkedin: [TEXT] });
		expect(mailbox.mails).toMatchObject([
			{ subject: 'Not published: facebook, nor the fall-back' },
		]);
		expect(mailbox.mails[0].text).toContain('linkedin: https:');
	}, 120_000);

	it('is left alone when nobody can know whether the post is out', async () => {
		const list = { host: 'graph.facebook.com', method: 'GET', path: '/published_posts' };
		await world.sandbox.faults([
			{ ...REFUSED, effect: { kind: 'lost-after' } },
			{ ...list, effect: { kind: 'status', status: 500 } },
		]);
		await submit();
		expect(await out()).toEqual({ ...NOBODY, facebook: [TEXT], linkedin: [TEXT] });
		expect(mailbox.mails).toMatchObject([{ subject: 'A post may be out: facebook' }]);
	}, 120_000);
});

describe('A/B test of two texts', () => {
	const [A, B] = ['Bread, fresh from the oven', 'Who wants fresh bread?'];
	const NUMBERS = { host: 'api.x.com', method: 'GET', path: '^/2/tweets' };

	/** Only how long it waits differs from the file. @param {any} workflow */
	function impatientWait({ nodes }) {
		const wait = nodes.find((/** @type {any} */ { name }) => name === 'Wait a Day');
		Object.assign(wait.parameters, { amount: 1, unit: 'seconds' });
	}

	/**
	 * Runs a test to its end. The numbers can be read only once people have seen the posts.
	 * @param {Array<{ impressions: number, engagements: number }>} numbers of A and B
	 */
	async function test(numbers) {
		await world.sandbox.faults([{ ...NUMBERS, effect: { kind: 'status', status: 503 } }]);
		const example = await activeExample('hub-ab-test', impatientWait);
		const ending = example.submit([A, B, '']);
		const posts = await eventually(async () => {
			const own = await ownPosts(world);
			return own.length === 2 && own;
		});
		expect(posts.map(({ text }) => text).sort()).toEqual([A, B]);
		for (const { id, text } of posts) {
			const metrics = numbers[text === A ? 0 : 1];
			await xVisitor(world, { action: 'engage', postId: id, metrics });
		}
		await world.sandbox.clearFaults();
		const run = await world.runOf((await ending).executionId);
		expect(run.error).toBeUndefined();
		const [row] = await (await openDataTable(world.n8n, TABLES[1])).rows();
		return { row, run };
	}

	it('waits for a day', () => {
		const { nodes } = readExample('hub-ab-test');
		const wait = nodes.find((/** @type {any} */ { type }) => type === 'n8n-nodes-base.wait');
		expect(wait.parameters).toMatchObject({ amount: 1, unit: 'days' });
	});

	it('publishes the better text on the other networks', async () => {
		const { row } = await test([
			{ impressions: 1000, engagements: 10 },
			{ impressions: 1000, engagements: 60 },
		]);
		expect(await out()).toMatchObject({ facebook: [B], linkedin: [B], instagram: [] });
		expect(row).toMatchObject({
			status: 'published',
			winner: 'B',
			note: expect.stringContaining('B: 60 engagements of 1000 impressions (6.0 %)'),
			facebook: expect.stringMatching(/^https:/),
			linkedin: expect.stringMatching(/^https:/),
		});
	}, 120_000);

	it.each([
		['few', [2, 5]],
		['close', [100, 104]],
	])(
		'publishes nothing more when the numbers are too %s',
		async (_why, engagements) => {
			const { row } = await test(
				engagements.map((count) => ({ impressions: 1000, engagements: count })),
			);
			expect(row).toMatchObject({ status: 'no winner', note: expect.stringMatching(/^A: \d+ /) });
			expect(await out()).toMatchObject({ facebook: [], linkedin: [] });
		},
		120_000,
	);

	it('ends when one of the texts is not taken', async () => {
		const example = await activeExample('hub-ab-test', impatientWait);
		const run = await example.submit(['x'.repeat(281), B, '']);
		expect(run.error).toBeUndefined();
		const [row] = await (await openDataTable(world.n8n, TABLES[1])).rows();
		expect(row).toMatchObject({
			status: 'failed',
			note: expect.stringMatching(/^A: .*280.* B: is out, https:/),
		});
		expect(await out()).toEqual({ ...NOBODY, x: [B] });
	}, 120_000);
});
