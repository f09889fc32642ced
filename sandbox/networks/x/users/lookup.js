// @ts-check
'use strict';

const { missingResource } = require('../errors');
const { renderUser } = require('./view');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../state').User} User */

/** @param {Call} call @param {User} user */
function shown(call, user) {
	call.cost += call.prices.userRead;
	return renderUser(call.state, user, { fields: call.query['user.fields'], naming: call.naming });
}

/** `GET /2/users/me`. @param {Call} call */
function getMe(call) {
	return { json: { data: shown(call, /** @type {User} */ (call.user)) } };
}

/** @param {Call} call @param {User | undefined} user @param {[string, string]} asked value and parameter */
const single = (call, user, asked) => ({
	json: user ? { data: shown(call, user) } : { errors: [missingResource('user', ...asked)] },
});

/** `GET /2/users/{id}`. @param {Call} call */
const getUser = (call) =>
	single(call, call.state.users.get(call.params.id), [call.params.id, 'id']);

/** @param {Call} call @param {string} name */
const byUsername = ({ state }, name) =>
	[...state.users.values()].find(({ username }) => username.toLowerCase() === name.toLowerCase());

/** `GET /2/users/by/username/{username}`. @param {Call} call */
const getByUsername = (call) =>
	single(call, byUsername(call, call.params.username), [call.params.username, 'username']);

/** @param {Call} call @param {string[]} asked @param {{ parameter: string, find(text: string): User | undefined }} how */
function many(call, asked, { parameter, find }) {
	const found = asked.flatMap((text) => find(text) ?? []);
	const errors = asked
		.filter((text) => !find(text))
		.map((text) => missingResource('user', text, parameter));
	return {
		json: {
			...(found.length > 0 ? { data: found.map((user) => shown(call, user)) } : {}),
			...(errors.length > 0 ? { errors } : {}),
		},
	};
}

/** `GET /2/users`. @param {Call} call */
const getUsers = (call) =>
	many(call, call.query.ids, { parameter: 'ids', find: (id) => call.state.users.get(id) });

/** `GET /2/users/by`. @param {Call} call */
const getByUsernames = (call) =>
	many(call, call.query.usernames, {
		parameter: 'usernames',
		find: (name) => byUsername(call, name),
	});

module.exports = { getByUsername, getByUsernames, getMe, getUser, getUsers };
