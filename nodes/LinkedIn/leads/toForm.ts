import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../shared/json/read';
import type { ConsentBox, FormStatus, LeadForm, LeadQuestion } from '../../shared/leads/form';
import { keyOfField, roleOfField } from './questionRoles';

/** A question with the number that answers name it by. */
export interface NumberedQuestion extends LeadQuestion {
	questionId: string;
}

/** A form of LinkedIn in one of its versions. */
export interface LinkedInForm extends LeadForm {
	questions: NumberedQuestion[];
}

/**
 * A form as LinkedIn answers it, by itself or beside a lead. `version` is for the latter, which name
 * it elsewhere. Pure.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-forms
 */
export function toForm(
	account: { id: string; name: string },
	raw: IDataObject,
	version = asText(raw.versionId),
): LinkedInForm {
	const content = asObject(raw.content);
	const { language, country } = asObject(raw.creationLocale);
	const locale = language && country ? `${asText(language)}_${asText(country)}` : null;
	const hiddenFields = asObjects(raw.hiddenFields).map(({ name, value }) => ({
		name: asText(name),
		value: asText(value),
	}));
	return {
		id: asText(raw.id),
		...(version ? { version } : {}),
		name: asText(raw.name),
		status: STATUSES[asText(raw.state)] ?? 'active',
		locale,
		country: country ? asText(country) : null,
		createdAt: toIsoTime(raw.created),
		account,
		leads: { total: null, organic: null, expired: null },
		questions: withOwnKeys(asObjects(content.questions).map((one) => toQuestion(one, locale))),
		consents: asObjects(asObject(content.legalInfo).consents).map((box) => toConsent(box, locale)),
		...(hiddenFields.length ? { hiddenFields } : {}),
	};
}

function toQuestion(raw: IDataObject, locale: string | null): NumberedQuestion {
	const field = asText(raw.predefinedField);
	const details = asObject(raw.questionDetails);
	const choice = details.multipleChoiceQuestionDetails;
	const questionId = asText(raw.questionId);
	const label = localized(raw.question, locale) || asText(raw.name);
	const role = roleOfField(field);
	return {
		questionId,
		key: field ? keyOfField(field) : asText(raw.name) || label || keyOfNumber(questionId),
		label,
		type: field || (choice ? 'MULTIPLE_CHOICE' : 'TEXT'),
		...(role ? { role } : {}),
		options: asObjects(asObject(choice).options).map((option) => ({
			key: asText(option.id),
			label: localized(option.text, locale) || asText(option.id),
		})),
	};
}

/** Questions of the same name get their number behind it; predefined ones keep their key. */
function withOwnKeys(questions: NumberedQuestion[]): NumberedQuestion[] {
	const standard = questions.filter(({ key, type }) => key === keyOfField(type));
	const taken = new Set<string>();
	const keys = new Map<NumberedQuestion, string>();
	for (const question of [...standard, ...questions.filter((one) => !standard.includes(one))]) {
		const { key, questionId } = question;
		const own = taken.has(key) ? `${key}_${questionId}` : key;
		taken.add(own);
		keys.set(question, own);
	}
	return questions.map((question) => ({ ...question, key: keys.get(question) ?? question.key }));
}

function toConsent(raw: IDataObject, locale: string | null): ConsentBox {
	return {
		id: asText(raw.id),
		text: localized(raw.consent, locale),
		required: raw.checkRequired === true,
		checkedByDefault: false,
	};
}

/** What answers to a question that is not known are found under. */
export const keyOfNumber = (questionId: string): string => `question_${questionId}`;

/** The text in the form's own language, else in the first that there is. */
function localized(value: unknown, locale: string | null): string {
	const texts = asObject(asObject(value).localized);
	return asText(texts[locale ?? ''] ?? Object.values(texts)[0]);
}

const STATUSES: Readonly<Record<string, FormStatus>> = {
	PUBLISHED: 'active',
	ARCHIVED: 'archived',
	DRAFT: 'draft',
};

/** LinkedIn's milliseconds as ISO 8601; null where there are none. */
export function toIsoTime(milliseconds: unknown): string | null {
	const given = Number(asText(milliseconds));
	const time = new Date(given);
	return given > 0 && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}
