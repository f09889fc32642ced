// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Checks logged calls against LinkedIn's public Postman collections, which may lie beside the checkout.
 * They know methods, paths and names of parameters, hardly any bodies. Calls that they do not show are
 * counted as uncovered, not as valid.
 */

const SPEC_FOLDER = path.resolve(__dirname, '../../../shared/specs/linkedin');

/** Parameters that every call of Rest.li may carry. */
const GENERAL = ['q', 'ids', 'action', 'fields', 'start', 'count'];

/**
 * What the vendor documents but the collections do not show, with the page that says so.
 * @type {Record<string, string[]>}
 */
const DOCUMENTED_BEYOND_SPEC = {
	// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-access-control-by-role
	organizationAcls: ['role', 'state', 'organization'],
	// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-lookup-api
	organizations: ['vanityName'],
	// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api
	posts: ['author', 'sortBy', 'viewContext'],
	'posts/{key}': ['viewContext'],
	// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/share-statistics
	organizationalEntityShareStatistics: ['shares', 'ugcPosts', 'timeIntervals'],
	// https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/page-statistics
	organizationPageStatistics: ['timeIntervals'],
	// https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync
	leadFormResponses: ['versionedLeadGenFormUrn', 'associatedEntity'],
	// https://learn.microsoft.com/en-us/linkedin/marketing/integrations/ads/account-structure/create-and-manage-accounts
	adAccounts: ['pageSize', 'pageToken'],
};

/** @typedef {{ method: string, path: string, query: string[] }} Described path: `posts/{key}` */

function specIsPresent() {
	return fs.existsSync(SPEC_FOLDER);
}

/** Keys are what stands at every second place. @param {string[]} segments */
const asPattern = (segments) =>
	segments.map((segment, index) => (index % 2 === 1 ? '{key}' : segment.toLowerCase())).join('/');

/** @param {{ method: string, url: any }} request of a collection @returns {Described} */
function describe({ method, url }) {
	const segments = /** @type {string[]} */ (url.path ?? []).filter(
		(segment) => segment && segment !== 'rest',
	);
	// Some entries have no name.
	const names = (url.query ?? []).map((/** @type {{ key: string | null }} */ { key }) => key ?? '');
	return { method, path: asPattern(segments), query: names.map(baseName) };
}

/** The dotted form names parts of a record. @param {string} name */
const baseName = (name) => name.split('.')[0];

/** @returns {Described[]} */
function loadSpec() {
	/** @param {any} item @returns {Described[]} */
	const requestsIn = (item) =>
		item.item ? item.item.flatMap(requestsIn) : [describe(item.request)];
	return fs
		.readdirSync(SPEC_FOLDER)
		.filter((name) => name.endsWith('.postman_collection.json'))
		.map((name) => JSON.parse(fs.readFileSync(path.join(SPEC_FOLDER, name), 'utf8')))
		.flatMap(requestsIn)
		.filter(({ path: pattern }) => pattern !== '');
}

/**
 * @param {Described[]} spec
 * @param {{ method: string, path: string, query: Record<string, unknown>, notes?: string[] }} entry of the log
 * @returns {{ covered: boolean, problems: string[] }}
 */
function validateCall(spec, entry) {
	const segments = entry.path
		.replace(/^\/rest\//, '')
		.split('/')
		.filter(Boolean);
	const pattern = asPattern(segments);
	const method = entry.notes?.includes('tunnelled') ? 'GET' : entry.method;
	const found = spec.filter((each) => each.path === pattern && each.method === method);
	if (found.length === 0) return { covered: false, problems: [] };
	const where = segments.map((segment, index) => (index % 2 === 1 ? '{key}' : segment)).join('/');
	const known = [
		...GENERAL,
		...(DOCUMENTED_BEYOND_SPEC[where] ?? []),
		...found.flatMap(({ query }) => query),
	];
	return {
		covered: true,
		problems: Object.keys(entry.query)
			.filter((name) => !known.includes(baseName(name)))
			.map((name) => `${method} ${where}: '${name}' is not a parameter`),
	};
}

module.exports = { loadSpec, specIsPresent, validateCall };
