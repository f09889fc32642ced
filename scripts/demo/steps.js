// @ts-check
'use strict';

/** @typedef {import('./campaign.js').DemoJob} DemoJob */
/** @typedef {import('./campaign.js').Row} Row */
/** @typedef {{ what: string, do: (job: DemoJob) => Promise<{ status: string, address?: string }> }} Step */

/**
 * Does steps one after the other. A step that fails becomes a row that is not ok, and the next one
 * goes on.
 * @param {DemoJob} job
 * @param {Row['section']} section
 * @param {Step[]} steps
 * @returns {Promise<Row[]>}
 */
async function doSteps(job, section, steps) {
	const { network } = job.demo;
	/** @type {Row[]} */
	const rows = [];
	for (const step of steps) {
		job.log(`${network}: ${step.what.toLowerCase()}`);
		const begun = Date.now();
		const base = { section, network, what: step.what };
		try {
			const { status, address = '' } = await step.do(job);
			rows.push({ ...base, status, address, ok: true, ms: Date.now() - begun });
		} catch (error) {
			const { message } = /** @type {Error} */ (error);
			rows.push({ ...base, status: 'failed', address: message, ok: false });
		}
	}
	return rows;
}

module.exports = { doSteps };
