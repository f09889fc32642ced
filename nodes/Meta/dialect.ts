import type { IDataObject } from 'n8n-workflow';
import type { ErrorFacts } from '../shared/contract/failure';
import type { Answer, Platform, UsageReading } from '../shared/contract/platform';
import { API_VERSIONS } from '../shared/contract/apiVersions';
import { parseJson } from '../shared/json/parseJson';
import { asNumberOrNull, asObject, asObjects, asText } from '../shared/json/read';
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

/**
 * Reads the Graph error envelope, that of rupload (`debug_info`), and error statuses without one.
 * @see https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
function readGraphError(answer: Answer): ErrorFacts | undefined {
	const body = bodyOf(answer.body);
	if (typeof body.error === 'object' && body.error !== null) {
		return { ...factsOf(asObject(body.error)), retryAfterSeconds: regainSeconds(answer) };
	}
	if (answer.status < 400) return undefined;
	return body.debug_info ? factsOfUpload(asObject(body.debug_info)) : { message: `HTTP ${answer.status}` };
}

const factsOf = (error: IDataObject): ErrorFacts => ({
	message: asText(error.error_user_msg ?? error.message) || 'no message',
	code: codeOf(error.code),
	subcode: codeOf(error.error_subcode),
	transient: error.is_transient === true,
	traceId: asText(error.fbtrace_id) || undefined,
	details: isObject(error.error_data) ? error.error_data : undefined,
});

const factsOfUpload = ({ message, type, retriable }: IDataObject): ErrorFacts => ({
	message: asText(message) || 'upload refused',
	code: codeOf(type),
	transient: retriable === true,
});

const codeOf = (value: unknown): number | string | undefined =>
	typeof value === 'number' ? value : asText(value) || undefined;

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null;

/**
 * Reads X-App-Usage, X-Page-Usage and X-Business-Use-Case-Usage (percentages; minutes to wait).
 * @see https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
function readGraphUsage(answer: Answer): UsageReading[] {
	const simple = ['app', 'page'].flatMap((bucket) => {
		const usage = bodyOf(answer.headers[`x-${bucket}-usage`]);
		return Object.keys(usage).length > 0 ? [reading(bucket, usage)] : [];
	});
	const business = businessUsage(answer).map(([id, usage]) =>
		reading(`${asText(usage.type)}:${id}`, usage),
	);
	return [...simple, ...business];
}

function businessUsage(answer: Answer): Array<[string, IDataObject]> {
	const usage = bodyOf(answer.headers['x-business-use-case-usage']);
	return Object.entries(usage).flatMap(([id, entries]) =>
		asObjects(entries).map((entry): [string, IDataObject] => [id, entry]),
	);
}

function reading(bucket: string, usage: IDataObject): UsageReading {
	const used = [usage.call_count, usage.total_time, usage.total_cputime].map(numberOf);
	return {
		bucket,
		percentUsed: Math.max(...used),
		blockedForSeconds: numberOf(usage.estimated_time_to_regain_access) * 60,
	};
}

function regainSeconds(answer: Answer): number | undefined {
	const waits = businessUsage(answer).map(([, usage]) =>
		numberOf(usage.estimated_time_to_regain_access),
	);
	const longest = Math.max(0, ...waits);
	return longest > 0 ? longest * 60 : undefined;
}

const numberOf = (value: unknown): number => Math.max(0, asNumberOrNull(value) ?? 0);

/** The object that an answer or header contains; an empty one where it contains none. */
function bodyOf(value: unknown): IDataObject {
	if (typeof value !== 'string') return asObject(value);
	try {
		return asObject(parseJson(value));
	} catch {
		// A proxy's HTML page or an empty body: the status alone decides then.
		return {};
	}
}
