// @ts-check
'use strict';

const { statusOf } = require('../tokens');

const ACTIONS = [
	'LIKE',
	'COMMENT',
	'SHARE',
	'SHARE_MENTION',
	'ADMIN_COMMENT',
	'COMMENT_EDIT',
	'COMMENT_DELETE',
];

/** @typedef {import('../state').State} State */

/**
 * What happened to a page, in the form of the webhook; kept for the backfill.
 * @param {State} state @param {any} event `{ organization, action, … }`
 */
function addNotification(state, { organization, ...event }) {
	const spelled = state.settings.shortCommentUrns
		? event.generatedActivity?.replace(
				'urn:li:comment:(urn:li:activity:',
				'urn:li:comment:(activity:',
			)
		: event.generatedActivity;
	const notification = {
		notificationId: 1_784_958_320 + state.newNumber(),
		organizationalEntity: organization,
		...event,
		...(spelled === undefined ? {} : { generatedActivity: spelled }),
		lastModifiedAt: state.now(),
	};
	state.notifications.push(notification);
	return notification;
}

/** A subscription dies with the grant, or with the role on the page. @param {State} state @param {any} subscription */
function isAlive(state, { clientId, personId, key, expiresAt }) {
	const hasGrant = [...state.tokens.values(), ...state.refreshTokens.values()].some(
		(token) =>
			token.clientId === clientId &&
			token.personId === personId &&
			statusOf(state, token) === 'active',
	);
	const hasRole = state.roles.some(
		(role) =>
			role.personId === personId &&
			role.organization === key.entity &&
			role.role === 'ADMINISTRATOR' &&
			role.state === 'APPROVED',
	);
	return hasGrant && hasRole && expiresAt > state.now();
}

module.exports = { ACTIONS, addNotification, isAlive };
