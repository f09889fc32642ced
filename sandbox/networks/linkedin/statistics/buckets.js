// @ts-check
'use strict';

const { badParam } = require('../errors');
const { int, oneOf, record } = require('../restli/params');

const DAY = 86_400_000;
const KEPT_MS = 366 * DAY;
/** Numbers come in one page. */
const LARGEST = { largest: 10_000, usual: 10_000 };

/** @typedef {{ start: number, end: number }} Range ms, UTC; end exclusive */

const INTERVALS = {
	timeRange: record({ start: int, end: int }, ['start']),
	timeGranularityType: oneOf(['DAY', 'MONTH']),
};

/** The parameter `timeIntervals`. */
const timeIntervals = record(INTERVALS);
/** The same for share statistics, which a range as a whole can be asked for. */
const wholeOrParts = record(INTERVALS, ['timeRange']);

/** @param {number} ms */
function nextMonth(ms) {
	const date = new Date(ms);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** Where the bucket of a time ends. @param {number} ms @param {'DAY' | 'MONTH' | undefined} granularity */
function nextOf(ms, granularity) {
	if (granularity === 'DAY') return ms + DAY;
	return granularity === 'MONTH' ? nextMonth(ms) : Infinity;
}

/**
 * The days or months of a range, or the range itself without a granularity; not older than twelve
 * months.
 * @param {import('../state').State} state @param {any} intervals value of `timeIntervals` @returns {Range[]}
 */
function bucketsOf(state, { timeRange, timeGranularityType }) {
	const { start, end = state.now() } = timeRange;
	if (start >= end) throw badParam('timeIntervals', 'start must be before end');
	if (start < state.now() - KEPT_MS) throw badParam('timeIntervals', 'only 12 months are kept');
	/** @type {Range[]} */
	const buckets = [];
	for (let at = start; at < end;) {
		const next = Math.min(end, nextOf(at, timeGranularityType));
		buckets.push({ start: at, end: next });
		at = next;
	}
	return buckets;
}

/**
 * Sums of what happened, by kind.
 * @param {import('../state').State} state
 * @param {{ author?: string, postUrn?: string, range?: Range }} wanted
 * @returns {Record<string, number>}
 */
function sumUp(state, { author, postUrn, range }) {
	/** @type {Record<string, number>} */
	const sums = {};
	for (const each of state.activity) {
		if (author && each.author !== author) continue;
		if (postUrn && each.postUrn !== postUrn) continue;
		if (range && (each.at < range.start || each.at >= range.end)) continue;
		sums[each.kind] = (sums[each.kind] ?? 0) + each.count;
	}
	return sums;
}

/** Adds up records of numbers over the days of a range. @param {Range} range
 *  @param {(at: number) => Record<string, number>} ofDay */
function sumDays({ start, end }, ofDay) {
	/** @type {Record<string, number>} */
	const sums = {};
	for (let at = start; at < end; at += DAY)
		for (const [name, value] of Object.entries(ofDay(at))) sums[name] = (sums[name] ?? 0) + value;
	return sums;
}

/** A small number that is the same each time for the same day. @param {string} seed @param {number} at @param {number} below */
function steady(seed, at, below) {
	const day = Math.floor(at / DAY);
	const salt = [...seed].reduce((sum, sign) => sum + sign.charCodeAt(0), 0);
	return (day * 31 + salt) % below;
}

module.exports = { DAY, LARGEST, bucketsOf, steady, sumDays, sumUp, timeIntervals, wholeOrParts };
