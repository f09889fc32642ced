// @ts-check
'use strict';

const { makePerson } = require('./people');
const { answerOf } = require('./questions');

/**
 * @typedef {import('./questions').Question} Question
 * @typedef {import('./random').Random} Random
 * @typedef {{ name: string, values: string[] }} Answer
 * @typedef {import('./people').Person} Person
 */

const TEXTS = [
	'As soon as possible, please.',
	'I saw your ad and would like to know more 🌿',
	'Größe M, Farbe "grün"; Lieferung ab 10/2026',
	'ليس بعد',
	'=SUM(1,2) is not a formula here',
	'まだ決めていません',
];
const MOMENTS = [
	'2026-12-01T09:30:00+0000',
	'2026-12-02T14:00:00+0000',
	'2026-12-05T16:15:00+0000',
];

/** @type {Record<string, (person: Person, random: Random) => string>} */
const BY_TYPE = {
	FULL_NAME: ({ first, last }) => `${first} ${last}`,
	FIRST_NAME: ({ first }) => first,
	LAST_NAME: ({ last }) => last,
	EMAIL: ({ mail }) => `${mail}@example.com`,
	WORK_EMAIL: ({ mail }) => `${mail}@company.example`,
	PHONE: ({ phone }) => phone,
	WORK_PHONE_NUMBER: ({ phone }) => phone,
	STREET_ADDRESS: ({ street }) => street,
	CITY: ({ city }) => city,
	STATE: ({ state }) => state,
	PROVINCE: ({ state }) => state,
	COUNTRY: ({ country }) => country,
	POST_CODE: ({ zip }) => zip,
	ZIP: ({ zip }) => zip,
	DOB: (_person, random) =>
		`0${1 + random.below(9)}/1${random.below(10)}/19${60 + random.below(40)}`,
	DATE_OF_BIRTH: (_person, random) =>
		`0${1 + random.below(9)}/2${random.below(8)}/19${60 + random.below(40)}`,
	GENDER: (_person, random) => random.pick(['female', 'male', 'other']),
	MARITAL_STATUS: (_person, random) => random.pick(['single', 'married', 'widowed']),
	RELATIONSHIP_STATUS: (_person, random) => random.pick(['single', 'in_a_relationship', 'engaged']),
	MILITARY_STATUS: (_person, random) => random.pick(['civilian', 'veteran', 'active_duty']),
	JOB_TITLE: (_person, random) => random.pick(['Head of Ops', 'Geschäftsführerin', 'R&D <Lead>']),
	COMPANY_NAME: ({ company }) => company,
	WEBSITE: ({ mail }) => `https://www.example.com/${mail}`,
	DATE_TIME: (_person, random) => random.pick(MOMENTS),
	STORE_LOOKUP: (_person, random) => `10${random.digits(2)}`,
};

/** @param {Question} question @param {Random} random @returns {string[]} */
function choose({ options = [], isMultiple }, random) {
	const names = options.map(answerOf);
	if (!isMultiple) return [random.pick(names)];
	const chosen = names.filter(() => random.chance(0.5));
	return chosen.length > 0 ? chosen : [names[0]];
}

/** The first choice and those that depend on it. @param {Question} question @param {Random} random @returns {Answer[]} */
function followChoices(question, random) {
	const keys = [
		question.key,
		...(question.dependent_conditional_questions ?? []).map(({ field_key: key }) => key),
	];
	/** @type {Answer[]} */
	const answers = [];
	let choices = question.conditional_questions_choices;
	for (const name of keys) {
		// A branch that ends early leaves the questions below it unasked.
		if (!choices?.length) break;
		const choice = random.pick(choices);
		answers.push({ name, values: [choice.value] });
		choices = choice.next_question_choices;
	}
	return answers;
}

/** @param {Question} question @param {Person} person @param {Random} random @returns {Answer[]} */
function answerQuestion(question, person, random) {
	const { key: name, type } = question;
	if (question.isOptional && random.chance(0.3)) return [{ name, values: [] }];
	if (question.conditional_questions_choices) return followChoices(question, random);
	if (question.options) return [{ name, values: choose(question, random) }];
	if (type.startsWith('ID_')) return [{ name, values: [random.digits(11)] }];
	const make = BY_TYPE[type];
	return [{ name, values: [make ? make(person, random) : random.pick(question.samples ?? TEXTS)] }];
}

/**
 * Plausible answers to all questions of a form, the same for the same random numbers.
 * @param {{ locale: string, questions: Question[] }} form @param {Random} random @returns {Answer[]}
 */
function makeAnswers({ locale, questions }, random) {
	const person = makePerson(locale, random);
	return questions.flatMap((question) => answerQuestion(question, person, random));
}

module.exports = { makeAnswers };
