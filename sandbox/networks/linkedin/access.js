// @ts-check
'use strict';

const { accessDenied } = require('./errors');
const { personUrn } = require('./urn');

/** @typedef {import('./rest').Call} Call */

const POSTING = [
	'ADMINISTRATOR',
	'CONTENT_ADMINISTRATOR',
	'CONTENT_ADMIN',
	'DIRECT_SPONSORED_CONTENT_POSTER',
];
const ADMIN = ['ADMINISTRATOR'];

/** @param {Call} call */
const nameOf = (call) =>
	`${call.resource}.${call.restliMethod.replace(' ', '-')}.${call.version}01`;

/** @param {Call} call @param {string} organization urn @param {readonly string[]} [roles] any by default */
const hasRole = ({ state, token }, organization, roles) =>
	state.roles.some(
		(each) =>
			each.personId === token.personId &&
			each.organization === organization &&
			each.state === 'APPROVED' &&
			(!roles || roles.includes(each.role)),
	);

/** Throws 403 unless the token has one of these scopes. @param {Call} call @param {...string} scopes */
function requireScope(call, ...scopes) {
	if (!scopes.some((scope) => call.token.scopes.includes(scope))) throw accessDenied(nameOf(call));
}

/** Throws 403 unless the member has a role on the page. @param {Call} call @param {string} organization
 *  @param {readonly string[]} [roles] */
function requireRole(call, organization, roles) {
	if (!hasRole(call, organization, roles)) throw accessDenied(nameOf(call));
}

const isSelf = (/** @type {Call} */ call, /** @type {string} */ urn) =>
	urn === personUrn(call.token.personId);

/**
 * May this token act as this person or page? Throws 403 otherwise.
 * @param {Call} call @param {string} actor urn
 * @param {{ member: string[], organization: string[], roles?: readonly string[] }} scopes
 */
function requireActor(call, actor, { member, organization, roles = POSTING }) {
	if (actor.startsWith('urn:li:person:')) {
		requireScope(call, ...member);
		if (!isSelf(call, actor)) throw accessDenied(nameOf(call));
		return;
	}
	requireScope(call, ...organization);
	requireRole(call, actor, roles);
}

module.exports = {
	ADMIN,
	POSTING,
	hasRole,
	isSelf,
	nameOf,
	requireActor,
	requireRole,
	requireScope,
};
