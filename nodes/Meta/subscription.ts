import type { IDataObject, INode } from 'n8n-workflow';
import type { MetaConnection, MetaPage } from './connection';
import type { AppAccess } from './subscriptionCalls';
import {
	leaveApp,
	leaveAsset,
	readAppSubscription,
	readAssetFields,
	writeAppSubscription,
	writeAssetFields,
} from './subscriptionCalls';
import type { TriggerAddress } from './subscriptionConflict';
import { refuseTakeOver } from './subscriptionConflict';
import { hasAll, union, without } from './subscriptionFields';
import { asThrown } from '../shared/http/failure';

/** What a trigger wants Meta to send, and where. */
export interface SubscriptionWish extends TriggerAddress {
	connection: MetaConnection;
	/** The kind of object that the app subscribes to. */
	object: 'page';
	/** The asset that has to install the app. */
	pageId: string;
	verifyToken: string;
	fields: readonly string[];
}

/** What this trigger has added, kept in the node's static data. Holds no secret. */
interface Added {
	version: 1;
	callbackUrl: string;
	pageId: string;
	appFields: string[];
	pageFields: string[];
}

/** Whether app and Page already send all wanted fields to this very address. */
export async function isSubscribed(wish: SubscriptionWish, memory: IDataObject): Promise<boolean> {
	const app = appOf(wish);
	const current = await readAppSubscription(app, wish.object);
	if (!current?.active || current.callbackUrl !== wish.callbackUrl) return false;
	const page = await wish.connection.page(wish.pageId);
	const pageFields = await readAssetFields(page, app.id);
	const complete = hasAll(current.fields, wish.fields) && hasAll(pageFields, wish.fields);
	if (complete && !addedBy(wish, memory)) {
		// The address is this trigger's own, so its fields are; who installed the app is not known.
		remember(memory, { ...placeOf(wish, page), appFields: [...wish.fields], pageFields: [] });
	}
	return complete;
}

/**
 * Makes app and Page send the wanted fields here, and keeps what else they send. An address of
 * somebody else is never replaced: that throws before anything is changed. When Meta does not
 * take the address, the Page is put back as it was.
 */
export async function subscribe(
	node: INode,
	wish: SubscriptionWish,
	memory: IDataObject,
): Promise<void> {
	const app = appOf(wish);
	const current = await readAppSubscription(app, wish.object);
	refuseTakeOver(node, wish, current?.callbackUrl);
	const page = await wish.connection.page(wish.pageId);
	const installed = await readAssetFields(page, app.id);
	const wanted = union(current?.fields ?? [], wish.fields);
	if (!hasAll(installed, wish.fields)) await writeAssetFields(page, union(installed, wish.fields));
	try {
		await writeAppSubscription(app, { ...wish, fields: wanted });
	} catch (error) {
		if (!hasAll(installed, wish.fields)) await putBack(page, installed);
		throw asThrown(error);
	}
	const before = addedBy(wish, memory);
	const isMoved = current !== undefined && current.callbackUrl !== wish.callbackUrl;
	remember(memory, {
		...placeOf(wish, page),
		// What stood at this trigger's other address came with it and leaves with it.
		appFields: union(before?.appFields ?? [], isMoved ? wanted : wish.fields),
		pageFields: union(before?.pageFields ?? [], without(wish.fields, installed)),
	});
}

/**
 * Takes back what this trigger has added, and nothing else. When the app's events go to another
 * address by now, that address needs the Page's installation: then nothing is touched.
 */
export async function unsubscribe(wish: SubscriptionWish, memory: IDataObject): Promise<void> {
	const added = addedBy(wish, memory);
	const app = appOf(wish);
	const current = await readAppSubscription(app, wish.object);
	if (current && current.callbackUrl !== wish.callbackUrl) {
		delete memory.subscription;
		return;
	}
	if (current) {
		const leaving = added?.appFields ?? wish.fields;
		await leaveApp(app, { object: wish.object, fields: current.fields, leaving });
	}
	if (added?.pageFields.length) {
		await leaveAsset(await wish.connection.page(added.pageId), app.id, added.pageFields);
	}
	delete memory.subscription;
}

/** The ID of the Page that a trigger is subscribed for, as remembered at its activation. */
export function subscribedPageId(memory: IDataObject): string | undefined {
	return (memory.subscription as Added | undefined)?.pageId;
}

function appOf({ connection }: SubscriptionWish): AppAccess {
	const graph = connection.app();
	return { id: connection.credential.appId ?? '', graph };
}

async function putBack(page: MetaPage, fields: readonly string[]): Promise<void> {
	try {
		await writeAssetFields(page, fields);
	} catch {
		// The reason why the subscription failed is what the user needs to see, not this one.
	}
}

function addedBy(wish: SubscriptionWish, memory: IDataObject): Added | undefined {
	const added = memory.subscription as Added | undefined;
	return added?.version === 1 && added.callbackUrl === wish.callbackUrl ? added : undefined;
}

function placeOf(wish: SubscriptionWish, page: MetaPage) {
	return { version: 1, callbackUrl: wish.callbackUrl, pageId: page.id } as const;
}

function remember(memory: IDataObject, added: Added): void {
	memory.subscription = { ...added };
}
