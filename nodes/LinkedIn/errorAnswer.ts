import type { ErrorFacts } from '../shared/contract/failure';
import type { Answer } from '../shared/contract/platform';
import { parseJson } from '../shared/json/parseJson';
import { DAILY_LIMIT } from './failures';

interface ErrorBody {
	status?: number;
	code?: string;
	serviceErrorCode?: number;
	message?: string;
	errorDetails?: { inputErrors?: InputError[] };
	error?: string;
	error_description?: string;
}

interface InputError {
	code?: string;
	description?: string;
	input?: { inputPath?: { fieldPath?: string } };
}

/**
 * Reads both error envelopes of the API, and that of the token calls. `details` has the URN of the
 * post that a refused duplicate repeats (`duplicateOf`), and the path of the field that is refused.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
 */
export function readLinkedInError(answer: Answer): ErrorFacts | undefined {
	if (answer.status < 400) return undefined;
	const body = asObject(answer.body) as ErrorBody;
	const input = body.errorDetails?.inputErrors?.[0];
	const message = body.message ?? body.error_description ?? `HTTP ${answer.status}`;
	const field = input?.input?.inputPath?.fieldPath;
	const original = /duplicate of (urn:li:[A-Za-z]+:[\w-]+)/i.exec(message)?.[1];
	return {
		message: input ? withInput(message, input) : message,
		code: input?.code ?? body.code ?? body.error,
		subcode: body.serviceErrorCode,
		traceId: answer.headers['x-li-uuid'],
		retryAfterSeconds: answer.status === 429 ? waitAfter(answer, message) : undefined,
		details: original || field ? { duplicateOf: original, field } : undefined,
	};
}

function withInput(message: string, { description, input }: InputError): string {
	const field = input?.inputPath?.fieldPath;
	const said = [message, description].filter((text) => text && text !== '').join(': ');
	return field ? `${said} (${field})` : said;
}

const BURST_SECONDS = 60;

/**
 * Seconds until another call makes sense. The daily counters begin anew at 00:00 UTC; whatever else
 * LinkedIn finds too fast passes sooner.
 */
function waitAfter(answer: Answer, message: string): number {
	if (!DAILY_LIMIT.test(message)) return BURST_SECONDS;
	const said = Date.parse(answer.headers.date ?? '');
	const now = new Date(Number.isNaN(said) ? Date.now() : said);
	const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
	return Math.ceil((midnight - now.getTime()) / 1000);
}

function asObject(value: unknown): object {
	if (value !== null && typeof value === 'object') return value;
	if (typeof value !== 'string') return {};
	try {
		const parsed = parseJson(value);
		return parsed !== null && typeof parsed === 'object' ? parsed : {};
	} catch {
		// A proxy's HTML page or an empty body: the status alone decides then.
		return {};
	}
}
