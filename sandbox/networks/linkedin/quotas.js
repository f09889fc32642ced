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

/** @param {import('./state').State} state @param {string} counter @param {number | null} limit */
function count(state, counter, limit) {
	const used = (state.counts.get(counter) ?? 0) + 1;
	if (limit !== null && used > limit) return false;
	state.counts.set(counter, used);
	return true;
}

/**
 * Counts a call against the quotas of its endpoint, which start anew at 00:00 UTC. No header tells
 * how much is left.
 * @param {import('./rest').Call} call
 */
function countCall(call) {
	const { state, token, resource } = call;
	const limits = limitsOf(call);
	const day = new Date(state.now()).toISOString().slice(0, 10);
	const byApp = `${day} ${resource} app ${token.clientId}`;
	const byMember = `${day} ${resource} member ${token.clientId} ${token.personId}`;
	if (count(state, byApp, limits.app ?? null) && count(state, byMember, limits.member ?? null))
		return;
	throw apiError({
		status: 429,
		serviceErrorCode: 101,
		code: 'TOO_MANY_REQUESTS',
		message: 'Resource level throttle limit for calls to this resource is reached.',
	});
}

module.exports = { countCall };
