import type { IDataObject } from 'n8n-workflow';
import type { Contact } from './contact/contact';
import type { LeadQuality } from './contact/quality';
import type { ColumnValue } from './mapping';

/** One answer, or several where the question allows it. As the network gives it, in any script. */
export type AnswerValue = string | string[];

/** A box that a person has ticked or left empty. */
export interface Consent {
	/** The network's key of the box. */
	id: string;
	/** What the box says, where the form could be read. */
	text?: string;
	checked: boolean;
	/** The form cannot be sent without it. */
	required?: boolean;
}

/** Where a lead comes from; null where the network does not say. */
export interface LeadSource {
	pageId: string | null;
	pageName: string | null;
	adId: string | null;
	adName: string | null;
	adsetId: string | null;
	adsetName: string | null;
	campaignId: string | null;
	campaignName: string | null;
	/** `facebook`, `instagram`, … */
	surface: string | null;
	/** It did not come from an ad. */
	organic: boolean | null;
	/** The ad account, where leads belong to one. */
	adAccountId?: string | null;
	adAccountName?: string | null;
	/** The event that a person has registered for, where leads come from events. */
	eventId?: string | null;
}

/** A lead, in the same shape for every network. IDs are strings, times ISO 8601 in UTC. */
export interface Lead {
	platform: string;
	id: string;
	formId: string | null;
	formName: string | null;
	/** State of the form that was answered, where the network tells them apart. */
	formVersion?: string;
	createdAt: string | null;
	/** All answers by the network's question key, never changed. */
	fields: Record<string, AnswerValue>;
	contact: Contact;
	consents: Consent[];
	source: LeadSource;
	/** What the form's author has written into it, by name, where the form has such fields. */
	hiddenFields?: Record<string, string>;
	test: boolean;
	/** The answers under the user's own column names, where a mapping is given. */
	mapped?: Record<string, ColumnValue>;
	quality?: LeadQuality;
	raw?: IDataObject;
}
