// @ts-check
'use strict';

const { PAGES } = require('../seed');

/**
 * The forms at the start, by name: every type of question, keys and texts in many scripts, consents,
 * conditional questions, and forms that take no leads.
 * @typedef {Omit<import('./forms').FormDraft, 'id'> & { leadDays: number[] }} SeedForm `leadDays`: ages of its leads
 */

const { fern, moss, willow } = PAGES;
const USUAL_DAYS = [0.02, 0.4, 2, 9, 31, 88, 95];

/** @param {string} type @param {object} [more] @returns {import('./questions').QuestionDraft} */
const ask = (type, more = {}) => ({ type, ...more });
const asks = (/** @type {string[]} */ ...types) => types.map((type) => ask(type));

/** @param {[key: string, value: string][]} pairs */
const keyed = (pairs) => pairs.map(([key, value]) => ({ key, value }));

const budget = ask('CUSTOM', {
	key: "what's_your_budget?",
	label: "What's your budget?",
	options: keyed([
		['under_1k', 'Under $1,000'],
		['1k_5k', '$1,000 – $5,000'],
		['over_5k', 'More than $5,000'],
	]),
});

const services = ask('CUSTOM', {
	key: 'which_services?',
	label: 'Which services are you interested in?',
	isMultiple: true,
	options: keyed([
		['option_a', 'Garden design'],
		['option_b', 'Indoor plants'],
		['option_c', 'Care & maintenance'],
	]),
});

const foreignQuestions = [
	ask('CUSTOM', { label: 'Какой у вас бюджет?', samples: ['до 10 000 ₽', 'ещё не знаю'] }),
	ask('CUSTOM', { key: 'السؤال_١', label: 'ما هي مدينتك؟', samples: ['القاهرة', 'دبي'] }),
	ask('CUSTOM', { label: 'ご希望の植物は？', samples: ['桜の盆栽', '苔玉 (こけだま)'] }),
	ask('CUSTOM', {
		key: '🌿_mood',
		label: 'Your plant mood 🌿',
		options: [{ value: '🌵 Cactus' }, { value: '🌸 さくら' }, { value: 'Ёлка' }],
	}),
	ask('CUSTOM', { key: 'a,b "c"\\d', label: 'Comma, quote " and \\ backslash', isOptional: true }),
];

const plan = ask('CUSTOM', {
	key: 'country_choice',
	label: 'Where shall we deliver?',
	conditional_questions_group_id: '172036835099000001',
	conditional_questions_choices: [
		{
			value: 'Germany',
			customized_token: 'de',
			next_question_choices: [
				{ value: 'Köln', next_question_choices: [{ value: 'Dealer Ehrenfeld' }] },
				{ value: 'Berlin', next_question_choices: [{ value: 'Dealer Mitte' }] },
			],
		},
		{ value: 'Online only', customized_token: 'online' },
	],
	dependent_conditional_questions: [
		{ name: 'City', field_key: 'city_choice', input_type: 'SELECT' },
		{ name: 'Dealer', field_key: 'dealer_choice', input_type: 'SELECT' },
	],
});

/** Each country's identity number has a form of its own: a form may hold only one. */
const ID_FORMS = /** @type {const} */ ([
	['idBrazil', 'ID_CPF', 'pt_BR', 'Cadastro Brasil'],
	['idArgentina', 'ID_AR_DNI', 'es_LA', 'Registro Argentina'],
	['idChile', 'ID_CL_RUT', 'es_LA', 'Registro Chile'],
	['idColombia', 'ID_CO_CC', 'es_LA', 'Registro Colombia'],
	['idEcuador', 'ID_EC_CI', 'es_LA', 'Registro Ecuador'],
	['idPeru', 'ID_PE_DNI', 'es_LA', 'Registro Perú'],
]);

/** @type {[string, SeedForm][]} */
const idForms = ID_FORMS.map(([key, type, locale, name]) => [
	key,
	{
		pageId: fern.id,
		name,
		locale,
		questions: asks('FULL_NAME', 'EMAIL', 'PROVINCE', type),
		leadDays: [5, 40],
	},
]);

