import type { IDataObject } from 'n8n-workflow';
import { asThrown, failureOf, toNodeError } from '../../shared/http/failure';
import { toIso } from '../../shared/time/timeParameter';
import type { LinkedInApi } from '../connection';

/** What is known of the token of a connection. Times are ISO 8601. */
export interface TokenState {
	permissions: string[];
	expiresAt: string | null;
	/** When the refresh token ends; null without one, or where LinkedIn did not say. */
	refreshExpiresAt: string | null;
	renewsItself: boolean;
	authorizedAt: string | null;
	/** Ended, but n8n renews it at the next call. */
	isStale: boolean;
	/** Whether LinkedIn has answered; else all comes from what it said at the login. */
	isConfirmed: boolean;
}

const ENDED: Readonly<Record<string, string>> = {
	revoked: 'The access was revoked',
	expired: 'The access has expired',
};

/**
 * Asks LinkedIn about the token of the connection. Throws `credential-invalid` for one that has
 * ended, unless it can be renewed.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/authentication/token-introspection
 */
export async function readToken(api: LinkedInApi): Promise<TokenState> {
	const answer = await introspect(api);
	if (answer && answer.active !== true && !canRenew(api, answer)) {
		throw toNodeError(api.node, {
			kind: 'credential-invalid',
			happened: ENDED[String(answer.status)] ?? 'LinkedIn does not accept the access token',
			advice: 'Reconnect the credential in n8n.',
			effect: 'none',
		});
	}
	return toTokenState(api, answer);
}

/** A revoked grant takes its refresh token with it. */
const canRenew = (api: LinkedInApi, { status }: IDataObject): boolean =>
	status === 'expired' && api.renewsItself;

/** Undefined where LinkedIn will not say: the calls tell then whether the token works. */
async function introspect(api: LinkedInApi): Promise<IDataObject | undefined> {
	try {
		return await api.introspect();
	} catch (error) {
		const kind = failureOf(error)?.kind;
		if (kind !== 'content-rejected' && kind !== 'credential-invalid') throw asThrown(error);
		return undefined;
	}
}

/** Pure. */
export function toTokenState(
	api: Pick<LinkedInApi, 'scopes' | 'expiresAt' | 'refreshExpiresAt' | 'renewsItself'>,
	answer: IDataObject | undefined,
): TokenState {
	const said = String(answer?.scope ?? '')
		.split(/[\s,]+/)
		.filter(Boolean);
	return {
		permissions: said.length ? said : [...api.scopes],
		expiresAt: answer ? toIso(answer.expires_at) : fromMillis(api.expiresAt),
		refreshExpiresAt: fromMillis(api.refreshExpiresAt),
		renewsItself: api.renewsItself,
		authorizedAt: toIso(answer?.authorized_at),
		isStale: answer !== undefined && answer.active !== true,
		isConfirmed: answer !== undefined,
	};
}

const fromMillis = (time: number | undefined): string | null =>
	time === undefined ? null : toIso(time / 1000);
