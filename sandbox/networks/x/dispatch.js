// @ts-check
'use strict';

const crypto = require('node:crypto');
const { forbidden, notFound, plain, unsupportedAuthentication } = require('./errors');
const { ENDPOINTS } = require('./endpoints');
const { namingOf } = require('./naming');
const { requireToken } = require('./oauth/tokens');
const { PRICES, charge, requireCredits } = require('./prices');
const { countCall } = require('./rateLimits');
const { checkBody, readJson, readQuery } = require('./request');
const { ID_PATTERN } = require('./schema');

/**
 * @typedef {{ state: import('./state').State, call: any, exchange: import('../../core/router').Exchange,
 *   token: import('./state').Token, user?: import('./state').User, params: Record<string, string>,
 *   query: Record<string, any>, body: any, naming: import('./naming').Naming, prices: typeof PRICES,
 *   cost: number }} Call `call`: a request to the outside; `cost`: dollars, added up by the endpoint
 * @typedef {import('../../core/http').Answer} Answer
 * @typedef {{ method: string, path: string, scopes?: string[], app?: boolean,
 *   limits: import('./rateLimits').Limits, query?: Record<string, import('./schema').Schema>,
 *   required?: string[], body?: import('./schema').Schema, run(call: Call): Answer | Promise<Answer> }} Endpoint
 *   `scopes`: what a user's token needs, none are for the app's own token alone; `app`: whether that one
 *   may call. An endpoint without `body` reads its body itself
 */

/** @param {string} pattern `/2/tweets/:id` @param {string} path @returns {Record<string, string> | undefined} */
function match(pattern, path) {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return undefined;
	/** @type {Record<string, string>} */
	const params = {};
	for (const [index, part] of wanted.entries()) {
		if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given[index]);
		else if (part !== given[index]) return undefined;
	}
	return params;
}

/** The endpoint of a call. Throws 404 or 405. @param {import('../../core/router').Exchange} exchange */
function route({ method, path }) {
	const found = ENDPOINTS.flatMap((endpoint) => {
		const params = match(endpoint.path, path);
		return params ? [{ endpoint, params }] : [];
	});
	const chosen = found
		.filter(({ endpoint }) => endpoint.method === method)
		.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
	if (chosen) return chosen;
	throw found.length > 0 ? plain(405, 'Method Not Allowed') : notFound();
}

/** Throws 403 for a token of the wrong kind, or without the scopes. @param {Endpoint} endpoint @param {import('./state').Token} token */
function checkToken(endpoint, token) {
	const supported = [
		...(endpoint.scopes ? ['OAuth 2.0 User Context'] : []),
		...(endpoint.app ? ['OAuth 2.0 Application-Only'] : []),
	];
	if (token.kind === 'app' ? !endpoint.app : !endpoint.scopes)
		throw unsupportedAuthentication(supported);
	const missing = (endpoint.scopes ?? []).filter((scope) => !token.scopes.includes(scope));
	if (token.kind === 'user' && missing.length > 0) throw forbidden('Forbidden');
}

/** Ids in a path are numbers; throws 400. @param {Record<string, string>} params */
function checkParams(params) {
	for (const [name, value] of Object.entries(params)) {
		if (/id$/.test(name) && !ID_PATTERN.test(value))
			throw plain(
				400,
				'Invalid Request',
				`The \`${name}\` path parameter value [${value}] is not valid`,
			);
	}
}

/**
 * A call of the API: token, rate limits, credits and parameters are checked in this order.
 * @param {{ state: import('./state').State, call: any }} world
 * @param {import('../../core/router').Exchange} exchange
 * @param {Record<string, string>} headers of the answer, also of a refusal
 * @returns {Promise<Answer>}
 */
async function serve({ state, call }, exchange, headers) {
	const { endpoint, params } = route(exchange);
	const token = requireToken(state, exchange);
	const key = `${endpoint.method} ${endpoint.path}`;
	exchange.log.operation = key;
	countCall(state, { key, limits: endpoint.limits, token, headers });
	checkToken(endpoint, token);
	requireCredits(state, token.appId);
	checkParams(params);
	const query = readQuery(exchange.query, endpoint.query ?? {}, endpoint.required);
	const naming = namingOf(query, state.settings.fieldNames);
	const body = endpoint.body ? await readJson(exchange) : undefined;
	if (endpoint.body) checkBody(endpoint.body, body);
	/** @type {Call} */
	const made = {
		state,
		call,
		exchange,
		token,
		user: state.users.get(token.userId ?? ''),
		params,
		query,
		body,
		naming,
		prices: PRICES,
		cost: 0,
	};
	const answer = await endpoint.run(made);
	charge(state, made.cost);
	return answer;
}

/** @param {{ state: import('./state').State, call: any }} world
 *  @param {import('../../core/router').Exchange} exchange @returns {Promise<Answer>} */
async function handleApi(world, exchange) {
	/** @type {Record<string, string>} */
	const headers = {
		'api-version': '2.167',
		'x-access-level': 'read-write',
		'x-transaction-id': crypto.randomBytes(8).toString('hex'),
	};
	try {
		const answer = await serve(world, exchange, headers);
		return { ...answer, headers: { ...headers, ...answer.headers } };
	} catch (error) {
		const refused = /** @type {any} */ (error).answer;
		if (refused) refused.headers = { ...headers, ...refused.headers };
		throw error;
	}
}

module.exports = { handleApi };
