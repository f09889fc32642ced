// @ts-check
'use strict';

const { settledDeliveries, storeTriggerNode } = require('./trigger.js');

/** @typedef {import('./world.js').World} World */

const NAME = 'X Trigger';

/**
 * Stores a workflow that starts with the X trigger; `activate` puts it into production.
 * @param {World} world
 * @param {{ credentials: object, triggerOn?: string[], parameters?: object }} settings
 */
const storeXTrigger = async (world, { credentials, triggerOn = ['mentioned'], parameters = {} }) =>
	await storeTriggerNode(world, {
		name: NAME,
		type: 'xTrigger',
		parameters: { triggerOn, ...parameters },
		credentials,
	});

/** The webhooks and subscriptions that X keeps. @param {World} world */
async function xSubscriptions(world) {
	const { webhooks, subscriptions } = (await world.sandbox.state()).x;
	return { webhooks, subscriptions };
}

/** Waits until every delivery of X is settled. @param {World} world */
const settledXDeliveries = async (world) => await settledDeliveries(world, 'x');

module.exports = { settledXDeliveries, storeXTrigger, xSubscriptions };
