import type { IDataObject } from 'n8n-workflow';
import type { ErrorFacts } from '../shared/contract/failure';
import type { Answer, Platform, UsageReading } from '../shared/contract/platform';
import { API_VERSIONS } from '../shared/contract/apiVersions';
import { parseJson } from '../shared/json/parseJson';
import { GRAPH_FAILURES } from './failures';

export const GRAPH_API = API_VERSIONS.metaGraph;
export const GRAPH_HOST = 'https://graph.facebook.com';
export const GRAPH_URL = `${GRAPH_HOST}/${GRAPH_API.version}`;
export const DIALOG_URL = `https://www.facebook.com/${GRAPH_API.version}/dialog/oauth`;
export const TOKEN_URL = `${GRAPH_URL}/oauth/access_token`;

/** What all networks that speak the Graph dialect have in common. */
export const GRAPH_DIALECT: Pick<
	Platform,
	'api' | 'failures' | 'readError' | 'readUsage' | 'refreshOnStatus' | 'traceHeader'
> = {
	api: GRAPH_API,
	failures: GRAPH_FAILURES,
	readError: readGraphError,
	traceHeader: 'x-fb-trace-id',
	readUsage: readGraphUsage,
	// Graph answers an expired token with code 190 and has nothing to refresh with.
	refreshOnStatus: [],
};

interface GraphErrorBody {
	message?: string;
	code?: number;
	error_subcode?: number;
	is_transient?: boolean;
	error_user_title?: string;
	error_user_msg?: string;
	error_data?: IDataObject;
	fbtrace_id?: string;
}

/**
 * Reads the Graph error envelope, that of rupload (`debug_info`), and error statuses without one.
 * @see https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
function readGraphError(answer: Answer): ErrorFacts | undefined {
	const body = asObject(answer.body);
	const error = body?.error as GraphErrorBody | undefined;
	if (error && typeof error === 'object') {
		return {
			message: error.error_user_msg ?? error.message ?? 'no message',
			code: error.code,
			subcode: error.error_subcode,
			transient: error.is_transient,
			traceId: error.fbtrace_id,
			details: error.error_data,
			retryAfterSeconds: regainSeconds(answer),
		};
	}
	const upload = body?.debug_info as
		{ type?: string; message?: string; retriable?: boolean } | undefined;
	if (answer.status >= 400 && upload) {
		return {
			message: upload.message ?? 'upload refused',
			code: upload.type,
			transient: upload.retriable,
		};
	}
	return answer.status >= 400 ? { message: `HTTP ${answer.status}` } : undefined;
}

interface UsagePercentages {
	call_count?: number;
	total_time?: number;
	total_cputime?: number;
	estimated_time_to_regain_access?: number;
}

/**
 * Reads X-App-Usage, X-Page-Usage and X-Business-Use-Case-Usage (percentages; minutes to wait).
 * @see https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
function readGraphUsage(answer: Answer): UsageReading[] {
	const app = parseHeader<UsagePercentages>(answer.headers['x-app-usage']);
	const page = parseHeader<UsagePercentages>(answer.headers['x-page-usage']);
	return [
		...(app ? [reading('app', app)] : []),
		...(page ? [reading('page', page)] : []),
		...businessUsage(answer).map(([id, usage]) => reading(`${usage.type}:${id}`, usage)),
	];
}

function businessUsage(answer: Answer): Array<[string, UsagePercentages & { type?: string }]> {
	const header = answer.headers['x-business-use-case-usage'];
	const usage = parseHeader<Record<string, Array<UsagePercentages & { type?: string }>>>(header);
	return Object.entries(usage ?? {}).flatMap(([id, entries]) =>
		entries.map((entry): [string, typeof entry] => [id, entry]),
	);
}

function reading(bucket: string, usage: UsagePercentages): UsageReading {
	return {
		bucket,
		percentUsed: Math.max(usage.call_count ?? 0, usage.total_time ?? 0, usage.total_cputime ?? 0),
		blockedForSeconds: (usage.estimated_time_to_regain_access ?? 0) * 60,
	};
}

function regainSeconds(answer: Answer): number | undefined {
	const waits = businessUsage(answer).map(
		([, usage]) => usage.estimated_time_to_regain_access ?? 0,
	);
	const longest = Math.max(0, ...waits);
	return longest > 0 ? longest * 60 : undefined;
}

function parseHeader<T>(value: string | undefined): T | undefined {
	return asObject(value) as T | undefined;
}

function asObject(value: unknown): IDataObject | undefined {
	if (value !== null && typeof value === 'object') return value as IDataObject;
	if (typeof value !== 'string') return undefined;
	try {
		const parsed = parseJson(value);
		return parsed !== null && typeof parsed === 'object' ? (parsed as IDataObject) : undefined;
	} catch {
		// A proxy's HTML page or an empty body: the status alone decides then.
		return undefined;
	}
}
