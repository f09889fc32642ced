import type { IDataObject } from 'n8n-workflow';
import type { ErrorFacts } from '../shared/contract/failure';
import type { Answer } from '../shared/contract/platform';
import { parseJson } from '../shared/json/parseJson';
import { asObject, asObjects, asText } from '../shared/json/read';
import { DAILY_LIMIT } from './failures';

/**
 * Reads both error envelopes of the API, and that of the token calls. `details` has the URN of the
 * post that a refused duplicate repeats (`duplicateOf`), and the path of the field that is refused.
 * @see https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
 */
export function readLinkedInError(answer: Answer): ErrorFacts | undefined {
	if (answer.status < 400) return undefined;
	const body = bodyOf(answer.body);
	const [input] = asObjects(asObject(body.errorDetails).inputErrors);
	const message = asText(body.message ?? body.error_description) || `HTTP ${answer.status}`;
	const field = input && fieldOf(input);
	const original = /duplicate of (urn:li:[A-Za-z]+:[\w-]+)/i.exec(message)?.[1];
	return {
		message: input ? withInput(message, input) : message,
		code: asText(input?.code ?? body.code ?? body.error) || undefined,
		subcode: asText(body.serviceErrorCode) || undefined,
		traceId: answer.headers['x-li-uuid'],
		retryAfterSeconds: saysNoDelay(answer) ? waitAfter(answer, message) : undefined,
		details: original || field ? { duplicateOf: original, field } : undefined,
	};
}

function withInput(message: string, input: IDataObject): string {
	const field = fieldOf(input);
	const said = [message, asText(input.description)].filter(Boolean).join(': ');
	return field ? `${said} (${field})` : said;
}

const fieldOf = ({ input }: IDataObject): string | undefined =>
	asText(asObject(asObject(input).inputPath).fieldPath) || undefined;

const BURST_SECONDS = 60;

/** LinkedIn sends no Retry-After; where it, or a gateway before it, does, that counts. */
const saysNoDelay = ({ status, headers }: Answer): boolean =>
	status === 429 && headers['retry-after'] === undefined;

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

function bodyOf(value: unknown): IDataObject {
	if (typeof value !== 'string') return asObject(value);
	try {
		return asObject(parseJson(value));
	} catch {
		// A proxy's HTML page or an empty body: the status alone decides then.
		return {};
	}
}
