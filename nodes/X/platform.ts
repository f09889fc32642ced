import { API_VERSIONS } from '../shared/contract/apiVersions';
import type { Platform } from '../shared/contract/platform';
import { readXError, readXUsage } from './dialect';
import { X_FAILURES } from './failures';

/**
 * @see https://docs.x.com/x-api/introduction
 */
export const X: Platform = {
	id: 'x',
	title: 'X',
	api: API_VERSIONS.x,
	failures: X_FAILURES,
	readError: readXError,
	traceHeader: 'x-transaction-id',
	readUsage: readXUsage,
	refreshOnStatus: [401],
};

export const X_HOST = 'https://api.x.com';
export const AUTHORIZE_URL = 'https://x.com/i/oauth2/authorize';
export const TOKEN_URL = `${X_HOST}/2/oauth2/token`;
/** Gives the token of the app itself. */
export const APP_TOKEN_URL = `${X_HOST}/oauth2/token`;
