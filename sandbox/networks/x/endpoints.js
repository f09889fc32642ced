// @ts-check
'use strict';

const { COMMUNITY_QUERY, SEARCH_QUERY, getCommunity, searchCommunities } = require('./communities');
const { MEDIA_ENDPOINTS } = require('./media/endpoints');
const { POST_ENDPOINTS } = require('./posts/endpoints');
const { USAGE_QUERY, getUsage } = require('./usage');
const { USER_ENDPOINTS } = require('./users/endpoints');
const { WEBHOOK_ENDPOINTS } = require('./webhooks/endpoints');

/** @type {import('./dispatch').Endpoint[]} */
const OTHERS = [
	{
		method: 'GET',
		path: '/2/usage/tweets',
		app: true,
		limits: { app: 50 },
		query: USAGE_QUERY,
		run: getUsage,
	},
	{
		method: 'GET',
		path: '/2/communities/search',
		scopes: ['tweet.read', 'users.read'],
		limits: { user: 300 },
		query: SEARCH_QUERY,
		required: ['query'],
		run: searchCommunities,
	},
	{
		method: 'GET',
		path: '/2/communities/:id',
		scopes: ['tweet.read', 'users.read', 'list.read'],
		app: true,
		limits: { user: 300, app: 300 },
		query: COMMUNITY_QUERY,
		run: getCommunity,
	},
];

/** All that can be called on api.x.com with a token. @type {import('./dispatch').Endpoint[]} */
const ENDPOINTS = [
	...POST_ENDPOINTS,
	...USER_ENDPOINTS,
	...MEDIA_ENDPOINTS,
	...WEBHOOK_ENDPOINTS,
	...OTHERS,
];

module.exports = { ENDPOINTS };
