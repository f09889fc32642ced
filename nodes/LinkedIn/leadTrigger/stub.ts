import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../shared/json/read';
import type { LeadStub } from '../../shared/leads/trigger/completeLeads';
import { parseFormVersion } from '../leads/formVersion';
import { leadIdOf } from '../leads/getLeads';
import { ownerOf } from '../leads/owners';
import { toIsoTime } from '../leads/toForm';
import { LINKEDIN } from '../platform';
import type { LeadEvent } from './parameters';

/** What LinkedIn's delivery says of a lead: IDs, and nothing about the person. */
export type LinkedInLeadStub = LeadStub & {
	event: LeadEvent;
	formId: string | null;
	formVersion: string | null;
	/** When it was made; null for one that is deleted, of which only that time is known. */
	createdAt: string | null;
	deletedAt: string | null;
	/** `urn:li:sponsoredAccount:…` or `urn:li:organization:…`. */
	ownerId: string;
	leadType: string;
	adId: string | null;
	eventId: string | null;
};

/** Which leads start the workflow. */
export interface LeadFilter {
	events: readonly string[];
	/** IDs; undefined means all. */
	forms: readonly string[] | undefined;
	/** URNs; undefined means all that are delivered. */
	owners: readonly string[] | undefined;
}

const EVENTS: Readonly<Record<string, LeadEvent>> = { CREATED: 'lead', DELETED: 'leadDeleted' };

/**
 * The leads that a delivery announces. LinkedIn sends one at a time; a list is taken as well.
 * @see https://learn.microsoft.com/en-us/linkedin/marketing/lead-sync/leadsync#lead-notification-subscriptions
 */
export function stubsOf(body: unknown, { events, forms, owners }: LeadFilter): LinkedInLeadStub[] {
	const notices = Array.isArray(body) ? asObjects(body) : [asObject(body)];
	return notices
		.flatMap(toStub)
		.filter(
			({ event, formId, ownerId }) =>
				events.includes(event) &&
				(!forms || forms.includes(formId ?? '')) &&
				(!owners || owners.includes(ownerId)),
		);
}

/** One lead can be made and deleted: both are news. */
export const identityOf = ({ id, event }: { id: string; event: string }): string =>
	`${id} ${event}`;

function toStub(notice: IDataObject): LinkedInLeadStub[] {
	const id = leadIdOf(asText(notice.leadGenFormResponse));
	const event = EVENTS[asText(notice.leadAction)];
	if (notice.type !== 'LEAD_ACTION' || !id || !event) return [];
	const answered = parseFormVersion(notice.leadGenForm);
	const entity = asObject(notice.associatedEntity);
	return [
		{
			event,
			platform: LINKEDIN.id,
			id,
			formId: answered?.formId ?? null,
			formVersion: answered?.version ?? null,
			createdAt: event === 'lead' ? toIsoTime(notice.occurredAt) : null,
			deletedAt: event === 'leadDeleted' ? toIsoTime(notice.occurredAt) : null,
			ownerId: ownerOf(notice.owner) ?? '',
			leadType: asText(notice.leadType),
			adId: leadIdOf(asText(entity.sponsoredCreative ?? entity.associatedCreative)) || null,
			eventId: leadIdOf(asText(entity.event)) || null,
		},
	];
}
