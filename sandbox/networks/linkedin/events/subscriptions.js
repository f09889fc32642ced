// @ts-check
'use strict';

const { ADMIN, isSelf, nameOf, requireRole } = require('../access');
const { accessDenied, notFound } = require('../errors');
const { noContent } = require('../rest');
const body = require('../restli/body');
const { pageOf } = require('../restli/page');
const { int, list, oneOf, record, urn } = require('../restli/params');
const { personUrn } = require('../urn');
const { ACTIONS } = require('./notifications');
const { validateUrl } = require('./validation');

/** @typedef {import('../rest').Call} Call */

const DAY = 86_400_000;
const TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS';
const SCOPES = ['rw_organization_admin'];
const BACKFILL_MS = 60 * DAY;

/** @param {any} key */
const keyText = ({ developerApplication, user, entity, eventType }) =>
	[developerApplication, user, entity, eventType].join(' ');

/** The key names the app by its number in the portal, the member and a page that the member administers.
 *  @param {Call} call */
function requireOwn(call) {
	const [key] = call.keys;
	if (key.developerApplication !== `urn:li:developerApplication:${call.app.id}`)
		throw accessDenied(nameOf(call));
	if (!isSelf(call, key.user)) throw accessDenied(nameOf(call));
	requireRole(call, key.entity, ADMIN);
	return keyText(key);
}

/** It ends with the grant. @param {Call} call */
const expiryOf = ({ app, token }) =>
	app.refreshes ? token.authorizedAt + 365 * DAY : token.expiresAt;

/** @param {any} subscription */
const show = ({ webhook, expiresAt, key }) => ({ ...key, webhook, expiresAt });

/** @param {Call} call */
async function subscribe(call) {
	const id = requireOwn(call);
	const { webhook } = call.body;
	await validateUrl(call, webhook);
	const { clientId, personId } = call.token;
	call.state.eventSubscriptions.set(id, {
		key: call.keys[0],
		webhook,
		clientId,
		personId,
		expiresAt: expiryOf(call),
	});
	return { isAnswer: true, status: 200 };
}

/** @param {Call} call */
function subscriptionOf(call) {
	const id = requireOwn(call);
	const subscription = call.state.eventSubscriptions.get(id);
	if (!subscription) throw notFound('eventSubscription');
	return { id, subscription };
}

/** @param {Call} call */
function unsubscribe(call) {
	call.state.eventSubscriptions.delete(subscriptionOf(call).id);
	return noContent;
}

/** @param {Call} call */
function listMine(call) {
	const own = [...call.state.eventSubscriptions.values()].filter(
		({ key, clientId }) =>
			clientId === call.app.clientId && key.user === personUrn(call.token.personId),
	);
	const page = pageOf(call, own);
	return { ...page, elements: page.elements.map(show) };
}

/** What happened in the last 60 days. @param {Call} call */
function listNotifications(call) {
	const { state, args } = call;
	requireRole(call, args.organizationalEntity, ADMIN);
	const { timeRange } = args;
	const found = state.notifications.filter(
		({ organizationalEntity, action, lastModifiedAt }) =>
			organizationalEntity === args.organizationalEntity &&
			(!args.actions || args.actions.includes(action)) &&
			lastModifiedAt >= (timeRange?.start ?? 0) &&
			lastModifiedAt < (timeRange?.end ?? Infinity) &&
			lastModifiedAt > state.now() - BACKFILL_MS,
	);
	const subscriber = personUrn(call.token.personId);
	const page = pageOf(call, [...found].reverse());
	return { ...page, elements: page.elements.map((each) => ({ ...each, subscriber })) };
}

const key = record({
	developerApplication: urn('developerApplication'),
	user: urn('person'),
	entity: urn('organization', 'organizationBrand'),
	eventType: oneOf([TYPE]),
});

/** @type {Record<string, import('../rest').Resource>} */
const eventResources = {
	eventSubscriptions: {
		keys: [key],
		methods: {
			UPDATE: { scopes: SCOPES, body: body.record({ webhook: body.text() }), run: subscribe },
			GET: { scopes: SCOPES, run: (call) => show(subscriptionOf(call).subscription) },
			DELETE: { scopes: SCOPES, run: unsubscribe },
			'FINDER subscriberAndEventType': {
				scopes: SCOPES,
				params: { eventType: oneOf([TYPE]) },
				required: ['eventType'],
				isPaged: true,
				run: listMine,
			},
		},
	},
	organizationalEntityNotifications: {
		methods: {
			'FINDER criteria': {
				scopes: SCOPES,
				params: {
					actions: list(oneOf(ACTIONS)),
					organizationalEntity: urn('organization', 'organizationBrand'),
					timeRange: record({ start: int, end: int }, ['start']),
				},
				required: ['organizationalEntity'],
				isPaged: true,
				run: listNotifications,
			},
		},
	},
};

module.exports = { TYPE, eventResources };
