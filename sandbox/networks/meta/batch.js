// @ts-check
'use strict';

const { invalid } = require('./errors');

const LARGEST = 50;

/** @param {unknown} text */
function parseBatch(text) {
	try {
		const items = typeof text === 'string' ? JSON.parse(text) : text;
		if (Array.isArray(items)) return items;
	} catch {
		// falls through to the refusal below
	}
	throw invalid('Param batch must be a JSON array');
}

/** Fills `{result=name:$.data[0].id}` from an earlier answer. @param {string} text @param {Map<string, any>} results */
const fillReferences = (text, results) =>
	text.replace(/\{result=(\w+):\$((?:\.\w+|\[\d+\])*)\}/g, (_all, name, path) => {
		const steps = path.match(/\w+/g) ?? [];
		return String(
			steps.reduce(
				(/** @type {any} */ value, /** @type {string} */ step) => value?.[step],
				results.get(name),
			) ?? '',
		);
	});

/** An item without a version has that of the batch. @param {URL} url @param {string} outerPath */
function versioned(url, outerPath) {
	if (/^\/v\d+\.\d+(\/|$)/.test(url.pathname)) return url.pathname;
	return outerPath.replace(/\/$/, '') + url.pathname;
}

/** @param {any} item @param {any} outer @param {Map<string, any>} results */
function toRequest(item, outer, results) {
	const url = new URL(
		fillReferences(String(item.relative_url ?? ''), results).replace(/^\/?/, '/'),
		'https://graph.facebook.com',
	);
	const body = Object.fromEntries(
		new URLSearchParams(fillReferences(String(item.body ?? ''), results)),
	);
	const params = { ...Object.fromEntries(url.searchParams), ...body };
	return {
		method: String(item.method ?? 'GET').toUpperCase(),
		path: versioned(url, outer.path),
		params,
		files: [],
		tokenText: params.access_token ?? outer.tokenText,
	};
}

/**
 * Runs a batch of at most 50 calls in order. The outer answer is always a list: an item is null when
 * its batch "ran out of time" (setting `nullBatchItems`: every second item, effect and all left open).
 * @param {import('./state').State} state @param {any} request
 * @param {(item: any) => Promise<import('../../core/http').Answer>} run
 */
async function runBatch(state, request, run) {
	const { batch, include_headers: withHeaders, ...rest } = request.params;
	const unknown = Object.keys(rest).find(
		(name) => !['access_token', 'appsecret_proof', 'appsecret_time'].includes(name),
	);
	if (unknown) throw invalid(`Unknown parameter: ${unknown}`);
	const items = parseBatch(batch);
	if (items.length > LARGEST)
		throw invalid(`Too many requests in batch message. Maximum batch size is ${LARGEST}`);
	/** @type {Map<string, any>} */
	const results = new Map();
	const answers = [];
	for (const [index, item] of items.entries()) {
		const call = toRequest(item, request, results);
		if (call.tokenText === request.tokenText) call.params.appsecret_proof ??= rest.appsecret_proof;
		if (call.params.appsecret_proof === undefined) delete call.params.appsecret_proof;
		const answer = await run(call);
		if (item.name) results.set(item.name, answer.json);
		const isOmitted = item.name && item.omit_response_on_success !== false && answer.status === 200;
		if (isOmitted || (state.settings.nullBatchItems && index % 2 === 1)) answers.push(null);
		else {
			answers.push({
				code: answer.status,
				...(withHeaders === 'false' || withHeaders === false
					? {}
					: { headers: [{ name: 'Content-Type', value: 'application/json' }] }),
				body: JSON.stringify(answer.json),
			});
		}
	}
	return answers;
}

module.exports = { runBatch };
