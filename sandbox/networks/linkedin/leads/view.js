// @ts-check
'use strict';

const { ownerUrn } = require('./access');
const { formOf, isKept } = require('./responses');

/** @param {any} text */
const firstOf = (text) => Object.values(text.localized)[0];

/** @param {any} question @param {any} details */
function readable(question, { textQuestionAnswer, multipleChoiceAnswer }) {
	if (textQuestionAnswer) return [textQuestionAnswer.answer];
	const { options } = question.questionDetails.multipleChoiceQuestionDetails;
	return multipleChoiceAnswer.options.map((/** @type {number} */ id) =>
		firstOf(options.find((/** @type {any} */ option) => option.id === id).text),
	);
}

/** What the member answered, by the names of the questions of that version. @param {any} form @param {any} lead */
function answersOf(form, lead) {
	const questions = new Map(
		form.content.questions.map((/** @type {any} */ question) => [question.questionId, question]),
	);
	return Object.fromEntries(
		lead.answers.map((/** @type {any} */ { questionId, answerDetails }) => {
			const question = /** @type {any} */ (questions.get(questionId));
			return [question.name, readable(question, answerDetails)];
		}),
	);
}

/**
 * Leads as they are meant: answers joined with the version of the form that they belong to.
 * @param {import('../state').State} state @param {{ formId?: string, limit?: number }} [wanted]
 */
function viewLeads(state, { formId, limit } = {}) {
	const leads = [...state.leads.values()].filter((lead) => !formId || lead.formId === formId);
	return (limit === undefined ? leads : leads.slice(-limit).reverse()).map((lead) => {
		const form = formOf(state, lead);
		return {
			id: lead.id,
			formId: lead.formId,
			formName: form.name,
			versionId: lead.versionId,
			owner: ownerUrn(form.owner),
			leadType: form.leadType,
			createdAt: new Date(lead.submittedAt).toISOString(),
			answers: answersOf(form, lead),
			hiddenFields: Object.fromEntries(
				form.hiddenFields.map((/** @type {any} */ field) => [field.name, field.value]),
			),
			consents: Object.fromEntries(
				lead.consents.map((/** @type {any} */ box) => [box.consentId, box.accepted]),
			),
			isTest: lead.isTest,
			isExpired: !isKept(state, lead),
			notReadableFor: lead.notReadableFor,
			campaign: lead.campaign,
			creative: lead.creative,
			event: lead.event,
		};
	});
}

/** All forms with the numbers of their leads. @param {import('../state').State} state */
const viewForms = (state) =>
	[...state.leadForms].map(([id, versions]) => {
		const { name, owner, leadType, state: status } = versions[versions.length - 1];
		const leads = [...state.leads.values()].filter(({ formId }) => formId === id).length;
		const urn = ownerUrn(owner);
		const page = state.adAccounts.get(urn)?.reference ?? urn;
		return { id, name, owner: urn, page, leadType, status, versions: versions.length, leads };
	});

module.exports = { viewForms, viewLeads };