/** @type {Record<string, SeedForm>} */
const SEED_FORMS = {
	demo: {
		pageId: fern.id,
		name: 'Demo request',
		questions: [
			...asks('FULL_NAME', 'EMAIL', 'PHONE', 'COMPANY_NAME', 'JOB_TITLE', 'WEBSITE'),
			budget,
			services,
			ask('CUSTOM', { key: 'notes', label: 'Anything else?', isOptional: true }),
		],
		disclaimer: {
			title: 'Before you send',
			body: { text: 'We use your answers to call you back.' },
			checkboxes: [
				{ key: 'terms', text: 'I accept the terms.', is_required: true },
				{ key: 'newsletter_optin', text: 'Send me the newsletter.' },
				{ key: 'partners', text: 'Partners may contact me.', is_checked_by_default: true },
			],
		},
		contextCard: {
			title: 'See it live',
			style: 'LIST_STYLE',
			content: ['30 minutes', 'No obligation'],
			button_text: 'Next',
		},
		thankYouPage: {
			title: 'Thank you!',
			body: 'We will call you within a day.',
			button_type: 'VIEW_WEBSITE',
			button_text: 'Visit website',
			website_url: 'https://media.social-ops.test/article',
		},
		followUpUrl: 'https://media.social-ops.test/article',
		trackingParameters: { utm_source: 'facebook', utm_campaign: 'demo-2026' },
		leadDays: USUAL_DAYS,
	},
	newsletterDe: {
		pageId: fern.id,
		name: 'Newsletter & Gutschein (Köln)',
		locale: 'de_DE',
		questions: [
			ask('FIRST_NAME', { label: 'Vorname' }),
			ask('LAST_NAME', { label: 'Nachname' }),
			ask('EMAIL', { label: 'E-Mail-Adresse' }),
			ask('PHONE', { label: 'Telefonnummer', isOptional: true }),
			ask('STREET_ADDRESS', { label: 'Straße und Hausnummer' }),
			ask('POST_CODE', { label: 'Postleitzahl' }),
			ask('CITY', { label: 'Ort' }),
			ask('GENDER', { label: 'Geschlecht' }),
			ask('DATE_OF_BIRTH', { label: 'Geburtsdatum' }),
		],
		disclaimer: {
			title: 'Einwilligung',
			checkboxes: [
				{
					key: 'datenschutz',
					text: 'Ich habe die Datenschutzerklärung gelesen und stimme zu.',
					is_required: true,
				},
				{ key: 'werbung_e-mail', text: 'Ja, ich möchte Angebote per E-Mail erhalten.' },
			],
		},
		leadDays: [...USUAL_DAYS, 130],
	},
	quoteUs: {
		pageId: fern.id,
		name: 'Get a quote (US)',
		isOptimizedForQuality: true,
		questions: asks(
			...[
				'FULL_NAME',
				'EMAIL',
				'PHONE',
				'STREET_ADDRESS',
				'CITY',
				'STATE',
				'ZIP',
				'COUNTRY',
				'DOB',
			],
			...['MARITAL_STATUS', 'RELATIONSHIP_STATUS', 'MILITARY_STATUS'],
		),
		leadDays: USUAL_DAYS,
	},
	world: {
		pageId: fern.id,
		name: 'Вопросы · 質問 · أسئلة 🌿',
		locale: 'en_GB',
		questions: [...asks('FULL_NAME', 'EMAIL'), ...foreignQuestions],
		leadDays: [0.3, 6, 60],
	},
	appointment: {
		pageId: fern.id,
		name: 'Book a visit',
		questions: [
			...asks('FULL_NAME', 'WORK_EMAIL', 'WORK_PHONE_NUMBER'),
			ask('DATE_TIME', {
				key: 'visit_at',
				label: 'When would you like to come?',
				inline_context: 'Our shop is open from 9 to 18.',
			}),
			ask('STORE_LOOKUP', { label: 'Which shop?', context_provider_type: 'LOCATION_MANAGER' }),
		],
		leadDays: [1, 14, 75],
	},
	plan: {
		pageId: fern.id,
		name: 'Find your dealer',
		questions: [...asks('FIRST_NAME', 'EMAIL'), plan],
		trackingParameters: { 'campaign id': '42&7' },
		leadDays: [0.7, 3, 12],
	},
	...Object.fromEntries(idForms),
	archived: {
		pageId: fern.id,
		name: 'Spring campaign (over)',
		status: 'ARCHIVED',
		questions: asks('FULL_NAME', 'EMAIL'),
		leadDays: [70, 85, 100, 110],
	},
	draft: {
		pageId: fern.id,
		name: 'Untitled form',
		status: 'DRAFT',
		questions: asks('EMAIL'),
		leadDays: [],
	},
	cakeOrder: {
		pageId: moss.id,
		name: 'Order a cake',
		questions: [
			...asks('FULL_NAME', 'PHONE'),
			ask('CUSTOM', { label: 'What shall be on it?', samples: ['Happy birthday, Zoë!', '🎂'] }),
		],
		leadDays: [0.5, 4, 20],
	},
	bakeryJobs: {
		pageId: moss.id,
		name: 'Work with us',
		locale: 'de_DE',
		questions: asks('FULL_NAME', 'EMAIL', 'PHONE'),
		leadDays: [8],
	},
	trips: {
		pageId: willow.id,
		name: 'Trip ideas',
		questions: asks('FULL_NAME', 'EMAIL'),
		leadDays: [1, 10],
	},
};

module.exports = { SEED_FORMS };
