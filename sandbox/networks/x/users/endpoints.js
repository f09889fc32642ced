// @ts-check
'use strict';

const { USER_QUERY } = require('../posts/fields');
const { ID, list } = require('../schema');
const { getByUsername, getByUsernames, getMe, getUser, getUsers } = require('./lookup');

const READ = ['tweet.read', 'users.read'];
const LIMITS = { user: 900, app: 300 };
/** @type {import('../schema').Schema} */
const USERNAME = { type: 'string', pattern: /^[A-Za-z0-9_]{1,15}$/ };

/** @type {import('../dispatch').Endpoint[]} */
const USER_ENDPOINTS = [
	{
		method: 'GET',
		path: '/2/users/me',
		scopes: READ,
		limits: { user: 75 },
		query: USER_QUERY,
		run: getMe,
	},
	{
		method: 'GET',
		path: '/2/users/:id',
		scopes: READ,
		app: true,
		limits: LIMITS,
		query: USER_QUERY,
		run: getUser,
	},
	{
		method: 'GET',
		path: '/2/users',
		scopes: READ,
		app: true,
		limits: LIMITS,
		query: { ids: list(ID, 1, 100), ...USER_QUERY },
		required: ['ids'],
		run: getUsers,
	},
	{
		method: 'GET',
		path: '/2/users/by',
		scopes: READ,
		app: true,
		limits: LIMITS,
		query: { usernames: list(USERNAME, 1, 100), ...USER_QUERY },
		required: ['usernames'],
		run: getByUsernames,
	},
	{
		method: 'GET',
		path: '/2/users/by/username/:username',
		scopes: READ,
		app: true,
		limits: LIMITS,
		query: USER_QUERY,
		run: getByUsername,
	},
];

module.exports = { USER_ENDPOINTS };
