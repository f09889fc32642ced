// @ts-check
'use strict';

/**
 * Decodes the format in which n8n stores execution data: a JSON array whose first entry is the
 * root; inside objects and arrays every string is the index of an entry, which may be shared or
 * refer back to its owner.
 * @param {string} text
 * @returns {unknown}
 */
function unflatten(text) {
	/** @type {unknown[]} */
	const table = JSON.parse(text);
	/** @type {Map<number, unknown>} */
	const built = new Map();

	/** @param {number} index @returns {unknown} */
	function entry(index) {
		const stored = table[index];
		if (typeof stored !== 'object' || stored === null) return stored;
		if (built.has(index)) return built.get(index);
		/** @type {any} */
		const value = Array.isArray(stored) ? [] : {};
		built.set(index, value);
		for (const [key, part] of Object.entries(stored)) {
			value[key] = typeof part === 'string' ? entry(Number(part)) : part;
		}
		return value;
	}
	return entry(0);
}

module.exports = { unflatten };
