import type { IDataObject } from 'n8n-workflow';
import type { AccountFacts } from '../../shared/account/accountCheck';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import { sentence } from '../../shared/text/sentence';
import type { LinkedInApi } from '../connection';
import { connectLinkedIn } from '../connection';
import type { LinkedInMember } from '../member';
import type { Organization } from '../organizations';
import { readMember, readPages, toAccount } from './accounts';
import { BUCKETS } from './buckets';
import type { Job } from './jobs';
import { canDoAnywhere, canDoOn, isPermitted, JOBS, missingPermissions } from './jobs';
import type { TokenState } from './token';
import { readToken } from './token';

/** What `details` holds where the connection does not work. */
export const NO_DETAILS: IDataObject = { member: null, token: null, pages: [] };

/** What can be found out about a connection. Throws the failure of one that does not work. */
export async function inspectConnection(context: RunContext<LinkedInApi>): Promise<AccountFacts> {
	const first = await readToken(context.api);
	const member = await readMember(context.api);
	const { pages, problem } = await pagesOf(context.api);
	const token = first.isStale ? await readRenewed(context) : first;
	const granted = token.permissions;
	const jobs = context.param<Job[]>('jobs', ['memberPublish']);
	return {
		...nameOf(member),
		expiresAt: token.renewsItself ? token.refreshExpiresAt : token.expiresAt,
		granted,
		missing: missingPermissions(jobs, granted),
		abilities: abilitiesOf(granted, pages),
		findings: [
			...(problem ? [problem] : []),
			...(token.isConfirmed ? [] : [UNCONFIRMED]),
			...findingsOf(jobs, granted, pages),
		],
		budgetOwner: context.api.budgetOwner,
		buckets: BUCKETS,
		details: {
			member: member ? { id: member.urn, name: member.name } : null,
			token: describeToken(token),
			pages: (pages ?? []).map((page) => describePage(page, granted)),
		},
	};
}

const UNCONFIRMED =
	"LinkedIn does not say what the token may do: check 'Client ID' and 'Client Secret' of the credential.";

/** A retired version of the API leaves the connection itself working. */
async function pagesOf(
	api: LinkedInApi,
): Promise<{ pages: Organization[] | undefined; problem?: string }> {
	try {
		return { pages: await readPages(api) };
	} catch (error) {
		const failure = failureOf(error);
		if (failure?.httpStatus !== 426) throw asThrown(error);
		return { pages: undefined, problem: `${sentence(failure.happened)} ${failure.advice}` };
	}
}

/** The calls have made n8n renew the token: the credential has another one now. */
async function readRenewed({ n8n, itemIndex }: RunContext<LinkedInApi>): Promise<TokenState> {
	return await readToken(await connectLinkedIn(n8n, itemIndex, { maxWaitMs: 60_000 }));
}

const nameOf = (member: LinkedInMember | undefined) => ({
	accountId: member?.urn ?? null,
	accountName: member?.name || member?.urn || 'a person whom LinkedIn does not name to this app',
});

function abilitiesOf(
	granted: readonly string[],
	pages: Organization[] | undefined,
): AccountFacts['abilities'] {
	const can = (member: Job, page: Job) =>
		isPermitted(member, granted) || canDoAnywhere(page, granted, pages);
	return {
		canPublish: can('memberPublish', 'publish'),
		canComment: can('memberComment', 'comment'),
		canReadInsights: can('memberInsights', 'insights'),
		canReadLeads: canDoAnywhere('leads', granted, pages),
	};
}

const describeToken = (token: TokenState): IDataObject => ({
	expiresAt: token.expiresAt,
	renewsItself: token.renewsItself,
	refreshExpiresAt: token.refreshExpiresAt,
	authorizedAt: token.authorizedAt,
});

function describePage(page: Organization, granted: readonly string[]): IDataObject {
	return {
		...toAccount(page),
		canPublish: canDoOn('publish', granted, page),
		canComment: canDoOn('comment', granted, page),
		canReadInsights: canDoOn('insights', granted, page),
	};
}

/** Jobs for which the permissions are there but not the role. */
function findingsOf(
	jobs: readonly Job[],
	granted: readonly string[],
	pages: Organization[] | undefined,
): string[] {
	const onPages = jobs.filter((job) => 'roles' in JOBS[job] && isPermitted(job, granted));
	if (!onPages.length || !pages) return [];
	if (!pages.length) {
		return [
			'There is no page to act as: an administrator of the page has to give you a role on it.',
		];
	}
	return onPages.flatMap((job) => {
		const lacking = pages.filter((page) => !canDoOn(job, granted, page));
		return lacking.length ? [lackOf(job, lacking)] : [];
	});
}

function lackOf(job: Job, pages: Organization[]): string {
	const names = pages.slice(0, 5).map(({ name }) => name);
	const others = pages.length - names.length;
	const list = `${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
	return `The role on these pages does not allow '${job}': ${list}.`;
}
