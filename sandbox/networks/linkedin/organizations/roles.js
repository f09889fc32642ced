// @ts-check
'use strict';

const { ADMIN, requireRole } = require('../access');
const { pageOf } = require('../restli/page');
const { oneOf, text, urn } = require('../restli/params');
const { personUrn } = require('../urn');

/** @typedef {import('../rest').Call} Call */

const PAGE = ['organization', 'organizationBrand'];
const SCOPES = ['rw_organization_admin', 'r_organization_admin'];
const STATES = ['APPROVED', 'REQUESTED', 'REJECTED', 'REVOKED'];

/** @param {Call} call @param {import('../state').State['roles'][number]} role */
const showRole = (call, { personId, organization, role, state, at }) => {
	const stamp = { time: at, actor: personUrn(personId) };
	return {
		role,
		state,
		roleAssignee: personUrn(personId),
		[call.state.settings.aclField]: organization,
		created: stamp,
		lastModified: stamp,
	};
};

/** @param {Call} call @param {import('../state').State['roles']} roles */
function list(call, roles) {
	const { role, state } = call.args;
	const wanted = roles.filter(
		(each) => (!role || each.role === role) && (!state || each.state === state),
	);
	const page = pageOf(call, wanted);
	return { ...page, elements: page.elements.map((each) => showRole(call, each)) };
}

/** @param {Call} call */
const rolesOfMember = (call) =>
	list(
		call,
		call.state.roles.filter(({ personId }) => personId === call.token.personId),
	);

/** @param {Call} call */
function rolesOfPage(call) {
	requireRole(call, call.args.organization, ADMIN);
	return list(
		call,
		call.state.roles.filter(({ organization }) => organization === call.args.organization),
	);
}

const params = { role: text, state: oneOf(STATES) };

/** @type {Record<string, import('../rest').Resource>} */
const roleResources = {
	organizationAcls: {
		methods: {
			'FINDER roleAssignee': { scopes: SCOPES, params, isPaged: true, run: rolesOfMember },
			'FINDER organization': {
				scopes: SCOPES,
				params: { ...params, organization: urn(...PAGE) },
				required: ['organization'],
				isPaged: true,
				run: rolesOfPage,
			},
		},
	},
};

module.exports = { PAGE, SCOPES, roleResources };
