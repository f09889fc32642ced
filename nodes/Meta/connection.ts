import type { IDataObject, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { Platform } from '../shared/contract/platform';
import { inputError, toNodeError } from '../shared/http/failure';
import type { GraphClient } from './graph';
import { createGraph } from './graph';
import { hashOf, pageToken as readPageToken, withFreshPageToken } from './pageTokens';
import { appSecretProof } from './proof';

/** What a Meta credential of any of the three shapes contains. */
interface MetaCredential {
	token: string;
	appId?: string;
	appSecret?: string;
	/** The token already is that of a Page: there is nothing to derive. */
	isPageToken: boolean;
	/** Milliseconds since 1970; undefined when the token does not expire or does not say. */
	expiresAt?: number;
}

/** One credential's way into the Graph API. */
export interface MetaConnection {
	readonly node: INode;
	readonly credentialType: string;
	readonly credential: Readonly<Omit<MetaCredential, 'token'>>;
	/** Whose budgets the calls count against: the app, or the token where it is not known. */
	readonly budgetOwner: string;
	/** With the token of the credential. */
	readonly user: GraphClient;
	/** The same, where the calls count against further budgets, such as that of an account. */
	counting(buckets: readonly string[]): GraphClient;
	/** With the token of the credential, for the hosts that take raw bytes. */
	readonly upload: GraphClient;
	/** A Page by ID or alias, acted for with its own token, derived once and kept in memory only. */
	page(idOrAlias: string): Promise<MetaPage>;
	/** With the token of the app, for its webhook subscriptions and for looking into tokens. */
	app(): GraphClient;
	/** Looks into the credential's own token (`debug_token`). Needs the app's id and secret. */
	inspectToken(): Promise<IDataObject>;
}

/** A Page, and the Graph API as seen with its token. */
export interface MetaPage {
	id: string;
	name: string;
	graph: GraphClient;
	/** For reading leads, which has a budget of its own. */
	leads: GraphClient;
	/** For the hosts that take raw bytes, which want the token in a header of their own kind. */
	upload: GraphClient;
}

export interface ConnectInput {
	credentialType: string;
	itemIndex?: number;
	maxWaitMs?: number;
	/** Ends every call that is under way. */
	signal?: AbortSignal;
}

const RENEW_BEFORE_MS = 10 * 86_400_000;
/** Meta does not promise a later end for every exchange: once in a while is enough. */
const RENEW_EVERY_MS = 6 * 3_600_000;
const triedToRenew = new Map<string, number>();

/**
 * Opens a credential: reads it, renews a long-lived token that is within ten days of its end, and
 * gives clients for the user, its Pages and the app.
 */
export async function connectMeta(
	context: ApiContext,
	platform: Platform,
	input: ConnectInput,
): Promise<MetaConnection> {
	const credential = await readCredential(context, input);
	const { token, ...facts } = credential;
	const budgetOwner = credential.appId ?? hashOf(token);
	const { maxWaitMs, signal } = input;
	const common = { maxWaitMs, signal, budgetOwner, secrets: secretsOf(credential) };
	const withCredential = (buckets: readonly string[]) =>
		createGraph(context, platform, {
			...common,
			auth: { kind: 'credential', type: input.credentialType },
			proof: proofOf(token, credential),
			buckets,
		});
	const user = withCredential(['app']);
	const withToken = (value: string, buckets: readonly string[]) =>
		createGraph(context, platform, {
			...common,
			auth: { kind: 'header', value: `Bearer ${value}` },
			proof: proofOf(value, credential),
			buckets,
		});
	const app = () => withToken(appToken(context, credential), ['app']);
	const uploadWith = (value: string) =>
		createGraph(context, platform, {
			...common,
			auth: { kind: 'header', value: `OAuth ${value}` },
			buckets: [],
		});
	return {
		node: context.getNode(),
		credentialType: input.credentialType,
		credential: facts,
		budgetOwner,
		user,
		counting: (buckets) => withCredential(['app', ...buckets]),
		upload: uploadWith(token),
		app,
		page: async (idOrAlias) => {
			const tokens = { node: context.getNode(), user, userToken: token, idOrAlias };
			const page = await readPageToken(tokens, credential.isPageToken);
			const { id, name } = page;
			const upload = uploadWith(page.token ?? token);
			const pageToken = page.token;
			const clientFor = (buckets: readonly string[]) =>
				pageToken
					? withFreshPageToken(tokens, pageToken, (value) => withToken(value, buckets))
					: withCredential(buckets);
			return {
				id,
				name,
				graph: clientFor(['app', `page:${id}`, `pages:${id}`]),
				leads: clientFor(['app', `leadgen:${id}`]),
				upload,
			};
		},
		inspectToken: async () => {
			const body = await app().call({
				method: 'GET',
				path: 'debug_token',
				fields: { input_token: token },
			});
			return (body.data ?? {}) as IDataObject;
		},
	};
}

async function readCredential(context: ApiContext, input: ConnectInput): Promise<MetaCredential> {
	const data = await context.getCredentials(input.credentialType, input.itemIndex);
	if (data.accessToken) {
		return {
			token: String(data.accessToken),
			appId: text(data.appId),
			appSecret: text(data.appSecret),
			isPageToken: data.tokenType === 'page',
		};
	}
	const stored = (data.oauthTokenData ?? {}) as IDataObject;
	const tokenData = isRenewalDue(data.grantType, stored)
		? await renew(context, input.credentialType, stored)
		: stored;
	if (!tokenData.access_token) {
		throw inputError(context.getNode(), {
			field: 'Credential',
			happened: 'The credential is not connected yet',
			fix: "Open the credential, choose 'Connect' and save it.",
		});
	}
	return {
		token: String(tokenData.access_token),
		appId: text(data.clientId),
		appSecret: text(data.clientSecret),
		isPageToken: false,
		expiresAt: Number(tokenData.n8n_expires_at) || undefined,
	};
}

/**
 * ID and secret of the Meta app that a credential belongs to, empty where it holds none. Calls
 * nobody: meant for checking what arrives at a webhook.
 */
export async function readMetaApp(
	context: ApiContext,
	credentialType: string,
): Promise<{ id: string; secret: string }> {
	const data = await context.getCredentials(credentialType);
	return {
		id: text(data.appId) ?? text(data.clientId) ?? '',
		secret: text(data.appSecret) ?? text(data.clientSecret) ?? '',
	};
}

/**
 * Exchanges the token for a new one and stores it in the credential. A token that still works
 * goes on being used when that fails.
 * @see https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived
 */
async function renew(
	context: ApiContext,
	credentialType: string,
	stored: IDataObject,
): Promise<IDataObject> {
	try {
		const renewed = await context.helpers.refreshOAuth2Token.call(context, credentialType);
		const tokenData = renewed as IDataObject;
		triedToRenew.set(hashOf(String(tokenData.access_token)), Date.now());
		return tokenData;
	} catch {
		if (stored.access_token && Number(stored.n8n_expires_at) > Date.now()) {
			context.logger.warn('The long-lived Facebook token could not be renewed yet');
			return stored;
		}
		// The cause may quote the exchange with the secret in it.
		throw toNodeError(context.getNode(), {
			kind: 'credential-invalid',
			happened: 'Facebook did not exchange the token of the credential',
			advice:
				"Check 'App ID' and 'App Secret', and paste a new user token: an expired one cannot be exchanged.",
			effect: 'none',
		});
	}
}

/** Only the exchanging credential can renew; a token from the login dialog needs its person. */
function isRenewalDue(grantType: unknown, tokenData: IDataObject): boolean {
	if (grantType !== 'clientCredentials') return false;
	if (!tokenData.access_token) return true;
	const now = Date.now();
	const expiresAt = Number(tokenData.n8n_expires_at);
	if (!(expiresAt > 0 && expiresAt - now < RENEW_BEFORE_MS)) return false;
	const key = hashOf(String(tokenData.access_token));
	if (expiresAt > now && now - (triedToRenew.get(key) ?? 0) < RENEW_EVERY_MS) return false;
	triedToRenew.set(key, now);
	return true;
}

function appToken(context: ApiContext, { appId, appSecret }: MetaCredential): string {
	if (appId && appSecret) return `${appId}|${appSecret}`;
	throw inputError(context.getNode(), {
		field: 'Credential',
		happened: 'This needs the ID and the secret of the Meta app',
		fix: "Fill in 'App ID' and 'App Secret' in the credential.",
	});
}

function secretsOf({ token, appSecret }: MetaCredential): string[] {
	return [token, ...(appSecret ? [appSecret] : [])];
}

function proofOf(token: string, { appSecret }: MetaCredential): string | undefined {
	return appSecret ? appSecretProof(token, appSecret) : undefined;
}

const text = (value: unknown): string | undefined => (value ? String(value) : undefined);
