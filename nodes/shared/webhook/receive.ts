import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { EventItem } from '../contract/event';
import type { Handshake } from './handshake';
import { answerHandshake } from './handshake';
import { takeUnseen } from './replay';
import type { SignatureScheme } from './signature';
import { checkSignature } from './signature';

/** All that is special about one network's deliveries. */
export interface WebhookSpec {
	/** The network's name, for the log. */
	readonly title: string;
	readonly handshake?: Handshake;
	readonly signature: SignatureScheme;
	/** Reads the credential. May fail: the network is then asked to come back later. */
	secrets(): Promise<WebhookSecrets>;
	/** Turns the parsed body of a believed delivery into output items; an empty list starts no run. */
	items(body: unknown): EventItem[] | Promise<EventItem[]>;
}

export interface WebhookSecrets {
	/** Secrets that may have signed. */
	readonly signing: readonly string[];
	/** The token that the network repeats in its verification call. */
	readonly verifyToken: string;
}

/**
 * Answers one call of a network to a trigger's address and starts a run for what is new in it.
 *
 * A webhook named `setup` is the verification call: the exact challenge as text, or 403. Any other
 * is a delivery: 401 unless it is signed, 400 unless it is JSON, 200 without a run when it holds
 * nothing new, 503 when the credential cannot be read. Nothing that a stranger sends makes it throw
 * or start a run. While a person tests in the editor the same delivery may come again.
 */
export async function receive(
	this: IWebhookFunctions,
	spec: WebhookSpec,
): Promise<IWebhookResponseData> {
	const secrets = await readSecrets(this, spec);
	if (!secrets) return answer(this, 503, 'Not ready');
	if (this.getWebhookName() === 'setup') return verifyAddress(this, spec, secrets);

	const rawBody = bytesOf(this);
	const verdict = checkSignature(
		spec.signature,
		{ headers: this.getHeaderData(), rawBody },
		{ secrets: secrets.signing, now: Date.now() },
	);
	if (verdict !== 'valid') {
		warn(this, `${spec.title}: refused a delivery that is not signed by the app`, verdict);
		return answer(this, 401, 'Unauthorized');
	}
	const body = parse(rawBody);
	if (!body) return answer(this, 400, 'Bad Request');

	const items = await spec.items(body.value);
	const unseen = this.getMode() === 'manual' ? items : takeOnce(this, items);
	if (unseen.length === 0) return answer(this, 200, 'OK');
	return { workflowData: [this.helpers.returnJsonArray(unseen)] };
}

/** n8n answers when the run is stored. Of what it answers with an error, a repetition is welcome. */
function takeOnce(webhook: IWebhookFunctions, items: EventItem[]): EventItem[] {
	const trigger = `${webhook.getWorkflow().id ?? ''} ${webhook.getNode().id}`;
	const saved = webhook.getWorkflowStaticData('node');
	const { unseen, settle } = takeUnseen({ trigger, saved }, items);
	const response = webhook.getResponseObject();
	response.once('close', () => settle(response.statusCode < 300));
	return unseen;
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
	const challenge =
		spec.handshake && answerHandshake(spec.handshake, webhook.getQueryData(), secrets.verifyToken);
	if (challenge !== undefined) return answer(webhook, 200, challenge);
	warn(webhook, `${spec.title}: refused a verification call`, 'wrong-verify-token');
	return answer(webhook, 403, 'Forbidden');
}

/** n8n leaves multipart bodies unread; no network signs one, so they count as empty. */
function bytesOf(webhook: IWebhookFunctions): Buffer {
	const { rawBody } = webhook.getRequestObject() as { rawBody?: unknown };
	return Buffer.isBuffer(rawBody) ? rawBody : Buffer.alloc(0);
}

function parse(rawBody: Buffer): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(rawBody.toString('utf8')) as unknown };
	} catch {
		return undefined;
	}
}

function answer(webhook: IWebhookFunctions, status: number, text: string): IWebhookResponseData {
	webhook.getResponseObject().status(status).type('text/plain').send(text);
	return { noWebhookResponse: true };
}

function warn(webhook: IWebhookFunctions, message: string, reason: string): void {
	const facts: IDataObject = {
		reason,
		node: webhook.getNode().name,
		workflow: webhook.getWorkflow().id,
	};
	webhook.logger.warn(message, facts);
}
