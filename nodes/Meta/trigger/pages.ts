import { concurrently } from '../../shared/run/concurrently';
import type { MetaConnection, MetaPage } from '../connection';
import { leaveAsset, readAssetFields, writeAssetFields } from '../subscriptionCalls';
import { hasAll, union, without } from '../subscriptionFields';
import type { MetaObject } from './definition';
import type { PageFields } from './memory';

const AT_ONCE = 5;

/** Any field will do for Instagram: its events come when the linked Page has installed the app. */
const FIELDS_FOR_INSTAGRAM = ['feed'];

/**
 * The fields with which a Page has to install the app.
 * @see https://developers.facebook.com/docs/instagram-platform/webhooks
 */
export function fieldsOnPage(object: MetaObject, fields: readonly string[]): readonly string[] {
	return object === 'page' ? fields : FIELDS_FOR_INSTAGRAM;
}

/** A Page that could not be opened, or did not take the app, and why. */
export interface Refusal {
	/** ID or alias. */
	page: string;
	name?: string;
	error: unknown;
}

/** Opens every Page; one that refuses does not concern the others. */
export async function openPages(
	connection: MetaConnection,
	pages: readonly string[],
): Promise<{ opened: MetaPage[]; refused: Refusal[] }> {
	const results = await concurrently(pages.length, AT_ONCE, async (index) => {
		const page = pages[index];
		try {
			return await connection.page(page);
		} catch (error) {
			return { page, error };
		}
	});
	return {
		opened: results.filter((result): result is MetaPage => 'graph' in result),
		refused: results.filter((result): result is Refusal => 'error' in result),
	};
}

export interface Installation {
	appId: string;
	pages: readonly MetaPage[];
	fields: readonly string[];
}

/** Whether all Pages have installed the app with all of the fields. */
export async function isInstalled({ appId, pages, fields }: Installation): Promise<boolean> {
	const installed = await concurrently(pages.length, AT_ONCE, (index) =>
		readAssetFields(pages[index], appId),
	);
	return installed.every((list) => hasAll(list, fields));
}

/**
 * Installs the app with the fields besides those that are there, and gives what was added. Every Page
 * is tried: what was added is known then, also where another one has refused.
 */
export async function install(
	installation: Installation,
): Promise<{ added: PageFields; refused: Refusal[] }> {
	const { appId, pages, fields } = installation;
	const added: PageFields = {};
	const results = await concurrently(pages.length, AT_ONCE, async (index) => {
		const page = pages[index];
		try {
			const installed = await readAssetFields(page, appId);
			const missing = without(fields, installed);
			if (missing.length === 0) return [];
			added[page.id] = missing;
			await writeAssetFields(page, union(installed, missing));
			return [];
		} catch (error) {
			return [{ page: page.id, name: page.name, error }];
		}
	});
	return { added, refused: results.flat() };
}

/** Takes off what an attempt has added that failed afterwards. */
export async function putBack({ appId, pages }: Installation, added: PageFields): Promise<void> {
	await concurrently(pages.length, AT_ONCE, async (index) => {
		const page = pages[index];
		try {
			if (added[page.id]?.length) await leaveAsset(page, appId, added[page.id]);
		} catch {
			// The reason why the attempt failed is what the user needs to see, not this one.
		}
	});
}
