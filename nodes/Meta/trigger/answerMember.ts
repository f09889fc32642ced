import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { Delivery, WebhookAnswer } from '../../shared/webhook/spec';
import { checkSignature } from '../../shared/webhook/signature';
import { askMember } from './askMember';
import type { Member, Members } from './callback';
import type { MetaObject } from './definition';
import type { MemberNeeds, MemberRequest } from './memberMessages';
import { MEMBER_HEADER, MEMBER_SIGNATURE, readRequest, signAnswer } from './memberMessages';
import { merge, recall, remember } from './memory';
import { fieldsOnPage } from './pages';
import { tallyOf } from './tally';

/** A trigger that is being called, and the list that the call's address carries. */
export interface Called {
	webhook: IWebhookFunctions;
	appSecret: string;
	object: MetaObject;
	self: Member;
	guests: Members;
}

/** Undefined when the call is no member's; 401 for whoever does not know the app's secret. */
export async function answerMember(
	called: Called,
	delivery: Delivery,
): Promise<WebhookAnswer | undefined> {
	if (delivery.headers[MEMBER_HEADER] === undefined) return undefined;
	const { appSecret, self } = called;
	const verdict = checkSignature(MEMBER_SIGNATURE, delivery, {
		secrets: [appSecret],
		now: Date.now(),
	});
	const question = verdict === 'valid' ? readRequest(delivery.rawBody) : undefined;
	if (question?.to !== self.address)
		return { status: 401, type: 'text/plain', body: 'Unauthorized' };
	const body = JSON.stringify(await answerTo(called, question));
	const headers = { [MEMBER_HEADER]: signAnswer(Buffer.from(body), appSecret, question.nonce) };
	return { status: 200, type: 'application/json', body, headers };
}

async function answerTo(called: Called, question: MemberRequest): Promise<IDataObject> {
	switch (question.kind) {
		case 'ping':
			return question.onward === undefined ? {} : { onward: await pingOn(called, question.onward) };
		case 'needs':
			return { needs: needsOf(called) };
		case 'adopt':
			return { adopted: adopt(called, question) };
		case 'status':
			return statusOf(called);
	}
}

/** Only who stands on the signed list is ever called. */
async function pingOn(called: Called, address: string): Promise<'reached' | 'lost' | 'unlisted'> {
	const { webhook, appSecret, guests } = called;
	if (!guests.some((guest) => guest.address === address)) return 'unlisted';
	const answer = await askMember({ context: webhook, appSecret }, address, { kind: 'ping' });
	return answer ? 'reached' : 'lost';
}

/** Null when this process and the static data know nothing yet: the asker then assumes the worst. */
function needsOf({ webhook, self, object }: Called): (MemberNeeds & IDataObject) | null {
	const remembered = recall(webhook.getWorkflowStaticData('node'), self.address);
	if (!remembered) return null;
	const { pages, fields } = remembered;
	return { pages, fields, pageFields: [...fieldsOnPage(object, fields)] };
}

/** Takes over to remove fields from a Page that the one who leaves has added. */
function adopt(
	{ webhook, self }: Called,
	{ page, fields }: Extract<MemberRequest, { kind: 'adopt' }>,
): string[] {
	const saved = webhook.getWorkflowStaticData('node');
	const remembered = recall(saved, self.address);
	if (!remembered) return [];
	remember(saved, { ...remembered, added: merge(remembered.added, { [page]: fields }) });
	return fields;
}

function statusOf(called: Called): IDataObject {
	const { webhook, self } = called;
	const needs = needsOf(called);
	return {
		isTest: self.isTest,
		workflowId: webhook.getWorkflow().id ?? null,
		node: webhook.getNode().name,
		pages: needs?.pages ?? null,
		fields: needs?.fields ?? null,
		pageFields: needs?.pageFields ?? null,
		...tallyOf(self.address),
	};
}
