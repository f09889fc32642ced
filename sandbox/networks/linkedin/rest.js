// @ts-check
'use strict';

const { accessDenied, apiError, traceHeaders } = require('./errors');
const { countCall } = require('./quotas');
const { checkBody } = require('./restli/body');
const { readParams, splitQuery } = require('./restli/query');
const { parseProjection, project } = require('./restli/projection');
const { readRequest } = require('./request');
const { methodOf, matchPath, readKeys } = require('./routing');
const { requireToken } = require('./tokens');

/**
 * @typedef {{ state: import('./state').State, outbound: any, exchange: import('../../core/router').Exchange,
 *   token: import('./state').Token, app: any, version: string, resource: string, restliMethod: string, path: string, search: string,
 *   keys: any[], args: Record<string, any>, body: any }} Call
 * @typedef {{ params?: Record<string, import('./restli/params').ParamType>, required?: string[], isPaged?: boolean,
 *   body?: import('./restli/body').BodyType, scopes?: string[],
 *   run(call: Call): any }} Method `scopes`: one of them is needed
 * @typedef {{ keys?: import('./restli/params').ParamType[], methods: Record<string, Method> }} Resource
 *   methods keyed `GET`, `FINDER author`, `ACTION initializeUpload`, …
 */

/** @param {import('./state').State} state @param {import('../../core/router').Exchange} exchange */
function requireVersion(state, exchange) {
	const version = exchange.headers['linkedin-version'];
	if (version === undefined)
		throw apiError({
			status: 400,
			code: 'VERSION_MISSING',
			message:
				'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
		});
	if (!state.settings.activeVersions.includes(String(version)))
		throw apiError({
			status: 426,
			code: 'NONEXISTENT_VERSION',
			message: `Requested version ${version}01 is not active`,
		});
	return String(version);
}

/** Keys and lists are written for protocol 2.0.0; without the header LinkedIn reads them by other rules.
 *  @param {import('../../core/router').Exchange} exchange */
function requireProtocol(exchange) {
	if (exchange.headers['x-restli-protocol-version'] === '2.0.0') return;
	throw apiError({
		status: 400,
		code: 'ILLEGAL_ARGUMENT',
		message: 'Header X-RestLi-Protocol-Version must be 2.0.0',
	});
}

/** @param {Call} call @param {Method} method */
function checkScopes(call, method) {
	const { scopes } = method;
	const name = `${call.resource}.${call.restliMethod.replace(' ', '-')}.${call.version}01`;
	if (scopes && !scopes.some((scope) => call.token.scopes.includes(scope)))
		throw accessDenied(name);
}

/** @param {any} result @param {Record<string, any>} args */
function withFields(result, args) {
	if (args.fields === undefined || result === undefined) return result;
	const projection = parseProjection(args.fields);
	if (Array.isArray(result.elements))
		return { ...result, elements: project(result.elements, projection) };
	if (result.results)
		return {
			...result,
			results: Object.fromEntries(
				Object.entries(result.results).map(([key, value]) => [key, project(value, projection)]),
			),
		};
	return project(result, projection);
}

/**
 * One call below `/rest/`.
 * @param {{ state: import('./state').State, outbound: any, resources: Record<string, Resource> }} world
 * @param {import('../../core/router').Exchange} exchange
 * @returns {Promise<import('../../core/http').Answer>}
 */
async function handleRest({ state, outbound, resources }, exchange) {
	if (exchange.memo.expiresToken) {
		const held = state.tokens.get((exchange.headers.authorization ?? '').slice('Bearer '.length));
		if (held) held.expiresAt = 1;
	}
	const request = await readRequest(exchange);
	const token = requireToken(state, exchange.headers.authorization);
	const version = requireVersion(state, exchange);
	requireProtocol(exchange);
	const path = exchange.path.slice('/rest/'.length);
	const { name, resource, rawKeys } = matchPath(resources, path);
	const pairs = splitQuery(request.search);
	const restliMethod = methodOf(exchange, { ...request, hasKey: resource.endsWithKey, pairs });
	const method = resource.definition.methods[restliMethod];
	const isTooEarly = state.settings.tier === 'development' && restliMethod === 'BATCH_GET';
	if (!method || isTooEarly)
		throw apiError({
			status: 405,
			message: `Method ${restliMethod} is not supported for resource ${name}`,
		});
	/** @type {Call} */
	const call = {
		state,
		outbound,
		exchange,
		token,
		app: state.apps.get(token.clientId),
		version,
		resource: name,
		restliMethod,
		path,
		search: request.search,
		keys: readKeys(resource.definition.keys ?? [], rawKeys),
		args: {},
		body: request.body,
	};
	exchange.log.operation = `${name}.${restliMethod}`;
	countCall(call);
	checkScopes(call, method);
	const rest = pairs.filter(([key]) => key !== 'q' && key !== 'action');
	call.args = readParams(rest, method);
	if (method.body) checkBody(method.body, call.body);
	const answer = await method.run(call);
	if (answer?.isAnswer) return { ...answer, headers: { ...traceHeaders(), ...answer.headers } };
	return { headers: traceHeaders(), json: withFields(answer, call.args) };
}

/** An answer to CREATE. @param {string | number} id @param {unknown} [body] */
const created = (id, body) => ({
	isAnswer: true,
	status: 201,
	headers: { 'x-restli-id': String(id), 'x-linkedin-id': String(id) },
	...(body === undefined ? {} : { json: body }),
});

const noContent = { isAnswer: true, status: 204 };

module.exports = { created, handleRest, noContent };
