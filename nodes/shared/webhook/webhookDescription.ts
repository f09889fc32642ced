import type { IWebhookDescription } from 'n8n-workflow';

/**
 * For networks that verify an address with a GET and deliver to it with POST. n8n answers when a run
 * is stored.
 */
export const VERIFIED_WEBHOOKS: IWebhookDescription[] = [
	{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
	{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
];
