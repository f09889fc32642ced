// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { graphTime } = require('../format');
const { LEAD_PERMISSIONS } = require('./access');
const { pickKnown, plain } = require('./shape');

/** @typedef {import('../fields').RenderContext} RenderContext */

const ACCESS = {
	typeName: 'HasLeadAccess',
	tree: plain(
		'app_has_leads_permission can_access_lead enabled_lead_access_manager failure_reason failure_resolution is_page_admin page_id user_has_leads_permission user_id',
	),
};

/** Why the leads cannot be read, and what to do. @param {{ isAdmin: boolean, userMay: boolean, appMay: boolean, isRestricted: boolean }} facts */
function explain({ isAdmin, userMay, appMay, isRestricted }) {
	if (isRestricted) {
		return {
			failure_reason:
				'Leads access of this Page is customized in Lead Access Manager and this app has not been assigned.',
			failure_resolution:
				'An admin of the business must assign the app under Business Settings > Integrations > Leads Access.',
		};
	}
	if (!isAdmin) {
		return {
			failure_reason: 'The user has no role on this Page.',
			failure_resolution: 'Give the user a role on the Page.',
		};
	}
	if (!appMay || !userMay) {
		return {
			failure_reason: `The app has not been granted ${LEAD_PERMISSIONS.join(', ')}.`,
			failure_resolution: 'Connect the account again and allow all permissions.',
		};
	}
	return {};
}

/** Who is asked about, the token's owner unless the argument names somebody else.
 *  @param {RenderContext} context @param {import('../fields').Field} field */
function askedFor({ state, token }, field) {
	const unknown = Object.keys(field.modifiers).find((name) => name !== 'user_id');
	if (unknown) throw invalid(`Unknown argument ${unknown} of has_lead_access`);
	const id = field.modifiers.user_id ?? token.userId ?? '';
	const person = state.people.get(id);
	if (!person) throw invalid('Param user_id must be a valid user ID');
	return person;
}

/** @type {import('../fields').Reader} */
function hasLeadAccess(page, context, field) {
	requireRole(page, context);
	const person = askedFor(context, field);
	const granted = LEAD_PERMISSIONS.every((name) => context.scopes.includes(name));
	const facts = {
		isAdmin: person.roles.has(page.id),
		userMay: person.grants.get('leads_retrieval') === 'granted',
		appMay: granted && page.leadAccess,
		isRestricted: !page.leadAccess,
	};
	const can = facts.isAdmin && facts.userMay && facts.appMay;
	return pickKnown(
		{
			can_access_lead: can,
			app_has_leads_permission: facts.appMay,
			user_has_leads_permission: facts.userMay,
			enabled_lead_access_manager: facts.isRestricted,
			is_page_admin: facts.isAdmin,
			...explain(facts),
			page_id: page.id,
			user_id: person.id,
		},
		field,
		ACCESS,
	);
}

/** @param {any} page @param {RenderContext} context */
function requireRole(page, { state, token }) {
	if (!state.people.get(token.userId ?? '')?.roles.has(page.id)) {
		throw graphError(10, 'Application does not have permission for this action');
	}
}

/** @type {Record<string, import('../fields').Reader>} */
const pageLeadFields = {
	has_lead_access: hasLeadAccess,
	leadgen_tos_accepted(page, context) {
		requireRole(page, context);
		return page.tosAccepted;
	},
	leadgen_tos_acceptance_time: (page, { state }) =>
		page.tosAccepted ? graphTime(state.now() - 365 * 24 * 3_600_000) : undefined,
	leadgen_tos_accepting_user: () => undefined,
};

module.exports = { pageLeadFields };
