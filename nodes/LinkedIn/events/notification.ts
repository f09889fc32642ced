import type { IDataObject } from 'n8n-workflow';
import { asObject, asObjects, asText } from '../../shared/json/read';

/** One thing that happened to a page, as LinkedIn delivers it; up to ten come in one delivery. */
export interface Notification {
	/** `COMMENT`, `LIKE`, … */
	action: string;
	/** `urn:li:organization:…`. */
	organization: string;
	raw: IDataObject;
}

/** @see https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/organization-social-action-notifications */
export const EVENT_TYPE = 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS';

/** What a delivery holds; whatever does not look like it is left out. Pure. */
export function notificationsOf(body: unknown): Notification[] {
	const { type, notifications } = asObject(body);
	if (type !== EVENT_TYPE) return [];
	return asObjects(notifications).map((raw) => ({
		action: asText(raw.action),
		organization: asText(raw.organizationalEntity),
		raw,
	}));
}
