import type { IDataObject } from 'n8n-workflow';
import type { AccountFacts } from '../../shared/account/accountCheck';
import type { RunContext } from '../../shared/contract/operation';
import { asThrown, failureOf } from '../../shared/http/failure';
import type { XAccount } from '../account';
import { readAccount } from '../account';
import { countOf } from '../answers';
import { endpointOf } from '../client';
import type { XApi } from '../connection';
import { listWebhooks } from '../events/webhooks';
import type { Job } from './jobs';
import { canDo, missingScopes } from './jobs';

/** What `details` holds where the connection does not work. */
export const NO_DETAILS: IDataObject = {
	subscription: null,
	longPosts: null,
	protected: null,
	planUsage: null,
	webhooks: null,
};

/** Calls whose limits matter most to whoever publishes and reads. */
const WATCHED = [
	{ method: 'POST', path: '/2/tweets' },
	{ method: 'DELETE', path: '/2/tweets/1' },
	{ method: 'POST', path: '/2/media/upload/initialize' },
	{ method: 'GET', path: '/2/tweets/1' },
	{ method: 'GET', path: '/2/users/1/tweets' },
	{ method: 'GET', path: '/2/tweets/analytics' },
	{ method: 'GET', path: '/2/tweets/search/recent' },
	{ method: 'GET', path: '/2/users/me' },
] as const;

/** What can be found out about a connection. Throws the failure of one that does not work. */
export async function inspectConnection(context: RunContext<XApi>): Promise<AccountFacts> {
	const { api } = context;
	const me = await readAccount(api.node, api.user);
	const app = api.hasAppKeys ? await inspectApp(api) : { details: {}, findings: [] };
	const jobs = context.param<Job[]>('jobs', ['publish', 'comment', 'insights']);
	return {
		accountId: me.id,
		accountName: me.username,
		// A renewable access goes on for as long as it is used.
		expiresAt:
			api.isRenewable || api.expiresAt === undefined ? null : new Date(api.expiresAt).toISOString(),
		granted: [...(api.scopes ?? [])],
		missing: missingScopes([...jobs, 'stayConnected'], api.scopes),
		abilities: {
			canPublish: canDo('publish', api.scopes),
			canComment: canDo('comment', api.scopes),
			canReadInsights: canDo('insights', api.scopes),
			canReadLeads: false,
		},
		findings: [...findingsOf(api, me), ...app.findings],
		budgetOwner: api.budgetOwner,
		buckets: WATCHED.map(endpointOf),
		details: {
			...NO_DETAILS,
			subscription: me.subscription ?? null,
			longPosts: me.subscription === undefined ? null : me.subscription !== 'None',
			protected: typeof me.raw.protected === 'boolean' ? me.raw.protected : null,
			...app.details,
		},
	};
}

function findingsOf(api: XApi, me: XAccount): string[] {
	return [
		...(api.scopes ? [] : ['X has not said which scopes are granted.']),
		...(me.raw.protected === true
			? ['The account is protected: only its followers see what it publishes.']
			: []),
		...(api.hasAppKeys
			? []
			: [
					"The use of the plan and the webhooks cannot be read: fill in 'API Key' and 'API Key Secret' of the credential.",
				]),
	];
}

interface AppFindings {
	details: IDataObject;
	findings: string[];
}

/** What the token of the app shows. That it does not work is a finding, not the end of the check. */
async function inspectApp(api: XApi): Promise<AppFindings> {
	try {
		const usage = await readUsage(api);
		const webhooks = await listWebhooks(api.app());
		const broken = webhooks.filter(({ valid }) => !valid);
		return {
			details: {
				planUsage: usage,
				webhooks: webhooks.map(({ url, valid }) => ({ url, valid })),
			},
			findings: broken.map(
				({ url }) =>
					`X has stopped delivering events to ${url}: deactivate and activate the workflow of that trigger.`,
			),
		};
	} catch (error) {
		const failure = failureOf(error);
		if (!failure || failure.effect === 'unknown') throw asThrown(error);
		return { details: {}, findings: [`The app: ${failure.happened}. ${failure.advice}`] };
	}
}

/**
 * How many posts the project has read of those that its plan allows in a month.
 * @see https://docs.x.com/x-api/usage/get-usage
 */
async function readUsage(api: XApi): Promise<IDataObject> {
	const answer = await api.app().call({
		method: 'GET',
		path: '/2/usage/tweets',
		query: { days: 1, 'usage.fields': ['project_cap', 'project_usage', 'cap_reset_day'] },
	});
	const read = countOf(answer.data, 'project_usage');
	const cap = countOf(answer.data, 'project_cap');
	const percentUsed = read !== undefined && cap ? Math.round((read / cap) * 100) : null;
	return {
		postsRead: read ?? null,
		postsAllowed: cap ?? null,
		percentUsed,
		daysUntilReset: countOf(answer.data, 'cap_reset_day') ?? null,
	};
}
