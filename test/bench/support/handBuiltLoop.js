// @ts-check
'use strict';

const { metaSeed } = require('../../support/facebook.js');
const { node } = require('../../support/workflow.js');

/** @typedef {import('../../support/world.js').World} World */

const FIELDS = 'id,created_time,field_data,ad_id,ad_name,adset_id,campaign_id,form_id';
const PAGE_SIZE = 100;
/** Names of its nodes. */
const HAND_BUILT = ['Read Pages', 'Leads'];

/**
 * What people build from n8n's HTTP Request node: page after page of a form's leads.
 * @param {World} world @param {string} form
 */
async function handBuiltLoop(world, form) {
	const { tokens } = await metaSeed(world);
	const credentials = await world.createCredential('httpHeaderAuth', {
		name: 'Authorization',
		value: `Bearer ${tokens.pageFern}`,
	});
	const pagination = {
		paginationMode: 'responseContainsNextURL',
		nextURL: '={{ $response.body.paging.next }}',
		paginationCompleteWhen: 'other',
		completeExpression: '={{ !$response.body.paging?.next }}',
	};
	const read = node(
		HAND_BUILT[0],
		'n8n-nodes-base.httpRequest',
		{
			url: `https://graph.facebook.com/v25.0/${form}/leads?fields=${FIELDS}&limit=${PAGE_SIZE}`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpHeaderAuth',
			options: { pagination: { pagination } },
		},
		{ typeVersion: 4.2, credentials },
	);
	const split = node(HAND_BUILT[1], 'n8n-nodes-base.splitOut', {
		fieldToSplitOut: 'data',
		options: {},
	});
	return { nodes: [read, split] };
}

module.exports = { HAND_BUILT, handBuiltLoop };
