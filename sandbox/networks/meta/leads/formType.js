// @ts-check
'use strict';

const { render } = require('../fields');
const { graphTime } = require('../format');
const { idBehind } = require('./forms');
const { pickKnown, plain } = require('./shape');
const { countLeads } = require('./store');

/** @typedef {import('./forms').LeadForm} LeadForm */

const CHOICE = plain('customized_token value');
CHOICE.next_question_choices = CHOICE;

const SHAPES = {
	question: {
		typeName: 'LeadGenQuestion',
		tree: {
			...plain('conditional_questions_group_id id inline_context key label type'),
			conditional_questions_choices: CHOICE,
			dependent_conditional_questions: plain('field_key input_type name'),
			options: { ...plain('key value'), photo: plain('id') },
		},
	},
	legal: {
		typeName: 'LeadGenLegalContent',
		tree: {
			id: /** @type {const} */ (true),
			privacy_policy: plain('url link_text'),
			custom_disclaimer: {
				title: /** @type {const} */ (true),
				body: plain('text url_entities'),
				checkboxes: plain('id is_checked_by_default is_required key text'),
			},
		},
	},
	contextCard: {
		typeName: 'LeadGenContextCard',
		tree: { ...plain('button_text content id style title'), cover_photo: plain('id') },
	},
	thankYouPage: {
		typeName: 'LeadGenThankYouPage',
		tree: plain(
			'body business_phone_number button_text button_type country_code enable_messenger gated_file id lead_gen_use_case status title website_url',
		),
	},
};

/** Without what is the sandbox's own. @param {import('./questions').Question} question */
const showQuestion = ({
	isMultiple: _multiple,
	isOptional: _optional,
	samples: _samples,
	context_provider_type: _provider,
	...question
}) => question;

/** @param {LeadForm} form */
const legalContent = (form) => ({
	id: idBehind(form.id, 800),
	privacy_policy: form.privacyPolicy,
	...(form.disclaimer ? { custom_disclaimer: form.disclaimer } : {}),
});

/** @param {keyof ReturnType<typeof countLeads>} name @returns {import('../fields').Reader} */
const count =
	(name) =>
	(form, { state }) =>
		countLeads(state, form.id)[name];

/** Fields as in the vendor's SDK. The two node types of other kinds come in from outside.
 *  @param {{ pageType: import('../fields').NodeType, userType: import('../fields').NodeType }} types
 *  @returns {import('../fields').NodeType} */
const createFormType = ({ pageType, userType }) => ({
	typeName: 'LeadgenForm',
	defaults: ['id', 'name', 'status', 'locale'],
	fields: {
		id: (form) => form.id,
		name: (form) => form.name,
		status: (form) => form.status,
		locale: (form) => form.locale,
		created_time: (form) => graphTime(form.createdAt),
		leads_count: count('leads'),
		organic_leads_count: count('organic'),
		expired_leads_count: count('expired'),
		page_id: (form) => form.pageId,
		page: (form, context, field) =>
			render(pageType, context.state.pages.get(form.pageId), field.fields, context),
		creator: (form, context, field) => {
			const person = context.state.people.get(form.creatorId);
			return person && render(userType, person, field.fields, context);
		},
		questions: (form, _context, field) =>
			pickKnown(form.questions.map(showQuestion), field, SHAPES.question),
		legal_content: (form, _context, field) => pickKnown(legalContent(form), field, SHAPES.legal),
		privacy_policy_url: (form) => form.privacyPolicy.url,
		context_card: (form, _context, field) =>
			pickKnown(
				form.contextCard && { id: idBehind(form.id, 801), ...form.contextCard },
				field,
				SHAPES.contextCard,
			),
		thank_you_page: (form, _context, field) =>
			pickKnown(
				form.thankYouPage && { id: idBehind(form.id, 802), ...form.thankYouPage },
				field,
				SHAPES.thankYouPage,
			),
		follow_up_action_url: (form) => form.followUpUrl,
		follow_up_action_text: () => undefined,
		question_page_custom_headline: (form) => form.headline,
		tracking_parameters: (form) =>
			Object.entries(form.trackingParameters).map(([key, value]) => ({ key, value })),
		is_optimized_for_quality: (form) => form.isOptimizedForQuality,
		allow_organic_lead: (form) => form.allowOrganicLead,
		block_display_for_non_targeted_viewer: (form) => form.blockDisplay,
	},
});

module.exports = { createFormType };
