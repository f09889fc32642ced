// @ts-check
'use strict';

const { NOT_YOUR_FEATURE, forbidden, invalidParameter } = require('../errors');
const { ID, object, oneOf } = require('../schema');
const { EVENT_TYPES, PRIVATE } = require('./eventTypes');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../schema').Schema} Schema */

/** @type {Schema} */
const TAG = { type: 'string', minLength: 1, maxLength: 200 };
const CREATE_SUBSCRIPTION = object(
	{
		event_type: oneOf(EVENT_TYPES),
		filter: object({
			direction: oneOf(['inbound', 'outbound']),
			keyword: { type: 'string', maxLength: 150 },
			user_id: ID,
		}),
		tag: TAG,
		webhook_id: ID,
	},
	['event_type', 'filter'],
);
const UPDATE_SUBSCRIPTION = object({ tag: TAG, webhook_id: ID });

/** Throws 400 or 403 for a filter that does not fit the event, or a token that may not have it. @param {Call} call */
function checkFilter({ body, state, token }) {
	const { event_type: type, filter } = body;
	if (type === 'news.new') throw forbidden(NOT_YOUR_FEATURE);
	if (!state.users.has(filter.user_id ?? ''))
		throw invalidParameter(
			'filter.user_id',
			filter.user_id ?? '',
			'filter.user_id must be that of a user',
		);
	if (filter.direction && /^(mute|block)\./.test(type))
		throw invalidParameter(
			'filter.direction',
			filter.direction,
			`direction is not supported for ${type}`,
		);
	const scope = PRIVATE.get(type);
	if (scope === undefined) return;
	if (token.userId !== filter.user_id)
		throw forbidden(`${type} is private: it needs the OAuth 2.0 token of the filtered user.`);
	if (!token.scopes.includes(scope)) throw forbidden(`${type} needs the scope ${scope}.`);
}

module.exports = { CREATE_SUBSCRIPTION, UPDATE_SUBSCRIPTION, checkFilter };
