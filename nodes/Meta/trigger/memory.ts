import type { IDataObject } from 'n8n-workflow';
import { union } from '../subscriptionFields';

/** Fields by the ID of their Page. */
export type PageFields = Record<string, string[]>;

/** What a trigger knows about its own subscription. Holds no secret. */
export interface Remembered {
	version: 2;
	address: string;
	/** When it was activated, in milliseconds since 1970. */
	at: number;
	/** IDs. */
	pages: string[];
	/** Fields of the app's subscription that the trigger needs. */
	fields: string[];
	/** What it has to take off a Page again, unless somebody else needs it then. */
	added: PageFields;
}

/** As version 0.1 stored it. */
interface RememberedOnePage {
	version: 1;
	callbackUrl: string;
	pageId: string;
	appFields?: string[];
	pageFields?: string[];
}

/**
 * The same by address, as this process knows it. n8n reads static data anew for each call and
 * writes it as a whole, so a run that ends later than an adoption takes that back there; and the
 * static data of a test is not saved at all.
 */
const known = new Map<string, Remembered>();
const MAX_ENTRIES = 1_000;

/** What the node's static data and this process remember of the trigger at an address. */
export function recall(saved: IDataObject, address: string): Remembered | undefined {
	const stored = readStored(saved);
	const here = known.get(address);
	if (!here || !stored) return here ?? stored;
	// Another process may have taken the trigger out and in again: only one activation counts.
	if (here.at !== stored.at) return here.at > stored.at ? here : stored;
	return { ...here, added: merge(stored.added, here.added) };
}

export function remember(saved: IDataObject, remembered: Remembered): void {
	if (known.size >= MAX_ENTRIES) known.clear();
	known.set(remembered.address, remembered);
	saved.subscription = { ...remembered };
}

export function forget(saved: IDataObject, address: string): void {
	known.delete(address);
	delete saved.subscription;
}

/** The IDs of the Pages that a trigger is subscribed for, as remembered at its activation. */
export function subscribedPages(saved: IDataObject): string[] {
	return readStored(saved)?.pages ?? [];
}

export function merge(one: PageFields, other: PageFields): PageFields {
	const pages = union(Object.keys(one), Object.keys(other));
	return Object.fromEntries(pages.map((id) => [id, union(one[id] ?? [], other[id] ?? [])]));
}

function readStored({ subscription }: IDataObject): Remembered | undefined {
	const stored = subscription as Remembered | RememberedOnePage | undefined;
	if (stored?.version === 2) return stored;
	if (stored?.version !== 1) return undefined;
	const { callbackUrl, pageId, appFields = [], pageFields = [] } = stored;
	return {
		version: 2,
		address: callbackUrl,
		at: 0,
		pages: [pageId],
		fields: appFields,
		added: { [pageId]: pageFields },
	};
}
