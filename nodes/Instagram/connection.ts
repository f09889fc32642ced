import type { IExecuteFunctions, INode } from 'n8n-workflow';
import type { MetaConnection } from '../Meta/connection';
import type { GraphClient } from '../Meta/graph';
import type { ApiContext } from '../shared/contract/apiContext';
import type { ConnectSettings, RunContext } from '../shared/contract/operation';
import { inputError } from '../shared/http/failure';
import { connectFacebookLogin } from './facebookLogin';
import { connectInstagramLogin } from './instagramLogin';

/** Ways to sign in: the values of the Authentication parameter. */
export type Authentication = 'oAuth2' | 'longLivedToken' | 'accessToken' | 'instagramLogin';

const TYPES: ReadonlyArray<readonly [Authentication, string]> = [
	['oAuth2', 'socialOpsFacebookOAuth2Api'],
	['longLivedToken', 'socialOpsFacebookLongLivedOAuth2Api'],
	['accessToken', 'socialOpsFacebookTokenApi'],
	['instagramLogin', 'socialOpsInstagramLoginApi'],
];

/** The credential type of each way to sign in. */
export const CREDENTIAL_TYPES = Object.fromEntries(TYPES) as Readonly<
	Record<Authentication, string>
>;

/** A professional account, and the API as seen by whoever acts as it. */
export interface InstagramAccount {
	id: string;
	username: string;
	graph: GraphClient;
}

interface Common {
	readonly node: INode;
	/** Whose budgets the calls count against. */
	readonly budgetOwner: string;
	/** Calls about the connection itself. */
	readonly user: GraphClient;
	/** The account of an ID; through Instagram Login there is one, whatever the ID. */
	account(id: string): Promise<InstagramAccount>;
}

/**
 * What every operation of the Instagram node works with. The two logins reach different hosts, and
 * only Facebook Login has uploads, hashtags and the linked Page.
 */
export type InstagramApi =
	| (Common & { readonly login: 'facebook'; readonly meta: MetaConnection })
	| (Common & {
			readonly login: 'instagram';
			/** When the token ends, milliseconds since 1970; undefined until it was renewed once. */
			readonly expiresAt: number | undefined;
	  });

export async function connectInstagram(
	n8n: IExecuteFunctions,
	itemIndex: number,
	{ maxWaitMs }: ConnectSettings,
): Promise<InstagramApi> {
	const authentication = n8n.getNodeParameter('authentication', itemIndex) as Authentication;
	return await connect(n8n, authentication, { itemIndex, maxWaitMs });
}

/** A token that somebody has pasted may come from an expression, another one for each item. */
export const hasOAuth2 = (param: RunContext<InstagramApi>['param']): boolean =>
	['oAuth2', 'longLivedToken'].includes(param<Authentication>('authentication', 'oAuth2'));

/** The connection in contexts without items: drop-down lists, webhooks. */
export async function connectOutsideItems(context: ApiContext): Promise<InstagramApi> {
	const authentication = context.getNodeParameter('authentication', 'oAuth2') as Authentication;
	return await connect(context, authentication, {});
}

async function connect(
	context: ApiContext,
	authentication: Authentication,
	settings: { itemIndex?: number; maxWaitMs?: number },
): Promise<InstagramApi> {
	const input = { ...settings, credentialType: CREDENTIAL_TYPES[authentication] };
	return authentication === 'instagramLogin'
		? await connectInstagramLogin(context, input)
		: await connectFacebookLogin(context, input);
}

/** The account that an item names. */
export async function selectedAccount({
	n8n,
	api,
	param,
}: RunContext<InstagramApi>): Promise<InstagramAccount> {
	// An expression may give the ID as a number.
	const id = String(param<unknown>('account', '') ?? '').trim();
	if (id || api.login === 'instagram') return await api.account(id);
	throw noAccount(n8n.getNode());
}

export function noAccount(node: INode) {
	return inputError(node, {
		field: 'Account',
		happened: 'No Instagram account is chosen',
		fix: "Choose an 'Account' from the list, or give its ID.",
	});
}
