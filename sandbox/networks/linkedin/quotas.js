// @ts-check
'use strict';

const { apiError } = require('./errors');

const DEVELOPMENT = { app: 500, member: 100 };

/** The daily limits of an endpoint; null means no end. @param {import('./rest').Call} call */
function limitsOf({ state, app, resource }) {
	const { tier, dailyQuotas } = state.settings;
	const own = { app: app.appQuota ?? null, member: app.memberQuota ?? null };
	const ofTier = tier === 'development' ? DEVELOPMENT : own;
	return { ...ofTier, ...dailyQuotas['*'], ...dailyQuotas[resource] };
}

/**
 * Counts a call against the quotas of its endpoint, which start anew at 00:00 UTC. No header tells
 * how much is left; refused calls do not count.
 * @param {import('./rest').Call} call
 */
function countCall(call) {
	const { state, token, resource } = call;
	const { counts } = state;
	const limits = limitsOf(call);
	const day = new Date(state.now()).toISOString().slice(0, 10);
	const counters = /** @type {const} */ ([
		[`${day} ${resource} app ${token.clientId}`, limits.app],
		[`${day} ${resource} member ${token.clientId} ${token.personId}`, limits.member],
	]);
	const usedOf = (/** @type {string} */ counter) => counts.get(counter) ?? 0;
	if (counters.some(([counter, limit]) => usedOf(counter) >= (limit ?? Infinity)))
		throw apiError({
			status: 429,
			serviceErrorCode: 101,
			code: 'TOO_MANY_REQUESTS',
			message: 'Resource level throttle limit for calls to this resource is reached.',
		});
	for (const [counter] of counters) counts.set(counter, usedOf(counter) + 1);
}

module.exports = { countCall };
