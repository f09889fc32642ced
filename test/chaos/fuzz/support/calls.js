// @ts-check
'use strict';

const { below, pick } = require('../../support/seed.js');

/** @typedef {() => number} Random */

/** Not as XML: n8n itself never answers XML that is none, before a node sees it. */
const TYPES = [
	'application/json',
	'text/plain',
	'application/x-www-form-urlencoded',
	'',
];
const BODIES = [
	'',
	'{',
	'null',
	'[]',
	'{"a":1}',
	'"text"',
	'1e999',
	'\u0000\u0001',
	'{"__proto__":{"polluted":true}}',
	'[[[[[[[[[[[[',
	`{"object":"page","entry":${'['.repeat(2000)}`,
	'<xml/>',
	'a=b&c=d',
];
const SIGNATURES = [
	'x-hub-signature-256',
	'x-hub-signature',
	'x-li-signature',
	'x-twitter-webhooks-signature',
	'x-social-ops-signature',
];
const VALUES = [
	'',
	'sha256=',
	'sha256=00',
	'hmacsha256=zz',
	't=1,v1=00',
	'v1=',
	',,,',
	'a'.repeat(3000),
];
const QUERIES = [
	'',
	'?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess',
	'?hub.mode=subscribe&hub.challenge[]=1&hub.challenge[]=2',
	'?challengeCode=not-a-code',
	'?crc_token=',
	'?guests=https://evil.example/&tests=.&list=00',
	'?__proto__[a]=1&constructor[prototype][a]=1',
	`?${'a=1&'.repeat(200)}`,
];

/** A call that no network has signed. @param {Random} random */
function forgedCall(random) {
	const method = random() < 0.25 ? 'GET' : 'POST';
	const type = pick(random, TYPES);
	/** @type {Record<string, string>} */
	const headers = type ? { 'content-type': type } : {};
	for (const name of SIGNATURES) if (random() < 0.5) headers[name] = pick(random, VALUES);
	const body = method === 'GET' ? undefined : pick(random, BODIES);
	return { search: pick(random, QUERIES), init: { method, headers, body } };
}

/** What a network might have signed: its own delivery with parts of it changed, or any body. @param {Random} random @param {unknown} body */
function signedBody(random, body) {
	return random() < 0.2 ? pick(random, BODIES) : JSON.stringify(changed(random, body, 0));
}

const ODD = [
	null,
	'',
	0,
	-1,
	1e21,
	true,
	[],
	{},
	[null],
	{ a: { b: [] } },
	'x'.repeat(2000),
	'1',
	{ toString: 1 },
];
const NAMES = [
	'id',
	'value',
	'changes',
	'field',
	'messaging',
	'time',
	'action',
	'payload',
	'includes',
	'__proto__',
];

/** @param {Random} random @param {unknown} value @param {number} depth @returns {unknown} */
function changed(random, value, depth) {
	if (depth > 0 && random() < 0.15) return pick(random, ODD);
	if (Array.isArray(value)) {
		return [...value, ...value.slice(0, below(random, 2))].map((one) =>
			changed(random, one, depth + 1),
		);
	}
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([name, inner]) => [
		name,
		changed(random, inner, depth + 1),
	]);
	if (random() < 0.3) entries.push([pick(random, NAMES), pick(random, ODD)]);
	return Object.fromEntries(entries);
}

module.exports = { forgedCall, signedBody };
