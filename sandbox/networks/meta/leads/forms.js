// @ts-check
'use strict';

const { toQuestions } = require('./questions');

/**
 * @typedef {import('../state').State} State
 * @typedef {import('./questions').QuestionDraft} QuestionDraft
 * @typedef {{ id: string, key: string, text: string, is_required: boolean, is_checked_by_default: boolean }} Checkbox
 * @typedef {{ title: string, body?: { text: string }, checkboxes: Checkbox[] }} Disclaimer
 * @typedef {{ key: string, text: string, is_required?: boolean, is_checked_by_default?: boolean }} CheckboxDraft
 * @typedef {{ id: string, pageId: string, appId: string, creatorId: string, name: string,
 *   status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT', locale: string, createdAt: number,
 *   questions: import('./questions').Question[], privacyPolicy: { url: string, link_text: string },
 *   disclaimer?: Disclaimer, contextCard?: Record<string, unknown>, thankYouPage?: Record<string, unknown>,
 *   followUpUrl?: string, headline?: string, trackingParameters: Record<string, string>,
 *   isOptimizedForQuality: boolean, allowOrganicLead: boolean, blockDisplay: boolean,
 *   forbidden?: boolean | number }} LeadForm
 * @typedef {Partial<Omit<LeadForm, 'questions' | 'disclaimer'>> & { id: string, pageId: string, name: string,
 *   questions: QuestionDraft[], disclaimer?: { title: string, body?: { text: string }, checkboxes: CheckboxDraft[] } }} FormDraft
 */

/** Ids of what belongs to a form lie in the hundreds behind its own. @param {string} id @param {number} distance */
const idBehind = (id, distance) => String(BigInt(id) + BigInt(distance));

/** @param {FormDraft} draft @returns {Disclaimer | undefined} */
function toDisclaimer({ id, disclaimer }) {
	if (!disclaimer) return undefined;
	const checkboxes = disclaimer.checkboxes.map((box, index) => ({
		id: idBehind(id, 700 + index),
		key: box.key,
		text: box.text,
		is_required: box.is_required ?? false,
		is_checked_by_default: box.is_checked_by_default ?? false,
	}));
	return { ...disclaimer, checkboxes };
}

/**
 * Adds a form to the memory.
 * @param {State} state @param {FormDraft} draft @returns {LeadForm}
 */
function addForm(state, draft) {
	/** @type {LeadForm} */
	const form = {
		appId: '',
		creatorId: '',
		status: 'ACTIVE',
		locale: 'en_US',
		createdAt: state.now(),
		privacyPolicy: { url: 'https://media.social-ops.test/article', link_text: 'Privacy policy' },
		trackingParameters: {},
		isOptimizedForQuality: false,
		allowOrganicLead: true,
		blockDisplay: false,
		...draft,
		questions: toQuestions(draft.questions, idBehind(draft.id, 100)),
		disclaimer: toDisclaimer(draft),
	};
	state.leadForms.set(form.id, form);
	return form;
}

/** The forms of a Page, newest first. @param {State} state @param {string} pageId */
const formsOf = (state, pageId) =>
	[...state.leadForms.values()]
		.filter((form) => form.pageId === pageId)
		.sort((a, b) => b.createdAt - a.createdAt);

module.exports = { addForm, formsOf, idBehind };
