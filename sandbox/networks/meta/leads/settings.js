// @ts-check
'use strict';

const { idBehind } = require('./forms');
const { toQuestions } = require('./questions');

/** @typedef {import('../state').State} State */

const isBool = (/** @type {unknown} */ value) => typeof value === 'boolean';

/** What may be set on a Page, and what it must be. @type {Record<string, [rule: string, isRight: (value: any) => boolean]>} */
const PAGE_SETTINGS = {
	ppaRequired: ['true or false', isBool],
	leadAccess: ['true or false', isBool],
	leadRefusalCode: ['100 or 103', (value) => value === 100 || value === 103],
	leadCalls: [
		'a whole number, or null for what its leads grant',
		(value) => value === null || (Number.isInteger(value) && value >= 0),
	],
	leadUsage: ['an object, or null', (value) => typeof value === 'object'],
	tosAccepted: ['true or false', isBool],
	tasks: ['a list of tasks', Array.isArray],
};

/**
 * Changes a Page. `leadCalls` starts a new count; `tasks` are those of everybody with a role there.
 * Throws for names and values that are not known.
 * @param {State} state @param {string} id @param {Record<string, any>} change
 */
function changePage(state, id, change) {
	const page = state.pages.get(id);
	if (!page) throw new Error(`no page ${id}`);
	for (const [name, value] of Object.entries(change)) {
		const known = PAGE_SETTINGS[name];
		if (!known) {
			throw new Error(`no page setting ${name}; known: ${Object.keys(PAGE_SETTINGS).join(', ')}`);
		}
		if (!known[1](value)) throw new Error(`page setting ${name} must be ${known[0]}`);
	}
	const { tasks, ...rest } = change;
	const cleared = Object.entries(rest).map(([name, value]) => [name, value ?? undefined]);
	Object.assign(page, Object.fromEntries(cleared));
	if ('leadCalls' in change) state.leadCalls.delete(id);
	for (const person of state.people.values()) {
		if (tasks && person.roles.has(id)) person.roles.set(id, tasks);
	}
}

/**
 * Changes a form: `forbidden` (true for code 10, or the code) and `questions` (a new list for leads
 * from now on). Throws for names that are not known.
 * @param {State} state @param {string} id @param {Record<string, any>} change
 */
function changeForm(state, id, change) {
	const form = state.leadForms.get(id);
	if (!form) throw new Error(`no form ${id}`);
	const { forbidden = form.forbidden, questions, ...others } = change;
	const [unknown] = Object.keys(others);
	if (unknown) throw new Error(`no form setting ${unknown}; known: forbidden, questions`);
	if (![undefined, true, false, 10, 200].includes(forbidden)) {
		throw new Error('form setting forbidden must be true, false, 10 or 200');
	}
	if (questions !== undefined && !Array.isArray(questions)) {
		throw new Error('form setting questions must be a list');
	}
	form.forbidden = forbidden;
	if (questions) form.questions = toQuestions(questions, idBehind(id, 400));
}

module.exports = { changeForm, changePage };
