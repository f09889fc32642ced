import { equalInConstantTime } from './signature';

/** The names that a network gives to the parts of its verification call. */
export interface Handshake {
	readonly mode: { readonly name: string; readonly value: string };
	readonly challenge: string;
	readonly token: string;
}

/**
 * The challenge to send back, or undefined when the caller does not know the verify token.
 * Parameters that arrive twice or as objects count as wrong; an empty token never matches.
 */
export function answerHandshake(
	handshake: Handshake,
	query: object,
	verifyToken: string,
): string | undefined {
	const given = query as Record<string, unknown>;
	const token = given[handshake.token];
	const challenge = given[handshake.challenge];
	if (given[handshake.mode.name] !== handshake.mode.value) return undefined;
	if (typeof token !== 'string' || typeof challenge !== 'string' || !verifyToken) return undefined;
	return equalInConstantTime(token, verifyToken) ? challenge : undefined;
}
