import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { SignatureScheme, SignatureVerdict } from '../../shared/webhook/signature';
import { checkSignature } from '../../shared/webhook/signature';

/** What one of our triggers can ask another one; `to` is the address of the one that is asked. */
export type MemberRequest = { to: string; nonce: string } & (
	| {
			kind: 'ping';
			/** Whether the asked one, as the host, gets an answer from this member of its list. */
			onward?: string;
	  }
	| { kind: 'needs' }
	| { kind: 'status' }
	| {
			kind: 'adopt';
			/** A Page, and fields that the asker has added there and that the asked one needs. */
			page: string;
			fields: string[];
	  }
);

/** What a member needs of the app's subscription and of Pages. */
export interface MemberNeeds {
	/** IDs. */
	pages: string[];
	/** Of the subscription for its object. */
	fields: string[];
	/** Of the installation on each of its Pages. */
	pageFields: string[];
}

export const MEMBER_HEADER = 'x-social-ops-signature';

/** Signed with the app's secret over a text that Meta never signs, with a window of five minutes. */
export const MEMBER_SIGNATURE: SignatureScheme = {
	header: MEMBER_HEADER,
	encoding: 'hex',
	prefix: 'v1=',
	signedBefore: 'social-ops-member-request:',
	time: { prefix: 't=', joiner: '.', toleranceSeconds: 300 },
};

const answerScheme = (nonce: string): SignatureScheme => ({
	header: MEMBER_HEADER,
	encoding: 'hex',
	prefix: 'v1=',
	signedBefore: `social-ops-member-answer:${nonce}.`,
});

/** The header that makes a member believe a request. */
export function signRequest(body: Buffer, appSecret: string, now: number): string {
	const time = String(Math.floor(now / 1000));
	const { signedBefore = '', time: { joiner } = { joiner: '' } } = MEMBER_SIGNATURE;
	return `t=${time},v1=${hmac(appSecret, `${signedBefore}${time}${joiner}`, body)}`;
}

/** The header that makes the asker believe an answer to this very request. */
export function signAnswer(body: Buffer, appSecret: string, nonce: string): string {
	return `v1=${hmac(appSecret, answerScheme(nonce).signedBefore ?? '', body)}`;
}

/** Whether an answer comes from a trigger with the same app's secret and belongs to the request. */
export function checkAnswer(
	answer: { header: string | undefined; body: Buffer },
	appSecret: string,
	nonce: string,
): SignatureVerdict {
	const headers = { [MEMBER_HEADER]: answer.header };
	const delivery = { headers, rawBody: answer.body };
	return checkSignature(answerScheme(nonce), delivery, { secrets: [appSecret], now: 0 });
}

/** A believed request's content; undefined when it is none of the known kinds. */
export function readRequest(rawBody: Buffer): MemberRequest | undefined {
	const body = parseObject(rawBody.toString('utf8'));
	if (typeof body?.to !== 'string' || typeof body.nonce !== 'string') return undefined;
	const { kind, to, nonce, onward, page, fields } = body;
	if (kind === 'needs' || kind === 'status') return { kind, to, nonce };
	if (kind === 'ping') return { kind, to, nonce, ...(isText(onward) ? { onward } : {}) };
	if (kind !== 'adopt' || !isText(page) || !Array.isArray(fields)) return undefined;
	return { kind, to, nonce, page, fields: fields.filter(isText) };
}

/** An object in JSON; undefined for anything else. */
export function parseObject(text: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(text);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as IDataObject) : undefined;
	} catch {
		// Not JSON is one of the answers that a stranger's address gives.
		return undefined;
	}
}

const isText = (value: unknown): value is string => typeof value === 'string';

function hmac(secret: string, before: string, body: Buffer): string {
	return createHmac('sha256', secret).update(before).update(body).digest('hex');
}
