// @ts-check
'use strict';

const { IG_APP } = require('./instagram/seed');

/** @typedef {import('./webhookTargets').Target} Target */

const ID_NAMES = new Set(['id', 'parent_id', 'media_id', 'comment_id', 'original_media_id']);

/** Ids as bare numbers, as some deliveries have them. @param {any} value @returns {any} */
function withNumbers(value) {
	if (Array.isArray(value)) return value.map(withNumbers);
	if (!value || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => {
			const isId = ID_NAMES.has(name) && /^\d+$/.test(String(inner));
			return [name, isId ? BigInt(inner) : withNumbers(inner)];
		}),
	);
}

/** @param {Target} target */
const changeOf = ({ subscription, change: { field, value } }) =>
	subscription.withValues ? { field, value } : { field };

/** Targets by the id of their Page or account. @param {Target[]} targets */
const grouped = (targets) =>
	[...new Set(targets.map(({ id }) => id))].map((id) => ({
		id,
		own: targets.filter((target) => target.id === id),
	}));

/** @param {Target[]} targets @param {number} now milliseconds */
function instagramEntries(targets, now) {
	const time = Math.floor(now / 1000);
	return grouped(targets).flatMap(({ id, own }) => {
		const messages = own.filter(({ change }) => change.field === 'messages');
		const changes = own.filter(({ change }) => change.field !== 'messages').map(changeOf);
		const messaging = messages.map(({ change }) => change.value);
		return [
			...(changes.length > 0 ? [{ id, time, changes }] : []),
			...(messaging.length > 0 ? [{ id, time: now, messaging }] : []),
		];
	});
}

/** Field and value directly in the entry. @param {any[]} entries */
const flattened = (entries) =>
	entries.flatMap(({ changes, ...entry }) =>
		changes ? changes.map((/** @type {object} */ change) => ({ ...entry, ...change })) : [entry],
	);

/**
 * The body of one delivery. Instagram has two layouts: `changes[]`, and `field` and `value` in the
 * entry; some deliveries are a list at the root.
 * @param {import('./state').State} state @param {Target[]} targets of one app and object
 */
function bodyOf(state, targets) {
	const { settings } = state;
	const [{ object, appId }] = targets;
	const now = state.now();
	if (object === 'page') {
		const time = Math.floor(now / 1000);
		const entry = grouped(targets).map(({ id, own }) => ({ id, time, changes: own.map(changeOf) }));
		return { object, entry };
	}
	const layout = settings.instagramWebhookLayout;
	const isFlat = layout === 'entry' || (layout === 'documented' && appId === IG_APP.id);
	const entries = instagramEntries(targets, now);
	const body = { object, entry: isFlat ? flattened(entries) : entries };
	const numbered = settings.numericInstagramIds ? withNumbers(body) : body;
	return settings.instagramWebhookArray ? [numbered] : numbered;
}

module.exports = { bodyOf };
