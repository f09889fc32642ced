import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WebhookAnswer } from './spec';

/** Ends a call with a text and without a run. */
export function answer(
	webhook: IWebhookFunctions,
	status: number,
	body: string,
): IWebhookResponseData {
	return send(webhook, { status, type: 'text/plain', body });
}

/** Ends a call without a run. */
export function send(
	webhook: IWebhookFunctions,
	{ status, type, body, headers = {} }: WebhookAnswer,
): IWebhookResponseData {
	const response = webhook.getResponseObject();
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.status(status).type(type).send(body);
	return { noWebhookResponse: true };
}

/** Logs a fact about a call, with the trigger that it was for. */
export function warn(webhook: IWebhookFunctions, message: string, reason: string): void {
	const facts: IDataObject = {
		reason,
		node: webhook.getNode().name,
		workflow: webhook.getWorkflow().id,
	};
	webhook.logger.warn(message, facts);
}
