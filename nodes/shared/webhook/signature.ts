import { createHmac, timingSafeEqual } from 'crypto';

/** How a network signs its deliveries. */
export interface SignatureScheme {
	/** Lower case. */
	readonly header: string;
	/** Headers that may come beside it or instead, each with a signature of one of the secrets. */
	readonly otherHeaders?: readonly string[];
	readonly encoding: 'hex' | 'base64';
	/** What stands before the signature in the header: `sha256=`. */
	readonly prefix: string;
	/** The header may also come without its prefix. */
	readonly prefixOptional?: boolean;
	/** Text that is signed in front of the body. */
	readonly signedBefore?: string;
	/** The header is a comma-separated list which also names a time, and the time is signed too. */
	readonly time?: SignedTime;
}

export interface SignedTime {
	/** What stands before the Unix seconds in the header: `t=`. */
	readonly prefix: string;
	/** What stands between time and body in the signed text. */
	readonly joiner: string;
	/** How far the time may be from now, in either direction. */
	readonly toleranceSeconds: number;
}

export interface SignedDelivery {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** The bytes as they arrived: JSON that was parsed and written again has another signature. */
	readonly rawBody: Buffer;
}

export interface SignatureCheck {
	/** A delivery counts when any of them has signed it. */
	readonly secrets: readonly string[];
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** Why a delivery is not believed. */
export type SignatureVerdict = 'valid' | 'no-secret' | 'missing' | 'wrong' | 'out-of-time';

/**
 * Says whether a delivery was signed (HMAC-SHA256) by somebody who knows one of the secrets.
 * Compares in constant time and never throws. An empty secret is no secret.
 */
export function checkSignature(
	scheme: SignatureScheme,
	delivery: SignedDelivery,
	{ secrets, now }: SignatureCheck,
): SignatureVerdict {
	const known = secrets.filter((secret) => secret.length > 0);
	if (known.length === 0) return 'no-secret';
	const verdicts = [scheme.header, ...(scheme.otherHeaders ?? [])].map((name) =>
		checkHeader(scheme, delivery, { name, secrets: known, now }),
	);
	if (verdicts.includes('valid')) return 'valid';
	return verdicts.find((verdict) => verdict !== 'missing') ?? 'missing';
}

/** The time that a delivery was signed with, in milliseconds since 1970, where the network signs it. */
export function signedAt(
	{ time, header }: SignatureScheme,
	{ headers }: SignedDelivery,
): number | undefined {
	const value = headers[header];
	if (!time || typeof value !== 'string') return undefined;
	const seconds = Number(after(time.prefix, partsOf(value)) ?? NaN);
	return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

const partsOf = (header: string): string[] => header.split(',').map((part) => part.trim());

function checkHeader(
	scheme: SignatureScheme,
	delivery: SignedDelivery,
	{ name, secrets, now }: SignatureCheck & { name: string },
): SignatureVerdict {
	const header = delivery.headers[name];
	if (typeof header !== 'string') return 'missing';
	const parts = scheme.time ? partsOf(header) : [header.trim()];
	const signature = readSignature(scheme, parts);
	if (!signature) return 'missing';
	const time = scheme.time && after(scheme.time.prefix, parts);
	if (scheme.time && !time) return 'missing';

	const before = `${scheme.signedBefore ?? ''}${time ?? ''}${scheme.time?.joiner ?? ''}`;
	const signed = secrets.some((secret) => {
		const hmac = createHmac('sha256', secret).update(before).update(delivery.rawBody);
		return equalInConstantTime(signature, hmac.digest(scheme.encoding));
	});
	if (!signed) return 'wrong';
	return scheme.time && !isTimely(scheme.time, Number(time), now) ? 'out-of-time' : 'valid';
}

/** Compares two texts without telling by its duration where they differ. */
export function equalInConstantTime(given: string, expected: string): boolean {
	const left = Buffer.from(given);
	const right = Buffer.from(expected);
	return left.length === right.length && timingSafeEqual(left, right);
}

function readSignature(scheme: SignatureScheme, parts: readonly string[]): string | undefined {
	const text = after(scheme.prefix, parts) ?? (scheme.prefixOptional ? parts[0] : undefined);
	return scheme.encoding === 'hex' ? text?.toLowerCase() : text;
}

function after(prefix: string, parts: readonly string[]): string | undefined {
	return parts.find((part) => part.startsWith(prefix))?.slice(prefix.length);
}

function isTimely({ toleranceSeconds }: SignedTime, seconds: number, now: number): boolean {
	return Math.abs(now / 1000 - seconds) <= toleranceSeconds;
}
