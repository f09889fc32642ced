// @ts-check
'use strict';

const { openDataTable } = require('./dataTables.js');
const { productionRun, runExample, until } = require('./runExample.js');
const { doSteps } = require('./steps.js');

/** @typedef {import('./campaign.js').DemoJob} DemoJob */

const BACKFILL = 'facebook-lead-backfill';
const FOLLOW_UP = 'facebook-lead-follow-up';
const NIGHT = 'Every Night at Three';
const LEADS = 'facebook leads';
const EARLIER_LEADS = 150;
const VISITOR = {
	full_name: 'Ana Gómez',
	email: 'Ana.Gomez@example.com',
	phone_number: '+34 600 111 222',
};

/** @type {import('./steps.js').Step[]} */
const STEPS = [
	{ what: 'Synced', do: syncForms },
	{ what: 'New', do: countSaved },
	{ what: 'In real time', do: receiveLead },
	{ what: 'Duplicates', do: syncAgain },
	{ what: 'In one table', do: fillTable },
	{ what: 'Consents', do: countConsents },
];

/**
 * Puts the lead examples to use: syncs all forms of a Page, receives a lead of a visitor in real
 * time, and syncs again to show that nothing comes twice.
 * @param {DemoJob} job
 * @returns {Promise<import('./campaign.js').Row[]>}
 */
async function syncLeads(job) {
	return await doSteps(job, 'leads', STEPS);
}

/** Two workflows that share the Meta app wait for leads; the night run of one reads all forms. */
async function syncForms(/** @type {DemoJob} */ job) {
	const { rest, sandbox, examples, seed } = job;
	await sandbox.fillLeads({ pageId: seed.meta.pages.fern.id, count: EARLIER_LEADS, days: 80 });
	for (const name of [BACKFILL, FOLLOW_UP]) await rest.activate(examples[name].id);
	const report = reportOf(await runExample(job, BACKFILL, NIGHT));
	const held = await readableLeads(job);
	if (report.read !== held) throw new Error(`${report.read} of the ${held} leads were read`);
	return { status: String(report.read), address: `all that ${report.forms.length} forms hold` };
}

/** @param {(node: string, output?: number) => any[]} output */
function reportOf(output) {
	const [report] = output('Sync All Forms', 1);
	if (!report?.ok) throw new Error(report?.message ?? output('Alert')[0]?.message);
	return report;
}

async function countSaved(/** @type {DemoJob} */ job) {
	const saved = await (await openDataTable(job.rest, LEADS)).count();
	const held = await readableLeads(job);
	if (saved !== held) throw new Error(`${saved} of the ${held} leads were saved`);
	return { status: String(saved), address: `rows in the data table '${LEADS}'` };
}

/** A visitor submits a form; the webhook starts both workflows. */
async function receiveLead(/** @type {DemoJob} */ job) {
	const { rest, sandbox, seed } = job;
	const { id: formId, pageId } = seed.meta.forms.demo;
	const table = await openDataTable(rest, LEADS);
	const begun = Date.now();
	const { leadIds } = await sandbox.submitLead({ pageId, formId, answers: VISITOR });
	const row = await until(
		async () => await table.find('leadKey', `facebook-${leadIds[0]}`),
		'The lead of the visitor was not saved',
	);
	const ms = Date.now() - begun;
	const [message] = (await productionRun(job, FOLLOW_UP))('Write Message');
	if (row.foundBy !== 'trigger' || message?.leadId !== leadIds[0]) {
		throw new Error('The lead of the visitor did not start both workflows');
	}
	const details = `${row.name}, saved ${ms} ms after it was submitted, follow-up written`;
	return { status: '1', address: details };
}

async function syncAgain(/** @type {DemoJob} */ job) {
	const output = await runExample(job, BACKFILL, NIGHT);
	const { read } = reportOf(output);
	const saved = output('Save Lead').length;
	if (saved > 0) throw new Error(`${saved} of ${read} leads were saved a second time`);
	return { status: String(read), address: 'synced again, none saved twice' };
}

async function fillTable(/** @type {DemoJob} */ job) {
	const output = await runExample(job, 'facebook-leads-one-table');
	const rows = output('Save Row').length;
	const held = await readableLeads(job);
	if (rows !== held) throw new Error(`${rows} of the ${held} leads have a row`);
	const [{ questions }] = output('Questions Without Column');
	const left = questions.flatMap((/** @type {any} */ form) => form.questions).length;
	return { status: String(rows), address: `${left} questions have no column of their own` };
}

async function countConsents(/** @type {DemoJob} */ job) {
	const boxes = (await runExample(job, 'facebook-consent-report'))('Count Consents');
	const sum = (/** @type {'asked' | 'given'} */ name) =>
		boxes.reduce((total, box) => total + box[name], 0);
	const details = `of ${sum('asked')} asked, on ${boxes.length} boxes, in the last seven days`;
	return { status: String(sum('given')), address: details };
}

/** How many leads of the Page Meta would still give. @param {DemoJob} job */
async function readableLeads({ sandbox, seed }) {
	const { meta } = await sandbox.leads({ pageId: seed.meta.pages.fern.id });
	return meta.filter((/** @type {any} */ { isExpired }) => !isExpired).length;
}

module.exports = { syncLeads };
