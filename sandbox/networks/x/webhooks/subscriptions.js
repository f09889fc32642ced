// @ts-check
'use strict';

const { invalidRequest, missingResource, refusal } = require('../errors');
const { pageOf } = require('../paging');
const { webhookOf } = require('./config');
const { checkFilter } = require('./subscriptionBody');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../state').Subscription} Subscription */

/** @param {Subscription} subscription */
const render = ({ id, eventType, filter, tag, webhookId, createdAt, updatedAt }) => ({
	subscription_id: id,
	event_type: eventType,
	filter,
	...(tag === undefined ? {} : { tag }),
	...(webhookId === undefined ? {} : { webhook_id: webhookId }),
	created_at: new Date(createdAt).toISOString(),
	updated_at: new Date(updatedAt).toISOString(),
});

/** @param {Call} call */
const ownSubscriptions = ({ state, token }) =>
	[...state.subscriptions.values()].filter(({ appId }) => appId === token.appId);

/** @param {Call} call */
const meta = (call) => ({ total_subscriptions: ownSubscriptions(call).length });

/** One of the three forms that the sources show. @param {Call} call @param {Subscription} subscription */
function answer(call, subscription) {
	const shown = render(subscription);
	if (call.state.settings.subscriptionAnswer === 'flat') return { data: shown };
	return call.state.settings.subscriptionAnswer === 'list'
		? { data: [shown], meta: meta(call) }
		: { data: { subscription: shown } };
}

/** `POST /2/activity/subscriptions`. @param {Call} call */
function createSubscription(call) {
	const { state, token, body } = call;
	checkFilter(call);
	if (body.webhook_id !== undefined) webhookOf(call, body.webhook_id);
	// The deprecated alias is answered by the name that took its place.
	const eventType =
		body.event_type === 'chat.conversation_join' ? 'chat.conversation.join' : body.event_type;
	const own = ownSubscriptions(call);
	const isSame = (/** @type {Subscription} */ known) =>
		known.eventType === eventType &&
		known.webhookId === body.webhook_id &&
		JSON.stringify(known.filter) === JSON.stringify(body.filter);
	if (own.some(isSame)) throw invalidRequest([{ message: 'DuplicateSubscriptionFailed' }]);
	if (own.length >= state.settings.mostSubscriptions)
		throw invalidRequest([{ message: 'SubscriptionLimitExceeded' }]);
	/** @type {Subscription} */
	const subscription = {
		id: state.newId(),
		appId: token.appId,
		eventType,
		filter: body.filter,
		tag: body.tag,
		webhookId: body.webhook_id,
		createdAt: state.now(),
		updatedAt: state.now(),
	};
	state.subscriptions.set(subscription.id, subscription);
	return { json: answer(call, subscription) };
}

/** `GET /2/activity/subscriptions`. @param {Call} call */
function listSubscriptions(call) {
	const { items, nextToken } = pageOf(ownSubscriptions(call).reverse(), {
		size: call.query.max_results ?? 100,
		token: call.query.pagination_token,
	});
	return {
		json: {
			...(items.length > 0 ? { data: items.map(render) } : {}),
			meta: {
				...meta(call),
				result_count: items.length,
				...(nextToken ? { next_token: nextToken } : {}),
			},
		},
	};
}

/** The app's subscription. Throws 404. @param {Call} call @param {string} id */
function subscriptionOf({ state, token }, id) {
	const subscription = state.subscriptions.get(id);
	if (subscription?.appId === token.appId) return subscription;
	throw refusal(404, missingResource('subscription', id, 'subscription_id'));
}

/** `PUT /2/activity/subscriptions/{id}`. @param {Call} call */
function updateSubscription(call) {
	const { body, params, state } = call;
	const subscription = subscriptionOf(call, params.id);
	if (body.webhook_id !== undefined) subscription.webhookId = webhookOf(call, body.webhook_id).id;
	if (body.tag !== undefined) subscription.tag = body.tag;
	subscription.updatedAt = state.now();
	return { json: answer(call, subscription) };
}

/** `DELETE /2/activity/subscriptions/{id}`. @param {Call} call */
function deleteSubscription(call) {
	call.state.subscriptions.delete(subscriptionOf(call, call.params.id).id);
	return { json: { data: { deleted: true }, meta: meta(call) } };
}

/** `DELETE /2/activity/subscriptions?ids=`. @param {Call} call */
function deleteSubscriptions(call) {
	const ids = /** @type {string[]} */ (call.query.ids);
	const own = new Set(ownSubscriptions(call).map(({ id }) => id));
	const found = ids.filter((id) => own.has(id));
	const errors = ids
		.filter((id) => !own.has(id))
		.map((id) => ({ subscription_id: id, reason: 'not-found', message: 'SubscriptionNotFound' }));
	for (const id of found) call.state.subscriptions.delete(id);
	return {
		json: {
			data: found.map((id) => ({ subscription_id: id, deleted: true })),
			...(errors.length > 0 ? { errors } : {}),
			meta: meta(call),
		},
	};
}

module.exports = {
	createSubscription,
	deleteSubscription,
	deleteSubscriptions,
	listSubscriptions,
	updateSubscription,
};
