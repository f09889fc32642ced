import type { IDataObject } from 'n8n-workflow';
import type { GraphClient } from './graph';
import { without } from './subscriptionFields';

/** Where an app sends the events of one kind of object. Meta keeps one address per app and object. */
export interface AppSubscription {
	object: string;
	callbackUrl: string;
	active: boolean;
	fields: string[];
	/** The version in which a field's payload arrives, where Meta says it: that of its subscription. */
	versions: Record<string, string>;
}

/** An app as its own token sees it. */
export interface AppAccess {
	id: string;
	graph: GraphClient;
}

/** @see https://developers.facebook.com/docs/graph-api/reference/app/subscriptions */
export async function readAppSubscriptions(app: AppAccess): Promise<AppSubscription[]> {
	const answer = await app.graph.call({ method: 'GET', path: `${app.id}/subscriptions` });
	return ((answer.data ?? []) as IDataObject[]).map(toSubscription);
}

function toSubscription(entry: IDataObject): AppSubscription {
	const listed = (entry.fields ?? []) as Array<string | { name?: string; version?: string }>;
	const fields = listed.map((field) => (typeof field === 'string' ? { name: field } : field));
	return {
		object: String(entry.object ?? ''),
		callbackUrl: String(entry.callback_url ?? ''),
		active: entry.active !== false,
		fields: fields.map(({ name }) => String(name)),
		versions: Object.fromEntries(
			fields.flatMap((field) =>
				'version' in field && field.version ? [[String(field.name), field.version]] : [],
			),
		),
	};
}

export interface AppSubscriptionWish {
	object: string;
	callbackUrl: string;
	verifyToken: string;
	fields: readonly string[];
}

/** Registers the address. Meta calls it with a challenge before it answers. */
export async function writeAppSubscription(
	app: AppAccess,
	wish: AppSubscriptionWish,
): Promise<void> {
	await app.graph.call({
		method: 'POST',
		path: `${app.id}/subscriptions`,
		fields: {
			object: wish.object,
			callback_url: wish.callbackUrl,
			fields: wish.fields.join(','),
			verify_token: wish.verifyToken,
			include_values: true,
		},
		repeatable: true,
	});
}

/** Takes the named fields out of an app's subscription; without any named, all of it. */
export async function leaveApp(
	app: AppAccess,
	object: string,
	leaving: readonly string[] = [],
): Promise<void> {
	await app.graph.call({
		method: 'DELETE',
		path: `${app.id}/subscriptions`,
		fields: { object, fields: leaving.join(',') },
		repeatable: true,
	});
}

/** An asset, such as a Page, and the Graph API as seen with its token. */
export interface Asset {
	id: string;
	graph: GraphClient;
}

/**
 * The fields with which an asset has installed the app; none when it has not.
 * @see https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps
 */
export async function readAssetFields(asset: Asset, appId: string): Promise<string[]> {
	const answer = await asset.graph.call({
		method: 'GET',
		path: `${asset.id}/subscribed_apps`,
		fields: { fields: 'id,name,subscribed_fields' },
	});
	const apps = (answer.data ?? []) as IDataObject[];
	const own = apps.find(({ id }) => String(id) === appId);
	return (own?.subscribed_fields ?? []) as string[];
}

/** Installs the app with exactly these fields; without any it is taken off the asset. */
export async function writeAssetFields(asset: Asset, fields: readonly string[]): Promise<void> {
	const method = fields.length ? 'POST' : 'DELETE';
	await asset.graph.call({
		method,
		path: `${asset.id}/subscribed_apps`,
		fields: { subscribed_fields: fields.join(',') },
		repeatable: true,
	});
}

/** Takes fields off an asset and leaves the others. */
export async function leaveAsset(
	asset: Asset,
	appId: string,
	leaving: readonly string[],
): Promise<void> {
	const installed = await readAssetFields(asset, appId);
	const staying = without(installed, leaving);
	if (staying.length < installed.length) await writeAssetFields(asset, staying);
}
