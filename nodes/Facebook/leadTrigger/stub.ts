import type { MetaChange } from '../../Meta/webhooks';
import { textOf, toMilliseconds } from '../../Meta/webhooks';
import type { EventItem } from '../../shared/contract/event';
import { FACEBOOK } from '../platform';

/** What Meta's delivery says of a lead: IDs, and nothing about the person. `id` is the lead's. */
export type LeadStub = EventItem & {
	platform: string;
	formId: string | null;
	createdAt: string | null;
	pageId: string;
	adId: string | null;
};

/** Which leads start the workflow. */
export interface LeadFilter {
	/** IDs; undefined means all that are delivered. */
	pages: readonly string[] | undefined;
	forms: readonly string[] | undefined;
}

/** The leads that a delivery announces, each once. */
export function stubsOf(changes: readonly MetaChange[], { pages, forms }: LeadFilter): LeadStub[] {
	const stubs = changes.flatMap((change) => (change.field === 'leadgen' ? toStub(change) : []));
	const byId = new Map(stubs.map((stub) => [stub.id, stub]));
	return [...byId.values()].filter(
		({ pageId, formId }) =>
			(!pages || pages.includes(pageId)) && (!forms || forms.includes(formId ?? '')),
	);
}

/** @see https://developers.facebook.com/docs/graph-api/webhooks/reference/page#leadgen */
function toStub({ assetId, value, notedAt }: MetaChange): LeadStub[] {
	const id = textOf(value.leadgen_id);
	if (id === undefined) return [];
	const at = toMilliseconds(value.created_time) ?? notedAt;
	return [
		{
			event: 'lead',
			platform: FACEBOOK.id,
			id,
			formId: textOf(value.form_id) ?? null,
			createdAt: at === undefined ? null : new Date(at).toISOString(),
			pageId: textOf(value.page_id) ?? assetId,
			adId: adIdOf(value.ad_id ?? value.adgroup_id),
		},
	];
}

/** Organic leads and tests come without, or with 0. */
function adIdOf(value: unknown): string | null {
	const id = textOf(value);
	return id === undefined || id === '0' ? null : id;
}
