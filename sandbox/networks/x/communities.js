// @ts-check
'use strict';

const { missingResource, refusal } = require('./errors');
const { names } = require('./posts/fields');
const { whole } = require('./schema');

/** @typedef {import('./dispatch').Call} Call */

const COMMUNITY_QUERY = {
	'community.fields': names([
		...['access', 'created_at', 'description', 'id', 'join_policy', 'member_count', 'name'],
	]),
};
/** @type {Record<string, import('./schema').Schema>} */
const SEARCH_QUERY = {
	...COMMUNITY_QUERY,
	query: { type: 'string', minLength: 1, maxLength: 4_096 },
	max_results: whole(10, 100),
	next_token: { type: 'string', minLength: 1 },
	pagination_token: { type: 'string', minLength: 1 },
};

/** @param {import('./state').Community} community @param {string[]} [fields] */
function render({ id, name, members }, fields = []) {
	const more = {
		access: 'Public',
		created_at: '2022-02-15T10:00:00.000Z',
		description: name,
		join_policy: 'Open',
		member_count: members.length,
	};
	return {
		id,
		name,
		...Object.fromEntries(Object.entries(more).filter(([field]) => fields.includes(field))),
	};
}

/** `GET /2/communities/{id}`. @param {Call} call */
function getCommunity({ state, params, query }) {
	const community = state.communities.get(params.id);
	if (community) return { json: { data: render(community, query['community.fields']) } };
	throw refusal(404, missingResource('community', params.id, 'id'));
}

/** `GET /2/communities/search`. @param {Call} call */
function searchCommunities({ state, query }) {
	const wanted = String(query.query).toLowerCase();
	const data = [...state.communities.values()]
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.map((community) => render(community, query['community.fields']));
	return { json: { ...(data.length > 0 ? { data } : {}), meta: {} } };
}

module.exports = { COMMUNITY_QUERY, SEARCH_QUERY, getCommunity, searchCommunities };
