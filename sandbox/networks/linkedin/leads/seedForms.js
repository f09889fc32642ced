// @ts-check
'use strict';

const DAY = 86_400_000;

/** @param {string} text @param {string} [locale] */
const localized = (text, locale = 'en_US') => ({ localized: { [locale]: text } });

/** @param {number} questionId @param {string} name @param {any} [more] */
const textQuestion = (questionId, name, more = {}) => ({
	questionId,
	name,
	question: localized(more.label ?? name, more.locale),
	responseRequired: more.required ?? true,
	responseEditable: true,
	questionDetails: { textQuestionDetails: { maxResponseLength: 300 } },
	...(more.predefined ? { predefinedField: more.predefined } : {}),
});

/** @param {number} questionId @param {string} name @param {Record<number, string>} options @param {any} [more] */
const choiceQuestion = (questionId, name, options, more = {}) => ({
	questionId,
	name,
	question: localized(more.label ?? name),
	responseRequired: more.required ?? true,
	responseEditable: true,
	questionDetails: {
		multipleChoiceQuestionDetails: {
			options: Object.entries(options).map(([id, text]) => ({
				id: Number(id),
				text: localized(text),
			})),
		},
	},
});

const contact = () => [
	textQuestion(1, 'First name', { predefined: 'FIRST_NAME' }),
	textQuestion(2, 'Last name', { predefined: 'LAST_NAME' }),
	textQuestion(3, 'Email', { predefined: 'EMAIL' }),
];
const phone = () => textQuestion(6, 'Phone', { predefined: 'PHONE_NUMBER', required: false });
const company = () => textQuestion(7, 'Company', { predefined: 'COMPANY_NAME', required: false });

/** @param {number} id @param {string} text @param {boolean} [checkRequired] */
const consent = (id, text, checkRequired = true) => ({
	id,
	checkRequired,
	consent: localized(text),
});

/** @param {string} headline @param {any[]} questions @param {any[]} consents */
const content = (headline, questions, consents) => ({
	headline: localized(headline),
	questions,
	legalInfo: { legalInfoId: 9001, privacyPolicyUrl: 'https://fern.example.com/privacy', consents },
	postSubmissionInfo: {
		message: localized('Thank you'),
		callToAction: {
			callToActionLabel: 'VISIT_COMPANY_WEBSITE',
			callToActionTarget: { landingPageUrl: 'https://fern.example.com' },
		},
	},
});

/**
 * The versions of the demo form. Question 4 keeps its id while its words and the meaning of its
 * option ids change: only the form of the same version tells what an answer means.
 */
const demoVersions = () => [
	{
		hiddenFields: [{ name: 'utm_campaign', value: 'spring' }],
		content: content(
			'Get a demo',
			[...contact(), choiceQuestion(4, 'Team size', { 1: '1-10', 2: '11-50', 3: 'More than 50' })],
			[consent(11, 'I agree to be contacted')],
		),
	},
	{
		hiddenFields: [{ name: 'utm_campaign', value: 'summer' }],
		content: content(
			'Get a demo',
			[
				...contact(),
				phone(),
				choiceQuestion(4, 'Company size', { 1: 'More than 50', 2: '11-50', 3: '1-10' }),
				textQuestion(5, 'What do you need?', { required: false }),
			],
			[consent(11, 'I agree to be contacted'), consent(12, 'Send me news', false)],
		),
	},
	{
		hiddenFields: [
			{ name: 'utm_campaign', value: 'autumn' },
			{ name: 'region', value: 'emea' },
		],
		content: content(
			'Book a demo',
			[
				...contact(),
				company(),
				choiceQuestion(4, 'Interests', { 1: 'Plants', 2: 'Pots', 3: 'Soil, "peat-free"' }),
				textQuestion(5, 'Budget', { required: false }),
			],
			[consent(21, 'I agree to be contacted')],
		),
	},
];

const plain = () => [
	{ hiddenFields: [], content: content('News', contact(), [consent(31, 'Send me news')]) },
];

const ACCOUNTS = {
	fern: { id: 522529623, name: 'Fern Ads', organization: '2414183', people: ['ada', 'bo'] },
	moss: { id: 522529624, name: 'Moss Ads', organization: '5509810', people: ['ada'] },
	// Without a lead role on the page of the account.
	willow: { id: 522529625, name: 'Willow Ads', organization: '3310077', people: ['ada'] },
	test: { id: 522529626, name: 'Fern Test', organization: '2414183', people: ['ada'], test: true },
	ended: {
		id: 522529627,
		name: 'Fern 2019',
		organization: '2414183',
		people: ['ada'],
		status: 'CANCELED',
	},
};

const EVENT = 'urn:li:event:7100000000000000001';

const account = (/** @type {{ id: number }} */ { id }) => ({
	sponsoredAccount: `urn:li:sponsoredAccount:${id}`,
});

/** Forms by name: id, owner, versions, oldest first. */
const forms = () => ({
	demo: { id: 7654, name: 'Demo request', owner: account(ACCOUNTS.fern), versions: demoVersions() },
	newsletter: { id: 7655, name: 'Newsletter', owner: account(ACCOUNTS.fern), versions: plain() },
	archived: {
		id: 7656,
		name: 'Spring fair',
		owner: account(ACCOUNTS.fern),
		state: 'ARCHIVED',
		versions: plain(),
	},
	draft: {
		id: 7657,
		name: 'Not yet',
		owner: account(ACCOUNTS.fern),
		state: 'DRAFT',
		versions: plain(),
	},
	tasting: {
		id: 7700,
		name: 'Tasting – Käse & Brot',
		owner: account(ACCOUNTS.moss),
		versions: plain(),
	},
	trips: { id: 7800, name: 'Trips', owner: account(ACCOUNTS.willow), versions: plain() },
	event: {
		id: 7900,
		name: 'Webinar registration',
		owner: { organization: 'urn:li:organization:2414183' },
		leadType: 'EVENT',
		versions: plain(),
	},
	contact: {
		id: 7901,
		name: 'Contact us',
		owner: { organization: 'urn:li:organization:2414183' },
		leadType: 'COMPANY',
		versions: plain(),
	},
});

module.exports = { ACCOUNTS, DAY, EVENT, forms };
