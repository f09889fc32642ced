import type { IDataObject } from 'n8n-workflow';
import { linkedInPublish } from '../../../nodes/LinkedIn/publish/capability';
import type { Media } from '../../../nodes/shared/media/media';
import type { PrepareInput } from '../../../nodes/shared/publish/capability';
import type { Draft } from '../../../nodes/shared/publish/draft';
import type { Handles } from '../../../nodes/shared/publish/plan';
import { draftOf, mediaOf } from '../../Facebook/publish/support/fixture';
import { lookSince } from '../../support/looks';
import type { ItemSetup, Script } from '../support/item';
import { linkedInItem, PAGE } from '../support/item';

export { draftOf, mediaOf } from '../../Facebook/publish/support/fixture';

export const NOW = Date.parse('2026-11-20T10:00:00Z');
export const ACCOUNT = { id: PAGE, name: 'Fern & Co' };

export const picture = (facts: Partial<Media> = {}) =>
	mediaOf({ fileName: 'a.jpg', mimeType: 'image/jpeg', width: 1080, height: 1080, ...facts });
export const clip = (facts: Partial<Media> = {}, bytes = Buffer.alloc(100_000)) =>
	mediaOf({ width: 1080, height: 1920, durationSeconds: 10, ...facts }, bytes);

export const file = (altText?: string): Draft['media'][number] => ({
	source: 'binary',
	field: 'data',
	sha256: 'ab',
	...(altText ? { altText } : {}),
});

export type PlanSetup = Partial<Omit<PrepareInput, 'draft'>> & { draft: Partial<Draft> };

export const planOf = ({ draft, ...more }: PlanSetup) =>
	linkedInPublish.prepare({
		draft: draftOf(draft),
		files: [],
		account: ACCOUNT,
		now: NOW,
		...more,
	});

/** The rules that speak against a draft, with how much. */
export const rulesOf = (setup: PlanSetup): string[] =>
	planOf(setup).issues.map(({ rule, severity }) => `${severity} ${rule}`);

/** Sends all steps one after the other, each with the results of those before. */
export async function sendAll(setup: PlanSetup, script: Script, item: ItemSetup = {}) {
	const { context, requests } = await linkedInItem({ ...item, script });
	const handles: Record<string, IDataObject> = {};
	for (const step of planOf(setup).steps) {
		handles[step.name] = await step.send(context.api, handles);
	}
	return { handles, requests };
}

export interface FindSetup extends ItemSetup {
	handles?: Handles;
	claimed?: string[];
	isOut?: boolean;
}

/** What looking for the post finds. */
export async function findPost(
	setup: PlanSetup,
	{ handles = {}, claimed = [], isOut, ...item }: FindSetup,
) {
	const { context } = await linkedInItem(item);
	const step = planOf(setup).steps.find(({ name }) => name === 'post');
	if (!step?.exactlyOnce) throw new Error('nobody looks for the post');
	return await step.exactlyOnce.find(context.api, handles, lookSince(NOW, claimed, isOut));
}
