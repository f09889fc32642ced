import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Failure } from '../contract/failure';
import type { RunContext } from '../contract/operation';
import type { Platform } from '../contract/platform';
import type { ContactRole } from './contact/contact';
import type { LeadForm } from './form';
import type { AnswerValue, Consent, LeadSource } from './lead';

/** A lead as the network gives it, before its contact is made out and columns are mapped. */
export interface NetworkLead {
	id: string;
	formId: string | null;
	formVersion?: string;
	/** The form as it was when it was answered, where the network gives it beside the lead. */
	form?: LeadForm;
	/** ISO 8601. */
	createdAt: string | null;
	answers: Record<string, AnswerValue>;
	/** Boxes that the network names; those that must be ticked may be missing. */
	consents: Array<{ id: string; checked: boolean }>;
	source: LeadSource;
	test: boolean;
	raw: IDataObject;
}

/** Part of the leads of some forms. `next` leads to the part after it. */
export interface LeadPage {
	leads: NetworkLead[];
	next?: string;
}

/** A list in which the network keeps the leads of many forms. */
export interface LeadList {
	accountId: string;
	/** What tells the lists of one account apart, where it has several: a type of leads. */
	part?: string;
}

/** What is read together: one form, or all those with leads in one list. */
export interface LeadGroup {
	forms: readonly LeadForm[];
	list?: LeadList;
}

/** Times in Unix seconds, both included; an open side has no limit. */
export interface LeadWindow {
	from?: number;
	to?: number;
}

/** The forms of the accounts that an item names, and the accounts whose forms cannot be read. */
export interface FormList {
	forms: LeadForm[];
	problems: Array<{
		account: { id: string; name: string };
		failure: Failure;
		/** All accounts were asked for and this one gives no access: the others do without it. */
		isLeftOut?: boolean;
	}>;
}

/** One lead that was asked for by its ID. */
export type LeadReading =
	{ lead: NetworkLead; form: LeadForm | undefined } | { id: string; failure: Failure };

/** What a network must say so that its leads can be listed, read and synced. */
export interface LeadCapability<Api> {
	readonly platform: Platform;
	/** Whose forms to work on: one account or all of them. */
	readonly accountFields: INodeProperties[];
	/** Where to look for the form of a lead by its ID. */
	readonly getFields: INodeProperties[];
	/** How long the network keeps leads. */
	readonly retentionDays: number;
	/** What the network's standard questions ask about, for leads whose form cannot be read. */
	readonly standardRoles: Readonly<Record<string, ContactRole>>;
	/**
	 * What tells a consent box from others by, where its ID is a number of its own form. Absent, the
	 * ID does.
	 */
	readonly consentKey?: (box: Pick<Consent, 'id' | 'text'>) => string;
	listForms(context: RunContext<Api>): Promise<FormList>;
	/**
	 * Names the lists that the leads of a form are in, where the network has them for many forms. Each
	 * is read, refused and remembered by itself. Absent, every form has a list of its own.
	 */
	listsOf?(context: RunContext<Api>): (form: LeadForm) => readonly LeadList[];
	/**
	 * Leads of one form or of one list, newest first as far as the network keeps to it; in a list
	 * there may be leads of other forms between them. Throws the failure of the call.
	 */
	readLeads(
		context: RunContext<Api>,
		group: LeadGroup,
		part: { window: LeadWindow; cursor?: string; limit?: number },
	): Promise<LeadPage>;
	/** In the order of the IDs; what cannot be read does not concern the others. */
	getLeads(context: RunContext<Api>, ids: readonly string[]): Promise<LeadReading[]>;
}
