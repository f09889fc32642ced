import { isDisposable } from './disposableDomains';
import { isNoiseName } from './noiseName';
import type { QualityFacts } from './quality';

/** One thing that makes a lead better or worse. */
export interface QualityRule {
	rule: string;
	/** A plain sentence for the person who reads the score. */
	text: string;
	/** What it adds to the score or, below zero, takes from it; 0 if the lead does not match. */
	points: (facts: QualityFacts) => number;
}

const REACHABLE_POINTS = 60;
const COMPLETE_POINTS = 30;

/** Mailboxes of a task instead of a person, as RFC 2142 names them and as companies do. */
const ROLE_NAMES: ReadonlySet<string> = new Set(
	'abuse accounting accounts admin administrator billing contact contacto contato customerservice donotreply enquiries hello help helpdesk hola hostmaster hr info information inquiries jobs kontakt mail mailer-daemon marketing news newsletter no-reply noreply office postmaster press privacy root sales security service spam support team webmaster'.split(
		' ',
	),
);

/**
 * All rules of the score. What speaks for a lead adds up to 100: an e-mail address and a phone
 * number that can be read, or the one of them that was answered, a name, and every question
 * answered. What speaks against it is taken off.
 */
export const QUALITY_RULES: readonly QualityRule[] = [
	{
		rule: 'valid-email',
		text: 'The e-mail address is well-formed.',
		points: (facts) => (facts.contact.email ? shareOfReachable(facts) : 0),
	},
	{
		rule: 'valid-phone',
		text: 'The phone number exists in the numbering plan.',
		points: (facts) => (facts.contact.phoneE164 ? shareOfReachable(facts) : 0),
	},
	{
		rule: 'full-name',
		text: 'The full name is known.',
		points: ({ contact }) => (contact.fullName ? 10 : 0),
	},
	{
		rule: 'completeness',
		text: 'Questions of the form are answered.',
		points: ({ asked, answered }) => Math.round(COMPLETE_POINTS * shareOf(answered, asked)),
	},
	{
		rule: 'invalid-email',
		text: 'What was answered as e-mail address is none.',
		points: (facts) => (answersEmail(facts) && !facts.contact.email ? -20 : 0),
	},
	{
		rule: 'disposable-email',
		text: 'The e-mail address is of a service for throw-away mailboxes.',
		points: ({ contact }) => (contact.email && isDisposable(contact.email) ? -40 : 0),
	},
	{
		rule: 'role-email',
		text: 'The e-mail address is of a task, as info@, and not of a person.',
		points: ({ contact }) => (contact.email && isRoleAddress(contact.email) ? -15 : 0),
	},
	{
		rule: 'invalid-phone',
		text: 'What was answered as phone number is none.',
		points: (facts) => (answersPhone(facts) && !facts.contact.phoneE164 ? -20 : 0),
	},
	{
		rule: 'noise-name',
		text: 'The name looks like a test or like random keys.',
		points: ({ contact }) => (contact.fullName && isNoiseName(contact.fullName) ? -30 : 0),
	},
	{
		rule: 'repeated-contact',
		text: 'The same contact came before in this run.',
		points: ({ isRepeatedContact }) => (isRepeatedContact ? -20 : 0),
	},
	{
		rule: 'test-lead',
		text: 'It is a test lead.',
		points: ({ isTest }) => (isTest ? -100 : 0),
	},
];

/** Where only one of e-mail address and phone number was answered, that one counts for both. */
function shareOfReachable(facts: QualityFacts): number {
	return answersEmail(facts) && answersPhone(facts) ? REACHABLE_POINTS / 2 : REACHABLE_POINTS;
}

function answersEmail({ contact, rawEmail }: QualityFacts): boolean {
	return contact.email !== null || Boolean(rawEmail?.trim());
}

function answersPhone({ contact, rawPhone }: QualityFacts): boolean {
	return contact.phoneE164 !== null || Boolean(rawPhone?.trim());
}

/** A form without questions has none unanswered. */
function shareOf(answered: number, asked: number): number {
	return asked > 0 ? Math.min(1, Math.max(0, answered / asked)) : 1;
}

/** `info@`, `info+shop@`, `no.reply@`. */
function isRoleAddress(email: string): boolean {
	const name = email.slice(0, email.lastIndexOf('@')).split('+')[0];
	return ROLE_NAMES.has(name) || ROLE_NAMES.has(name.replace(/[._-]/g, ''));
}
