import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { EventItem } from '../contract/event';
import { parseJson } from '../json/parseJson';
import type { Arrival } from '../monitoring/deliveryMeta';
import { withDeliveryMeta } from '../monitoring/deliveryMeta';
import { asksForMeta } from '../monitoring/includeMeta';
import { answerHandshake } from './handshake';
import { fingerprint } from './replay';
import { answer, send, warn } from './respond';
import { checkSignature, signedAt } from './signature';
import type { Delivery, WebhookSecrets, WebhookSpec } from './spec';
import type { TakenItems } from './takeItems';
import { takeItems } from './takeItems';

/**
 * Answers one call of a network to a trigger's address and starts a run for what is new in it.
 *
 * A webhook named `setup` is the verification call: the answer to the challenge, or 403. Any other
 * is a delivery: 401 unless it is signed, 400 unless it is JSON, 200 without a run when it holds
 * nothing new, 503 when the credential cannot be read, when the items cannot be completed, and when
 * it could not be passed on. Nothing that a stranger sends makes it throw or start a run. While a
 * person tests in the editor the same delivery may come again.
 */
export async function receive(
	this: IWebhookFunctions,
	spec: WebhookSpec,
): Promise<IWebhookResponseData> {
	const receivedAt = Date.now();
	const secrets = await readSecrets(this, spec);
	if (!secrets) return answer(this, 503, 'Not ready');
	if (this.getWebhookName() === 'setup') return verifyAddress(this, spec, secrets);

	const delivery: Delivery = { headers: this.getHeaderData(), rawBody: bytesOf(this) };
	const intercepted = await spec.intercept?.(delivery, secrets);
	if (intercepted) return send(this, intercepted);
	const check = { secrets: secrets.signing, now: Date.now() };
	const verdict = checkSignature(spec.signature, delivery, check);
	if (verdict !== 'valid') {
		spec.note?.({ kind: 'refused', reason: verdict });
		warn(this, `${spec.title}: refused a delivery that is not signed by the app`, verdict);
		return answer(this, 401, 'Unauthorized');
	}
	const body = parse(delivery.rawBody);
	if (!body) return answer(this, 400, 'Bad Request');
	spec.note?.({ kind: 'delivery' });

	const passedOn = spec.relay?.(delivery, secrets) ?? Promise.resolve(true);
	const [taken, isComplete] = await Promise.all([takeItems(this, spec, body.value), passedOn]);
	const arrival = {
		receivedAt,
		deliveryId: fingerprint(delivery.rawBody),
		signedAt: signedAt(spec.signature, delivery),
	};
	return finish(this, { ...taken, items: described(this, taken.items, arrival) }, isComplete);
}

/** The items, with how they came where the user asks for it. */
function described(webhook: IWebhookFunctions, items: EventItem[], arrival: Arrival): EventItem[] {
	if (items.length === 0) return items;
	const options = webhook.getNodeParameter('options', {}) as IDataObject;
	return asksForMeta(options) ? items.map((item) => withDeliveryMeta(item, arrival)) : items;
}

/**
 * n8n answers when the run is stored: of what it answers with an error, a repetition is welcome.
 * When others miss the delivery, its success is turned into 503, so that the network repeats it;
 * what has run here is a repetition then.
 */
function finish(
	webhook: IWebhookFunctions,
	{ items, isIncomplete, settle }: TakenItems,
	isPassedOn: boolean,
): IWebhookResponseData {
	if (items.length === 0) {
		if (isIncomplete || !isPassedOn) return answer(webhook, 503, 'Come again');
		return answer(webhook, 200, 'OK');
	}
	const response = webhook.getResponseObject();
	let status = 200;
	if (!isPassedOn) {
		const setStatus = response.status.bind(response);
		response.statusCode = 503;
		response.status = (code: number) => {
			status = code;
			return setStatus(code < 300 ? 503 : code);
		};
	}
	// A network that has given up by now sends again, but n8n starts the run all the same.
	if (response.destroyed) settle(true);
	else response.once('close', () => settle((isPassedOn ? response.statusCode : status) < 300));
	return { workflowData: [webhook.helpers.returnJsonArray(items)] };
}

async function readSecrets(
	webhook: IWebhookFunctions,
	spec: WebhookSpec,
): Promise<WebhookSecrets | undefined> {
	try {
		return await spec.secrets();
	} catch {
		// The error may quote the credential: only the fact is logged.
		warn(webhook, `${spec.title}: could not read the credential of a trigger`, 'no-credential');
		return undefined;
	}
}

function verifyAddress(webhook: IWebhookFunctions, spec: WebhookSpec, secrets: WebhookSecrets) {
	const given = spec.handshake && answerHandshake(spec.handshake, webhook.getQueryData(), secrets);
	if (given) return send(webhook, given);
	warn(webhook, `${spec.title}: refused a verification call`, 'wrong-verification');
	return answer(webhook, 403, 'Forbidden');
}

/** n8n leaves multipart bodies unread; no network signs one, so they count as empty. */
function bytesOf(webhook: IWebhookFunctions): Buffer {
	const { rawBody } = webhook.getRequestObject() as { rawBody?: unknown };
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

function parse(rawBody: Buffer): { value: unknown } | undefined {
	try {
		return { value: parseJson(rawBody.toString('utf8')) };
	} catch {
		return undefined;
	}
}
