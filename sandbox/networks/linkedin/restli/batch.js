// @ts-check
'use strict';

/**
 * BATCH_GET: what could be read, and for every other key why not.
 * @param {(call: import('../rest').Call, key: any) => unknown} readOne
 * @returns {(call: import('../rest').Call) => unknown}
 */
const batch = (readOne) => (call) => {
	/** @type {{ results: Record<string, any>, statuses: Record<string, number>, errors: Record<string, any> }} */
	const answer = { results: {}, statuses: {}, errors: {} };
	for (const key of call.args.ids) {
		try {
			answer.results[key] = readOne(call, key);
			answer.statuses[key] = 200;
		} catch (error) {
			const { failure } = /** @type {any} */ (error);
			if (!failure) throw error;
			answer.errors[key] = { status: failure.status, message: failure.message };
			answer.statuses[key] = failure.status;
		}
	}
	return answer;
};

module.exports = { batch };
