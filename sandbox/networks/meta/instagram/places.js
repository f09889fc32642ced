// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { pick } = require('../fields');
const { permalink } = require('../format');
const { PAGING_PARAMS, pageOf } = require('../paging');

const KNOWN = { known: ['id', 'name', 'location', 'link', 'verification_status'] };
const DEFAULTS = ['id', 'name'].map((name) => ({ name, modifiers: {} }));

/** Pages by name; `location_id` of a container takes those that have a location.
 *  @param {import('../dispatch').Call} call */
function searchPages(call) {
	const { state, args } = call;
	if (!state.settings.pagePublicAccess) {
		throw graphError(
			10,
			"This call requires the 'Page Public Content Access' or the 'Page Public Metadata Access' feature",
		);
	}
	if (!args.q?.trim()) throw invalid('The parameter q is required');
	const text = args.q.trim().toLowerCase();
	const found = [...state.pages.values()].filter((page) => page.name.toLowerCase().includes(text));
	return pageOf(found, call, ({ id, name, location }) => {
		const row = { id, name, location, link: permalink(id), verification_status: 'not_verified' };
		return pick(row, { name: 'Page', modifiers: {}, fields: call.fields ?? DEFAULTS }, KNOWN);
	});
}

/** @type {Record<string, import('./access').IgEdge>} */
const placeTable = {
	'GET pages/search': {
		job: 'search',
		params: { ...PAGING_PARAMS, q: 'text' },
		run: searchPages,
	},
};

module.exports = { placeTable };
