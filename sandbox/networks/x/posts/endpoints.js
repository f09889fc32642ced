// @ts-check
'use strict';

const { ID, list } = require('../schema');
const { CREATE_POST } = require('./body');
const { createPost } = require('./create');
const { POST_QUERY } = require('./fields');
const { getPost, getPosts } = require('./lookup');

const READ = ['tweet.read', 'users.read'];
const WRITE = ['tweet.read', 'tweet.write', 'users.read'];

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
];

module.exports = { POST_ENDPOINTS };
