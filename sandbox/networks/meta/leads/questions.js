// @ts-check
'use strict';

/**
 * A question as the sandbox holds it. What is not in the vendor's shape is the sandbox's own:
 * `isMultiple` (several options may be chosen), `isOptional`, `samples` (answers to make up).
 * @typedef {{ key?: string, value: string }} Option
 * @typedef {{ value: string, customized_token?: string, next_question_choices?: Choice[] }} Choice
 * @typedef {{ name: string, field_key: string, input_type: string }} Dependent
 * @typedef {{ type: string, key?: string, label?: string, options?: Option[], inline_context?: string,
 *   context_provider_type?: string, conditional_questions_group_id?: string,
 *   conditional_questions_choices?: Choice[], dependent_conditional_questions?: Dependent[],
 *   isMultiple?: boolean, isOptional?: boolean, samples?: string[] }} QuestionDraft
 * @typedef {QuestionDraft & { id: string, key: string, label: string }} Question
 */

/** Answer key and label of the prefilled questions. @type {Record<string, [key: string, label: string]>} */
const STANDARD = {
	FULL_NAME: ['full_name', 'Full name'],
	FIRST_NAME: ['first_name', 'First name'],
	LAST_NAME: ['last_name', 'Last name'],
	EMAIL: ['email', 'Email'],
	WORK_EMAIL: ['work_email', 'Work email'],
	PHONE: ['phone_number', 'Phone number'],
	WORK_PHONE_NUMBER: ['work_phone_number', 'Work phone number'],
	STREET_ADDRESS: ['street_address', 'Street address'],
	CITY: ['city', 'City'],
	STATE: ['state', 'State'],
	PROVINCE: ['province', 'Province'],
	COUNTRY: ['country', 'Country'],
	POST_CODE: ['post_code', 'Post code'],
	ZIP: ['zip_code', 'Zip code'],
	DOB: ['date_of_birth', 'Date of birth'],
	DATE_OF_BIRTH: ['date_of_birth', 'Date of birth'],
	GENDER: ['gender', 'Gender'],
	MARITAL_STATUS: ['marital_status', 'Marital status'],
	RELATIONSHIP_STATUS: ['relationship_status', 'Relationship status'],
	MILITARY_STATUS: ['military_status', 'Military status'],
	JOB_TITLE: ['job_title', 'Job title'],
	COMPANY_NAME: ['company_name', 'Company name'],
	WEBSITE: ['website', 'Website'],
	DATE_TIME: ['date_time', 'Date and time'],
	STORE_LOOKUP: ['store_number', 'Store'],
};

/** The answer key of a custom question without one. @param {string} label */
const slug = (label) => label.trim().toLowerCase().replace(/\s+/g, '_');

/** @param {QuestionDraft} draft */
function keyOf({ type, key, label }) {
	if (key) return key;
	if (STANDARD[type]) return STANDARD[type][0];
	return label ? slug(label) : type.toLowerCase();
}

/**
 * Questions with ids, keys and labels; `firstId` numbers them, in steps of one.
 * @param {QuestionDraft[]} drafts @param {string} firstId @returns {Question[]}
 */
const toQuestions = (drafts, firstId) =>
	drafts.map((draft, index) => ({
		...draft,
		id: String(BigInt(firstId) + BigInt(index)),
		key: keyOf(draft),
		label: draft.label ?? STANDARD[draft.type]?.[1] ?? draft.type,
	}));

/** All names under which a form's answers come. @param {Question[]} questions */
const answerKeys = (questions) =>
	questions.flatMap(({ key, dependent_conditional_questions: dependents = [] }) => [
		key,
		...dependents.map((dependent) => dependent.field_key),
	]);

/** What an option is called in an answer: its key where the form defines one. @param {Option} option */
const answerOf = (option) => option.key ?? option.value;

module.exports = { STANDARD, answerKeys, answerOf, slug, toQuestions };
