import { createHmac } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Handshake } from '../shared/webhook/handshake';
import type { SignatureScheme } from '../shared/webhook/signature';

/** @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
export const META_SIGNATURE: SignatureScheme = {
	header: 'x-hub-signature-256',
	encoding: 'hex',
	prefix: 'sha256=',
};

export const META_HANDSHAKE: Handshake = {
	kind: 'echo',
	mode: { name: 'hub.mode', value: 'subscribe' },
	challenge: 'hub.challenge',
	token: 'hub.verify_token',
};

/** One change of one asset (a Page, an account), taken out of the envelope that it came in. */
export interface MetaChange {
	/** `page`, `instagram`, … */
	object: string;
	/** The Page or account that it happened to. */
	assetId: string;
	/** The subscribed field; 'messages' and 'messaging' for messaging entries. */
	field: string;
	/** Milliseconds since 1970 at which Meta made the entry. */
	notedAt: number | undefined;
	/** What happened; empty when Meta sent no object. */
	value: IDataObject;
	/** As delivered. */
	raw: IDataObject;
	/** Place in the delivery, the same when it is delivered again. */
	position: number;
}

/**
 * The token that Meta repeats when it verifies an address: derived from the app's secret alone, so
 * that nothing is stored, only somebody with the secret can know it, and each trigger of an app can
 * register the address of any other.
 */
export function deriveVerifyToken(appSecret: string): string {
	return createHmac('sha256', appSecret).update('webhook-verify-token').digest('hex');
}

/**
 * All changes in a delivery, of all entries. Takes every layout that Meta uses: a list or one
 * object at the root; `changes`, `messaging`, or `field` and `value` in the entry itself. Whatever
 * does not look like one of them is left out.
 * @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications
 */
export function changesOf(body: unknown): MetaChange[] {
	return asList(body)
		.flatMap(changesOfRoot)
		.map((change, position) => ({ ...change, position }));
}

type Unplaced = Omit<MetaChange, 'position'>;

function changesOfRoot(root: unknown): Unplaced[] {
	const { object, entry } = asObject(root);
	return asList(entry).flatMap((one) => changesOfEntry(textOf(object) ?? '', asObject(one)));
}

function changesOfEntry(object: string, entry: IDataObject): Unplaced[] {
	const assetId = textOf(entry.id) ?? '';
	const common = { object, assetId, notedAt: toMilliseconds(entry.time) };
	const changes = entry.field === undefined ? asList(entry.changes) : [entry];
	return [
		...changes.map((one) => fromChange(common, asObject(one))),
		...asList(entry.messaging).map((one) => fromMessaging(common, asObject(one))),
	];
}

type Common = Pick<MetaChange, 'object' | 'assetId' | 'notedAt'>;

function fromChange(common: Common, raw: IDataObject): Unplaced {
	return { ...common, field: textOf(raw.field) ?? '', value: asObject(raw.value), raw };
}

function fromMessaging(common: Common, raw: IDataObject): Unplaced {
	const field = raw.message === undefined ? 'messaging' : 'messages';
	const notedAt = toMilliseconds(raw.timestamp) ?? common.notedAt;
	return { ...common, notedAt, field, value: raw, raw };
}

/** Seconds for changes, milliseconds for messages: seconds stay below 10^11 until the year 5138. */
export function toMilliseconds(time: unknown): number | undefined {
	const written = textOf(time) ?? '';
	const value = /[^\d]/.test(written) ? Date.parse(written) : Number(written);
	if (!Number.isFinite(value) || value <= 0) return undefined;
	const milliseconds = value < 1e11 ? value * 1000 : value;
	return milliseconds <= LAST_DATE ? milliseconds : undefined;
}

/** Text of a string or number; undefined for everything else and for empty text. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value !== '' ? value : undefined;
}

const LAST_DATE = 8.64e15;

function asList(value: unknown): unknown[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

function asObject(value: unknown): IDataObject {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject ? (value as IDataObject) : {};
}
