import type { ContactRole } from '../../shared/leads/contact/contact';

/**
 * What LinkedIn's predefined questions ask about a person. The list is open: others are questions
 * like those of the form's author.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-forms
 */
const ROLES: Readonly<Record<string, ContactRole>> = {
	FIRST_NAME: 'firstName',
	LAST_NAME: 'lastName',
	EMAIL: 'email',
	WORK_EMAIL: 'workEmail',
	PHONE_NUMBER: 'phone',
	WORK_PHONE_NUMBER: 'workPhone',
	COMPANY_NAME: 'company',
	JOB_TITLE: 'jobTitle',
	CITY: 'city',
	STATE: 'state',
	COUNTRY: 'country',
	ZIP_CODE: 'postCode',
	POSTAL_CODE: 'postCode',
	GENDER: 'gender',
};

export const roleOfField = (predefinedField: string): ContactRole | undefined =>
	ROLES[predefinedField];

/** What the answers to a predefined question are found under: as Meta writes it, `first_name`. */
export const keyOfField = (predefinedField: string): string => predefinedField.toLowerCase();

/** Roles by key, for leads whose form is not known. */
export const STANDARD_ROLES: Readonly<Record<string, ContactRole>> = Object.fromEntries(
	Object.entries(ROLES).map(([field, role]) => [keyOfField(field), role]),
);
