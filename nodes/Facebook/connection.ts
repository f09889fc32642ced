import type { IExecuteFunctions } from 'n8n-workflow';
import type { ConnectInput, MetaConnection, MetaPage } from '../Meta/connection';
import { connectMeta } from '../Meta/connection';
import type { ApiContext } from '../shared/contract/apiContext';
import type { ConnectSettings, RunContext } from '../shared/contract/operation';
import { inputError } from '../shared/http/failure';
import { FACEBOOK } from './platform';

/** What every operation of the Facebook node works with. */
export type FacebookApi = MetaConnection;

/** Ways to sign in: the values of the Authentication parameter. */
export type Authentication = 'oAuth2' | 'longLivedToken' | 'accessToken';

const TYPES: ReadonlyArray<readonly [Authentication, string]> = [
	['oAuth2', 'socialOpsFacebookOAuth2Api'],
	['longLivedToken', 'socialOpsFacebookLongLivedOAuth2Api'],
	['accessToken', 'socialOpsFacebookTokenApi'],
];

/** The credential type of each way to sign in. */
export const CREDENTIAL_TYPES = Object.fromEntries(TYPES) as Readonly<
	Record<Authentication, string>
>;

export async function connectFacebook(
	n8n: IExecuteFunctions,
	itemIndex: number,
	{ maxWaitMs }: ConnectSettings,
): Promise<FacebookApi> {
	const authentication = n8n.getNodeParameter('authentication', itemIndex) as Authentication;
	const credentialType = CREDENTIAL_TYPES[authentication];
	return await connectMeta(n8n, FACEBOOK, { credentialType, itemIndex, maxWaitMs });
}

/** A token that somebody has pasted may come from an expression, another one for each item. */
export const hasOAuth2 = (param: RunContext<FacebookApi>['param']): boolean =>
	param<Authentication>('authentication', 'oAuth2') !== 'accessToken';

/** The connection in contexts without items: drop-down lists, webhooks. */
export async function connectOutsideItems(
	context: ApiContext,
	settings: Pick<ConnectInput, 'maxWaitMs' | 'signal'> = {},
): Promise<FacebookApi> {
	const authentication = context.getNodeParameter('authentication', 'oAuth2') as Authentication;
	return await connectMeta(context, FACEBOOK, {
		credentialType: CREDENTIAL_TYPES[authentication],
		...settings,
	});
}

/** The Page that an item names, and clients that act as it. */
export async function selectedPage(context: RunContext<FacebookApi>): Promise<MetaPage> {
	return await context.api.page(readPageName(context));
}

/** ID or alias of the Page that an item names; throws an input error when there is none. */
export function readPageName(context: RunContext<FacebookApi>): string {
	// An expression may give the ID as a number.
	const idOrAlias = String(context.param<unknown>('page', '')).trim();
	if (idOrAlias) return idOrAlias;
	throw inputError(context.n8n.getNode(), {
		field: 'Page',
		happened: 'No Page is chosen',
		fix: "Choose a 'Page' from the list, or give its URL or ID.",
	});
}
