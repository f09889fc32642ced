// @ts-check
'use strict';

const { refusal } = require('../errors');
const { ID, object } = require('../schema');
const { failure, webhookOf } = require('./config');

/** @typedef {import('../dispatch').Call} Call */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long ago a window must begin, and end. */
const AGO_MS = { from: 31 * MINUTE_MS, to: 10 * MINUTE_MS };
/** @type {import('../schema').Schema} */
const DATE = { type: 'string', pattern: /^[0-9]{12}$/ };
const REPLAY = object({ webhook_id: ID, from_date: DATE, to_date: DATE }, [
	'webhook_id',
	'from_date',
	'to_date',
]);

/** A moment of the form `yyyymmddhhmm`, in UTC. @param {string} text */
function momentOf(text) {
	const [, year, month, day, hour, minute] = /^(....)(..)(..)(..)(..)$/.exec(text) ?? [];
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
}

/** `POST /2/webhooks/replay`: the events of the window are sent again, then the end of the job is told.
 *  @param {Call} call */
function replay(call) {
	const { state, body } = call;
	const webhook = webhookOf(call, body.webhook_id);
	const [from, to] = [momentOf(body.from_date), momentOf(body.to_date)];
	const now = state.now();
	const isWithin =
		from < to && from >= now - DAY_MS && from <= now - AGO_MS.from && to <= now - AGO_MS.to;
	if (!isWithin) throw failure('QueryParamInvalid', 'the window is not within the last 24 hours');
	if (state.isReplaying)
		throw refusal(409, {
			title: 'Conflict',
			detail: 'ReplayConflictError',
			type: 'about:blank',
			status: 409,
		});
	const jobId = state.newId();
	void state.replay({ webhook, from, to: to + MINUTE_MS, jobId });
	return { json: { data: { job_id: jobId, created_at: new Date(now).toISOString() } } };
}

module.exports = { REPLAY, replay };
