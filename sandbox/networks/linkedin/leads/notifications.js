// @ts-check
'use strict';

const { apiError, badField, notFound } = require('../errors');
const { validateUrl } = require('../events/validation');
const { created, noContent } = require('../rest');
const body = require('../restli/body');
const { pageOf } = require('../restli/page');
const { int, oneOf, record, union, urn } = require('../restli/params');
const { LEAD_SCOPE, ownerUrn, requireLeadAccess, requireLeadType } = require('./access');
const { ownerParam } = require('./forms');
const { LEAD_TYPES } = require('./responses');

/** @typedef {import('../rest').Call} Call */

const MOST = 1500;

/** @param {any} subscription */
const show = ({ clientId, personId, ...subscription }) => subscription;

/** @param {Call} call @param {any} owner */
const subscriptionsOf = (call, owner) =>
	[...call.state.leadNotifications.values()].filter(
		(each) => each.clientId === call.app.clientId && ownerUrn(each.owner) === ownerUrn(owner),
	);

/** @param {Call} call */
async function subscribe(call) {
	const { state, token } = call;
	const { owner, leadType, webhook } = call.body;
	requireLeadType(call, leadType);
	requireLeadAccess(call, owner);
	const isSponsored = leadType === 'SPONSORED';
	if (isSponsored !== 'sponsoredAccount' in owner)
		throw badField(
			'INVALID_VALUE_FOR_FIELD',
			'/owner',
			`${leadType} leads have another kind of owner`,
		);
	if (subscriptionsOf(call, owner).length >= MOST)
		throw apiError({ status: 400, code: 'ILLEGAL_ARGUMENT', message: 'Too many subscriptions' });
	await validateUrl(call, webhook);
	const id = 5_000_000 + state.newNumber();
	const { clientId, personId } = token;
	state.leadNotifications.set(String(id), { ...call.body, id, clientId, personId });
	return created(id);
}

/** @param {Call} call */
function findSubscriptions(call) {
	const owner = call.args.owner.value;
	requireLeadType(call, call.args.leadType.leadType);
	requireLeadAccess(call, owner);
	const found = subscriptionsOf(call, owner).filter(
		(each) => each.leadType === call.args.leadType.leadType,
	);
	const page = pageOf(call, found);
	return { ...page, elements: page.elements.map(show) };
}

/** @param {Call} call */
function subscriptionOf(call) {
	const subscription = call.state.leadNotifications.get(String(call.keys[0]));
	if (subscription?.clientId !== call.app.clientId)
		throw notFound(`leadNotification ${call.keys[0]}`);
	requireLeadAccess(call, subscription.owner);
	return subscription;
}

/** @param {Call} call */
function unsubscribe(call) {
	const { id } = subscriptionOf(call);
	call.state.leadNotifications.delete(String(id));
	return noContent;
}

const createBody = body.record({
	webhook: body.text(),
	owner: body.union({
		sponsoredAccount: body.urn('sponsoredAccount'),
		organization: body.urn('organization'),
	}),
	leadType: body.oneOf(LEAD_TYPES),
	versionedForm: body.optional(body.urn('versionedLeadGenForm')),
	associatedEntity: body.optional(
		body.union({ event: body.urn('event'), sponsoredCreative: body.urn('sponsoredCreative') }),
	),
});

/** @type {Record<string, import('../rest').Resource>} */
const notificationResources = {
	leadNotifications: {
		keys: [int],
		methods: {
			CREATE: { scopes: [LEAD_SCOPE], body: createBody, run: subscribe },
			GET: { scopes: [LEAD_SCOPE], run: (call) => show(subscriptionOf(call)) },
			DELETE: { scopes: [LEAD_SCOPE], run: unsubscribe },
			'FINDER criteria': {
				scopes: [LEAD_SCOPE],
				params: {
					owner: record({ value: ownerParam }),
					leadType: record({ leadType: oneOf(LEAD_TYPES) }),
					versionedForm: urn('versionedLeadGenForm'),
					associatedEntity: union({
						event: urn('event'),
						sponsoredCreative: urn('sponsoredCreative'),
					}),
				},
				required: ['owner', 'leadType'],
				isPaged: true,
				run: findSubscriptions,
			},
		},
	},
};

module.exports = { notificationResources };
