import type { IDataObject } from 'n8n-workflow';
import { createMemory } from '../shared/run/remember';

export interface KnownAccount {
	id: string;
	username: string;
}

const known = createMemory<KnownAccount>(60 * 60_000);

/** ID and name of an account, read once an hour for each connection. */
export async function rememberAccount(
	key: string,
	read: () => Promise<IDataObject>,
): Promise<KnownAccount> {
	return await known.of(key, async () => {
		const raw = await read();
		return { id: String(raw.user_id ?? raw.id), username: String(raw.username ?? '') };
	});
}
