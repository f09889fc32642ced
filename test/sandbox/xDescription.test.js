// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ENDPOINTS } = require('../../sandbox/networks/x/endpoints');
const { POST_QUERY } = require('../../sandbox/networks/x/posts/fields');
const { EVENT_TYPES } = require('../../sandbox/networks/x/webhooks/eventTypes');

/**
 * Holds the endpoints of the stand-in against X's own OpenAPI descriptions, which may lie beside the
 * checkout.
 */
const FOLDER = path.resolve(__dirname, '../../../shared/specs/x');
const NEWER = path.join(FOLDER, 'openapi-2.167.json');
const isPresent = fs.existsSync(NEWER);
const read = (/** @type {string} */ file) =>
	isPresent ? JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) : undefined;
const older = read('openapi-2.166.json');
const newer = read('openapi-2.167.json');

/** @param {any} document @param {any} value */
function resolve(document, value) {
	if (!value?.$ref) return value;
	const parts = value.$ref.slice(2).split('/');
	return parts.reduce((/** @type {any} */ at, /** @type {string} */ part) => at[part], document);
}

/** @param {any} document @param {import('../../sandbox/networks/x/dispatch').Endpoint} endpoint */
function described(document, { method, path: own }) {
	const pattern = own.replace(/:\w+/g, '{}');
	const template = Object.keys(document.paths).find(
		(each) => each.replace(/\{\w+\}/g, '{}') === pattern,
	);
	return template && document.paths[template][method.toLowerCase()];
}

/** @param {any} document @param {any} operation */
const queryOf = (document, operation) =>
	(operation?.parameters ?? [])
		.map((/** @type {any} */ each) => resolve(document, each))
		.filter((/** @type {any} */ each) => each.in === 'query');

/** Names of all properties of a body, with those inside. @param {any} document @param {any} schema @param {string} [at] @returns {string[]} */
function namesOf(document, schema, at = '') {
	const found = resolve(document, schema);
	return Object.entries(found?.properties ?? {}).flatMap(([name, inner]) => [
		`${at}${name}`,
		...namesOf(document, inner, `${at}${name}.`),
	]);
}

/** @type {[string, import('../../sandbox/networks/x/dispatch').Endpoint][]} */
const CASES = ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]);
const WITH_BODY = CASES.filter(([, { body }]) => body);
/** Metadata that the sandbox keeps as it is. */
const KEPT = /^metadata\.(?!allow_download_status|alt_text)\w+\./;

const describeIf = isPresent ? describe : describe.skip;

describeIf("X's OpenAPI description", () => {
	it.each(CASES)('knows %s, with the same kinds of tokens', (_name, endpoint) => {
		const operation = described(newer, endpoint);
		const { OAuth2UserToken: scopes } = Object.assign({}, ...operation.security);
		const byApp = operation.security.some((/** @type {any} */ each) => each.BearerToken);
		expect(endpoint.app ?? false).toBe(byApp);
		expect([...(endpoint.scopes ?? ['none'])].sort()).toEqual([...(scopes ?? ['none'])].sort());
	});

	it.each(CASES)('has the query parameters of %s', (_name, endpoint) => {
		const wanted = queryOf(newer, described(newer, endpoint));
		const before = queryOf(older, described(older, endpoint));
		const name = (/** @type {any} */ parameter) => parameter.name;
		const own = Object.keys(endpoint.query ?? {});
		expect(wanted.map(name).filter((each) => !own.includes(each))).toEqual([]);
		expect(own.filter((each) => ![...wanted, ...before].map(name).includes(each))).toEqual([]);
		const required = wanted.filter((/** @type {any} */ each) => each.required).map(name);
		expect([...(endpoint.required ?? [])].sort()).toEqual(required.sort());
	});

	it.each(WITH_BODY)('has the fields of the body of %s', (_name, endpoint) => {
		const { schema } = described(newer, endpoint).requestBody.content['application/json'];
		const wanted = namesOf(newer, schema).filter((name) => !KEPT.test(name));
		expect(namesOf({}, endpoint.body).sort()).toEqual(wanted.sort());
	});

	it.each(Object.keys(POST_QUERY))('names the same values for %s', (name) => {
		const values = [older, newer].flatMap((document) => {
			const operation = document.paths['/2/tweets'].get;
			const found = queryOf(document, operation).find(
				(/** @type {any} */ each) => each.name === name,
			);
			return found?.schema.items.enum ?? [];
		});
		const { items } = /** @type {any} */ (POST_QUERY)[name];
		expect([...items.enum].sort()).toEqual([...new Set(values)].sort());
	});

	it('lists the same events', () => {
		const { event_type } = newer.components.schemas.CreateActivitySubscriptionRequest.properties;
		expect([...EVENT_TYPES].sort()).toEqual([...event_type.enum].sort());
	});
});
