// @ts-check
'use strict';

const { below, randomOf } = require('./seed.js');

/** @typedef {import('../../support/networks/index.js').Network} Network */

const BUSY = { message: 'busy' };

/** What happens to the call that makes a post visible, and to which share of these calls. */
const TO_CREATE = [
	{ share: 0.03, effect: { kind: 'lost-before' } },
	{ share: 0.04, effect: { kind: 'lost-after' } },
	{ share: 0.03, effect: { kind: 'status', status: 503, body: BUSY } },
	{ share: 0.02, effect: { kind: 'status-after', status: 502, body: BUSY } },
	{ share: 0.02, effect: { kind: 'hang-after', ms: 2_000 } },
	{
		share: 0.01,
		effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: BUSY },
	},
];

/** What happens to any call of the network. */
const TO_ALL = [
	{ share: 0.15, effect: { kind: 'latency', ms: 150 } },
	{ share: 0.01, effect: { kind: 'status', status: 500, body: BUSY } },
	{ share: 0.01, effect: { kind: 'lost-before' } },
];

/** No network ends the access anew while those whose calls it has just refused are coming back. */
const EXPIRY = { every: 100, effect: { kind: 'expire-token' } };

/** An upload that breaks in its middle. */
const TO_UPLOADS = [{ share: 0.05, effect: { kind: 'reset-upload', atFraction: 0.5 } }];

/** The network refuses for a while and does not say how long. */
const WITHOUT_RETRY_AFTER = { times: 1, effect: { kind: 'status', status: 429, body: BUSY } };

/**
 * The fault rules of a round: the same for the same seed.
 * @param {number} seed @param {readonly Network[]} networks
 * @returns {object[]}
 */
function faultsOf(seed, networks) {
	const random = randomOf(seed);
	const seeded = (/** @type {object} */ rule) => ({ seed: below(random, 2 ** 31), ...rule });
	return networks
		.flatMap(({ create, uploads = [], expiredCredential }) => [
			...TO_CREATE.map((rule) => seeded({ ...create, ...rule })),
			...uploads.flatMap((call) => TO_UPLOADS.map((rule) => seeded({ ...call, ...rule }))),
			...(expiredCredential ? [{ ...create, ...EXPIRY }] : []),
		])
		.concat(hostsOf(networks).flatMap((host) => TO_ALL.map((rule) => seeded({ host, ...rule }))));
}

/** Networks may share a host. @param {readonly Network[]} networks */
const hostsOf = (networks) => [...new Set(networks.map(({ create }) => create.host))];

/** @param {readonly Network[]} networks */
const withoutRetryAfter = (networks) =>
	networks.map(({ create }) => ({ ...create, ...WITHOUT_RETRY_AFTER }));

module.exports = { faultsOf, withoutRetryAfter };
