import type { IDataObject } from 'n8n-workflow';

export interface KnownAccount {
	id: string;
	username: string;
}

const VALID_MS = 60 * 60_000;
const MAX_ENTRIES = 1_000;
const known = new Map<string, KnownAccount & { until: number }>();

/** ID and name of an account, read once an hour for each connection. */
export async function rememberAccount(
	key: string,
	read: () => Promise<IDataObject>,
): Promise<KnownAccount> {
	const entry = known.get(key);
	if (entry && entry.until > Date.now()) return entry;
	const raw = await read();
	const account = { id: String(raw.user_id ?? raw.id), username: String(raw.username ?? '') };
	if (known.size >= MAX_ENTRIES) known.clear();
	known.set(key, { ...account, until: Date.now() + VALID_MS });
	return account;
}
