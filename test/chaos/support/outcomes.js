// @ts-check
'use strict';

/** @typedef {import('../../support/runs.js').Run} Run */
/** @typedef {import('./plan.js').PlannedExecution} PlannedExecution */
/**
 * What n8n says became of an item.
 * @typedef {{ marker: string, claim: 'published' | 'refused' | 'unknown', reason: string,
 *   hasFiles: boolean, isKilled: boolean }} Outcome
 * @typedef {Pick<Outcome, 'claim' | 'reason'>} Claim
 */

/**
 * What an ended run says of each of its items.
 * @param {PlannedExecution} planned @param {Run} run @param {string} node
 * @returns {Claim[]} in the order of its items
 */
function claimsOf({ items, settings }, run, node) {
	if (settings.onError === 'stopWorkflow' && run.error) {
		return items.map(() => ofFailure(run.error.context?.socialOps, run.error));
	}
	const put = [run.output(node, 0), run.output(node, 1)].flat();
	const byItem = new Map(put.map((one) => [one.pairedItem?.item ?? 0, one]));
	return items.map((_, index) => ofItem(byItem.get(index)?.json));
}

/** @param {any} json @returns {Claim} */
function ofItem(json) {
	if (!json) return { claim: 'refused', reason: 'no item came out' };
	if (json.error === undefined) return { claim: 'published', reason: String(json.status) };
	return ofFailure(json.details, json);
}

/** @param {any} failure @param {any} error @returns {Claim} */
function ofFailure(failure, error) {
	const isUnknown = failure?.kind === 'outcome-unknown';
	const said = failure?.happened ?? error.message ?? error.error;
	// Why nobody can know stands with what is to be done.
	const reason = `${failure?.kind ?? 'unforeseen'}: ${said}${isUnknown ? `. ${failure.advice}` : ''}`;
	return { claim: isUnknown ? 'unknown' : 'refused', reason };
}

module.exports = { claimsOf };
