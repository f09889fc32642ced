// @ts-check
'use strict';

const isBool = (/** @type {unknown} */ value) => typeof value === 'boolean';
const isCount = (/** @type {any} */ value) => Number.isInteger(value) && value >= 0;
const orNull = (/** @type {(value: any) => boolean} */ isRight) => (/** @type {any} */ value) =>
	value === null || isRight(value);

/** What may be set on an account, and what it must be. @type {Record<string, [rule: string, isRight: (value: any) => boolean]>} */
const ACCOUNT_SETTINGS = {
	quotaTotal: ['a whole number', isCount],
	containersPerDay: ['a whole number', isCount],
	trialReels: ['true or false', isBool],
	isRestricted: ['true or false', isBool],
	followers: ['a whole number', isCount],
	callsLeft: ['a whole number, or null', orNull(isCount)],
	usage: ['an object, or null', (value) => typeof value === 'object'],
	pageId: ['the ID of a Page, or null', orNull((value) => typeof value === 'string')],
};

/**
 * Changes an Instagram account. Throws for names and values that are not known.
 * @param {import('../state').State} state @param {string} id @param {Record<string, any>} change
 */
function changeAccount(state, id, change) {
	const account = state.igAccounts.get(id);
	if (!account) throw new Error(`no account ${id}`);
	for (const [name, value] of Object.entries(change)) {
		const known = ACCOUNT_SETTINGS[name];
		if (!known) {
			const names = Object.keys(ACCOUNT_SETTINGS).join(', ');
			throw new Error(`no account setting ${name}; known: ${names}`);
		}
		if (!known[1](value)) throw new Error(`account setting ${name} must be ${known[0]}`);
	}
	const cleared = Object.entries(change).map(([name, value]) => [name, value ?? undefined]);
	Object.assign(account, Object.fromEntries(cleared));
}

/** @type {Record<string, string[]>} */
const WORDS = {
	instagramRepublish: ['refuse', 'same'],
	instagramTokenAnswer: ['flat', 'data'],
	instagramWebhookLayout: ['documented', 'changes', 'entry'],
	instagramWebhookSecret: ['instagram', 'meta'],
};

/** Throws for a word that a setting does not know. @param {Record<string, any>} settings */
function checkSettings(settings) {
	for (const [name, words] of Object.entries(WORDS)) {
		if (name in settings && !words.includes(settings[name]))
			throw new Error(`setting ${name} must be one of ${words.join(', ')}`);
	}
}

module.exports = { changeAccount, checkSettings };
