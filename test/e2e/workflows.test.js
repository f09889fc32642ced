// @ts-check
'use strict';

const { openDataTable } = require('../../scripts/demo/dataTables.js');
const { exampleNames, readExample } = require('../../scripts/demo/examples.js');
const { eventually, postForm, setUpExample } = require('../support/examples.js');
const { startWorld } = require('../support/world.js');

const CALENDAR = 'facebook content calendar';
const DRAFTS = 'facebook drafts';

describe('the example workflows', () => {
	/** @type {import('../support/world.js').World} */
	let world;
	/** @type {any} */
	let seed;

	beforeAll(async () => {
		world = await startWorld();
	});
	beforeEach(async () => {
		await world.sandbox.reset();
		seed = (await world.sandbox.seed()).meta;
	});

	/** @param {string} name @param {string} [token] name of the token in the seed */
	const example = async (name, token) => await setUpExample(world, name, token);

	/** What the Page shows now. @returns {Promise<any>} */
	async function fern() {
		const { meta } = await world.sandbox.state();
		return meta.pages.find((/** @type {any} */ page) => page.id === seed.pages.fern.id);
	}

	/** @param {string} text */
	async function postsWith(text) {
		return (await fern()).posts.filter((/** @type {any} */ post) => post.message === text);
	}

	describe.each(exampleNames())('%s', (name) => {
		const workflow = readExample(name);

		it('holds no secret and no credential of an instance', () => {
			const ids = workflow.nodes.flatMap((/** @type {any} */ node) =>
				Object.values(node.credentials ?? {}).map(({ id }) => id),
			);
			expect(ids.length).toBeGreaterThan(0);
			expect(ids.filter(Boolean)).toEqual([]);
			expect(JSON.stringify(workflow)).not.toMatch(/access_token|clientSecret|EAA[A-Z]/);
		});

		it('explains its set-up in three to five steps on one note', () => {
			const notes = workflow.nodes.filter((/** @type {any} */ node) =>
				/stickyNote$/.test(node.type),
			);
			expect(notes).toHaveLength(1);
			const steps = notes[0].parameters.content.match(/^\d\. /gm);
			expect(steps).toEqual(
				['1. ', '2. ', '3. ', '4. ', '5. '].slice(0, Math.max(3, steps.length)),
			);
		});
	});

	describe('content calendar', () => {
		/** @param {Record<string, unknown>} row */
		async function calendarWith(row) {
			const calendar = await example('facebook-content-calendar');
			const first = await calendar.run();
			expect(first.status).toBe('success');
			const table = await openDataTable(world.n8n, CALENDAR);
			const dueAt = new Date(Date.now() - 60_000).toISOString();
			const id = await table.add({ dueAt, picture: seed.media.jpg, ...row });
			const rowNow = async () => (await table.rows()).find((one) => one.id === id);
			return { calendar, rowNow, table, id };
		}

		it('publishes the due row with its picture and writes the permalink back', async () => {
			const text = 'Autumn colours';
			const { calendar, rowNow } = await calendarWith({ text, altText: 'Leaves on a table' });
			expect((await calendar.run()).error).toBeUndefined();
			const posts = await postsWith(text);
			expect(posts).toHaveLength(1);
			expect(posts[0].photos).toMatchObject([{ alt: 'Leaves on a table', hasBytes: true }]);
			const url = `https://www.facebook.com/${posts[0].id}`;
			expect(await rowNow()).toMatchObject({ status: 'published', url });
		});

		it('publishes a row once, even if its status is cleared', async () => {
			const text = 'Only once';
			const { calendar, rowNow, table, id } = await calendarWith({ text });
			await calendar.run();
			await table.change(id, { status: '', url: '' });
			const again = await calendar.run();
			expect(again.output('Publish')[0].json).toMatchObject({ replayed: true });
			expect(await postsWith(text)).toHaveLength(1);
			expect((await rowNow()).url).toMatch(/facebook\.com/);
		});

		it('leaves a row alone that is not due yet', async () => {
			const dueAt = new Date(Date.now() + 3_600_000).toISOString();
			const { calendar, rowNow } = await calendarWith({ text: 'Later', dueAt });
			const run = await calendar.run();
			expect(run.execution.data.resultData.lastNodeExecuted).toBe('Get Next Due Row');
			expect(await rowNow()).toMatchObject({ status: null });
		});

		it('marks a row as blocked that the network would not take, with the reason', async () => {
			const { calendar, rowNow } = await calendarWith({ text: 'x'.repeat(63_207) });
			expect((await calendar.run()).status).toBe('success');
			expect(await rowNow()).toMatchObject({
				status: 'blocked',
				note: expect.stringMatching(/63207 .*63206/),
			});
			expect((await fern()).unusedPhotos).toEqual([]);
		});

		it('marks a row as failed whose picture cannot be downloaded', async () => {
			const { calendar, rowNow } = await calendarWith({
				text: 'No file',
				picture: seed.media.notFound,
			});
			expect((await calendar.run()).status).toBe('success');
			expect(await rowNow()).toMatchObject({
				status: 'failed',
				note: expect.stringContaining('404'),
			});
			expect(await postsWith('No file')).toEqual([]);
		});
	});

	describe('approve first', () => {
		/** @type {Awaited<ReturnType<typeof setUpExample>>} */
		let approval;
		beforeEach(async () => {
			approval = await example('facebook-approve-first');
			await approval.activate();
		});
		afterEach(async () => await approval.deactivate());

		/** Writes a post; comes back when the workflow waits for the decision. @param {string} text */
		async function draft(text) {
			const waiting = await approval.submit([text, '']);
			const { reviewAddress } = waiting.output('Review Request')[0]?.json ?? {};
			const table = await openDataTable(world.n8n, DRAFTS);
			const { id } = waiting.output('Save Draft')[0].json;
			return {
				waiting,
				change: async (/** @type {object} */ values) => await table.change(id, { ...values }),
				async decide(/** @type {string} */ decision) {
					const { pathname, search } = new URL(reviewAddress);
					await postForm(`${world.n8n.url}${pathname}${search}`, [decision]);
					return await world.runOf(waiting.executionId);
				},
				row: async () => (await table.rows()).find((row) => row.id === id),
			};
		}

		it('publishes nothing before the decision, and the post after it', async () => {
			const text = 'Approved by hand';
			const { waiting, decide, row } = await draft(text);
			expect(waiting.status).toBe('waiting');
			expect(await postsWith(text)).toEqual([]);
			expect((await decide('Publish')).error).toBeUndefined();
			const posts = await postsWith(text);
			expect(posts).toHaveLength(1);
			const url = `https://www.facebook.com/${posts[0].id}`;
			expect(await row()).toMatchObject({ status: 'published', url });
		});

		it('refuses an approval that is stale because the text was edited after the preview', async () => {
			const { change, decide, row } = await draft('As it was approved');
			await change({ text: 'As it was changed afterwards' });
			await decide('Publish');
			expect(await postsWith('As it was approved')).toEqual([]);
			expect(await postsWith('As it was changed afterwards')).toEqual([]);
			expect(await row()).toMatchObject({
				status: 'not published',
				note: expect.stringContaining('not the one that was approved'),
			});
		});

		it('publishes nothing that was rejected', async () => {
			const { decide, row } = await draft('Not like this');
			await decide('Do not publish');
			expect(await postsWith('Not like this')).toEqual([]);
			expect(await row()).toMatchObject({ status: 'rejected' });
		});

		it('asks for no decision about a post that cannot be sent', async () => {
			const { waiting, row } = await draft('x'.repeat(63_207));
			expect(waiting.status).toBe('success');
			expect(await row()).toMatchObject({
				status: 'blocked',
				note: expect.stringMatching(/63206/),
			});
		});
	});

	describe('comment moderation', () => {
		/** @type {Awaited<ReturnType<typeof setUpExample>>} */
		let moderation;
		beforeEach(async () => {
			moderation = await example('facebook-comment-moderation');
			await moderation.activate();
		});
		afterEach(async () => await moderation.deactivate());

		/** @param {string} message */
		async function comment(message) {
			const action = { action: 'comment', pageId: seed.pages.fern.id, postId: seed.foreignPostId };
			return (await world.sandbox.visitor({ ...action, message })).commentId;
		}

		async function comments() {
			const { posts } = await fern();
			return posts.find((/** @type {any} */ post) => post.id === seed.foreignPostId).comments;
		}

		/** What the trigger has put out, once everything that happened is delivered and dealt with. */
		async function received() {
			await eventually(async () => {
				/** @type {Array<{ body: string, outcome: string }>} */
				const deliveries = (await world.sandbox.deliveries()).meta;
				const values = deliveries
					.flatMap(({ body }) => JSON.parse(body).entry)
					.flatMap(({ changes }) => changes.map((/** @type {any} */ change) => change.value));
				return (
					values.some(({ verb }) => verb === 'hide') &&
					values.some(({ from }) => from?.id === seed.pages.fern.id) &&
					deliveries.every(({ outcome }) => outcome === 'delivered')
				);
			});
			const runs = await moderation.runs();
			return runs.flatMap((run) => run.output('New Comment').map(({ json }) => json.commentId));
		}

		/** @param {string} spam @param {string} question */
		async function expectOneHiddenAndOneAnswered(spam, question) {
			const seen = await comments();
			const hidden = seen.filter((/** @type {any} */ one) => one.isHidden);
			expect(hidden.map((/** @type {any} */ one) => one.id)).toEqual([spam]);
			const replies = seen.filter((/** @type {any} */ one) => one.parentId);
			expect(replies).toMatchObject([{ parentId: question, from: { id: seed.pages.fern.id } }]);
		}

		it('hides spam, answers a question, leaves the rest, and starts on nothing of its own', async () => {
			const spam = await comment('Earn money at https://spam.example');
			const question = await comment('Do you ship abroad?');
			const praise = await comment('Lovely.');
			expect((await received()).sort()).toEqual([spam, question, praise].sort());
			await expectOneHiddenAndOneAnswered(spam, question);
		});

		it('acts once when every delivery comes again later', async () => {
			const spam = await comment('Earn money at https://spam.example');
			const question = await comment('Do you ship abroad?');
			await received();
			for (const { id } of (await world.sandbox.deliveries()).meta) {
				expect(await world.sandbox.deliver({ replay: id })).toMatchObject({ outcome: 'delivered' });
			}
			expect((await received()).sort()).toEqual([spam, question].sort());
			await expectOneHiddenAndOneAnswered(spam, question);
		});

		it('acts once when every delivery comes twice at the same moment', async () => {
			await world.sandbox.settings({ webhookDuplicates: 1 });
			const spam = await comment('Earn money at https://spam.example');
			const question = await comment('Do you ship abroad?');
			expect((await received()).sort()).toEqual([spam, question].sort());
			await expectOneHiddenAndOneAnswered(spam, question);
		});
	});

	describe('weekly report', () => {
		it('tells the numbers of the Page and of the posts of the week', async () => {
			const report = await (await example('facebook-weekly-report')).run();
			expect(report.error).toBeUndefined();
			const [{ json }] = report.items;
			const numbers = report.output('Page Numbers')[0].json;
			expect(json).toMatchObject({ account: { name: 'Fern & Co' }, metrics: numbers.metrics });
			expect(json.metrics.reach).toBeGreaterThan(0);
			expect(json.postCount).toBe(1);
			expect(json.markdown).toContain(`| Reach | ${numbers.metrics.reach} |`);
			expect(json.markdown).toContain(`[${seed.foreignPostId}](https://www.facebook.com/`);
			expect(json.html).toContain('<table>');
		});
	});

	describe('connection check', () => {
		it('raises no alert while all is well', async () => {
			const run = await (await example('facebook-connection-check')).run();
			expect(run.execution.data.resultData.lastNodeExecuted).toBe('All Is Well');
		});

		it.each([
			['has expired', 'expiredUser', 'The Facebook connection does not work', /expired/],
			[
				'lacks a permission',
				'withoutPublish',
				'The Facebook connection needs attention',
				/pages_manage_posts/,
			],
		])('raises an alert when the token %s', async (_, token, title, message) => {
			const run = await (await example('facebook-connection-check', token)).run();
			expect(run.error).toBeUndefined();
			expect(run.output('Alert')).toMatchObject([{ json: { title } }]);
			expect(run.output('Alert')[0].json.message).toMatch(message);
		});
	});
});
