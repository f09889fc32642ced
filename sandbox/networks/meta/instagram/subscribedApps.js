// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { readFieldNames } = require('../webhookFields');
const { IG_APP } = require('./seed');

const NEEDED = /** @type {Record<string, string>} */ ({
	comments: 'instagram_business_manage_comments',
	live_comments: 'instagram_business_manage_comments',
	messages: 'instagram_business_manage_messages',
	message_reactions: 'instagram_business_manage_messages',
});

/** @param {import('../dispatch').Call} call */
function install({ state, args, node, scopes }) {
	const fields = readFieldNames(args.subscribed_fields, 'subscribed_fields', 'instagram');
	if (fields.length === 0) throw invalid('The parameter subscribed_fields is required');
	if (fields.includes('story_insights'))
		throw invalid('The field story_insights is not available with Instagram Login');
	const refused = fields.find((field) => NEEDED[field] && !scopes.includes(NEEDED[field]));
	if (refused) {
		throw graphError(
			200,
			`To subscribe to the ${refused} field, one of these permissions is needed: ${NEEDED[refused]}`,
		);
	}
	state.igInstalled.set(node.value.id, fields);
	return { success: true };
}

/** Installation of the app on an account, with Instagram Login. @type {Record<string, import('./access').IgEdge>} */
const subscribedAppTable = {
	'POST igAccount/subscribed_apps': {
		job: 'subscribe',
		params: { subscribed_fields: 'any' },
		run: install,
	},
	'GET igAccount/subscribed_apps': {
		job: 'subscribe',
		run({ state, node }) {
			const fields = state.igInstalled.get(node.value.id);
			const app = { id: IG_APP.id, name: IG_APP.name, subscribed_fields: fields };
			return { data: fields ? [app] : [] };
		},
	},
	'DELETE igAccount/subscribed_apps': {
		job: 'subscribe',
		run({ state, node }) {
			state.igInstalled.delete(node.value.id);
			return { success: true };
		},
	},
};

module.exports = { subscribedAppTable };
