// @ts-check
'use strict';

const { createDice } = require('./dice');

const KINDS = [
	'latency',
	'status',
	'status-after',
	'graph-error',
	'lost-before',
	'lost-after',
	'hang-after',
	'reset-upload',
	'slow-processing',
	'expire-token',
];

/**
 * @typedef {{ kind: string, ms?: number, status?: number, body?: unknown, headers?: Record<string, string>,
 *   code?: number, subcode?: number, message?: string, isTransient?: boolean, httpStatus?: number,
 *   atFraction?: number }} Effect
 * @typedef {{ host?: string, method?: string, path?: string, times?: number, every?: number,
 *   skip?: number, share?: number, seed?: number, effect: Effect }} Rule
 * @typedef {{ id: number, seen: number, applied: number, roll(): number } & Rule} ActiveRule
 */

/** @param {unknown} candidate @returns {string | undefined} what is wrong with a rule */
function ruleProblem(candidate) {
	const rule = /** @type {Rule} */ (candidate);
	if (!rule || typeof rule !== 'object') return 'a rule must be an object';
	if (!rule.effect || !KINDS.includes(rule.effect.kind)) {
		return `effect.kind must be one of ${KINDS.join(', ')}`;
	}
	for (const key of /** @type {const} */ (['times', 'every', 'skip', 'seed'])) {
		if (rule[key] !== undefined && !(Number.isInteger(rule[key]) && Number(rule[key]) >= 0)) {
			return `${key} must be a whole number`;
		}
	}
	const { share } = rule;
	if (share !== undefined && !(typeof share === 'number' && share > 0 && share <= 1)) {
		return 'share must be a number above 0, up to 1';
	}
	if (rule.seed !== undefined && share === undefined) return 'seed goes with share';
	if (rule.every !== undefined && share !== undefined) return 'give every or share, not both';
	try {
		if (rule.path !== undefined) new RegExp(rule.path);
	} catch {
		return `path is not a regular expression: ${rule.path}`;
	}
	return undefined;
}

/** @param {ActiveRule} rule @param {{ host: string, method: string, path: string, search: string }} request */
function matches(rule, request) {
	if (rule.host && rule.host !== request.host) return false;
	if (rule.method && rule.method.toUpperCase() !== request.method) return false;
	if (!rule.path) return true;
	const pattern = new RegExp(rule.path);
	return pattern.test(request.path) || pattern.test(request.path + request.search);
}

/** Counts a matching request and says whether this one is hit. @param {ActiveRule} rule */
function hits(rule) {
	rule.seen += 1;
	const counted = rule.seen - (rule.skip ?? 0);
	if (counted <= 0) return false;
	if (rule.every && counted % rule.every !== 0) return false;
	// One throw for each request, so that what is hit depends on the seed and the order alone.
	if (rule.share !== undefined && rule.roll() >= rule.share) return false;
	if (rule.times !== undefined && rule.applied >= rule.times) return false;
	rule.applied += 1;
	return true;
}

/**
 * Fault switches. Every rule counts its own matching requests (`skip` first ones untouched, then each
 * `every`-th, a `share` of them by the dice of `seed`, or all, at most `times`); a request gets all latencies that hit and the first other effect.
 */
function createFaults() {
	/** @type {ActiveRule[]} */
	let rules = [];
	let lastId = 0;
	return {
		/** @param {Rule[]} added @returns {{ problem: string } | { rules: ActiveRule[] }} */
		add(added) {
			for (const rule of added) {
				const problem = ruleProblem(rule);
				if (problem) return { problem };
			}
			rules.push(...added.map((rule) => ({
				...rule,
				id: ++lastId,
				seen: 0,
				applied: 0,
				roll: createDice(rule.seed ?? 0),
			})));
			return { rules };
		},
		list: () => rules,
		/** @param {number} [id] one rule, or all */
		clear(id) {
			rules = id === undefined ? [] : rules.filter((rule) => rule.id !== id);
		},
		/** @param {{ host: string, method: string, path: string, search: string }} request
		 *  @returns {{ latencyMs: number, effect?: Effect }} */
		take(request) {
			const effects = rules
				.filter((rule) => matches(rule, request) && hits(rule))
				.map((rule) => rule.effect);
			const latencyMs = effects
				.filter((effect) => effect.kind === 'latency')
				.reduce((sum, effect) => sum + (effect.ms ?? 0), 0);
			return { latencyMs, effect: effects.find((effect) => effect.kind !== 'latency') };
		},
	};
}

module.exports = { createFaults, KINDS };
