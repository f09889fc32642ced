import type { IHookFunctions } from 'n8n-workflow';
import { inputError } from '../shared/http/failure';
import type { SignedHandshake } from '../shared/webhook/handshake';
import type { SignatureScheme } from '../shared/webhook/signature';
import type { WebhookSecrets } from '../shared/webhook/spec';
import type { ApiContext } from '../shared/contract/apiContext';
import { readApp } from './connection';

/**
 * The prefix is part of what is signed. By the documentation it is not in the header.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation
 */
export const LINKEDIN_SIGNATURE: SignatureScheme = {
	header: 'x-li-signature',
	encoding: 'hex',
	prefix: 'hmacsha256=',
	prefixOptional: true,
	signedBefore: 'hmacsha256=',
};

/**
 * LinkedIn verifies an address when it is registered and every two hours from then on.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/webhook-validation
 */
export const LINKEDIN_HANDSHAKE: SignedHandshake = {
	kind: 'signed',
	challenge: 'challengeCode',
	form: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
	response: 'challengeResponse',
	encoding: 'hex',
	prefix: '',
	echoes: true,
};

/** What signs deliveries and answers: the secret of the app. */
export async function readWebhookSecrets(context: ApiContext): Promise<WebhookSecrets> {
	return { signing: [(await readApp(context)).secret] };
}

/** The address of a trigger. Throws where LinkedIn would not take it. */
export function ownAddress(hook: IHookFunctions): string {
	const address = hook.getNodeWebhookUrl('default') ?? '';
	if (address.startsWith('https://')) return address;
	throw inputError(hook.getNode(), {
		field: 'WEBHOOK_URL',
		happened: `LinkedIn sends events to addresses with https only, and this trigger has ${address || 'none'}`,
		fix: 'Set WEBHOOK_URL of n8n to the address under which n8n is reached from the internet, with https.',
	});
}
