import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { ConnectSettings } from '../shared/contract/operation';
import { inputError } from '../shared/http/failure';
import type { XAccount } from './account';
import { rememberAccount } from './account';
import type { AppKeys } from './appToken';
import { hashOf, withAppToken } from './appToken';
import type { XClient } from './client';
import { createX, xClient } from './client';

export const CREDENTIAL_TYPE = 'socialOpsXOAuth2Api';

/** What every operation of the X node works with. */
export interface XApi {
	readonly node: INode;
	/** Whose limits the calls with the account's token count against. */
	readonly budgetOwner: string;
	/** With the token of the account. n8n renews it and sends again when X calls it expired. */
	readonly user: XClient;
	/** With the token of the app. Throws an input error when the credential has no API key. */
	app(): XClient;
	/** Whether the credential has API key and secret. */
	readonly hasAppKeys: boolean;
	/** The account that the credential acts as. */
	me(): Promise<XAccount>;
	/** What the person has granted; undefined where X has not said. */
	readonly scopes: readonly string[] | undefined;
	/** Whether the access can be renewed: without it the access ends after two hours. */
	readonly isRenewable: boolean;
	/** When the present token ends, milliseconds since 1970; undefined where it is not known. */
	readonly expiresAt: number | undefined;
}

export async function connectX(
	n8n: IExecuteFunctions,
	itemIndex: number,
	{ maxWaitMs }: ConnectSettings,
): Promise<XApi> {
	return await connect(n8n, { itemIndex, maxWaitMs });
}

/** The connection in contexts without items: drop-down lists, webhooks. */
export async function connectOutsideItems(context: ApiContext): Promise<XApi> {
	return await connect(context, {});
}

async function connect(
	context: ApiContext,
	{ itemIndex, maxWaitMs }: { itemIndex?: number; maxWaitMs?: number },
): Promise<XApi> {
	const node = context.getNode();
	const data = await context.getCredentials(CREDENTIAL_TYPE, itemIndex);
	const tokens = (data.oauthTokenData ?? {}) as IDataObject;
	const accessToken = text(tokens.access_token);
	if (!accessToken) throw notConnected(node);
	const keys = keysOf(data);
	const secrets = [accessToken, tokens.refresh_token, data.clientSecret, keys?.apiSecret]
		.map(text)
		.filter((secret) => secret !== '');
	const budgetOwner = ownerOf(node, data);
	const auth = { kind: 'credential', type: CREDENTIAL_TYPE, token: accessToken } as const;
	const user = createX(context, { auth, budgetOwner, secrets, maxWaitMs });
	return {
		node,
		budgetOwner,
		user,
		app: () => appClient(context, keys, { secrets, maxWaitMs }),
		hasAppKeys: keys !== undefined,
		me: async () => await rememberAccount(hashOf(accessToken), node, user),
		scopes: text(tokens.scope) ? text(tokens.scope).split(' ') : undefined,
		isRenewable: text(tokens.refresh_token) !== '',
		expiresAt: Number(tokens.n8n_expires_at) || undefined,
	};
}

function appClient(
	context: ApiContext,
	keys: AppKeys | undefined,
	access: { secrets: readonly string[]; maxWaitMs?: number },
): XClient {
	if (!keys) throw noAppKeys(context.getNode());
	const budgetOwner = hashOf(keys.apiKey);
	return xClient(
		async (call) =>
			await withAppToken(context, keys, async (token) => {
				const auth = { kind: 'header', value: `Bearer ${token}` } as const;
				return await createX(context, { ...access, auth, budgetOwner }).call(call);
			}),
	);
}

/** Secrets of the app that X may sign with; empty where the credential has none. Calls nobody. */
export async function readAppSecrets(context: ApiContext) {
	const data = await context.getCredentials(CREDENTIAL_TYPE);
	return { apiSecret: text(data.apiSecret).trim(), clientSecret: text(data.clientSecret).trim() };
}

function keysOf(data: IDataObject): AppKeys | undefined {
	const [apiKey, apiSecret] = [text(data.apiKey).trim(), text(data.apiSecret).trim()];
	return apiKey && apiSecret ? { apiKey, apiSecret } : undefined;
}

/** Tokens change every two hours and tell nothing of their account: the credential stands for it. */
function ownerOf(node: INode, { clientId }: IDataObject): string {
	return `${text(clientId)}:${node.credentials?.[CREDENTIAL_TYPE]?.id ?? ''}`;
}

export function noAppKeys(node: INode) {
	return inputError(node, {
		field: 'Credential',
		happened: 'This needs the API key of the app and its secret',
		fix: "Fill in 'API Key' and 'API Key Secret' in the credential: they stand under Keys and tokens of the app in the X console.",
	});
}

function notConnected(node: INode) {
	return inputError(node, {
		field: 'Credential',
		happened: 'The credential is not connected yet',
		fix: "Open the credential, choose 'Connect' and save it.",
	});
}

const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
