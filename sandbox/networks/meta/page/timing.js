// @ts-check
'use strict';

const { invalid } = require('../errors');

const MINUTE = 60;
const DAY = 24 * 3600;

/** When a post shall appear: the parameters that feed, photos and videos share. */
const TIMING_PARAMS = /** @type {const} */ ({
	published: 'bool',
	scheduled_publish_time: 'time',
	unpublished_content_type: [
		'SCHEDULED',
		'DRAFT',
		'ADS_POST',
		'INLINE_CREATED',
		'PUBLISHED',
		'PUBLISH_PENDING',
		'REVIEWABLE_BRANDED_CONTENT',
		'SCHEDULED_RECURRING',
	],
});

const GRANULARITY = /** @type {const} */ (['year', 'month', 'day', 'hour', 'min', 'none']);

/**
 * @typedef {{ kind: 'published' } | { kind: 'scheduled', at: number } | { kind: 'draft' } | { kind: 'dark' }} Timing
 */

/**
 * Throws code 100 when a scheduled time (unix seconds) is less than 10 minutes or more than `maxDays`
 * ahead.
 * @param {import('../state').State} state @param {number} seconds @param {number} [maxDays]
 */
function checkWindow(state, seconds, maxDays = 30) {
	const ahead = seconds - state.clock.seconds();
	if (ahead < 10 * MINUTE || ahead > maxDays * DAY) {
		throw invalid(
			`The specified scheduled publish time is invalid: it must be between 10 minutes and ${maxDays} days from now`,
		);
	}
}

/** @param {import('../dispatch').Call} call @returns {Timing} */
function readTiming(call) {
	const {
		published = true,
		scheduled_publish_time: at,
		unpublished_content_type: type,
	} = call.args;
	if (published) {
		if (at !== undefined) throw invalid('Param scheduled_publish_time requires published=false');
		if (type !== undefined && type !== 'PUBLISHED') {
			throw invalid('Param unpublished_content_type requires published=false');
		}
		return { kind: 'published' };
	}
	if (type === 'DRAFT') {
		if (at !== undefined) throw invalid('A draft cannot have a scheduled_publish_time');
		return { kind: 'draft' };
	}
	if (at !== undefined) {
		checkWindow(call.state, at);
		return { kind: 'scheduled', at: at * 1000 };
	}
	if (type === 'SCHEDULED')
		throw invalid('Param scheduled_publish_time is required for SCHEDULED content');
	return { kind: 'dark' };
}

/** @param {import('../dispatch').Call} call @returns {number | undefined} milliseconds */
function readBackdate(call) {
	const at = call.args.backdated_time;
	if (at === undefined) return undefined;
	if (at > call.state.clock.seconds()) throw invalid('Param backdated_time must be in the past');
	return at * 1000;
}

module.exports = { GRANULARITY, TIMING_PARAMS, checkWindow, readBackdate, readTiming };
