// @ts-check
'use strict';

const { setTimeout: wait } = require('node:timers/promises');
const { ConnectionCut, bytesOf, send } = require('./http');

/**
 * What a network's handler gets: the request, a body that is read once, and its log entry.
 * `search` is the query as it was sent, with its question mark: some networks read its encoding.
 * @typedef {{ host: string, method: string, path: string, search: string, query: URLSearchParams,
 *   headers: import('node:http').IncomingHttpHeaders, bytes(): AsyncGenerator<Buffer>,
 *   log: import('./requestLog').LogEntry, memo: Record<string, any> }} Exchange
 * @typedef {import('./http').Answer} Answer
 * @typedef {{ name: string, hosts: string[], handle(exchange: Exchange): Promise<Answer>,
 *   applyFault?(effect: import('./faults').Effect, exchange: Exchange): Promise<Answer | undefined>,
 *   failure(error: unknown, exchange: Exchange): Answer }} NetworkEntry
 */

/** @param {URLSearchParams} query */
const plain = (query) => Object.fromEntries(query);

/** @param {string} target of the request line */
const rawSearch = (target) => (target.includes('?') ? target.slice(target.indexOf('?')) : '');

/** The answer that a fault puts in the place of the network's. @param {import('./faults').Effect} effect @returns {Answer} */
const forcedAnswer = ({ status = 500, headers, body }) => ({
	status,
	headers,
	...(typeof body === 'string' ? { text: body } : { json: body ?? {} }),
});

/** @param {Answer} answer @param {import('./requestLog').LogEntry} log */
function note(answer, log) {
	log.status = answer.status ?? 200;
	const failed = log.status >= 400;
	if (failed && log.faults.length === 0) log.refused = true;
	const body = /** @type {any} */ (answer.json);
	const error = body && typeof body === 'object' ? body.error : undefined;
	if (error && typeof error === 'object') {
		log.error = { code: error.code, subcode: error.error_subcode, message: error.message };
	}
}

/**
 * Dispatches a request to its network and applies the fault rules around the handler: before it
 * (latency, lost-before, status, network errors) or after it (lost-after, status-after, hang-after).
 * @param {{ networks: NetworkEntry[], faults: ReturnType<typeof import('./faults').createFaults>,
 *   log: ReturnType<typeof import('./requestLog').createRequestLog> }} parts
 */
function createRouter({ networks, faults, log }) {
	/** @type {Map<string, NetworkEntry>} */
	const byHost = new Map(
		networks.flatMap((network) => network.hosts.map((host) => [host, network])),
	);

	/** @param {NetworkEntry} network @param {Exchange} exchange
	 *  @param {import('./faults').Effect | undefined} effect @returns {Promise<Answer>} */
	async function answerOf(network, exchange, effect) {
		try {
			if (effect?.kind === 'status') return forcedAnswer(effect);
			const forced = effect && (await network.applyFault?.(effect, exchange));
			if (forced) return forced;
			const answer = await network.handle(exchange);
			return effect?.kind === 'status-after' ? forcedAnswer(effect) : answer;
		} catch (error) {
			if (error instanceof ConnectionCut) throw error;
			return network.failure(error, exchange);
		}
	}

	/** @param {string} host @param {import('node:http').IncomingMessage} req
	 *  @param {import('node:http').ServerResponse} res */
	async function serve(host, req, res) {
		const started = Date.now();
		// A broken request loses its socket, so it is kept here.
		const { socket } = req;
		const url = new URL(req.url ?? '/', `https://${host}`);
		const method = req.method ?? 'GET';
		const network = /** @type {NetworkEntry} */ (byHost.get(host));
		const entry = log.open({
			host,
			method,
			path: url.pathname,
			query: plain(url.searchParams),
			contentType: req.headers['content-type'],
			agent: req.headers['user-agent'],
		});
		entry.network = network.name;
		const request = { host, method, path: url.pathname, search: url.search };
		const { latencyMs, effect } = faults.take(request);
		if (latencyMs > 0) {
			entry.faults.push('latency');
			await wait(latencyMs);
		}
		if (effect) entry.faults.push(effect.kind);
		if (effect?.kind === 'lost-before') {
			socket.destroy();
			return;
		}
		const cut = effect?.kind === 'reset-upload' ? (effect.atFraction ?? 0.5) : undefined;
		/** @type {Exchange} */
		const exchange = {
			host,
			method,
			path: url.pathname,
			search: rawSearch(req.url ?? ''),
			query: url.searchParams,
			headers: req.headers,
			bytes: () => bytesOf(req, cut),
			log: entry,
			memo: {},
		};
		try {
			const answer = await answerOf(network, exchange, effect);
			note(answer, entry);
			entry.durationMs = Date.now() - started;
			if (cut !== undefined || effect?.kind === 'lost-after') {
				socket.destroy();
				return;
			}
			if (effect?.kind === 'hang-after') await wait(effect.ms ?? 60_000, undefined, { ref: false });
			req.resume();
			send(res, answer);
		} catch (error) {
			entry.notes.push(/** @type {Error} */ (error).message);
			entry.durationMs = Date.now() - started;
			socket.destroy();
		}
	}

	return {
		hosts: () => [...byHost.keys()],
		has: (/** @type {string} */ host) => byHost.has(host),
		serve,
	};
}

module.exports = { createRouter };
