// @ts-check
'use strict';

const { invalid } = require('./errors');

/** Fields of the object `page`; names that are dead are still accepted and stay silent. */
const PAGE_FIELDS = [
	...'feed mention leadgen leadgen_update videos live_videos messages messaging_postbacks message_reactions'.split(
		' ',
	),
	...'message_reads message_deliveries message_echoes message_edits messaging_optins messaging_referrals'.split(
		' ',
	),
	...'ratings name picture category description website phone email hours location about'.split(
		' ',
	),
];

/** Fields of the object `instagram`. */
const INSTAGRAM_FIELDS = [
	...'comments live_comments mentions messages message_reactions message_edit messaging_postbacks'.split(
		' ',
	),
	...'messaging_optins messaging_seen messaging_referral messaging_handover standby story_insights'.split(
		' ',
	),
	...'share_to_story story_reactions story_poll_response comment_poll_response follow'.split(' '),
	...'creator_marketplace_projects creator_marketplace_invited_creator_onboarding'.split(' '),
];

/** @param {unknown} value @param {string} name @param {string} [object] @returns {string[]} */
function readFieldNames(value, name, object = 'page') {
	const known = object === 'instagram' ? INSTAGRAM_FIELDS : PAGE_FIELDS;
	const list = Array.isArray(value) ? value.map(String) : String(value ?? '').split(',');
	const names = list.map((entry) => entry.trim()).filter(Boolean);
	const unknown = names.find((field) => !known.includes(field));
	if (unknown)
		throw invalid(`Param ${name} must be one of {${known.join(', ')}} - got "${unknown}"`);
	return names;
}

module.exports = { readFieldNames };
