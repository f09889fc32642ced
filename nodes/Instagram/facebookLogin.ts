import type { ConnectInput, MetaConnection, MetaPage } from '../Meta/connection';
import { connectMeta } from '../Meta/connection';
import { createMemory } from '../shared/run/remember';
import type { ApiContext } from '../shared/contract/apiContext';
import { toNodeError } from '../shared/http/failure';
import { rememberAccount } from './accountCache';
import type { InstagramApi } from './connection';
import { listAccounts } from './accounts';
import { INSTAGRAM } from './platform';

/** Instagram accounts that are linked to Facebook Pages. */
export async function connectFacebookLogin(
	context: ApiContext,
	input: ConnectInput,
): Promise<InstagramApi> {
	const meta = await connectMeta(context, INSTAGRAM, input);
	return {
		login: 'facebook',
		node: meta.node,
		budgetOwner: meta.budgetOwner,
		user: meta.user,
		meta,
		account: async (id) => {
			const graph = meta.counting([`instagram:${id}`]);
			const path = encodeURIComponent(id);
			const fields = { fields: 'id,username' };
			const read = async () => await graph.call({ method: 'GET', path, fields });
			return { ...(await rememberAccount(`${meta.budgetOwner}:${id}`, read)), graph };
		},
	};
}

/** Which Page an account is linked to, whoever asks; people may change it. */
const pageOf = createMemory<string>(60 * 60_000);

/** The Page that an account is linked to; throws `permission-missing` when it cannot be acted as. */
export async function linkedPage(meta: MetaConnection, accountId: string): Promise<MetaPage> {
	return await meta.page(await pageOf.of(accountId, async () => await findPage(meta, accountId)));
}

async function findPage(meta: MetaConnection, accountId: string): Promise<string> {
	for await (const account of listAccounts(meta)) {
		if (account.id === accountId && account.page) return account.page.id;
	}
	throw toNodeError(meta.node, {
		kind: 'permission-missing',
		happened: 'The credential does not reach the Page that this Instagram account is linked to',
		advice: 'Reconnect the credential and tick that Page in the login dialog.',
		effect: 'none',
		field: 'Account',
	});
}
