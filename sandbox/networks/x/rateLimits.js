// @ts-check
'use strict';

const { refusal } = require('./errors');

/**
 * Calls of an endpoint: of a user and of the app in 15 minutes, and in 24 hours.
 * @typedef {{ user?: number, app?: number, userDay?: number, appDay?: number }} Limits
 */

const DAY_MS = 24 * 3_600_000;
/** @type {Record<keyof Limits, string>} */
const HEADERS = {
	user: 'x-rate-limit',
	app: 'x-rate-limit',
	userDay: 'x-user-limit-24hour',
	appDay: 'x-app-limit-24hour',
};

/** Limits that count for a call: those of a user only for calls with a user's token.
 *  @param {Limits} limits @param {boolean} isUser @returns {(keyof Limits)[]} */
function counted(limits, isUser) {
	/** @type {(keyof Limits)[]} */
	const names = isUser ? ['user', 'userDay', 'appDay'] : ['app', 'appDay'];
	return names.filter((name) => limits[name] !== undefined);
}

/** @param {import('./state').State} state @param {string} key @param {number} windowMs */
function windowOf(state, key, windowMs) {
	const known = state.rates.get(key);
	if (known && known.resetAt > state.now()) return known;
	const opened = { count: 0, resetAt: state.now() + windowMs };
	state.rates.set(key, opened);
	return opened;
}

/**
 * Counts a call. The headers of its answer are written into `headers`; throws 429 when a window is full.
 * @param {import('./state').State} state
 * @param {{ key: string, limits: Limits, token: import('./state').Token, headers: Record<string, string> }} call
 */
function countCall(state, { key, limits, token, headers }) {
	const own = { ...limits, ...state.settings.rateLimits[key] };
	const windows = counted(own, token.kind === 'user').map((name) => {
		const whose = name.startsWith('user') ? token.userId : token.appId;
		const ms = name.endsWith('Day') ? DAY_MS : state.settings.rateWindowMs;
		return { name, limit: own[name] ?? 0, window: windowOf(state, `${key} ${name} ${whose}`, ms) };
	});
	const isFull = windows.some(({ limit, window }) => window.count >= limit);
	for (const { name, limit, window } of windows) {
		if (!isFull) window.count += 1;
		headers[`${HEADERS[name]}-limit`] = String(limit);
		headers[`${HEADERS[name]}-remaining`] = String(Math.max(0, limit - window.count));
		headers[`${HEADERS[name]}-reset`] = String(Math.ceil(window.resetAt / 1000));
	}
	if (!isFull) return;
	throw refusal(429, {
		title: 'Too Many Requests',
		detail: 'Too Many Requests',
		type: 'about:blank',
		status: 429,
	});
}

module.exports = { countCall };
