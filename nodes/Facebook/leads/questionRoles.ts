import type { ContactRole } from '../../shared/leads/contact/contact';

/**
 * What Meta's standard questions ask about, and the key of their answers unless the form has set
 * another one.
 * @see https://developers.facebook.com/docs/marketing-api/guides/lead-ads/create
 */
// prettier-ignore
const STANDARD_QUESTIONS: ReadonlyArray<readonly [type: string, key: string, role: ContactRole]> = [
	['FULL_NAME', 'full_name', 'fullName'],
	['FIRST_NAME', 'first_name', 'firstName'],
	['LAST_NAME', 'last_name', 'lastName'],
	['EMAIL', 'email', 'email'],
	['WORK_EMAIL', 'work_email', 'workEmail'],
	['PHONE', 'phone_number', 'phone'],
	['WORK_PHONE_NUMBER', 'work_phone_number', 'workPhone'],
	['STREET_ADDRESS', 'street_address', 'streetAddress'],
	['CITY', 'city', 'city'],
	['STATE', 'state', 'state'],
	['PROVINCE', 'province', 'state'],
	['COUNTY', 'county', 'state'],
	['COUNTRY', 'country', 'country'],
	['POST_CODE', 'post_code', 'postCode'],
	['ZIP', 'zip_code', 'postCode'],
	['DOB', 'date_of_birth', 'dateOfBirth'],
	['DATE_OF_BIRTH', 'date_of_birth', 'dateOfBirth'],
	['GENDER', 'gender', 'gender'],
	['JOB_TITLE', 'job_title', 'jobTitle'],
	['COMPANY_NAME', 'company_name', 'company'],
	['WEBSITE', 'website', 'website'],
];

const ROLE_BY_TYPE = new Map(STANDARD_QUESTIONS.map(([type, , role]) => [type, role]));

/** The role of a question by Meta's type; undefined for those that the form's author has written. */
export const roleOfType = (type: string): ContactRole | undefined => ROLE_BY_TYPE.get(type);

/** Roles by the default keys, for leads whose form cannot be read. */
export const STANDARD_ROLES: Readonly<Record<string, ContactRole>> = Object.fromEntries(
	STANDARD_QUESTIONS.map(([, key, role]) => [key, role]),
);
