// @ts-check
'use strict';

const crypto = require('node:crypto');
const { collect } = require('../../../core/http');
const { badField } = require('../errors');

const FAILURES_TO_BLOCK = 3;

/**
 * What is known of the URL of a webhook, per app and URL.
 * @typedef {{ url: string, clientId: string, state: 'VALID' | 'BLOCKED', failures: number, checkedAt: number, checks: number }} WebhookUrl
 * @typedef {{ state: import('../state').State, outbound: any }} World
 */

/** @param {string} clientId @param {string} url */
const keyOf = (clientId, url) => `${clientId} ${url}`;

/** @param {string} secret @param {string} text */
const hmac = (secret, text) => crypto.createHmac('sha256', secret).update(text).digest('hex');

/** @param {string} text */
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Asks a URL the challenge; returns what is wrong with the answer.
 * @param {World} world @param {any} app @param {string} url @returns {Promise<string | undefined>}
 */
async function challenge({ state, outbound }, app, url) {
	const challengeCode = crypto.randomUUID();
	const result = await outbound(
		`${url}${url.includes('?') ? '&' : '?'}challengeCode=${challengeCode}`,
		{
			timeoutMs: state.settings.webhookTimeoutMs,
		},
	);
	if (result.kind === 'unreachable') return result.reason;
	const text = (await collect(result.stream))?.toString('utf8') ?? '';
	if (result.status !== 200) return `HTTP ${result.status}`;
	if (!/^application\/json\b/.test(result.headers['content-type'] ?? '')) return 'not JSON';
	const answer = parse(text);
	if (answer?.challengeCode !== challengeCode) return 'another challengeCode';
	return answer.challengeResponse === hmac(app.clientSecret, challengeCode)
		? undefined
		: 'wrong challengeResponse';
}

/**
 * Validates the URL of a subscription; throws 400 when it does not pass. A blocked URL is asked, too.
 * @param {import('../rest').Call} call @param {string} url
 */
async function validateUrl(call, url) {
	const { state, app } = call;
	const failed = (/** @type {string} */ why) =>
		badField(
			'INVALID_VALUE_FOR_FIELD',
			'/webhook',
			`This URL did not pass the security challenge check (${why})`,
		);
	if (!/^https:\/\/[^\s#]+$/.test(url)) throw failed('not an https URL');
	const problem = await challenge(call, app, url);
	if (problem) throw failed(problem);
	state.webhookUrls.set(keyOf(app.clientId, url), {
		url,
		clientId: app.clientId,
		state: 'VALID',
		failures: 0,
		checkedAt: state.now(),
		checks: 1,
	});
}

/** @param {import('../state').State} state */
const urlsInUse = (state) =>
	new Set(
		[...state.leadNotifications.values(), ...state.eventSubscriptions.values()].map(
			({ clientId, webhook }) => keyOf(clientId, webhook),
		),
	);

/** @param {World} world @param {WebhookUrl} held */
async function revalidate(world, held) {
	held.checkedAt = world.state.now();
	held.checks += 1;
	const problem = await challenge(world, world.state.apps.get(held.clientId), held.url);
	held.failures = problem ? held.failures + 1 : 0;
	if (held.failures >= FAILURES_TO_BLOCK) held.state = 'BLOCKED';
}

/** Asks every URL again whose time has come; blocked ones wait for a person. @param {World} world */
async function revalidateDue(world) {
	const { state } = world;
	const inUse = urlsInUse(state);
	for (const [key, held] of state.webhookUrls) {
		if (!inUse.has(key)) state.webhookUrls.delete(key);
		else if (
			held.state === 'VALID' &&
			state.now() - held.checkedAt >= state.settings.revalidateEveryMs
		)
			await revalidate(world, held);
	}
}

/** The button of the portal: one more try for blocked URLs. @param {World} world @param {string} [url] all by default */
async function pressRevalidate(world, url) {
	for (const held of world.state.webhookUrls.values()) {
		if (url && held.url !== url) continue;
		const problem = await challenge(world, world.state.apps.get(held.clientId), held.url);
		Object.assign(held, { checkedAt: world.state.now(), checks: held.checks + 1 });
		if (problem === undefined) Object.assign(held, { state: 'VALID', failures: 0 });
	}
	return [...world.state.webhookUrls.values()];
}

module.exports = { hmac, keyOf, pressRevalidate, revalidateDue, validateUrl };
