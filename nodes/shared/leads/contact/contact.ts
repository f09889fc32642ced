import { toEmail } from './email';
import { toE164 } from './phone';
import { cleanText, isTestAnswer } from './text';

/** What a question asks about a person; each network says it of its own question types. */
export type ContactRole =
	| 'email'
	| 'workEmail'
	| 'fullName'
	| 'firstName'
	| 'lastName'
	| 'phone'
	| 'workPhone'
	| 'company'
	| 'jobTitle'
	| 'website'
	| 'streetAddress'
	| 'city'
	| 'state'
	| 'postCode'
	| 'country'
	| 'dateOfBirth'
	| 'gender';

/** The person behind a lead; null for what was not asked, not answered or cannot be read. */
export interface Contact {
	/** Lower case, as `toEmail` gives it. */
	email: string | null;
	fullName: string | null;
	firstName: string | null;
	lastName: string | null;
	/** As answered, trimmed. */
	phone: string | null;
	/** `+` and digits, as `toE164` gives it. */
	phoneE164: string | null;
	company: string | null;
	jobTitle: string | null;
	website: string | null;
	streetAddress: string | null;
	city: string | null;
	state: string | null;
	postCode: string | null;
	country: string | null;
	dateOfBirth: string | null;
	gender: string | null;
}

type Answers = Partial<Record<ContactRole, string>>;

/**
 * The contact in the answers of a lead. Texts are in Unicode form NFC without control and
 * zero-width characters, white space collapsed, upper and lower case as answered. `region` is the
 * country of the form, ISO 3166-1 alpha-2 in any case, for phone numbers without `+`. Never throws.
 *
 * `firstName` and `lastName` are a guess where only the full name is known: it is split at the
 * first space, which is wrong for two given names and for names with the family name first.
 */
export function toContact(answers: Answers, region: string | undefined): Contact {
	return {
		email: toEmail(answers.email ?? '') ?? toEmail(answers.workEmail ?? '') ?? null,
		...toNames(answers),
		...toPhone(answers, region),
		company: textOf(answers.company),
		jobTitle: textOf(answers.jobTitle),
		website: textOf(answers.website),
		streetAddress: textOf(answers.streetAddress),
		city: textOf(answers.city),
		state: textOf(answers.state),
		postCode: textOf(answers.postCode),
		country: textOf(answers.country),
		dateOfBirth: textOf(answers.dateOfBirth),
		gender: textOf(answers.gender),
	};
}

/**
 * What makes two leads the same contact: the e-mail address, else the phone number; undefined if
 * neither could be read. Keys of e-mail addresses and of phone numbers are never equal.
 */
export function contactKey(contact: Contact): string | undefined {
	return contact.email ?? contact.phoneE164 ?? undefined;
}

/**
 * The country in a locale as networks write it, in upper case: `US` of `en_US`, `BR` of `pt-BR`,
 * `TW` of `zh_Hant_TW`. Undefined if it names none.
 */
export function regionOfLocale(locale: string | null | undefined): string | undefined {
	const parts = (locale ?? '').trim().split(/[.@]/)[0].split(/[-_]/).slice(1);
	const region = parts.find((part) => /^[a-z]{2}$/i.test(part));
	return region?.toUpperCase();
}

function toNames(answers: Answers): Pick<Contact, 'fullName' | 'firstName' | 'lastName'> {
	const fullName = textOf(answers.fullName);
	const firstName = textOf(answers.firstName);
	const lastName = textOf(answers.lastName);
	if (firstName !== null || lastName !== null) {
		const joined = [firstName, lastName].filter((part) => part !== null).join(' ');
		return { fullName: fullName ?? joined, firstName, lastName };
	}
	const space = fullName === null || isTestAnswer(fullName) ? -1 : fullName.indexOf(' ');
	if (fullName === null || space < 0) return { fullName, firstName, lastName };
	return {
		fullName,
		firstName: fullName.slice(0, space),
		lastName: fullName.slice(space + 1),
	};
}

/** The first answer that is a number, else the first that is anything. */
function toPhone(
	answers: Answers,
	region: string | undefined,
): Pick<Contact, 'phone' | 'phoneE164'> {
	const given = [answers.phone, answers.workPhone]
		.map((answer) => (answer ?? '').trim())
		.filter((answer) => answer !== '' && !isTestAnswer(answer))
		.map((phone) => ({ phone, phoneE164: toE164(phone, region) ?? null }));
	const numbered = given.find(({ phoneE164 }) => phoneE164 !== null);
	return numbered ?? given[0] ?? { phone: null, phoneE164: null };
}

function textOf(answer: string | undefined): string | null {
	return cleanText(answer ?? '') || null;
}
