import type { IDataObject } from 'n8n-workflow';

export const AD_ACCOUNT = 'urn:li:sponsoredAccount:522529623';
export const ACCOUNT = { id: AD_ACCOUNT, name: 'Fern Ads' };

const text = (value: string, locale = 'en_US') => ({ localized: { [locale]: value } });

/** The answers that can be chosen, by their numbers. */
export const choice = (questionId: number, name: string, options: string[]): IDataObject => ({
	questionId,
	name,
	question: text(`${name}?`),
	responseRequired: true,
	questionDetails: {
		multipleChoiceQuestionDetails: {
			options: options.map((label, index) => ({ id: index + 1, text: text(label) })),
		},
	},
});

export const predefined = (questionId: number, predefinedField: string): IDataObject => ({
	questionId,
	name: predefinedField.toLowerCase(),
	predefinedField,
	question: text(predefinedField),
	questionDetails: { textQuestionDetails: { maxResponseLength: 300 } },
});

/** Version 1 asks for the name first; version 2 has given its number to another question. */
export const FORM_1: IDataObject = {
	id: 7654,
	name: 'Demo request',
	creationLocale: { country: 'US', language: 'en' },
	hiddenFields: [{ name: 'utm', value: 'q3' }],
	content: {
		questions: [predefined(1, 'FIRST_NAME'), choice(4, 'Size', ['1-10', '11-50'])],
		legalInfo: {
			consents: [{ id: 11, checkRequired: true, consent: text('I agree') }],
		},
	},
};
export const FORM_2: IDataObject = {
	...FORM_1,
	versionId: 2,
	state: 'PUBLISHED',
	created: 1_760_000_000_000,
	owner: { sponsoredAccount: AD_ACCOUNT },
	hiddenFields: [{ name: 'utm', value: 'q4' }],
	content: {
		questions: [predefined(1, 'EMAIL'), choice(4, 'Size', ['1-100', '101-500', '500+'])],
		legalInfo: {
			consents: [{ id: 12, checkRequired: false, consent: text('Send me news') }],
		},
	},
};

export interface LeadFacts {
	id?: string;
	version?: number;
	form?: IDataObject;
	answers?: IDataObject[];
	more?: IDataObject;
}

export const typed = (questionId: number, answer: string): IDataObject => ({
	questionId,
	answerDetails: { textQuestionAnswer: { answer } },
});
export const chosen = (questionId: number, ...options: number[]): IDataObject => ({
	questionId,
	answerDetails: { multipleChoiceAnswer: { options } },
});

/** A lead as LinkedIn gives it, with the version of the form that it answers. */
export function rawLead({ id = '9f1c-5', version = 1, form, answers, more }: LeadFacts = {}) {
	const beside = form ?? (version === 1 ? FORM_1 : FORM_2);
	return {
		id,
		owner: { sponsoredAccount: AD_ACCOUNT },
		leadType: 'SPONSORED',
		leadMetadata: { sponsoredLeadMetadata: { campaign: 'urn:li:sponsoredCampaign:362567364' } },
		leadMetadataInfo: {
			sponsoredLeadMetadataInfo: { campaign: { id: 362567364, name: 'Autumn' } },
		},
		associatedEntity: { associatedCreative: 'urn:li:sponsoredCreative:123' },
		versionedLeadGenFormUrn: `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7654,${version})`,
		submittedAt: 1_763_000_000_123,
		testLead: false,
		formResponse: {
			answers: answers ?? [typed(1, 'Ada'), chosen(4, 2)],
			consentResponses: [{ consentId: version === 1 ? 11 : 12, accepted: true }],
		},
		form: beside,
		...more,
	} as IDataObject;
}
