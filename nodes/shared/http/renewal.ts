import type { Failure } from '../contract/failure';
import type { Platform } from '../contract/platform';

/** What n8n's helpers throw, as far as it tells a renewal from the call that it was for. */
interface Thrown {
	message?: string;
	/** `EAUTH`: the token endpoint answered with an OAuth error. `ESTATUS`: with something else. */
	code?: unknown;
	status?: number;
	/** The request that broke or was answered with 5xx. */
	config?: { data?: unknown };
	cause?: unknown;
}

/**
 * The failure of a call for which n8n had to renew the access first and could not. The network has
 * refused the call itself as expired, so it has no effect. Undefined for all other errors.
 */
export function failureFromRenewal(platform: Platform, error: unknown): Failure | undefined {
	const thrown = (error ?? {}) as Thrown;
	const outcome = outcomeOf(thrown);
	if (outcome === 'refused') {
		return {
			kind: 'credential-invalid',
			happened: `The access to ${platform.title} has ended and could not be renewed`,
			advice: 'Reconnect the credential in n8n.',
			effect: 'none',
		};
	}
	if (outcome === 'passing') {
		return {
			kind: 'temporarily-unavailable',
			happened: `The access to ${platform.title} has ended and could not be renewed yet`,
			advice: 'Try again in a few minutes.',
			effect: 'none',
		};
	}
	return thrown.cause && thrown.cause !== error
		? failureFromRenewal(platform, thrown.cause)
		: undefined;
}

function outcomeOf({ message = '', code, status = 0, config }: Thrown) {
	if (code === 'ESTATUS') return status === 429 || status >= 500 ? 'passing' : 'refused';
	if (code === 'EAUTH') return 'refused';
	// Text compared because n8n gives these two no code of their own.
	if (/no refresh token is available|needs to be reconnected/.test(message)) return 'refused';
	return String(config?.data ?? '').includes('grant_type=refresh_token') ? 'passing' : undefined;
}
