import type { LeadCapability, NetworkLead } from './capability';
import type { ContactRole } from './contact/contact';
import { contactKey, toContact } from './contact/contact';
import { rateLead } from './contact/quality';
import type { LeadForm } from './form';
import type { AnswerValue, Consent, Lead } from './lead';
import type { LeadSettings } from './leadSettings';
import { mapAnswers } from './mapping';

/** What describing a lead needs to know of its network. */
export type LeadFacts = Pick<LeadCapability<never>, 'platform' | 'standardRoles' | 'consentKey'>;

export interface DescribedLead {
	lead: Lead;
	/** Keys of the questions that have an answer and no column; empty without a mapping. */
	unmapped: string[];
}

/**
 * Makes leads out of what the network gives. Remembers the contacts that it has seen: a second lead
 * of the same person in one run is rated lower.
 */
export function createDescriber(network: LeadFacts, settings: LeadSettings) {
	const seenContacts = new Set<string>();
	return (given: NetworkLead, listed: LeadForm | undefined): DescribedLead => {
		const form = given.form ?? listed;
		const roles = rolesOf(network, form);
		const byRole = answersByRole(given.answers, roles);
		const region = settings.defaultCountry ?? form?.country ?? undefined;
		const contact = toContact(byRole, region);
		const consents = consentsOf(given, form);
		const hiddenFields = hiddenFieldsOf(form);
		const { columns, unmapped } = mapAnswers(
			settings.mapping,
			{ answers: given.answers, consents, hiddenFields },
			network.consentKey,
		);
		const key = contactKey(contact);
		const isRepeatedContact = key !== undefined && seenContacts.has(key);
		if (key !== undefined) seenContacts.add(key);
		const hasMapping = Object.keys(settings.mapping).length > 0;
		const lead: Lead = {
			platform: network.platform.id,
			id: given.id,
			formId: given.formId,
			formName: form?.name ?? null,
			...(given.formVersion === undefined ? {} : { formVersion: given.formVersion }),
			createdAt: given.createdAt,
			fields: given.answers,
			contact,
			consents,
			source: given.source,
			...(form?.hiddenFields?.length ? { hiddenFields } : {}),
			test: given.test,
			...(hasMapping ? { mapped: columns } : {}),
			...(settings.rate
				? {
						quality: rateLead({
							contact,
							...countAnswers(given.answers, form),
							isTest: given.test,
							isRepeatedContact,
							rawEmail: byRole.email ?? byRole.workEmail,
							rawPhone: byRole.phone ?? byRole.workPhone,
						}),
					}
				: {}),
			...(settings.includeRaw ? { raw: given.raw } : {}),
		};
		return { lead, unmapped: hasMapping ? unmapped : [] };
	};
}

function rolesOf(network: LeadFacts, form: LeadForm | undefined): Map<string, ContactRole> {
	if (!form) return new Map(Object.entries(network.standardRoles));
	return new Map(
		form.questions.flatMap(({ key, role }): Array<[string, ContactRole]> =>
			role ? [[key, role]] : [],
		),
	);
}

/** The first answer to each role; a question about the person takes one answer. */
function answersByRole(
	answers: Readonly<Record<string, AnswerValue>>,
	roles: ReadonlyMap<string, ContactRole>,
): Partial<Record<ContactRole, string>> {
	const found: Partial<Record<ContactRole, string>> = {};
	for (const [key, value] of Object.entries(answers)) {
		const role = roles.get(key);
		const answer = typeof value === 'string' ? value : value[0];
		if (role && answer && found[role] === undefined) found[role] = answer;
	}
	return found;
}

/**
 * The form's boxes with what the person has ticked. Networks report only the optional ones: a form
 * cannot be sent without the required ones. Boxes that the form no longer has are kept.
 */
function consentsOf(given: NetworkLead, form: LeadForm | undefined): Consent[] {
	const boxes = form?.consents ?? [];
	const answered = new Map(given.consents.map(({ id, checked }) => [id, checked]));
	const known = boxes.flatMap(({ id, text, required }): Consent[] => {
		const checked = answered.get(id) ?? (required ? true : undefined);
		return checked === undefined ? [] : [{ id, text, checked, required }];
	});
	const others = given.consents.filter(({ id }) => !boxes.some((box) => box.id === id));
	return [...known, ...others];
}

const hiddenFieldsOf = (form: LeadForm | undefined): Record<string, string> =>
	Object.fromEntries((form?.hiddenFields ?? []).map(({ name, value }) => [name, value]));

function countAnswers(answers: Readonly<Record<string, AnswerValue>>, form: LeadForm | undefined) {
	const keys = form ? form.questions.map(({ key }) => key) : Object.keys(answers);
	const answered = keys.filter((key) => answers[key]?.length).length;
	return { asked: keys.length, answered };
}
