// @ts-check
'use strict';

const { graphTime } = require('../format');
const { pickKnown, plain } = require('./shape');

/** @typedef {import('./store').Lead} Lead */
/** @typedef {import('../fields').Reader} Reader */

const FIELD_DATA = { typeName: 'UserLeadGenFieldData', tree: plain('name values') };
const RESPONSES = {
	typeName: 'UserLeadGenDisclaimerResponse',
	tree: plain('checkbox_key is_checked'),
};

/** Only optional boxes are told of; the form does not come without its required ones.
 *  @param {Lead} lead @param {import('../fields').RenderContext} context */
function responses(lead, { state }) {
	const optional = (state.leadForms.get(lead.formId)?.disclaimer?.checkboxes ?? []).filter(
		(box) => !box.is_required,
	);
	if (optional.length === 0) return undefined;
	return optional.map(({ key }) => ({
		checkbox_key: key,
		is_checked: lead.consents[key] ? '1' : '',
	}));
}

/** What belongs to an ad is absent, not refused, without ads_management.
 *  @param {keyof import('./store').Ad} name @returns {Reader} */
const ofAd = (name) => (lead, context) =>
	context.scopes.includes('ads_management') ? lead.ad?.[name] : undefined;

const absent = () => undefined;

/** @type {import('../fields').NodeType} */
const leadType = {
	typeName: 'Lead',
	defaults: ['id', 'created_time', 'field_data'],
	fields: {
		id: (lead) => lead.id,
		created_time: (lead) => graphTime(lead.createdAt),
		form_id: (lead) => lead.formId,
		field_data: (lead, _context, field) => pickKnown(lead.answers, field, FIELD_DATA),
		custom_disclaimer_responses: (lead, context, field) =>
			pickKnown(responses(lead, context), field, RESPONSES),
		is_organic: (lead) => lead.isOrganic,
		platform: (lead) => lead.surface,
		ad_id: ofAd('adId'),
		ad_name: ofAd('adName'),
		adset_id: ofAd('adsetId'),
		adset_name: ofAd('adsetName'),
		campaign_id: ofAd('campaignId'),
		campaign_name: ofAd('campaignName'),
		partner_name: absent,
		retailer_item_id: absent,
		home_listing: absent,
		vehicle: absent,
		post: absent,
		post_submission_check_result: absent,
	},
};

module.exports = { leadType };
