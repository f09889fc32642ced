// @ts-check
'use strict';

const SECRET =
	/^(access_token|input_token|client_secret|fb_exchange_token|revoke_token|appsecret_proof|verify_token|hub\.verify_token|code|code_verifier|token|refresh_token|assertion|password)$/i;
const CAPACITY = 50_000;
const LONGEST_VALUE = 4_000;

/** @param {string} text */
const shorten = (text) =>
	text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}… (${text.length})` : text;

/**
 * A copy of request fields that may be shown: values of secret fields become `***`, also inside
 * nested objects and in `access_token=` parts of texts such as a batch.
 * @param {unknown} value
 * @returns {any}
 */
function redact(value) {
	if (typeof value === 'string') {
		return shorten(
			value.replace(
				/((?:access_token|appsecret_proof|client_secret)(?:=|":\s*"))[^&"\s]+/g,
				'$1***',
			),
		);
	}
	if (Array.isArray(value)) return value.map(redact);
	if (value && typeof value === 'object') {
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, SECRET.test(key) ? '***' : redact(inner)]),
		);
	}
	return value;
}

/**
 * @typedef {{ id: number, at: string, host: string, method: string, path: string,
 *   query: Record<string, unknown>, contentType?: string, agent?: string, body?: any,
 *   files: { name: string, filename: string, type: string, bytes: number, sha256: string }[],
 *   bytes?: number, status?: number, error?: { code: unknown, subcode?: unknown, message?: string },
 *   faults: string[], refused: boolean, notes: string[], tokenKind?: string, proof?: string,
 *   network?: string, durationMs?: number, operation?: string }} LogEntry
 */

/** Keeps the newest requests. A refused request is one that the network's rules turned down. */
function createRequestLog() {
	/** @type {LogEntry[]} */
	let entries = [];
	let lastId = 0;
	return {
		/** @param {{ host: string, method: string, path: string, query?: Record<string, unknown>,
		 *   contentType?: string, agent?: string }} start
		 *  @returns {LogEntry} */
		open(start) {
			/** @type {LogEntry} */
			const entry = {
				id: ++lastId,
				at: new Date().toISOString(),
				host: start.host,
				method: start.method,
				path: start.path,
				query: redact(start.query ?? {}),
				contentType: start.contentType,
				agent: start.agent,
				files: [],
				faults: [],
				refused: false,
				notes: [],
			};
			entries.push(entry);
			if (entries.length > CAPACITY) entries.splice(0, entries.length - CAPACITY);
			return entry;
		},
		/** @param {number} id */
		since: (id) => entries.filter((entry) => entry.id > id),
		clear() {
			entries = [];
		},
	};
}

module.exports = { createRequestLog, redact };
