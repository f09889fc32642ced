import { createHmac } from 'crypto';
import { equalInConstantTime } from './signature';
import type { WebhookAnswer, WebhookSecrets } from './spec';

/** How a network makes sure that an address belongs to the app. */
export type Handshake = EchoHandshake | SignedHandshake;

/** The network names a token that both know, and gets its challenge back. */
export interface EchoHandshake {
	readonly kind: 'echo';
	readonly mode: { readonly name: string; readonly value: string };
	/** Names of parameters. */
	readonly challenge: string;
	readonly token: string;
}

/** The network gets the HMAC-SHA256 of its challenge, made with a secret of the app. */
export interface SignedHandshake {
	readonly kind: 'signed';
	/** Name of the parameter. */
	readonly challenge: string;
	/**
	 * What a challenge looks like. Nothing else is signed: who could have any text signed could have
	 * a forged delivery signed.
	 */
	readonly form: RegExp;
	/** Name of the field with the HMAC, in this encoding and behind this prefix. */
	readonly response: string;
	readonly encoding: 'hex' | 'base64';
	readonly prefix: string;
	/** Whether the challenge comes back too, under its own name. */
	readonly echoes: boolean;
	/** Which of the app's secrets the network checks with. Default: the first. */
	secretOf?(query: Record<string, unknown>, secrets: WebhookSecrets): string | undefined;
}

/**
 * The answer to a verification call, or undefined when it is none or the caller does not know the
 * token. Parameters that arrive twice or as objects count as wrong; an empty token or secret never
 * counts.
 */
export function answerHandshake(
	handshake: Handshake,
	query: object,
	secrets: WebhookSecrets,
): WebhookAnswer | undefined {
	const given = query as Record<string, unknown>;
	const challenge = given[handshake.challenge];
	if (typeof challenge !== 'string') return undefined;
	return handshake.kind === 'echo'
		? echo(handshake, given, { challenge, token: secrets.verifyToken })
		: sign(handshake, challenge, (handshake.secretOf ?? firstSecret)(given, secrets));
}

function echo(
	{ mode, token: name }: EchoHandshake,
	given: Record<string, unknown>,
	{ challenge, token }: { challenge: string; token: string | undefined },
): WebhookAnswer | undefined {
	const said = given[name];
	if (given[mode.name] !== mode.value || typeof said !== 'string' || !token) return undefined;
	if (!equalInConstantTime(said, token)) return undefined;
	return { status: 200, type: 'text/plain', body: challenge };
}

function sign(
	{ challenge: name, form, response, encoding, prefix, echoes }: SignedHandshake,
	challenge: string,
	secret: string | undefined,
): WebhookAnswer | undefined {
	if (!secret || !form.test(challenge)) return undefined;
	const signature = createHmac('sha256', secret).update(challenge).digest(encoding);
	const answer = { ...(echoes ? { [name]: challenge } : {}), [response]: `${prefix}${signature}` };
	return { status: 200, type: 'application/json', body: JSON.stringify(answer) };
}

const firstSecret = (_query: object, { signing }: WebhookSecrets): string | undefined => signing[0];
