// @ts-check
'use strict';

const { ID, TIME, list, oneOf, whole } = require('../schema');
const { ANALYTICS_QUERY, getAnalytics } = require('./analytics');
const { CREATE_POST } = require('./body');
const { createPost } = require('./create');
const { POST_QUERY, names } = require('./fields');
const { getPost, getPosts } = require('./lookup');
const { HIDE, REPOST, deletePost, hideReply, repost, undoRepost } = require('./manage');
const { searchRecent } = require('./search');
const { quotesOf, repostsOf, userMentions, userPosts } = require('./timelines');

const READ = ['tweet.read', 'users.read'];
const WRITE = ['tweet.read', 'tweet.write', 'users.read'];
/** @type {import('../schema').Schema} */
const TOKEN = { type: 'string', minLength: 1 };
const BOUNDS = { start_time: TIME, end_time: TIME, since_id: ID, until_id: ID };
const LONGEST_SEARCH = 512;

/** @type {import('../dispatch').Endpoint[]} */
const POST_ENDPOINTS = [
	{
		method: 'POST',
		path: '/2/tweets',
		scopes: WRITE,
		limits: { user: 100, appDay: 10_000 },
		body: CREATE_POST,
		run: createPost,
	},
	{
		method: 'GET',
		path: '/2/tweets',
		scopes: READ,
		app: true,
		limits: { user: 5_000, app: 3_500 },
		query: { ids: list(ID, 1, 100), ...POST_QUERY },
		required: ['ids'],
		run: getPosts,
	},
	{
		method: 'GET',
		path: '/2/tweets/:id',
		scopes: READ,
		app: true,
		limits: { user: 900, app: 450 },
		query: POST_QUERY,
		run: getPost,
	},
	{
		method: 'DELETE',
		path: '/2/tweets/:id',
		scopes: WRITE,
		limits: { user: 50 },
		run: deletePost,
	},
	{
		method: 'PUT',
		path: '/2/tweets/:id/hidden',
		scopes: ['tweet.read', 'users.read', 'tweet.moderate.write'],
		limits: { user: 50 },
		body: HIDE,
		run: hideReply,
	},
	{
		method: 'GET',
		path: '/2/tweets/:id/quote_tweets',
		scopes: READ,
		app: true,
		limits: { user: 75, app: 75 },
		query: {
			max_results: whole(10, 100),
			pagination_token: TOKEN,
			exclude: names(['replies', 'retweets']),
			...POST_QUERY,
		},
		run: quotesOf,
	},
	{
		method: 'GET',
		path: '/2/tweets/:id/retweets',
		scopes: READ,
		app: true,
		limits: { user: 75, app: 75 },
		query: { max_results: whole(1, 100), pagination_token: TOKEN, ...POST_QUERY },
		run: repostsOf,
	},
	{
		method: 'GET',
		path: '/2/users/:id/tweets',
		scopes: READ,
		app: true,
		limits: { user: 900, app: 10_000 },
		query: {
			max_results: whole(5, 100),
			pagination_token: TOKEN,
			exclude: names(['replies', 'retweets']),
			...BOUNDS,
			...POST_QUERY,
		},
		run: userPosts,
	},
	{
		method: 'GET',
		path: '/2/users/:id/mentions',
		scopes: READ,
		app: true,
		limits: { user: 300, app: 450 },
		query: { max_results: whole(5, 100), pagination_token: TOKEN, ...BOUNDS, ...POST_QUERY },
		run: userMentions,
	},
	{
		method: 'GET',
		path: '/2/tweets/search/recent',
		scopes: READ,
		app: true,
		limits: { user: 300, app: 450 },
		query: {
			query: { type: 'string', minLength: 1, maxLength: LONGEST_SEARCH },
			max_results: whole(10, 100),
			next_token: TOKEN,
			pagination_token: TOKEN,
			sort_order: oneOf(['recency', 'relevancy']),
			...BOUNDS,
			...POST_QUERY,
		},
		required: ['query'],
		run: searchRecent,
	},
	{
		method: 'GET',
		path: '/2/tweets/analytics',
		scopes: READ,
		limits: { user: 300, app: 300 },
		query: ANALYTICS_QUERY,
		required: ['ids', 'start_time', 'end_time'],
		run: getAnalytics,
	},
	{
		method: 'POST',
		path: '/2/users/:id/retweets',
		scopes: WRITE,
		limits: { user: 50 },
		body: REPOST,
		run: repost,
	},
	{
		method: 'DELETE',
		path: '/2/users/:id/retweets/:source_tweet_id',
		scopes: WRITE,
		limits: { user: 50 },
		run: undoRepost,
	},
];

module.exports = { POST_ENDPOINTS };
