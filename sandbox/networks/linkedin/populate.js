// @ts-check
'use strict';

const { populateLeads } = require('./leads/populate');
const { populateHistory } = require('./posts/populate');
const seed = require('./seed');
const { issueRefreshToken, issueToken } = require('./tokens');
const { organizationUrn } = require('./urn');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** @param {import('./state').State} state @param {any} page @param {boolean} isBrand */
function addOrganization(state, page, isBrand = false) {
	const urn = isBrand ? `urn:li:organizationBrand:${page.id}` : organizationUrn(page.id);
	state.organizations.set(urn, { ...page, urn, isBrand });
	return urn;
}

/** @param {import('./state').State} state @param {{ id: string }} person @param {string} organization
 *  @param {string} role @param {string} [status] */
function addRole(state, person, organization, role, status = 'APPROVED') {
	state.roles.push({
		personId: person.id,
		organization,
		role,
		state: status,
		at: state.now() - 90 * DAY,
	});
}

/** @param {import('./state').State} state */
function addPages(state) {
	const { ada, bo, agency } = seed.PEOPLE;
	const { fern, moss, willow, acme } = seed.ORGANIZATIONS;
	const urns = Object.fromEntries(
		Object.entries(seed.ORGANIZATIONS).map(([name, page]) => [name, addOrganization(state, page)]),
	);
	const brand = addOrganization(state, seed.BRANDS.fernLabs, true);
	addRole(state, ada, urns.fern, 'ADMINISTRATOR');
	addRole(state, ada, urns.moss, 'ADMINISTRATOR');
	addRole(state, ada, brand, 'ADMINISTRATOR');
	addRole(state, ada, urns.willow, 'ANALYST');
	addRole(state, ada, urns.acme, 'CONTENT_ADMINISTRATOR', 'REQUESTED');
	addRole(state, bo, urns.fern, 'CONTENT_ADMINISTRATOR');
	for (let index = 1; index <= seed.AGENCY_PAGE_COUNT; index += 1)
		addRole(state, agency, addOrganization(state, seed.agencyPage(index)), 'ADMINISTRATOR');
	return { fern, moss, willow, acme };
}

/** Tokens whose texts are the same on every start. @param {import('./state').State} state */
function addTokens(state) {
	const now = state.now();
	const { community, share, leads } = seed.APPS;
	const { ada, bo, agency } = seed.PEOPLE;
	const add = (
		/** @type {string} */ name,
		/** @type {any} */ app,
		/** @type {{ id: string }} */ person,
		more = {},
	) =>
		issueToken(state, {
			token: `AQXsandbox${name}${'0'.repeat(40)}`,
			clientId: app.clientId,
			personId: person.id,
			scopes: app.scopes,
			issuedAt: now - HOUR,
			authorizedAt: now - HOUR,
			...more,
		});
	const main = add('CommunityAda', community, ada);
	const leadsAda = add('LeadsAda', leads, ada);
	return {
		community: main.token,
		communityRefresh: issueRefreshToken(state, main, `AQWsandboxCommunityAda${'0'.repeat(30)}`)
			.token,
		communityBo: add('CommunityBo', community, bo).token,
		communityAgency: add('CommunityAgency', community, agency).token,
		share: add('ShareAda', share, ada).token,
		leads: leadsAda.token,
		leadsRefresh: issueRefreshToken(state, leadsAda, `AQWsandboxLeadsAda${'0'.repeat(30)}`).token,
		leadsAgency: add('LeadsAgency', leads, agency).token,
		leadsNoEvents: add('LeadsNoEvents', leads, ada, {
			scopes: leads.scopes.filter((scope) => scope !== 'r_events'),
		}).token,
		leadsBo: add('LeadsBo', leads, bo).token,
		readOnly: add('ReadOnlyAda', community, ada, {
			scopes: ['r_basicprofile', 'r_organization_social', 'rw_organization_admin'],
		}).token,
		expired: add('ExpiredAda', community, ada, {
			issuedAt: now - 61 * DAY,
			authorizedAt: now - 61 * DAY,
			expiresAt: now - DAY,
		}).token,
		revoked: add('RevokedAda', community, ada, { isRevoked: true }).token,
	};
}

/**
 * Fills an empty state with the documented start: apps, people, pages, roles, tokens.
 * @param {import('./state').State} state
 */
function populate(state) {
	const pages = addPages(state);
	const tokens = addTokens(state);
	const leads = populateLeads(state);
	return {
		apps: seed.APPS,
		people: seed.PEOPLE,
		visitors: seed.VISITORS,
		pages,
		brands: seed.BRANDS,
		agencyPageCount: seed.AGENCY_PAGE_COUNT,
		scopes: { community: seed.COMMUNITY_SCOPES, share: seed.SHARE_SCOPES, leads: seed.LEAD_SCOPES },
		tokens,
		...leads,
		...populateHistory(state),
	};
}

module.exports = { populate };
