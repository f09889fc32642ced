import type { IWebhookDescription } from 'n8n-workflow';

/** Meta verifies an address with a GET and delivers to it with POST. n8n answers when a run is stored. */
export const META_WEBHOOKS: IWebhookDescription[] = [
	{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook' },
	{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
];
