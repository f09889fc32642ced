// @ts-check
'use strict';

const { checkCredentials, lifetimeOf } = require('./checkCredentials.js');
const { openDataTable } = require('./dataTables.js');
const { runExample, until } = require('./runExample.js');
const { doSteps } = require('./steps.js');

/** @typedef {import('./campaign.js').DemoJob} DemoJob */
/** @typedef {import('./campaign.js').Row} Row */

const CALENDAR = 'facebook content calendar';
const QUESTION = 'Do you ship abroad?';

/** @type {import('./steps.js').Step[]} */
const STEPS = [
	{ what: 'Content calendar', do: publishFromCalendar },
	{ what: 'Visitor comment in real time', do: answerVisitor },
	{ what: 'Page and post metrics', do: readMetrics },
	{ what: 'Connections', do: checkConnections },
];

/**
 * Puts the example workflows for posts, comments and connections to use.
 * @param {DemoJob} job
 * @returns {Promise<Row[]>}
 */
async function useExamples(job) {
	const rows = await doSteps(job, 'events', STEPS);
	await job.rest.activate(job.examples['facebook-approve-first'].id);
	return rows;
}

/** The first run makes the table; a row that is due now is published by the second. */
async function publishFromCalendar(/** @type {DemoJob} */ job) {
	const { jpg } = job.seed.meta.media;
	await runExample(job, 'facebook-content-calendar');
	const table = await openDataTable(job.rest, CALENDAR);
	const row = { text: 'From the content calendar.', picture: jpg, altText: 'A street in autumn' };
	const id = await table.add({ ...row, dueAt: new Date(Date.now() - 60_000).toISOString() });
	const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
	await table.add({ ...row, text: 'Tomorrow’s post.', dueAt: tomorrow });
	await runExample(job, 'facebook-content-calendar');
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
	const ofComments = meta.filter((/** @type {any} */ { body }) => body.includes('"feed"'));
	const received = ofComments.filter(({ outcome }) => outcome === 'delivered').length;
	const webhooks = `${received} ${received === 1 ? 'webhook' : 'webhooks'} received`;
	return { status: `${webhooks}, answered in ${ms} ms`, address: reply.message };
}

/**
 * @param {import('../sandboxControl.js').SandboxClient} sandbox
 * @param {string} pageId
 * @param {string} commentId
 */
async function replyTo(sandbox, pageId, commentId) {
	return await until(async () => {
		const { meta } = await sandbox.state();
		const page = meta.pages.find((/** @type {any} */ one) => one.id === pageId);
		const comments = page.posts.flatMap((/** @type {any} */ post) => post.comments);
		return comments.find((/** @type {any} */ one) => one.parentId === commentId);
	}, 'The comment of the visitor was not answered');
}

async function readMetrics(/** @type {DemoJob} */ job) {
	const output = await runExample(job, 'facebook-weekly-report');
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
	const alerts = (await runExample(job, 'facebook-connection-check'))('Alert');
	if (alerts.length) throw new Error(alerts[0].message);
	return await signInWithAll(job);
}

/** Every kind of credential of the network signs in. */
async function signInWithAll(/** @type {DemoJob} */ job) {
	const checks = await checkCredentials(job);
	const broken = checks.filter(({ check }) => !check?.verified);
	if (broken.length)
		throw new Error(broken.map(({ name, check }) => `${name}: ${check?.message}`).join('; '));
	return {
		status: `${checks.length} of ${checks.length} credentials work`,
		address: checks.map(({ name, check }) => `${name} ${lifetimeOf(check)}`).join(', '),
	};
}

/** The row of a network that has no examples of its own to put to use. @param {DemoJob} job @returns {Promise<Row>} */
async function connectionsRow(job) {
	const row = {
		section: /** @type {const} */ ('events'),
		network: job.demo.network,
		what: 'Connections',
	};
	try {
		const { status, address } = await signInWithAll(job);
		return { ...row, status, address, ok: true };
	} catch (error) {
		const { message } = /** @type {Error} */ (error);
		return { ...row, status: 'failed', address: message, ok: false };
	}
}

module.exports = { connectionsRow, useExamples };
