import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import type { ApiContext } from '../shared/contract/apiContext';
import type { ConnectSettings } from '../shared/contract/operation';
import type { ApiVersion, Platform } from '../shared/contract/platform';
import { bodyOf } from '../shared/http/answer';
import { inputError } from '../shared/http/failure';
import { request } from '../shared/http/request';
import { readVersion } from './apiVersion';
import type { LinkedInClient } from './client';
import { createLinkedInClient } from './client';
import type { LinkedInMember } from './member';
import { rememberMember } from './member';
import { INTROSPECT_URL, LINKEDIN } from './platform';

export const CREDENTIAL_TYPE = 'socialOpsLinkedInOAuth2Api';

/** What every operation and trigger of the LinkedIn nodes works with. */
export interface LinkedInApi {
	readonly node: INode;
	readonly client: LinkedInClient;
	/** The facts of LinkedIn with the version that the credential has chosen. */
	readonly platform: Platform;
	readonly apiVersion: ApiVersion;
	/** Name of the credential's counters: it does not give the token away. */
	readonly budgetOwner: string;
	/** Permissions that the answer to the login has named; empty where it has named none. */
	readonly scopes: readonly string[];
	/** LinkedIn has given a refresh token, so that n8n renews the access by itself. */
	readonly renewsItself: boolean;
	/** When the token and the refresh token end, milliseconds since 1970, where LinkedIn said so. */
	readonly expiresAt: number | undefined;
	readonly refreshExpiresAt: number | undefined;
	/** The person who has connected, read once an hour. */
	member(): Promise<LinkedInMember>;
	/** What LinkedIn says of the token: `{ active, status, scope, expires_at, … }`, seconds. */
	introspect(): Promise<IDataObject>;
}

export async function connectLinkedIn(
	n8n: IExecuteFunctions,
	itemIndex: number,
	{ maxWaitMs }: ConnectSettings,
): Promise<LinkedInApi> {
	return await connect(n8n, { itemIndex, maxWaitMs });
}

/** The connection in contexts without items: drop-down lists, webhooks. */
export async function connectOutsideItems(
	context: ApiContext,
	settings: Pick<Settings, 'maxWaitMs' | 'signal'> = {},
): Promise<LinkedInApi> {
	return await connect(context, settings);
}

interface Settings {
	itemIndex?: number;
	maxWaitMs?: number;
	/** Ends calls that are under way. */
	signal?: AbortSignal;
}

/** The secret of the app, with which LinkedIn signs deliveries. Calls nobody. */
export async function readApp(context: ApiContext): Promise<{ id: string; secret: string }> {
	const data = await context.getCredentials(CREDENTIAL_TYPE);
	return { id: String(data.clientId ?? ''), secret: String(data.clientSecret ?? '') };
}

async function connect(context: ApiContext, settings: Settings): Promise<LinkedInApi> {
	const node = context.getNode();
	const data = await context.getCredentials(CREDENTIAL_TYPE, settings.itemIndex);
	const tokenData = (data.oauthTokenData ?? {}) as IDataObject;
	const token = String(tokenData.access_token ?? '');
	if (token === '') throw notConnected(node);
	const apiVersion = readVersion(node, data);
	const platform: Platform = {
		...LINKEDIN,
		api: apiVersion,
		// Without a refresh token n8n would answer with an error of its own instead of LinkedIn's.
		refreshOnStatus: tokenData.refresh_token ? LINKEDIN.refreshOnStatus : [],
	};
	const budgetOwner = createHash('sha256').update(token).digest('hex');
	const app = { id: String(data.clientId ?? ''), secret: String(data.clientSecret ?? '') };
	const secrets = [token, app.secret, String(tokenData.refresh_token ?? '')].filter(Boolean);
	const { maxWaitMs, signal } = settings;
	const expiresAt = Number(tokenData.n8n_expires_at) || undefined;
	const issuedAt = expiresAt && expiresAt - Number(tokenData.expires_in) * 1000;
	const refreshSeconds = Number(tokenData.refresh_token_expires_in);
	const client = createLinkedInClient(context, platform, {
		credentialType: CREDENTIAL_TYPE,
		token,
		budgetOwner,
		secrets,
		maxWaitMs,
		signal,
		issuedAt,
	});
	const scopes = String(tokenData.scope ?? '')
		.split(/[\s,]+/)
		.filter(Boolean);
	return {
		node,
		client,
		platform,
		apiVersion,
		budgetOwner,
		scopes,
		renewsItself: Boolean(tokenData.refresh_token),
		expiresAt,
		refreshExpiresAt: issuedAt && refreshSeconds ? issuedAt + refreshSeconds * 1000 : undefined,
		member: async () => await rememberMember(client, budgetOwner, scopes),
		introspect: async () => {
			const body = { client_id: app.id, client_secret: app.secret, token };
			const answer = await request(context, platform, {
				method: 'POST',
				url: INTROSPECT_URL,
				auth: { kind: 'none' },
				body: new URLSearchParams(body),
				secrets,
				repeatable: true,
				maxWaitMs,
				signal,
				asText: true,
			});
			return bodyOf(answer, { node, platform, mayBeEmpty: false });
		},
	};
}

function notConnected(node: INode) {
	return inputError(node, {
		field: 'Credential',
		happened: 'The credential is not connected yet',
		fix: "Open the credential, choose 'Connect' and save it.",
	});
}
