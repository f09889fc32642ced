import type { IDataObject } from 'n8n-workflow';
import type { TokenFacts } from '../../Meta/tokenFacts';
import { inspectToken } from '../../Meta/tokenFacts';
import type { AccountFacts } from '../../shared/account/accountCheck';
import type { RunContext } from '../../shared/contract/operation';
import { collect } from '../../shared/http/paginate';
import { toIso } from '../../shared/time/timeParameter';
import type { FacebookApi } from '../connection';
import { canDo, canDoAnywhere, missingPermissions } from './jobs';
import type { Grants, Job } from './jobs';
import { accessFindings, describePage, readAccess, readable } from './pageAccess';
import type { ManagedPage } from './pages';
import { listPages } from './pages';

const WRONG_TYPE =
	"The token is that of a Page: choose the matching 'Token Type' in the credential, or use the token of a person.";

/**
 * What can be found out about a connection. Throws the failure of one that does not work.
 * @see https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging
 */
export async function inspectConnection(context: RunContext<FacebookApi>): Promise<AccountFacts> {
	const { api } = context;
	const me = await api.user.call({ method: 'GET', path: 'me', fields: { fields: 'id,name' } });
	const token = await inspectToken(context.n8n.getNode(), api);
	const isPage = api.credential.isPageToken || token?.type === 'PAGE';
	const grants = await readGrants(api, { token, isPage });
	const includeBusinessPages =
		context.param<IDataObject>('options', {}).includeBusinessPages === true;
	const pages = await collect(listPages(api, { includeBusinessPages, isPage }));
	const jobs = context.param<Job[]>('jobs', ['publish', 'comment', 'insights']);
	const ends = endsOf(api, token);
	const access = jobs.includes('leads') ? await readAccess(api, String(me.id), pages) : undefined;
	const canReadLeads = canDoAnywhere('leads', grants, access ? readable(pages, access) : pages);
	return {
		accountId: String(me.id),
		accountName: String(me.name ?? ''),
		expiresAt: ends.earliest,
		granted: grants.permissions ?? [],
		missing: missingPermissions(jobs, grants),
		abilities: {
			canPublish: canDoAnywhere('publish', grants, pages),
			canComment: canDoAnywhere('comment', grants, pages),
			canReadInsights: canDoAnywhere('insights', grants, pages),
			canReadLeads,
		},
		findings: [
			...(isPage && !api.credential.isPageToken ? [WRONG_TYPE] : []),
			...findingsOf({ grants, jobs, pages }),
			...(access ? accessFindings(pages, access) : []),
		],
		budgetOwner: api.budgetOwner,
		buckets: ['app', ...pages.flatMap(({ id }) => [`page:${id}`, `pages:${id}`, `leadgen:${id}`])],
		details: {
			user_id: String(me.id),
			user_name: String(me.name ?? ''),
			has_leads_permission: grants.permissions?.includes('leads_retrieval') ?? null,
			token: {
				type: token?.type ?? null,
				expiresAt: ends.token,
				dataAccessExpiresAt: ends.dataAccess,
			},
			pages: pages.map((page) => describePage(page, grants, access?.get(page.id))),
		},
	};
}

async function readGrants(
	api: FacebookApi,
	{ token, isPage }: { token: TokenFacts | undefined; isPage: boolean },
): Promise<Grants> {
	const limits = (token?.granular_scopes ?? []).flatMap(
		({ scope, target_ids: pages }): Array<[string, string[]]> => (pages ? [[scope, pages]] : []),
	);
	// A Page has no permissions of its own: only a person can be asked.
	const permissions = token?.scopes ?? (isPage ? null : await readPermissions(api));
	return { permissions, limitedTo: Object.fromEntries(limits) };
}

async function readPermissions(api: FacebookApi): Promise<string[]> {
	const entries = await collect(api.user.list('me/permissions'));
	return entries
		.filter(({ status }) => status === 'granted')
		.map(({ permission }) => String(permission));
}

/** When the token ends, and when it stops giving data about people: both need a reconnect. */
function endsOf(api: FacebookApi, token: TokenFacts | undefined) {
	const stored = api.credential.expiresAt;
	const ends = {
		token: toIso(token ? token.expires_at : stored && Math.floor(stored / 1000)),
		dataAccess: toIso(token?.data_access_expires_at),
	};
	const known = [ends.token, ends.dataAccess].filter((end): end is string => end !== null);
	return { ...ends, earliest: known.length ? known.sort()[0] : null };
}

/** What `details` holds where the connection does not work. */
export const NO_DETAILS: IDataObject = {
	user_id: null,
	user_name: null,
	has_leads_permission: null,
	token: null,
	pages: [],
};

function findingsOf(input: { grants: Grants; jobs: Job[]; pages: ManagedPage[] }): string[] {
	const { grants, jobs, pages } = input;
	if (!pages.length) {
		return ['No Page can be acted as: reconnect the credential and tick the Pages in the dialog.'];
	}
	if (!grants.permissions) {
		return ["Permissions cannot be checked: fill in 'App ID' and 'App Secret' of the credential."];
	}
	return jobs
		.filter((job) => missingPermissions([job], grants).length === 0)
		.flatMap((job) => {
			const lacking = pages.filter((page) => canDo(job, grants, page) === false);
			return lacking.length ? [lackOf(job, lacking)] : [];
		});
}

function lackOf(job: Job, pages: ManagedPage[]): string {
	const names = pages.slice(0, 5).map(({ name }) => name);
	const others = pages.length - names.length;
	const list = `${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
	return `The role on these Pages does not allow '${job}': ${list}.`;
}
