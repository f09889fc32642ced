// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { checkCredentials, lifetimeOf } = require('./checkCredentials.js');
const { openDataTable } = require('./dataTables.js');

/** @typedef {import('./campaign.js').DemoJob} DemoJob */
/** @typedef {import('./campaign.js').Row} Row */
/** @typedef {{ what: string, do: (job: DemoJob) => Promise<{ status: string, address?: string }> }} Step */

const CALENDAR = 'facebook content calendar';
const QUESTION = 'Do you ship abroad?';
const DEADLINE_MS = 30_000;

/** @type {Step[]} */
const STEPS = [
	{ what: 'Content calendar', do: publishFromCalendar },
	{ what: 'Visitor comment in real time', do: answerVisitor },
	{ what: 'Page and post metrics', do: readMetrics },
	{ what: 'Connections', do: checkConnections },
];

/**
 * Puts the example workflows to use, one after the other. A step that fails becomes a row that is
 * not ok, and the next one goes on.
 * @param {DemoJob} job
 * @returns {Promise<Row[]>}
 */
async function useExamples(job) {
	const { demo, log, rest, examples } = job;
	/** @type {Row[]} */
	const rows = [];
	for (const step of STEPS) {
		log(`${demo.network}: ${step.what.toLowerCase()}`);
		const begun = Date.now();
		const base = {
			section: /** @type {const} */ ('events'),
			network: demo.network,
			what: step.what,
		};
		try {
			const { status, address = '' } = await step.do(job);
			rows.push({ ...base, status, address, ok: true, ms: Date.now() - begun });
		} catch (error) {
			const { message } = /** @type {Error} */ (error);
			rows.push({ ...base, status: 'failed', address: message, ok: false });
		}
	}
	await rest.activate(examples['facebook-approve-first'].id);
	return rows;
}

/**
 * @param {DemoJob} job
 * @param {string} name of the example
 * @returns {Promise<(node: string) => any[]>} the JSON that a node has put out
 */
async function run({ rest, examples }, name) {
	const { id, trigger } = examples[name];
	const executionId = await rest.runManually({ id, trigger });
	const execution = await rest.waitForExecution(executionId);
	const { error, runData } = execution.data.resultData;
	if (execution.status !== 'success') {
		throw new Error([error?.message, error?.description].filter(Boolean).join(': '));
	}
	return (node) =>
		(runData[node]?.at(-1)?.data?.main?.[0] ?? []).map((/** @type {any} */ { json }) => json);
}

/** The first run makes the table; a row that is due now is published by the second. */
async function publishFromCalendar(/** @type {DemoJob} */ job) {
	const { jpg } = job.seed.meta.media;
	await run(job, 'facebook-content-calendar');
	const table = await openDataTable(job.rest, CALENDAR);
	const row = { text: 'From the content calendar.', picture: jpg, altText: 'A street in autumn' };
	const id = await table.add({ ...row, dueAt: new Date(Date.now() - 60_000).toISOString() });
	const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
	await table.add({ ...row, text: 'Tomorrow’s post.', dueAt: tomorrow });
	await run(job, 'facebook-content-calendar');
	const written = (await table.rows()).find((one) => one.id === id);
	if (written.status !== 'published') throw new Error(`${written.status}: ${written.note}`);
	return { status: 'published, permalink written back', address: written.url };
}

/** A visitor asks; the webhook starts the moderation, which answers. */
async function answerVisitor(/** @type {DemoJob} */ job) {
	const { rest, sandbox, seed, examples } = job;
	const pageId = seed.meta.pages.fern.id;
	const { id } = examples['facebook-comment-moderation'];
	await rest.activate(id);
	const begun = Date.now();
	const { commentId } = await sandbox.visitor({ action: 'comment', pageId, message: QUESTION });
	const reply = await replyTo(sandbox, pageId, commentId);
	const ms = Date.now() - begun;
	const { meta } = await sandbox.deliveries();
	const received = meta.filter((/** @type {any} */ { outcome }) => outcome === 'delivered').length;
	const webhooks = `${received} ${received === 1 ? 'webhook' : 'webhooks'} received`;
	return { status: `${webhooks}, answered in ${ms} ms`, address: reply.message };
}

/**
 * @param {import('../sandboxControl.js').SandboxClient} sandbox
 * @param {string} pageId
 * @param {string} commentId
 */
async function replyTo(sandbox, pageId, commentId) {
	const deadline = Date.now() + DEADLINE_MS;
	while (Date.now() < deadline) {
		const { meta } = await sandbox.state();
		const page = meta.pages.find((/** @type {any} */ one) => one.id === pageId);
		const comments = page.posts.flatMap((/** @type {any} */ post) => post.comments);
		const reply = comments.find((/** @type {any} */ one) => one.parentId === commentId);
		if (reply) return reply;
		await delay(50);
	}
	throw new Error('The comment of the visitor was not answered');
}

async function readMetrics(/** @type {DemoJob} */ job) {
	const output = await run(job, 'facebook-weekly-report');
	const [page] = output('Page Numbers');
	const posts = output('Post Numbers');
	const { views, reach, followers } = page.metrics;
	return {
		status: `${Object.keys(page.metrics).length} of the Page, ${posts.length} posts`,
		address: `views ${views}, reach ${reach}, followers ${followers}`,
	};
}

/** The example raises no alert, and every kind of credential signs in. */
async function checkConnections(/** @type {DemoJob} */ job) {
	const alerts = (await run(job, 'facebook-connection-check'))('Alert');
	if (alerts.length) throw new Error(alerts[0].message);
	const checks = await checkCredentials(job);
	const broken = checks.filter(({ check }) => !check?.verified);
	if (broken.length)
		throw new Error(broken.map(({ name, check }) => `${name}: ${check?.message}`).join('; '));
	return {
		status: `${checks.length} of ${checks.length} credentials work`,
		address: checks.map(({ name, check }) => `${name} ${lifetimeOf(check)}`).join(', '),
	};
}

module.exports = { useExamples };
