// @ts-check
'use strict';

const { hasRole, requireScope } = require('../access');
const { apiError } = require('../errors');

/** @typedef {import('../rest').Call} Call */
/** @typedef {{ sponsoredAccount: string } | { organization: string }} Owner */

const LEAD_ROLES = ['ADMINISTRATOR', 'LEAD_GEN_FORMS_MANAGER', 'LEAD_CAPTURE_ADMINISTRATOR'];
const LEAD_SCOPE = 'r_marketing_leadgen_automation';

/** @param {Owner} owner @returns {string} */
const ownerUrn = (owner) =>
	'sponsoredAccount' in owner ? owner.sponsoredAccount : owner.organization;

/** @param {Call} call @param {Owner} owner */
function hasLeadAccess(call, owner) {
	if ('organization' in owner) return hasRole(call, owner.organization, LEAD_ROLES);
	const account = call.state.adAccounts.get(owner.sponsoredAccount);
	return (
		account?.people.has(call.token.personId) === true &&
		hasRole(call, account.reference, LEAD_ROLES)
	);
}

/** Throws 403 unless the member may see the leads of an ad account or a page. @param {Call} call @param {Owner} owner */
function requireLeadAccess(call, owner) {
	if (hasLeadAccess(call, owner)) return;
	throw apiError({
		status: call.state.settings.leadAccessStatus,
		serviceErrorCode: 100,
		code: 'ACCESS_DENIED',
		message: `Member urn:li:person:${call.token.personId} does not have lead access to ${ownerUrn(owner)}`,
	});
}

/** Throws 403 for leads of events without their permission. @param {Call} call @param {string} leadType */
function requireLeadType(call, leadType) {
	if (leadType === 'EVENT') requireScope(call, 'r_events');
}

module.exports = { LEAD_SCOPE, ownerUrn, requireLeadAccess, requireLeadType };
