import type { IDataObject } from 'n8n-workflow';
import type { MetaConnection } from '../../Meta/connection';
import type { TokenFacts } from '../../Meta/tokenFacts';
import { inspectToken } from '../../Meta/tokenFacts';
import type { AccountFacts } from '../../shared/account/accountCheck';
import type { RunContext } from '../../shared/contract/operation';
import { collect } from '../../shared/http/paginate';
import { toIso } from '../../shared/time/timeParameter';
import { listAccounts, toAccount } from '../accounts';
import type { ManagedAccount } from '../accounts';
import type { InstagramApi } from '../connection';
import type { Job } from './jobs';
import { canDo, missingPermissions } from './jobs';

type FacebookLogin = Extract<InstagramApi, { login: 'facebook' }>;
type InstagramLogin = Extract<InstagramApi, { login: 'instagram' }>;

/** What `details` holds where the connection does not work. */
export const NO_DETAILS: IDataObject = { login: null, accounts: [] };

/** What can be found out about a connection. Throws the failure of one that does not work. */
export async function inspectConnection(context: RunContext<InstagramApi>): Promise<AccountFacts> {
	const { api } = context;
	return api.login === 'facebook'
		? await inspectFacebookLogin(context, api)
		: await inspectInstagramLogin(api);
}

async function inspectFacebookLogin(
	context: RunContext<InstagramApi>,
	{ meta }: FacebookLogin,
): Promise<AccountFacts> {
	const me = await meta.user.call({ method: 'GET', path: 'me', fields: { fields: 'id,name' } });
	const token = await inspectToken(context.n8n.getNode(), meta);
	const isPage = meta.credential.isPageToken || token?.type === 'PAGE';
	// A Page has no permissions of its own: only a person can be asked.
	const granted = token?.scopes ?? (isPage ? null : await readPermissions(meta));
	const accounts = await collect(listAccounts(meta));
	const jobs = context.param<Job[]>('jobs', ['publish', 'comment', 'insights']);
	return {
		accountId: String(me.id),
		accountName: String(me.name ?? ''),
		expiresAt: endOf(meta, token),
		granted: granted ?? [],
		missing: missingPermissions(jobs, granted),
		abilities: {
			canPublish: accounts.length ? canDo('publish', granted) : false,
			canComment: accounts.length ? canDo('comment', granted) : false,
			canReadInsights: accounts.length ? canDo('insights', granted) : false,
			canReadLeads: false,
		},
		findings: findingsOf(accounts, granted),
		budgetOwner: meta.budgetOwner,
		buckets: ['app', ...accounts.map(({ id }) => `instagram:${id}`)],
		details: { login: 'facebook', accounts: accounts.map((account) => ({ ...account })) },
	};
}

async function readPermissions(meta: MetaConnection): Promise<string[]> {
	const entries = await collect(meta.user.list('me/permissions'));
	return entries
		.filter(({ status }) => status === 'granted')
		.map(({ permission }) => String(permission));
}

/** When the token ends, or stops giving data about people: both need a reconnect. */
function endOf({ credential }: MetaConnection, token: TokenFacts | undefined): string | null {
	const stored = credential.expiresAt && Math.floor(credential.expiresAt / 1000);
	const ends = [toIso(token ? token.expires_at : stored), toIso(token?.data_access_expires_at)];
	const known = ends.filter((end): end is string => end !== null);
	return known.sort()[0] ?? null;
}

function findingsOf(accounts: ManagedAccount[], granted: readonly string[] | null): string[] {
	return [
		...(accounts.length
			? []
			: [
					'No Instagram account can be acted as: link a professional account to a Page, then reconnect the credential and tick both in the dialog.',
				]),
		...(granted
			? []
			: ["Permissions cannot be checked: fill in 'App ID' and 'App Secret' of the credential."]),
	];
}

/** Instagram Login has no way to look into a token: that it works is all that can be known. */
async function inspectInstagramLogin(api: InstagramLogin): Promise<AccountFacts> {
	const fields = { fields: 'user_id,username,name,account_type,followers_count' };
	const me = await api.user.call({ method: 'GET', path: 'me', fields });
	const account = toAccount(me);
	return {
		accountId: account.id,
		accountName: account.username,
		expiresAt: api.expiresAt ? new Date(api.expiresAt).toISOString() : null,
		granted: [],
		missing: [],
		abilities: {
			canPublish: null,
			canComment: null,
			canReadInsights: null,
			canReadLeads: false,
		},
		findings: [
			'Instagram does not tell which permissions the token has.',
			...(api.expiresAt
				? []
				: ['When the token ends is known once n8n has renewed it, a day after it was made.']),
		],
		budgetOwner: api.budgetOwner,
		buckets: ['app', `instagram:${account.id}`],
		details: { login: 'instagram', accounts: [{ ...account }] },
	};
}
