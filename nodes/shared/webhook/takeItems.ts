import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { EventItem } from '../contract/event';
import { takeUnseen } from './replay';
import { warn } from './respond';
import type { WebhookSpec } from './spec';

/** Networks wait about five seconds for an answer. */
const LONGEST_COMPLETION_MS = 4_500;

/** What is new in a delivery. */
export interface TakenItems {
	items: EventItem[];
	/** Items were new, but could not be completed. */
	isIncomplete: boolean;
	/** Says whether a run has started for them; if not, they may come again. */
	settle(hasStarted: boolean): void;
}

/** The new items of a delivery, completed. While a person tests, everything is new. */
export async function takeItems(
	webhook: IWebhookFunctions,
	spec: WebhookSpec,
	body: unknown,
): Promise<TakenItems> {
	const { unseen, settle } = takeOnce(webhook, spec, await spec.items(body));
	if (unseen.length === 0 || !spec.complete) return { items: unseen, isIncomplete: false, settle };
	try {
		const late = sleep(LONGEST_COMPLETION_MS).then(() => undefined);
		const items = await Promise.race([spec.complete(unseen), late]);
		if (items?.length === 0) settle(true);
		if (items) return { items, isIncomplete: false, settle };
	} catch {
		// The error may quote what was read: only the fact is logged.
	}
	warn(webhook, `${spec.title}: could not read what a delivery is about`, 'incomplete');
	settle(false);
	return { items: [], isIncomplete: true, settle };
}

function takeOnce(webhook: IWebhookFunctions, spec: WebhookSpec, items: EventItem[]) {
	if (webhook.getMode() === 'manual') return { unseen: items, settle: () => {} };
	const trigger = `${webhook.getWorkflow().id ?? ''} ${webhook.getNode().id}`;
	const saved = webhook.getWorkflowStaticData('node');
	const entries = items.map((item) => ({ id: spec.identityOf?.(item) ?? item.id, item }));
	const { unseen, settle } = takeUnseen({ trigger, saved }, entries);
	return { unseen: unseen.map(({ item }) => item), settle };
}
