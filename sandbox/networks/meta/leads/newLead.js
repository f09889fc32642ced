// @ts-check
'use strict';

const { makeAnswers } = require('./answers');
const { answerKeys } = require('./questions');
const { addLead } = require('./store');

/**
 * What is known of a lead to make; the rest is made up from `random`. Times are milliseconds.
 * @typedef {{ id: string, random: import('./random').Random, createdAt: number, answers?: Record<string, string | string[]>,
 *   consents?: Record<string, boolean>, surface?: 'fb' | 'ig', organic?: boolean,
 *   ad?: Partial<import('./store').Ad>, refusedReads?: number }} LeadDraft
 * @typedef {import('./forms').LeadForm} LeadForm
 */

const AD_NAMES = ['Ad A', 'Ad B: carousel', 'Anzeige C – Frühling 🌷'];

/** One of the three ads of a form. @param {LeadForm} form @param {import('./random').Random} random @returns {import('./store').Ad} */
function adOf(form, random) {
	const index = random.below(AD_NAMES.length);
	const base = 238_500_000_000_000_000n + (BigInt(form.id) % 1_000_000_000n) * 10n;
	return {
		adId: String(base + BigInt(3 + index)),
		adName: AD_NAMES[index],
		adsetId: String(base + 2n),
		adsetName: `${form.locale} 25-54`,
		campaignId: String(base + 1n),
		campaignName: `${form.name} (leads)`,
	};
}

/** Given answers take the place of made-up ones; names that no question has are hidden fields.
 *  @param {LeadForm} form @param {LeadDraft} draft @returns {import('./answers').Answer[]} */
function answersFor(form, { random, answers = {} }) {
	const given = new Map(
		Object.entries(answers).map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
	);
	// Who answers a conditional question by hand also says what follows from it.
	const skipped = form.questions
		.filter(({ key }) => given.has(key))
		.flatMap((question) => answerKeys([question]).slice(1));
	const made = makeAnswers(form, random)
		.filter(({ name }) => given.has(name) || !skipped.includes(name))
		.map(({ name, values }) => ({ name, values: given.get(name) ?? values }));
	const tracked = Object.entries(form.trackingParameters).map(([name, value]) => ({
		name,
		values: given.get(name) ?? [value],
	}));
	const all = [...made, ...tracked];
	const hidden = [...given]
		.filter(([name]) => !all.some((answer) => answer.name === name))
		.map(([name, values]) => ({ name, values }));
	return [...all, ...hidden];
}

/** Nobody gets past a required box. @param {LeadForm} form @param {LeadDraft} draft */
function consentsFor(form, { random, consents = {} }) {
	const boxes = form.disclaimer?.checkboxes ?? [];
	const unknown = Object.keys(consents).find((key) => !boxes.some((box) => box.key === key));
	if (unknown !== undefined) throw new Error(`the form has no box ${unknown}`);
	return Object.fromEntries(
		boxes.map((box) => {
			const isChecked = consents[box.key] ?? (box.is_required || random.chance(0.5));
			if (box.is_required && !isChecked) throw new Error(`the box ${box.key} is required`);
			return [box.key, isChecked];
		}),
	);
}

/**
 * Stores a lead as a person would have left it. Throws for consents that the form does not allow.
 * @param {import('../state').State} state @param {LeadForm} form @param {LeadDraft} draft
 */
function createLead(state, form, draft) {
	const { random } = draft;
	const isOrganic = draft.organic ?? false;
	/** @type {import('./store').Lead} */
	const lead = {
		id: draft.id,
		formId: form.id,
		pageId: form.pageId,
		createdAt: Math.floor(draft.createdAt / 1000) * 1000,
		answers: answersFor(form, draft),
		consents: consentsFor(form, draft),
		surface: draft.surface ?? 'fb',
		isOrganic,
		isTest: false,
		ad: isOrganic ? undefined : { ...adOf(form, random), ...draft.ad },
		refusedReads: draft.refusedReads ?? 0,
	};
	addLead(state, lead);
	return lead;
}

module.exports = { createLead };
