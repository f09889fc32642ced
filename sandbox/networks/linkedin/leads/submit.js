// @ts-check
'use strict';

const crypto = require('node:crypto');
const { EVENT } = require('./seedForms');

/** @typedef {import('../state').State} State */

const DAY = 86_400_000;
const MOST_AT_ONCE = 200_000;
const FIRST = ['Ada', 'Béla', '美咲', 'Óscar', 'Zoë', 'يوسف', "D'Arcy", 'Ngọc'];
const LAST = ['Nováková', 'O’Neil', '田中', 'de la Cruz', 'Åström', 'حداد', 'Smith-Jones', 'Trần'];

/** A number that stands for these words, the same each time. @param {...unknown} words */
const numberOf = (...words) =>
	crypto.createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0);

/** @param {any} question @param {number} index of the lead */
function madeUpText({ predefinedField, questionId }, index) {
	const first = FIRST[index % FIRST.length];
	const last = LAST[(index >> 3) % LAST.length];
	const texts = /** @type {Record<string, string>} */ ({
		FIRST_NAME: first,
		LAST_NAME: last,
		EMAIL: `lead${index}@example.com`,
		PHONE_NUMBER: `+49 30 ${1_000_000 + index}`,
		COMPANY_NAME: `Company ${index % 97}`,
	});
	return texts[predefinedField] ?? `Answer ${index} to ${questionId}, "quoted" – ${first}`;
}

/** @param {any} question @param {string | string[]} given texts of options or their ids */
function optionIds(question, given) {
	const { options } = question.questionDetails.multipleChoiceQuestionDetails;
	return [given].flat().map((wanted) => {
		const found = options.find(
			(/** @type {any} */ option) =>
				String(option.id) === String(wanted) || Object.values(option.text.localized)[0] === wanted,
		);
		if (!found) throw new Error(`${question.name} has no option ${wanted}`);
		return found.id;
	});
}

/** @param {any} question @param {number} index @param {string | string[] | undefined} given */
function answerTo(question, index, given) {
	const choice = question.questionDetails.multipleChoiceQuestionDetails;
	const { questionId, responseRequired } = question;
	if (given === undefined && !responseRequired && index % 3 === 0) return [];
	if (choice) {
		const { options } = choice;
		const ids =
			given === undefined ? [options[index % options.length].id] : optionIds(question, given);
		return [{ questionId, answerDetails: { multipleChoiceAnswer: { options: ids } } }];
	}
	const answer = given === undefined ? madeUpText(question, index) : String(given);
	return [{ questionId, answerDetails: { textQuestionAnswer: { answer } } }];
}

/**
 * @param {State} state @param {any} form one version
 * @param {{ index: number, submittedAt: number, answers?: Record<string, any>, consents?: Record<string, boolean>,
 *   isTest?: boolean, notReadableFor?: number }} what
 */
function addLead(state, form, what) {
	const { index, submittedAt, answers = {}, consents = {} } = what;
	const id = `${numberOf(form.id, form.versionId, index).toString(16)}${index.toString(16)}-${form.versionId}`;
	const isSponsored = form.leadType === 'SPONSORED';
	const lead = {
		id,
		formId: String(form.id),
		versionId: form.versionId,
		submitter: `urn:li:person:Mp${numberOf('submitter', index).toString(36)}`,
		submittedAt,
		isTest: what.isTest ?? false,
		notReadableFor: what.notReadableFor ?? 0,
		campaign: isSponsored ? `urn:li:sponsoredCampaign:${362_567_364 + (index % 3)}` : undefined,
		creative: isSponsored ? `urn:li:sponsoredCreative:${123 + (index % 5)}` : undefined,
		event: form.leadType === 'EVENT' ? EVENT : undefined,
		answers: form.content.questions.flatMap((/** @type {any} */ question) =>
			answerTo(question, index, answers[question.name] ?? answers[question.questionId]),
		),
		consents: form.content.legalInfo.consents.map((/** @type {any} */ box) => ({
			consentId: box.id,
			accepted: consents[box.id] ?? (box.checkRequired || index % 2 === 0),
		})),
	};
	state.leads.set(id, lead);
	return lead;
}

/** @param {State} state @param {any} order @returns {any} one version of a form */
function formFor(state, { formId, versionId }) {
	const versions = state.leadForms.get(String(formId ?? 7654));
	if (!versions) throw new Error(`no lead form ${formId}`);
	const form = versionId ? versions[versionId - 1] : versions.at(-1);
	if (!form) throw new Error(`the form has no version ${versionId}`);
	return form;
}

/**
 * A visitor fills in a form; subscribers hear of it.
 * @param {State} state @param {{ formId?: number, versionId?: number, answers?: Record<string, any>,
 *   consents?: Record<string, boolean>, test?: boolean, createdAt?: string, notReadableFor?: number, count?: number }} order
 */
function submitLeads(state, order) {
	const form = formFor(state, order);
	const leads = Array.from({ length: order.count ?? 1 }, () =>
		addLead(state, form, {
			...order,
			isTest: order.test,
			index: state.newNumber(),
			submittedAt: order.createdAt ? Date.parse(order.createdAt) : state.now(),
		}),
	);
	for (const lead of leads) state.emitLead(lead, 'CREATED');
	return { leadIds: leads.map(({ id }) => id) };
}

/**
 * Leads in bulk, without webhooks, spread evenly over versions and days; the same for the same order.
 * @param {State} state @param {{ count: number, formIds?: number[], days?: number }} order
 */
function fillLeads(state, { count, formIds = [7654], days = 30 }) {
	if (!(count > 0 && count <= MOST_AT_ONCE)) throw new Error(`count must be 1 to ${MOST_AT_ONCE}`);
	const versions = formIds.flatMap((id) => {
		const found = state.leadForms.get(String(id));
		if (!found) throw new Error(`no lead form ${id}`);
		return found;
	});
	/** @type {Record<string, number>} */
	const forms = {};
	const step = (days * DAY) / count;
	for (let index = 0; index < count; index += 1) {
		const form = versions[index % versions.length];
		const submittedAt = Math.floor(state.now() - (index + 1) * step);
		addLead(state, form, { index: 1_000_000 + index, submittedAt });
		forms[form.id] = (forms[form.id] ?? 0) + 1;
	}
	return { forms };
}

/** A member withdraws a lead. @param {State} state @param {{ leadId: string }} order */
function withdrawLead(state, { leadId }) {
	const lead = state.leads.get(leadId);
	if (!lead) throw new Error(`no lead ${leadId}`);
	state.leads.delete(leadId);
	state.emitLead(lead, 'DELETED');
	return { leadId };
}

module.exports = { fillLeads, submitLeads, withdrawLead };
