import type { IDataObject } from 'n8n-workflow';
import type { FacebookApi } from '../connection';

/** A Page that the connection can act as. Never holds a token. */
export interface ManagedPage {
	id: string;
	name: string;
	category: string | null;
	/** What the person may do on the Page; null where Graph does not say. */
	tasks: string[] | null;
	url: string;
}

export interface PagesOptions {
	/** Also read the Pages of the person's businesses, which `me/accounts` can miss. */
	includeBusinessPages: boolean;
	/** The token is that of a Page: it is the only one. Default: what the credential says. */
	isPage?: boolean;
}

/** Asked for by name: left to itself, Graph adds tokens to its answers. */
const FIELDS = 'id,name,category,tasks';
const BUSINESS_FIELDS = 'id,name,category';
const BUSINESS_EDGES = ['owned_pages', 'client_pages'] as const;

/**
 * The Pages of a connection, each once.
 * @see https://developers.facebook.com/docs/graph-api/reference/user/accounts
 */
export async function* listPages(
	api: FacebookApi,
	options: PagesOptions,
): AsyncGenerator<ManagedPage> {
	const seen = new Set<string>();
	for await (const raw of rawPages(api, options)) {
		const id = String(raw.id);
		if (seen.has(id)) continue;
		seen.add(id);
		yield toManagedPage(raw);
	}
}

async function* rawPages(
	api: FacebookApi,
	{ includeBusinessPages, isPage = api.credential.isPageToken }: PagesOptions,
): AsyncGenerator<IDataObject> {
	if (isPage) {
		yield await api.user.call({
			method: 'GET',
			path: 'me',
			fields: { fields: 'id,name,category' },
		});
		return;
	}
	yield* api.user.list('me/accounts', { fields: FIELDS });
	if (!includeBusinessPages) return;
	for await (const business of api.user.list('me/businesses', { fields: 'id,name' })) {
		for (const edge of BUSINESS_EDGES) {
			yield* api.user.list(`${String(business.id)}/${edge}`, { fields: BUSINESS_FIELDS });
		}
	}
}

function toManagedPage(raw: IDataObject): ManagedPage {
	const id = String(raw.id);
	return {
		id,
		name: String(raw.name ?? ''),
		category: raw.category ? String(raw.category) : null,
		tasks: Array.isArray(raw.tasks) ? raw.tasks.map(String) : null,
		url: `https://www.facebook.com/${id}`,
	};
}
