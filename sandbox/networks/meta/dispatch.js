// @ts-check
'use strict';

const access = require('./access');
const { invalid, missingObject, graphError } = require('./errors');
const { parseFields, render, noSuchField } = require('./fields');
const { readParams } = require('./params');
const { checkProof, requireToken, scopesOf } = require('./tokens');
const { resolveNode } = require('./resolve');
const { NODE_TYPES } = require('./nodes');

/**
 * @typedef {{ type: string, value: any }} Node
 * @typedef {{ state: import('./state').State, call: any, exchange: import('../../core/router').Exchange,
 *   method: string, version: string, pathname: string, nodeId: string, node: Node, token: import('./state').Token,
 *   scopes: string[], args: Record<string, any>, given: Record<string, any>,
 *   files: import('../../core/http').FilePart[], fields?: import('./fields').Field[] }} Call
 * @typedef {{ params?: import('./params').Params, files?: string[], token?: access.TokenNeed,
 *   permissions?: readonly string[], task?: string, check?(call: Call): void,
 *   run(call: Call): unknown }} Edge `check`: what the call needs beyond the rest
 * @typedef {Record<string, Edge>} Edges keyed `METHOD type` or `METHOD type/edge`
 */

const LIVE = ['v26.0', 'v25.0', 'v24.0', 'v23.0', 'v22.0', 'v21.0'];
const OLDEST = 'v21.0';

/**
 * Splits the version off a path. An expired version is served by the oldest one alive, which the
 * request log notes; a version that never was is refused.
 * @param {string} path @param {import('../../core/requestLog').LogEntry} log
 */
function splitVersion(path, log) {
	const match = /^\/(v\d+\.\d+)(\/.*|$)/.exec(path);
	if (!match) {
		log.notes.push('no-version');
		return { version: LIVE[0], rest: path };
	}
	const [, version, rest] = match;
	if (LIVE.includes(version)) return { version, rest: rest || '/' };
	if (Number(version.slice(1)) < Number(OLDEST.slice(1))) {
		log.notes.push('expired-version');
		return { version: OLDEST, rest: rest || '/' };
	}
	throw graphError(2500, `Unknown path components: /${version}`);
}

/** @param {Call} call @param {Edge} edge */
function checkAccess(call, edge) {
	access.checkTokenKind(call, edge.token ?? 'any');
	access.checkOwner(call);
	access.checkPermissions(call, edge.permissions ?? []);
	if (edge.task) access.checkTask(call, edge.task);
	edge.check?.(call);
}

/** @param {Call} call @param {Edge} edge */
function checkFiles(call, edge) {
	for (const file of call.files) {
		if (!edge.files?.includes(file.name)) throw invalid(`Unknown parameter: ${file.name}`);
	}
}

/**
 * The answer of a create call with `fields` also shows these fields of the new object.
 * @param {Call} call @param {any} result
 */
function withReadBack(call, result) {
	if (!result?.created) return result;
	const { created, ...answer } = result;
	if (!call.fields) return answer;
	return { ...render(NODE_TYPES[created.type], created.value, call.fields, call), ...answer };
}

/** @param {Edges} edges @param {string} name `type` or `type/edge` @param {string} method */
function findEdge(edges, name, method) {
	const edge = edges[`${method} ${name}`];
	if (edge) return edge;
	const [type, edgeName] = name.split('/');
	const isKnown = Object.keys(edges).some((key) => key.endsWith(` ${name}`));
	if (edgeName && !isKnown) throw noSuchField(edgeName, NODE_TYPES[type]?.typeName ?? type);
	throw invalid(`Unsupported ${method.toLowerCase()} request for ${name}`, {
		type: 'GraphMethodException',
	});
}

/**
 * @typedef {{ method: string, path: string, params: Record<string, any>, tokenText?: string,
 *   files: import('../../core/http').FilePart[] }} GraphRequest
 * @param {{ state: import('./state').State, edges: Edges, call: any, login?: import('./instagram/access').Login }} world
 * @param {GraphRequest} request
 * @param {import('../../core/router').Exchange} exchange
 */
async function dispatch(world, request, exchange) {
	const { state, edges } = world;
	const { version, rest } = splitVersion(request.path, exchange.log);
	const [nodeId, edgeName, ...more] = rest.split('/').slice(1).map(decodeURIComponent);
	if (more.length > 0) throw graphError(2500, `Unknown path components: /${more.join('/')}`);
	if (!nodeId) throw invalid('Unsupported request: the root takes batches only');
	const token = requireToken(state, request.tokenText, world.login);
	exchange.log.tokenKind = token.type;
	exchange.log.proof = checkProof(state, token, {
		proof: request.params.appsecret_proof,
		time: request.params.appsecret_time,
	});
	const node = resolveNode(state, token, nodeId);
	if (!node) throw missingObject(nodeId, request.method);
	const edge = findEdge(edges, edgeName ? `${node.type}/${edgeName}` : node.type, request.method);
	/** @type {Call} */
	const call = {
		state,
		call: world.call,
		exchange,
		method: request.method,
		version,
		pathname: rest,
		nodeId,
		node,
		token,
		scopes: scopesOf(state, token),
		args: {},
		given: request.params,
		files: request.files,
	};
	checkAccess(call, edge);
	call.args = readParams(request.params, edge.params ?? {});
	checkFiles(call, edge);
	// On subscriptions `fields` is a parameter of the edge, not a wish for the answer.
	const isWish = request.params.fields !== undefined && edge.params?.fields === undefined;
	if (isWish) call.fields = parseFields(String(request.params.fields));
	return withReadBack(call, await edge.run(call));
}

module.exports = { dispatch, splitVersion };
