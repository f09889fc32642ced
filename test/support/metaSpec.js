// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * Checks logged calls against Meta's machine-readable endpoint descriptions (the code generator of
 * its business SDK), which may lie beside the checkout. Edges that they do not describe are counted
 * as uncovered, not as valid.
 */

const SPEC_FOLDER = path.resolve(__dirname, '../../../shared/specs/meta/business-sdk-codegen');

/** Parameters that every Graph call may carry. */
const GENERAL = ['access_token', 'appsecret_proof', 'fields', 'limit', 'after', 'before', 'locale'];
/** Time paging works on every edge that is sorted by time, whether or not the SDK lists it. */
const TIME_PAGING = ['since', 'until'];

/** Nodes on which an edge or an ID alone can be; the first one that has the edge decides. */
const NODES = {
	facebook: [
		...['Page', 'PagePost', 'Post', 'AdVideo', 'Photo', 'Comment', 'LeadgenForm', 'Lead'],
		...['Application', 'User'],
	],
	instagram: ['IGUser', 'IGMedia', 'IGComment', 'ShadowIGMediaBuilder', 'ShadowIGHashtag'],
	instagramLogin: [
		...['IGUserForIGOnlyAPI', 'IGMediaForIGOnlyAPI', 'IGComment', 'ShadowIGMediaBuilder'],
	],
};

/** @typedef {keyof typeof NODES} Family */

/** IDs of Instagram objects: 17 digits, unlike those of Facebook's. */
const INSTAGRAM_ID = /^17\d{15}$/;

/** Edges that the SDK's description of Instagram Login spells in another way than the API. */
const SPELLED = /** @type {Record<string, string>} */ ({ media_publish: 'mediapublish' });

/**
 * What the vendor documents but the SDK's description lacks, with the page that says so.
 * @type {Record<string, string[]>}
 */
const DOCUMENTED_BEYOND_SPEC = {
	// https://developers.facebook.com/docs/video-api/guides/publishing
	'POST videos': [
		'upload_phase',
		'upload_session_id',
		'start_offset',
		'fbuploader_video_file_chunk',
	],
	// https://developers.facebook.com/docs/graph-api/reference/page/photos
	'POST photos': ['source'],
	// A list of names, which the SDK's description calls a list of objects:
	// https://developers.facebook.com/docs/graph-api/reference/insights
	'GET insights': ['metric'],
	'GET video_insights': ['metric'],
	// https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media
	'POST media': [
		'branded_content_sponsor_ids',
		'is_ai_generated',
		'is_comment_prompt_used',
		'is_paid_partnership',
		'is_poll_duration_extended',
		'poll_attachment',
	],
	// https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
	'GET leads': ['filtering'],
};

/** Calls on the root of the API, which belong to no node. */
const ROOT_CALLS = [
	'access_token',
	'debug_token',
	'ig_hashtag_search',
	'oauth',
	'refresh_access_token',
];

/** @typedef {{ name: string, type: string, required?: boolean }} Param */
/** @typedef {{ apis: { method: string, endpoint?: string, params: Param[] }[], fields: { name: string }[] }} NodeSpec */

function specIsPresent() {
	return fs.existsSync(SPEC_FOLDER);
}

function loadSpec() {
	const read = (/** @type {string} */ name) =>
		JSON.parse(fs.readFileSync(path.join(SPEC_FOLDER, `${name}.json`), 'utf8'));
	/** @param {Family} family @returns {NodeSpec[]} */
	const load = (family) => NODES[family].map(read);
	const nodes = {
		facebook: load('facebook'),
		instagram: load('instagram'),
		instagramLogin: load('instagramLogin'),
	};
	/** @type {Map<string, string[]>} */
	const enums = new Map(
		read('enum_types').map((/** @type {any} */ entry) => [entry.name, entry.values]),
	);
	return { nodes, enums };
}

/** Which nodes a call can be on. @param {{ host: string }} entry @param {string} node @returns {Family | undefined} */
function familyOf({ host }, node) {
	if (host === 'graph.instagram.com') return 'instagramLogin';
	if (host !== 'graph.facebook.com') return undefined;
	return INSTAGRAM_ID.test(node) ? 'instagram' : 'facebook';
}

