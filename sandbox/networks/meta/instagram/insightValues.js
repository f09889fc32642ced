// @ts-check
'use strict';

const crypto = require('node:crypto');
const { invalid } = require('../errors');
const { DIMENSIONS } = require('./insightTables');

/** A number that is the same on every run. @param {string} key @param {number} below */
const numberFor = (key, below) =>
	crypto.createHash('sha256').update(key).digest().readUInt32BE(0) % below;

/** @param {unknown} given a list, or text with commas @returns {string[]} */
function readNames(given) {
	const text = Array.isArray(given) ? given.join(',') : String(given ?? '');
	return text
		.replace(/[[\]"]/g, '')
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
}

/**
 * The asked metrics. One that does not exist fails the whole call.
 * @param {unknown} given @param {string[]} known
 */
function readMetrics(given, known) {
	const names = readNames(given);
	if (names.length === 0) throw invalid('The parameter metric is required');
	const at = names.findIndex((name) => !known.includes(name));
	if (at >= 0)
		throw invalid(`metric[${at}] must be one of the following values: ${known.join(', ')}`);
	return names;
}

/** Every combination of the values of several dimensions. @param {string[]} keys @returns {string[][]} */
const combinations = (keys) =>
	keys.reduce(
		(/** @type {string[][]} */ rows, key) =>
			rows.flatMap((row) => DIMENSIONS[key].map((value) => [...row, value])),
		[[]],
	);

/** @param {string[]} keys @param {(values: string[]) => number} count */
function breakdownOf(keys, count) {
	const results = combinations(keys).map((values) => ({
		dimension_values: values,
		value: count(values),
	}));
	return { dimension_keys: keys, results };
}

const sum = (/** @type {{ value: number }[]} */ rows) =>
	rows.reduce((total, row) => total + row.value, 0);

/** @param {string} id @param {string} name @param {string} period */
const rowHead = (id, name, period) => ({
	name,
	period,
	title: name.replace(/_/g, ' ').replace(/^./, (first) => first.toUpperCase()),
	description: `Sandbox value of ${name}`,
	id: `${id}/insights/${name}/${period}`,
});

module.exports = { breakdownOf, numberFor, readMetrics, readNames, rowHead, sum };
