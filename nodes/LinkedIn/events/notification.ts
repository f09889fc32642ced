import type { IDataObject } from 'n8n-workflow';

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
	const { type, notifications } = (body ?? {}) as Record<string, unknown>;
	if (type !== EVENT_TYPE || !Array.isArray(notifications)) return [];
	return (notifications as unknown[]).flatMap((one) => {
		if (typeof one !== 'object' || one === null) return [];
		const raw = one as IDataObject;
		return [
			{
				action: String(raw.action ?? ''),
				organization: String(raw.organizationalEntity ?? ''),
				raw,
			},
		];
	});
}
