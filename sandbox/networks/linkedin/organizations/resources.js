// @ts-check
'use strict';

const { ADMIN, hasRole, requireRole } = require('../access');
const { notFound } = require('../errors');
const { batch } = require('../restli/batch');
const { pageOf } = require('../restli/page');
const { int, list, oneOf, text, urn } = require('../restli/params');
const { peopleResources } = require('./people');
const { PAGE, SCOPES, roleResources } = require('./roles');
const { showFull, showPublic } = require('./view');

/** @typedef {import('../rest').Call} Call */

/** @param {boolean} isBrand @param {number} id */
const urnFor = (isBrand, id) => `urn:li:organization${isBrand ? 'Brand' : ''}:${id}`;
const isBrandCall = (/** @type {Call} */ call) => call.resource.startsWith('organizationBrand');

/** @param {Call} call @param {number} id */
function pageById(call, id) {
	const page = call.state.organizations.get(urnFor(isBrandCall(call), id));
	if (!page) throw notFound(String(id));
	return page;
}

/** @param {Call} call */
function getPage(call) {
	const page = pageById(call, call.keys[0]);
	requireRole(call, page.urn, ADMIN);
	return showFull(page);
}

const lookUp = batch((call, id) => showPublic(pageById(call, id)));
const getPages = batch((call, id) => {
	const page = pageById(call, id);
	requireRole(call, page.urn, ADMIN);
	return showFull(page);
});

/** @param {Call} call */
function findByVanityName(call) {
	const found = [...call.state.organizations.values()].filter(
		({ vanityName }) => vanityName === call.args.vanityName,
	);
	const page = pageOf(call, found);
	return {
		...page,
		elements: page.elements.map((each) =>
			hasRole(call, each.urn, ADMIN) ? showFull(each) : showPublic(each),
		),
	};
}

/** @param {Call} call */
function findBrands(call) {
	requireRole(call, call.args.parent, ADMIN);
	const found = [...call.state.organizations.values()].filter(
		({ parent }) => parent && urnFor(false, Number(parent)) === call.args.parent,
	);
	const page = pageOf(call, found);
	return { ...page, elements: page.elements.map(showFull) };
}

/** @param {Call} call */
function countFollowers(call) {
	const page = call.state.organizations.get(call.keys[0]);
	if (!page) throw notFound(call.keys[0]);
	return { firstDegreeSize: page.followers };
}

const ids = list(int);

/** @type {Record<string, import('../rest').Resource>} */
const organizationResources = {
	...roleResources,
	...peopleResources,
	organizations: {
		keys: [int],
		methods: {
			GET: { scopes: SCOPES, run: getPage },
			BATCH_GET: { scopes: SCOPES, params: { ids }, run: getPages },
			'FINDER vanityName': {
				scopes: SCOPES,
				params: { vanityName: text },
				required: ['vanityName'],
				isPaged: true,
				run: findByVanityName,
			},
			'FINDER parentOrganization': {
				scopes: SCOPES,
				params: { parent: urn('organization') },
				required: ['parent'],
				isPaged: true,
				run: findBrands,
			},
		},
	},
	organizationsLookup: {
		methods: { BATCH_GET: { scopes: SCOPES, params: { ids }, run: lookUp } },
	},
	organizationBrands: {
		keys: [int],
		methods: {
			GET: { scopes: SCOPES, run: getPage },
			BATCH_GET: { scopes: SCOPES, params: { ids }, run: getPages },
		},
	},
	organizationBrandsLookup: {
		methods: { BATCH_GET: { scopes: SCOPES, params: { ids }, run: lookUp } },
	},
	networkSizes: {
		keys: [urn(...PAGE)],
		methods: {
			GET: {
				scopes: [...SCOPES, 'r_organization_social'],
				params: { edgeType: oneOf(['COMPANY_FOLLOWED_BY_MEMBER', 'CompanyFollowedByMember']) },
				required: ['edgeType'],
				run: countFollowers,
			},
		},
	},
};

module.exports = { organizationResources };
