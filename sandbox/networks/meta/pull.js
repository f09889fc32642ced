// @ts-check
'use strict';

const { collect, createByteMeter } = require('../../core/http');
const { createMp4Probe } = require('../../core/mp4');

const AGENT = 'facebookexternalhit/1.1';
const KEEP_BYTES = 10 * 1024 * 1024;

/** @typedef {{ kind: 'file', file: any } | { kind: 'failed', reason: string }} Pulled */

/** Paths that a robots.txt forbids to the vendor's crawler. @param {string} text */
function disallowedPaths(text) {
	let applies = false;
	/** @type {string[]} */
	const paths = [];
	for (const line of text.split(/\r?\n/)) {
		const [key, value = ''] = line.split(':').map((part) => part.trim());
		if (/^user-agent$/i.test(key)) applies = value === '*' || AGENT.startsWith(value.toLowerCase());
		if (applies && /^disallow$/i.test(key) && value) paths.push(value);
	}
	return paths;
}

/** @param {any} call @param {URL} url */
async function isBlockedByRobots(call, url) {
	const result = await call(new URL('/robots.txt', url).toString(), {
		headers: { 'user-agent': AGENT },
	});
	if (result.kind !== 'answer') return false;
	const bytes = await collect(result.stream);
	if (result.status !== 200) return false;
	return disallowedPaths(bytes?.toString('utf8') ?? '').some((path) =>
		url.pathname.startsWith(path),
	);
}

/**
 * Downloads a file as the vendor's crawler does: http(s), robots.txt obeyed, no redirect to a page,
 * streamed and metered.
 * @param {any} call outbound call @param {string} address
 * @returns {Promise<Pulled>}
 */
async function pullFile(call, address) {
	const url = new URL(address);
	if (await isBlockedByRobots(call, url))
		return { kind: 'failed', reason: 'URL blocked by robots.txt' };
	const result = await call(address, { headers: { 'user-agent': AGENT }, timeoutMs: 3_000 });
	if (result.kind === 'unreachable') return { kind: 'failed', reason: result.reason };
	const meter = createByteMeter({ keepBytes: KEEP_BYTES, probe: createMp4Probe() });
	for await (const chunk of result.stream) meter.push(chunk);
	if (result.status !== 200) return { kind: 'failed', reason: `HTTP ${result.status}` };
	return {
		kind: 'file',
		file: {
			name: 'url',
			filename: url.pathname,
			type: result.headers['content-type'] ?? '',
			...meter.result(),
		},
	};
}

module.exports = { pullFile };
