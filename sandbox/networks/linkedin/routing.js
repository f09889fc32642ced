// @ts-check
'use strict';

const { apiError, badParam } = require('./errors');
const { parseValue } = require('./restli/value');

const badSyntax = () =>
	apiError({
		status: 400,
		code: 'ILLEGAL_ARGUMENT',
		message: 'Syntax exception in path variables',
	});

/**
 * Finds the resource of a path such as `socialActions/{key}/comments/{key}`; its name is
 * `socialActions/comments`.
 * @param {Record<string, import('./rest').Resource>} resources @param {string} path
 */
function matchPath(resources, path) {
	const parts = path.replace(/\/$/, '').split('/');
	const name = parts.filter((_, index) => index % 2 === 0).join('/');
	const definition = resources[name];
	if (!definition)
		throw apiError({
			status: 404,
			code: 'RESOURCE_NOT_FOUND',
			message: `No virtual resource found for: /${path}`,
		});
	const rawKeys = parts.filter((_, index) => index % 2 === 1);
	return { name, rawKeys, resource: { definition, endsWithKey: parts.length % 2 === 0 } };
}

/** Keys are percent-encoded completely. @param {import('./restli/params').ParamType[]} types @param {string[]} raw */
function readKeys(types, raw) {
	return raw.map((text, index) => {
		let value;
		try {
			value = parseValue(text);
		} catch {
			throw badSyntax();
		}
		const type = types[index];
		if (!type) throw badSyntax();
		return type(value, 'key');
	});
}

/** @param {string} method @param {boolean} hasKey @param {Map<string, string>} query @returns {string} */
function impliedMethod(method, hasKey, query) {
	if (method === 'GET') {
		if (query.has('ids')) return 'BATCH_GET';
		if (query.has('q')) return `FINDER ${query.get('q')}`;
		return hasKey ? 'GET' : 'GET_ALL';
	}
	if (method === 'POST') {
		if (query.has('action')) return `ACTION ${query.get('action')}`;
		return hasKey ? 'PARTIAL_UPDATE' : 'CREATE';
	}
	if (method === 'PUT' && hasKey) return 'UPDATE';
	if (method === 'DELETE' && hasKey) return 'DELETE';
	throw apiError({ status: 405, message: `Method ${method} is not supported here` });
}

/**
 * The Rest.li method of a request, such as `FINDER author`. The header must agree with it, and a
 * partial update must name itself.
 * @param {import('../../core/router').Exchange} exchange
 * @param {{ method: string, hasKey: boolean, pairs: [string, string][] }} request
 */
function methodOf(exchange, { method, hasKey, pairs }) {
	const query = new Map(pairs);
	if (query.size < pairs.length) throw badParam(pairs[0][0], 'A parameter was sent twice');
	const implied = impliedMethod(method, hasKey, query);
	const header = exchange.headers['x-restli-method'];
	const said = typeof header === 'string' ? header.toUpperCase() : undefined;
	const [kind] = implied.split(' ');
	if ((said === undefined && kind === 'PARTIAL_UPDATE') || (said !== undefined && said !== kind))
		throw apiError({
			status: 400,
			code: 'ILLEGAL_ARGUMENT',
			message: `Header X-RestLi-Method is ${said ?? 'missing'}; this request is ${kind}`,
		});
	return implied;
}

module.exports = { matchPath, methodOf, readKeys };