/**
 * @param {ReturnType<typeof loadSpec>} spec
 * @param {{ host: string, method: string, path: string, query: Record<string, unknown>, body?: any,
 *   files: { name: string }[] }} entry
 * @returns {{ covered: boolean, problems: string[] }}
 */
function validateCall(spec, entry) {
	const segments = entry.path.split('/').filter((part) => part && !/^v\d+\.\d+$/.test(part));
	if (segments.length === 0 || segments.length > 2) return { covered: false, problems: [] };
	const [node, edge] = segments;
	const family = familyOf(entry, node);
	if (!family || ROOT_CALLS.includes(node)) return { covered: false, problems: [] };
	const nodes = spec.nodes[family];
	const found = edge ? findEdge(nodes, entry.method, edge) : findNode(nodes, entry.method);
	if (!found) return { covered: false, problems: [] };

	const sent = { ...entry.query, ...asObject(entry.body) };
	for (const file of entry.files) sent[file.name] = '(file)';
	const where = `${entry.method} ${edge ?? '{id}'}`;
	const allowed = [...GENERAL, ...TIME_PAGING, ...(DOCUMENTED_BEYOND_SPEC[where] ?? [])];
	const problems = Object.entries(sent)
		.filter(([name]) => !allowed.includes(name))
		.flatMap(([name, value]) => checkParam(spec, found, { name, value, where }));
	const missing = found
		.filter((param) => param.required && sent[param.name] === undefined)
		.map((param) => `${where}: '${param.name}' is required`);
	return { covered: true, problems: [...problems, ...missing] };
}

/** @param {NodeSpec[]} nodes @param {string} method @param {string} edge */
function findEdge(nodes, method, edge) {
	const names = [edge, SPELLED[edge]];
	for (const { apis } of nodes) {
		const api = apis.find((each) => each.method === method && names.includes(each.endpoint ?? ''));
		if (api) return api.params;
	}
	return undefined;
}

/** A call on an ID alone: what it may carry on any of the nodes. @param {NodeSpec[]} nodes @param {string} method */
function findNode(nodes, method) {
	return nodes.flatMap(({ apis }) =>
		apis
			.filter((each) => each.method === method && !each.endpoint)
			.flatMap(({ params }) => params.map((param) => ({ ...param, required: false }))),
	);
}

/**
 * @param {ReturnType<typeof loadSpec>} spec
 * @param {Param[]} params
 * @param {{ name: string, value: unknown, where: string }} sent
 */
function checkParam({ enums }, params, { name, value, where }) {
	const candidates = params.filter((param) => param.name === name);
	if (candidates.length === 0) return [`${where}: '${name}' is not a parameter`];
	const problems = candidates.map((param) => problemOf(enums, param.type, value));
	return problems.includes(undefined) ? [] : [`${where}: '${name}' ${problems[0]}`];
}

/**
 * @param {Map<string, string[]>} enums @param {string} type @param {unknown} value
 * @returns {string | undefined}
 */
function problemOf(enums, type, value) {
	const list = /^list<(.*)>$/.exec(type);
	if (list) {
		const entries = asList(value);
		return entries.map((entry) => problemOf(enums, list[1], entry)).find(Boolean);
	}
	const values = enums.get(type);
	if (values) {
		const known = values.some((each) => each.toLowerCase() === String(value).toLowerCase());
		return known ? undefined : `has the unknown value '${value}'`;
	}
	if (type === 'bool')
		return /^(true|false|0|1)$/.test(String(value)) ? undefined : 'is not a bool';
	if (/int$/.test(type)) return /^-?\d+$/.test(String(value)) ? undefined : 'is not a whole number';
	if (type === 'datetime') {
		const known = /^\d+$/.test(String(value)) || !Number.isNaN(Date.parse(String(value)));
		return known ? undefined : 'is not a time';
	}
	if (type === 'Object' || type === 'map') {
		return typeof asJson(value) === 'object' ? undefined : 'is not a JSON object';
	}
	return undefined;
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function asObject(value) {
	return value && typeof value === 'object' ? /** @type {any} */ (value) : {};
}

/** Lists come as JSON text or with commas. @param {unknown} value @returns {unknown[]} */
function asList(value) {
	const parsed = asJson(value);
	if (Array.isArray(parsed)) return parsed;
	return String(value).split(',');
}

/** @param {unknown} value */
function asJson(value) {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

module.exports = { specIsPresent, loadSpec, validateCall };
