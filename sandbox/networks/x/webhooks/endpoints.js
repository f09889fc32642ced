// @ts-check
'use strict';

const { ID, list, whole } = require('../schema');
const {
	CREATE_WEBHOOK,
	WEBHOOK_QUERY,
	createWebhook,
	deleteWebhook,
	listWebhooks,
	validateWebhook,
} = require('./config');
const { REPLAY, replay } = require('./replay');
const { CREATE_SUBSCRIPTION, UPDATE_SUBSCRIPTION } = require('./subscriptionBody');
const {
	createSubscription,
	deleteSubscription,
	deleteSubscriptions,
	listSubscriptions,
	updateSubscription,
} = require('./subscriptions');

const WEBHOOK_LIMITS = { app: 450 };
const SUBSCRIPTION_LIMITS = { user: 500, app: 500 };

/** @type {import('../dispatch').Endpoint[]} */
const WEBHOOK_ENDPOINTS = [
	{
		method: 'POST',
		path: '/2/webhooks',
		app: true,
		limits: WEBHOOK_LIMITS,
		body: CREATE_WEBHOOK,
		run: createWebhook,
	},
	{
		method: 'GET',
		path: '/2/webhooks',
		app: true,
		limits: WEBHOOK_LIMITS,
		query: WEBHOOK_QUERY,
		run: listWebhooks,
	},
	{
		method: 'PUT',
		path: '/2/webhooks/:id',
		app: true,
		limits: WEBHOOK_LIMITS,
		run: validateWebhook,
	},
	{
		method: 'DELETE',
		path: '/2/webhooks/:id',
		app: true,
		limits: WEBHOOK_LIMITS,
		run: deleteWebhook,
	},
	{
		method: 'POST',
		path: '/2/webhooks/replay',
		app: true,
		limits: { app: 100 },
		body: REPLAY,
		run: replay,
	},
	{
		method: 'POST',
		path: '/2/activity/subscriptions',
		// What a user's token needs depends on the event.
		scopes: [],
		app: true,
		limits: SUBSCRIPTION_LIMITS,
		body: CREATE_SUBSCRIPTION,
		run: createSubscription,
	},
	{
		method: 'GET',
		path: '/2/activity/subscriptions',
		scopes: ['like.read', 'tweet.read'],
		app: true,
		limits: SUBSCRIPTION_LIMITS,
		query: {
			max_results: whole(1, 1_000),
			pagination_token: { type: 'string', minLength: 16 },
		},
		run: listSubscriptions,
	},
	{
		method: 'PUT',
		path: '/2/activity/subscriptions/:id',
		app: true,
		limits: SUBSCRIPTION_LIMITS,
		body: UPDATE_SUBSCRIPTION,
		run: updateSubscription,
	},
	{
		method: 'DELETE',
		path: '/2/activity/subscriptions/:id',
		app: true,
		limits: SUBSCRIPTION_LIMITS,
		run: deleteSubscription,
	},
	{
		method: 'DELETE',
		path: '/2/activity/subscriptions',
		app: true,
		limits: SUBSCRIPTION_LIMITS,
		query: { ids: list(ID, 1, 100) },
		required: ['ids'],
		run: deleteSubscriptions,
	},
];

module.exports = { WEBHOOK_ENDPOINTS };
