// @ts-check
'use strict';

const { requireRole } = require('../access');
const { pageOf } = require('../restli/page');
const { text, urn } = require('../restli/params');
const { personUrn } = require('../urn');
const { PAGE } = require('./roles');

/** @typedef {import('../rest').Call} Call */

/** Only followers are found: the visitors of the sandbox. @param {Call} call */
function findFollowers(call) {
	requireRole(call, call.args.organization);
	const wanted = call.args.keywords.toLowerCase();
	const people = [...call.state.people.values()].filter(({ given, family }) =>
		`${given} ${family}`.toLowerCase().includes(wanted),
	);
	const page = pageOf(call, people);
	return {
		...page,
		elements: page.elements.map(({ id, given, family }) => ({
			member: personUrn(id),
			firstName: given,
			lastName: family,
			headline: 'Follower',
		})),
	};
}

/** @param {Call} call */
function findByUrl(call) {
	requireRole(call, call.args.organization);
	const [, name] = /\/in\/([^/?#]+)/.exec(call.args.vanityUrl) ?? [];
	const people = [...call.state.people.values()].filter(
		({ given }) => given.toLowerCase() === name,
	);
	const page = pageOf(call, people);
	return { ...page, elements: page.elements.map(({ id }) => ({ member: personUrn(id) })) };
}

/** @type {Record<string, import('../rest').Resource>} */
const peopleResources = {
	peopleTypeahead: {
		methods: {
			'FINDER organizationFollowers': {
				scopes: ['rw_organization_admin', 'r_organization_social'],
				params: { keywords: text, organization: urn(...PAGE) },
				required: ['keywords', 'organization'],
				isPaged: true,
				run: findFollowers,
			},
		},
	},
	vanityUrl: {
		methods: {
			'FINDER vanityUrlAsOrganization': {
				scopes: ['rw_organization_admin', 'r_organization_social'],
				params: { vanityUrl: text, organization: urn(...PAGE) },
				required: ['vanityUrl', 'organization'],
				isPaged: true,
				run: findByUrl,
			},
		},
	},
};

module.exports = { peopleResources };
