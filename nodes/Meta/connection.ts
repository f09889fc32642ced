import type { IDataObject, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { Platform } from '../shared/contract/platform';
import { inputError } from '../shared/http/failure';
import type { MetaCredential } from './credential';
import { readCredential } from './credential';
import type { GraphClient } from './graph';
import { createGraph } from './graph';
import { hashOf, pageToken as readPageToken, withFreshPageToken } from './pageTokens';
import { appSecretProof } from './proof';

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
			auth: { kind: 'credential', type: input.credentialType, token },
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
