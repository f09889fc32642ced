// @ts-check
'use strict';

/** @typedef {import('../../../scripts/host/rest.js').RestClient} RestClient */

const EXECUTIONS = 20;
const ENOUGH = 20;
/** Long enough to stand nowhere else, and stored as it is whatever it is stored in. */
const FINDABLE = /^[\w:. -]{10,}$/;

/**
 * Texts that the newest executions of an n8n have put out, of those that it has saved. Several: a
 * database may tear one of them apart. None where it has saved nothing that holds such a text.
 * @param {RestClient} rest
 * @returns {Promise<string[]>}
 */
async function savedTexts(rest) {
	/** @type {Set<string>} */
	const texts = new Set();
	for (const { id } of await rest.listExecutions({ limit: EXECUTIONS })) {
		const { data } = await rest.getExecution(id);
		for (const text of textsIn(outputsOf(data))) texts.add(text);
		if (texts.size >= ENOUGH) break;
	}
	return [...texts];
}

/** The first items of all nodes. @param {any} data n8n's IRunExecutionData */
function outputsOf(data) {
	const runs = /** @type {any[]} */ (Object.values(data?.resultData?.runData ?? {})).flat();
	return runs.map((run) => run?.data?.main?.[0]?.[0]?.json);
}

/** @param {unknown} value @returns {string[]} */
function textsIn(value) {
	if (typeof value === 'string') return FINDABLE.test(value) ? [value] : [];
	if (value === null || typeof value !== 'object') return [];
	return Object.values(value).flatMap(textsIn);
}

module.exports = { savedTexts };
