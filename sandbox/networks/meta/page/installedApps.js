// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { readFieldNames } = require('../webhookFields');

const NEEDED = /** @type {Record<string, string[]>} */ ({
	feed: ['pages_read_engagement', 'pages_read_user_content'],
	leadgen: ['leads_retrieval'],
	leadgen_update: ['leads_retrieval'],
	messages: ['pages_messaging'],
});

/** @param {import('../dispatch').Call} call */
function installOnPage(call) {
	const { state, args, node, token, scopes } = call;
	const fields = readFieldNames(args.subscribed_fields, 'subscribed_fields');
	if (fields.length === 0) throw invalid('Param subscribed_fields is required');
	for (const field of fields) {
		const needed = NEEDED[field];
		if (needed && !needed.some((permission) => scopes.includes(permission))) {
			throw graphError(
				200,
				`To subscribe to the ${field} field, one of these permissions is needed: ${needed.join(', ')}`,
			);
		}
	}
	const apps = state.installed.get(node.value.id) ?? new Map();
	state.installed.set(node.value.id, apps.set(token.appId, fields));
	return { success: true };
}

/** @param {import('../dispatch').Call} call */
function listInstalled({ state, node, fields }) {
	const wanted = fields?.map((field) => field.name) ?? [
		'category',
		'link',
		'name',
		'id',
		'subscribed_fields',
	];
	const data = [...(state.installed.get(node.value.id) ?? [])].map(([appId, subscribed]) => {
		const row = /** @type {Record<string, unknown>} */ ({
			id: appId,
			name: state.apps.get(appId)?.name,
			category: 'Business',
			link: `https://www.facebook.com/${appId}`,
			subscribed_fields: subscribed,
		});
		const unknown = wanted.find((name) => !(name in row));
		if (unknown)
			throw invalid(`Tried accessing nonexisting field (${unknown}) on node type (Application)`);
		return Object.fromEntries(wanted.map((name) => [name, row[name]]));
	});
	return { data };
}

const METADATA = /** @type {const} */ ({
	token: 'page',
	permissions: ['pages_manage_metadata'],
	task: 'MODERATE',
});

/** @type {import('../dispatch').Edges} */
const installedAppEdges = {
	'POST page/subscribed_apps': {
		...METADATA,
		params: { subscribed_fields: 'any' },
		run: installOnPage,
	},
	'GET page/subscribed_apps': { ...METADATA, run: listInstalled },
	'DELETE page/subscribed_apps': {
		...METADATA,
		run({ state, node, token }) {
			state.installed.get(node.value.id)?.delete(token.appId);
			return { success: true };
		},
	},
};

module.exports = { installedAppEdges };
