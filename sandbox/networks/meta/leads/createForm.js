// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { isWebUrl } = require('../params');
const { checkForms } = require('./access');
const { addForm, formsOf } = require('./forms');
const { STANDARD, toQuestions } = require('./questions');

const LOCALES =
	'ar_AR cs_CZ da_DK de_DE el_GR en_GB en_US es_ES es_LA fi_FI fr_FR he_IL hi_IN hu_HU id_ID it_IT ja_JP ko_KR nb_NO nl_NL pl_PL pt_BR pt_PT ro_RO ru_RU sv_SE th_TH tr_TR vi_VN zh_CN zh_HK zh_TW'.split(
		' ',
	);
const QUESTION_KEYS = [
	...['type', 'key', 'label', 'options', 'inline_context', 'context_provider_type'],
	...['conditional_questions_group_id', 'conditional_questions_choices'],
	'dependent_conditional_questions',
];
/** Types that live by more than their name. */
const SPECIAL = ['CUSTOM', 'DATE_TIME', 'STORE_LOOKUP'];

/** @param {any} question @param {number} index @returns {import('./questions').QuestionDraft} */
function readQuestion(question, index) {
	const where = `questions[${index}]`;
	if (!question || typeof question !== 'object') throw invalid(`Param ${where} must be an object`);
	const unknown = Object.keys(question).find((key) => !QUESTION_KEYS.includes(key));
	if (unknown) throw invalid(`Param ${where} has the unknown key "${unknown}"`);
	const type = String(question.type ?? '');
	const isKnown = type in STANDARD || SPECIAL.includes(type) || /^ID_[A-Z_]+$/.test(type);
	if (!isKnown) throw invalid(`Param ${where}[type] is not a question type - got "${type}"`);
	if (type === 'CUSTOM' && !question.label) throw invalid(`Param ${where}[label] is required`);
	const { options } = question;
	if (options === undefined) return question;
	if (!Array.isArray(options) || options.length === 0 || options.some((option) => !option?.value)) {
		throw invalid(`Param ${where}[options] must be an array of objects with a value`);
	}
	return question;
}

/** Keys are unique, and so is the identity number. @param {unknown} given */
function readQuestions(given) {
	if (!Array.isArray(given) || given.length === 0) throw invalid('Param questions is required');
	const questions = given.map(readQuestion);
	const keys = toQuestions(questions, '0').map(({ key }) => key);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice) throw invalid(`Param questions has the key "${twice}" twice`);
	if (questions.filter(({ type }) => type.startsWith('ID_')).length > 1) {
		throw invalid('Param questions may have one identity number only');
	}
	return questions;
}

/** @param {any} policy */
function readPolicy(policy) {
	if (!policy?.url) throw invalid('Param privacy_policy[url] is required');
	if (!isWebUrl(policy.url)) throw invalid('Param privacy_policy[url] is not a valid URL');
	return { url: String(policy.url), link_text: String(policy.link_text ?? 'Privacy policy') };
}

/** @param {any} disclaimer */
function readDisclaimer(disclaimer) {
	if (disclaimer === undefined) return undefined;
	const { title, body, checkboxes = [] } = disclaimer;
	if (!title) throw invalid('Param custom_disclaimer[title] is required');
	if (!Array.isArray(checkboxes) || checkboxes.some((box) => !box?.key || !box.text)) {
		throw invalid(
			'Param custom_disclaimer[checkboxes] must be an array of objects with key and text',
		);
	}
	return { title, body, checkboxes };
}

/** @param {string} [given] */
function readLocale(given = 'en_US') {
	const locale = LOCALES.find((known) => known.toLowerCase() === given.toLowerCase());
	if (!locale)
		throw invalid(`Param locale must be one of {${LOCALES.join(', ')}} - got "${given}"`);
	return locale;
}

/** @param {import('../dispatch').Call} call */
function createForm({ state, node, token, args }) {
	const page = node.value;
	if (!page.tosAccepted) {
		throw graphError(100, 'Lead Ads terms have not been accepted for this Page', {
			userTitle: 'Terms of Service Not Accepted',
			userMessage:
				'An admin of the Page must accept the Lead Ads terms at https://www.facebook.com/ads/leadgen/tos',
		});
	}
	if (!args.name?.trim()) throw invalid('Param name is required');
	if (formsOf(state, page.id).some(({ name }) => name === args.name)) {
		throw invalid('A form with this name already exists on this Page');
	}
	const form = addForm(state, {
		id: state.newId(),
		pageId: page.id,
		appId: token.appId,
		creatorId: token.userId ?? '',
		name: args.name,
		locale: readLocale(args.locale),
		questions: readQuestions(args.questions),
		privacyPolicy: readPolicy(args.privacy_policy),
		disclaimer: readDisclaimer(args.custom_disclaimer),
		contextCard: args.context_card,
		thankYouPage: args.thank_you_page,
		followUpUrl: args.follow_up_action_url,
		headline: args.question_page_custom_headline,
		trackingParameters: args.tracking_parameters ?? {},
		isOptimizedForQuality: args.is_optimized_for_quality ?? false,
		allowOrganicLead: args.allow_organic_lead_retrieval ?? true,
		blockDisplay: args.block_display_for_non_targeted_viewer ?? false,
	});
	return { id: form.id, created: { type: 'leadForm', value: form } };
}

/** @type {import('../dispatch').Edge} */
const createFormEdge = {
	check: checkForms,
	files: ['cover_photo', 'upload_gated_file'],
	params: {
		name: 'text',
		questions: 'list',
		privacy_policy: 'object',
		follow_up_action_url: 'url',
		locale: 'text',
		context_card: 'object',
		thank_you_page: 'object',
		custom_disclaimer: 'object',
		tracking_parameters: 'object',
		question_page_custom_headline: 'text',
		is_optimized_for_quality: 'bool',
		block_display_for_non_targeted_viewer: 'bool',
		allow_organic_lead_retrieval: 'bool',
		is_phone_sms_verify_enabled: 'bool',
		should_enforce_work_email: 'bool',
		is_for_canvas: 'bool',
	},
	run: createForm,
};

module.exports = { createFormEdge };
