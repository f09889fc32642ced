import type { IDataObject } from 'n8n-workflow';
import type { MetaConnection } from '../Meta/connection';
import { asNumberOrNull, asObject, asText } from '../shared/json/read';

/** An Instagram account that a connection can act as. Never holds a token. */
export interface ManagedAccount {
	id: string;
	username: string;
	name: string;
	followers: number | null;
	url: string;
	/** The Page that it is linked to, and what the person may do there where Graph says it. */
	page: { id: string; name: string; tasks: string[] | null } | null;
}

const ACCOUNT_FIELDS = 'id,username,name,followers_count';
/** Asked for by name: left to itself, Graph adds tokens to its answers. */
export const PAGE_FIELDS = `id,name,tasks,instagram_business_account{${ACCOUNT_FIELDS}}`;

/**
 * The accounts that are linked to the Pages of a connection.
 * @see https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/get-started
 */
export async function* listAccounts(
	meta: Pick<MetaConnection, 'user' | 'credential'>,
): AsyncGenerator<ManagedAccount> {
	if (meta.credential.isPageToken) {
		const fields = { fields: PAGE_FIELDS.replace('tasks,', '') };
		const page = await meta.user.call({ method: 'GET', path: 'me', fields });
		yield* toAccounts(page);
		return;
	}
	for await (const page of meta.user.list('me/accounts', { fields: PAGE_FIELDS })) {
		yield* toAccounts(page);
	}
}

/** None for a Page without a linked account. */
export function toAccounts(page: IDataObject): ManagedAccount[] {
	const raw = asObject(page.instagram_business_account);
	if (!raw.id) return [];
	return [
		{
			...toAccount(raw),
			page: {
				id: asText(page.id),
				name: asText(page.name),
				tasks: Array.isArray(page.tasks) ? page.tasks.map(asText) : null,
			},
		},
	];
}

export function toAccount(raw: IDataObject): ManagedAccount {
	const username = asText(raw.username);
	return {
		id: asText(raw.user_id ?? raw.id),
		username,
		name: asText(raw.name),
		followers: asNumberOrNull(raw.followers_count),
		url: profileUrl(username),
		page: null,
	};
}

export const profileUrl = (username: string): string => `https://www.instagram.com/${username}/`;
