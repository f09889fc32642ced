import type { IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { request } from '../../shared/http/request';
import type { Answer } from '../../shared/contract/platform';
import type { Delivery } from '../../shared/webhook/spec';
import { META_SIGNATURE } from '../webhooks';
import { MEMBER_CALL, MEMBER_PLATFORM } from './askMember';
import type { Member, Members } from './callback';
import type { GuestOutcome } from './guestHealth';
import { isWaitedFor, noteOutcome } from './guestHealth';

/**
 * Set by a trigger that believes a delivery. An n8n that is starting answers 200 to everything, as
 * do servers that have taken over an old address: their 200 must not count.
 */
export const TAKEN_HEADER = 'x-social-ops-delivery';

/** Meta gives up after about five seconds, and is to get an answer before that. */
const LONGEST_MS = 4_500;

/**
 * Passes a delivery on to the guests, byte for byte and with Meta's signature. Answers whether all
 * have it for whom Meta would have to send it again: not tests, and not those that have failed for
 * long. These are served as well, but nobody waits for them.
 */
export async function relay(
	webhook: IWebhookFunctions,
	guests: Members,
	delivery: Delivery,
): Promise<boolean> {
	const counts = ({ address, isTest }: Member) => !isTest && isWaitedFor(address, Date.now());
	const waitedFor = guests.filter(counts);
	const serve = async (guest: Member) => await serveGuest(webhook, guest, delivery);
	for (const guest of guests.filter((each) => !waitedFor.includes(each))) void serve(guest);
	const served = await Promise.all(waitedFor.map(serve));
	return waitedFor.every((guest, index) => served[index] === 'taken' || !counts(guest));
}

async function serveGuest(
	webhook: IWebhookFunctions,
	{ address, isTest }: Member,
	delivery: Delivery,
): Promise<GuestOutcome> {
	const outcome = await passOn(webhook, address, delivery);
	noteOutcome(address, outcome, Date.now());
	if (outcome !== 'taken') {
		webhook.logger.warn('Meta trigger: another trigger of the app did not take a delivery', {
			address,
			isTest,
			outcome,
			node: webhook.getNode().name,
			workflow: webhook.getWorkflow().id,
		});
	}
	return outcome;
}

async function passOn(
	webhook: IWebhookFunctions,
	address: string,
	{ headers, rawBody }: Delivery,
): Promise<GuestOutcome> {
	const signature = headers[META_SIGNATURE.header];
	const sent = request(webhook, MEMBER_PLATFORM, {
		...MEMBER_CALL,
		url: address,
		body: rawBody,
		headers: {
			'Content-Type': 'application/json',
			[META_SIGNATURE.header]: typeof signature === 'string' ? signature : '',
		},
	}).then(outcomeOf, (): GuestOutcome => 'failed');
	return await Promise.race([sent, sleep(LONGEST_MS).then((): GuestOutcome => 'failed')]);
}

/** Refused for good: nobody there, another secret, or bytes that are no delivery. */
function outcomeOf({ status, headers }: Answer): GuestOutcome {
	if (status >= 200 && status < 300) return headers[TAKEN_HEADER] ? 'taken' : 'failed';
	return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'gone' : 'failed';
}
