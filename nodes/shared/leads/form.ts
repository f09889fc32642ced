import type { ContactRole } from './contact/contact';

/** A question of a form, in the words of its author. */
export interface LeadQuestion {
	/** What its answers are found under. Any text: never to be taken for an identifier. */
	key: string;
	label: string;
	/** The network's own type. */
	type: string;
	/** What it asks about the person; absent for questions of the form's author. */
	role?: ContactRole;
	/** What can be chosen; empty for free text. */
	options: Array<{ key: string; label: string }>;
}

/** A box for a consent, as the form shows it. */
export interface ConsentBox {
	id: string;
	text: string;
	required: boolean;
	checkedByDefault: boolean;
}

export type FormStatus = 'active' | 'archived' | 'draft' | 'deleted';

/** A lead form, in the same shape for every network. */
export interface LeadForm {
	id: string;
	/** Which state of its questions this is, where the network tells them apart. */
	version?: string;
	name: string;
	status: FormStatus;
	/** Language and country, `en_US`; null where the network does not say. */
	locale: string | null;
	/** Country of the people it is for, ISO 3166-1 alpha-2; null where nothing tells. */
	country: string | null;
	/** ISO 8601. */
	createdAt: string | null;
	/** Whose form it is: a Page, an ad account, an organisation. */
	account: { id: string; name: string };
	/** Null where the network does not count. `expired` can no longer be read. */
	leads: { total: number | null; organic: number | null; expired: number | null };
	questions: LeadQuestion[];
	consents: ConsentBox[];
	/** What its author has written into it for every lead, and nobody sees; absent where there is none. */
	hiddenFields?: Array<{ name: string; value: string }>;
}
