import type { IDataObject } from 'n8n-workflow';
import type { ErrorFacts } from '../shared/contract/failure';
import type { Answer, UsageReading } from '../shared/contract/platform';
import { parseJson } from '../shared/json/parseJson';
import { asObjects, asText } from '../shared/json/read';

interface Problem {
	title?: string;
	detail?: string;
	message?: string;
	type?: string;
	reason?: string;
	period?: string;
	code?: number;
}

/**
 * Reads X's error answers: problems (RFC 9457), the older lists of numbered errors, and those of
 * its OAuth endpoints. Statuses decide; what a success says in `errors` is the caller's to judge.
 * @see https://docs.x.com/x-api/fundamentals/response-codes-and-errors
 */
export function readXError(answer: Answer): ErrorFacts | undefined {
	if (answer.status < 400) return undefined;
	const body = asObject(answer.body) ?? {};
	const facts = factsOf(body, `HTTP ${answer.status}`);
	// The headers are about calls, not about the posts of the plan.
	const isWindow = answer.status === 429 && facts.code !== 'usage-capped';
	return {
		...facts,
		traceId: answer.headers['x-transaction-id'],
		retryAfterSeconds: isWindow ? secondsUntilReset(answer) : undefined,
	};
}

/** The facts of a problem, wherever in an answer it stands. */
export function factsOf(body: IDataObject, otherwise: string): ErrorFacts {
	if (typeof body.error === 'string') {
		const said = asText(body.error_description) || body.error;
		return { message: hideTokens(said), code: body.error };
	}
	const problem = problemOf(body);
	const inner = asObjects(body.errors).map(problemOf);
	const [first] = inner;
	const texts = [problem.detail ?? problem.title, ...inner.map(textOf)].filter(Boolean);
	const message = hideTokens([...new Set(texts)].join(' ') || otherwise);
	return {
		message,
		code: nameOf(problem.type) ?? nameOf(first?.type) ?? problem.code ?? first?.code,
		subcode: problem.reason ?? problem.period ?? message.match(REASON)?.[0],
	};
}

const textOrNone = (value: unknown): string | undefined => asText(value) || undefined;

const problemOf = ({ title, detail, message, type, reason, period, code }: IDataObject): Problem => ({
	title: textOrNone(title),
	detail: textOrNone(detail),
	message: textOrNone(message),
	type: textOrNone(type),
	reason: textOrNone(reason),
	period: textOrNone(period),
	code: typeof code === 'number' ? code : undefined,
});

/** Reasons that X gives within a text: `CrcValidationFailed`. */
const REASON = /\b(?:[A-Z][a-z]+)+(?:Failed|Exceeded|IdInvalid|NotFound|ConflictError)\b/;

const textOf = ({ message, detail, title }: Problem): string | undefined =>
	message ?? detail ?? title;

/** `https://api.x.com/2/problems/resource-not-found` is `resource-not-found`; `about:blank` says nothing. */
function nameOf(type: string | undefined): string | undefined {
	return type?.match(/\/problems\/([^/?#]+)/)?.[1];
}

/** Tokens of X have more than 60 characters, and a renewed one is known to nobody here. */
const hideTokens = (text: string): string => text.replace(/[\w%+/=-]{60,}/g, '…');

/** Windows in which X counts the calls of an endpoint; the daily ones are not documented. */
const WINDOWS = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour'];

interface Window {
	limit: number;
	remaining: number;
	/** Seconds until it begins anew. */
	resetsIn: number;
}

/**
 * How much of an endpoint's limits is used, and for how long it takes no more calls.
 * @see https://docs.x.com/x-api/fundamentals/rate-limits
 */
export function readXUsage(answer: Answer): UsageReading[] {
	const windows = windowsOf(answer);
	if (windows.length === 0) return [];
	const shares = windows.map(({ limit, remaining }) => ((limit - remaining) / limit) * 100);
	return [
		{
			bucket: 'endpoint',
			percentUsed: Math.round(Math.max(...shares)),
			blockedForSeconds: Math.max(0, ...windows.filter(isUsedUp).map(({ resetsIn }) => resetsIn)),
		},
	];
}

/** The longest wait among the windows that are used up; where none says so, that of the shortest. */
function secondsUntilReset(answer: Answer): number | undefined {
	const windows = windowsOf(answer);
	const usedUp = windows.filter(isUsedUp);
	if (usedUp.length > 0) return Math.max(...usedUp.map(({ resetsIn }) => resetsIn));
	return windows.length > 0 ? Math.min(...windows.map(({ resetsIn }) => resetsIn)) : undefined;
}

const isUsedUp = ({ remaining }: Window): boolean => remaining <= 0;

function windowsOf({ headers }: Answer): Window[] {
	// X's own clock: that of this machine may be off.
	const now = Date.parse(headers.date ?? '') || Date.now();
	return WINDOWS.flatMap((name) => {
		const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) =>
			Number(headers[`${name}-${part}`] ?? NaN),
		);
		if (!(limit > 0) || Number.isNaN(remaining) || Number.isNaN(reset)) return [];
		return [{ limit, remaining, resetsIn: Math.max(0, Math.ceil(reset - now / 1000)) }];
	});
}

/** The object of an answer; undefined for what is none, such as the page of a proxy. */
export function asObject(value: unknown): IDataObject | undefined {
	if (value !== null && typeof value === 'object') return value as IDataObject;
	if (typeof value !== 'string' || value === '') return undefined;
	try {
		const parsed = parseJson(value);
		return parsed !== null && typeof parsed === 'object' ? (parsed as IDataObject) : undefined;
	} catch {
		// The status alone decides then.
		return undefined;
	}
}
