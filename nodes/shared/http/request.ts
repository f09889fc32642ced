import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { ApiContext } from '../contract/apiContext';
import type { ErrorFacts, Failure } from '../contract/failure';
import type { Answer, Platform, UsageReading } from '../contract/platform';
import { block, delayBefore, isBlocked, learn, processBudget } from './budget';
import { failureFromAnswer, failureFromConnection, failureOf, toNodeError } from './failure';
import { failureFromRenewal } from './renewal';
import { decideRetry } from './retry';
import { noteServerTime } from './serverClock';

/** How a call proves who makes it. Secrets stay in headers: addresses get logged. */
export type Auth =
	{ kind: 'credential'; type: string } | { kind: 'header'; value: string } | { kind: 'none' };

export type RequestBody = IHttpRequestOptions['body'];

export interface RequestSpec {
	method: IHttpRequestMethods;
	url: string;
	auth: Auth;
	qs?: IDataObject;
	body?: RequestBody;
	headers?: Record<string, string>;
	/** Whether a second arrival leaves the network as one does. Default: only for GET. */
	repeatable?: boolean;
	/** Budgets of the network that this call counts against. */
	buckets?: readonly string[];
	/** Whose budgets these are, where their names do not say it: the app. */
	budgetOwner?: string;
	/** Texts that must not reach an error, should the network repeat them. */
	secrets?: readonly string[];
	/** Milliseconds until the answer is given up. Default 60 s. */
	timeoutMs?: number;
	/** Milliseconds that this call may wait for limits and passing failures. Default 60 s. */
	maxWaitMs?: number;
	/** The body is a stream: it can be sent once, and redirects would hold it in memory. */
	streamed?: boolean;
	/** Raw text instead of parsed JSON, for answers with ids above 2^53. */
	asText?: boolean;
	/** Ends the call; it is not tried again then. */
	signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_WAIT_MS = 60_000;

/**
 * The one way to a network: waits for its budget, sends, learns from the answer, and repeats
 * what may be repeated. Throws one `NodeApiError` that carries the failure (`failureOf`).
 */
export async function request(
	context: ApiContext,
	platform: Platform,
	spec: RequestSpec,
): Promise<Answer> {
	const deadline = Date.now() + (spec.maxWaitMs ?? DEFAULT_MAX_WAIT_MS);
	const repeatable = !spec.streamed && (spec.repeatable ?? spec.method === 'GET');
	for (let attempts = 1; ; attempts++) {
		await waitForBudget(context, platform, spec, deadline);
		const outcome = await attempt(context, platform, spec);
		if ('answer' in outcome) return outcome.answer;

		const { failure } = outcome;
		noteBlock(platform, spec, failure);
		const now = Date.now();
		const decision = decideRetry({
			failure,
			attempts,
			repeatable,
			waitLeftMs: deadline - now,
			now,
			random: Math.random(),
		});
		if (!decision.retry || spec.streamed || spec.signal?.aborted) {
			throw toNodeError(context.getNode(), failure);
		}
		await sleep(decision.afterMs);
		if (spec.signal?.aborted) throw toNodeError(context.getNode(), failure);
	}
}

type Outcome = { answer: Answer } | { failure: Failure };

async function attempt(
	context: ApiContext,
	platform: Platform,
	spec: RequestSpec,
): Promise<Outcome> {
	let answer: Answer;
	try {
		answer = await send(context, platform, spec);
	} catch (error) {
		const known = failureOf(error) ?? failureFromRenewal(platform, error);
		if (known) return { failure: known };
		const refused = answerOf(error);
		if (!refused) return { failure: failureFromConnection(platform, error) };
		answer = refused;
	}
	const now = Date.now();
	noteServerTime(platform.id, answer.headers.date, now);
	learn(processBudget, budgetOwner(platform, spec), readings(platform, spec, answer), now);
	const facts = platform.readError(answer);
	if (!facts) return { answer };
	return { failure: failureFromAnswer(platform, answer, hideSecrets(facts, spec), now) };
}

/** Usage headers may leave out whose budget it is: `page` then is that of the call, `page:17`. */
function readings(
	platform: Platform,
	{ buckets = [] }: RequestSpec,
	answer: Answer,
): UsageReading[] {
	return platform.readUsage(answer).map((reading) => {
		const bucket = buckets.find((name) => name.startsWith(`${reading.bucket}:`));
		return bucket ? { ...reading, bucket } : reading;
	});
}

/** The owner's name in the process's budget. */
export function budgetOwner(platform: Platform, spec: Pick<RequestSpec, 'budgetOwner'>): string {
	return spec.budgetOwner ? `${platform.id}:${spec.budgetOwner}` : platform.id;
}

/** Networks may repeat the token that they refuse, and errors are stored with the execution. */
function hideSecrets(facts: ErrorFacts, { auth, secrets = [] }: RequestSpec): ErrorFacts {
	const sent = auth.kind === 'header' ? auth.value.split(' ').pop() : undefined;
	const hidden = [...secrets, ...(sent ? [sent] : [])];
	const message = hidden.reduce((text, secret) => text.replaceAll(secret, '…'), facts.message);
	return { ...facts, message };
}

async function send(context: ApiContext, platform: Platform, spec: RequestSpec): Promise<Answer> {
	const options: IHttpRequestOptions = {
		method: spec.method,
		url: spec.url,
		qs: spec.qs,
		body: spec.body,
		headers: {
			...spec.headers,
			...(spec.auth.kind === 'header' ? { Authorization: spec.auth.value } : {}),
		},
		returnFullResponse: true,
		ignoreHttpStatusErrors: platform.refreshOnStatus.length
			? { ignore: true, except: [...platform.refreshOnStatus] }
			: true,
		sendCredentialsOnCrossOriginRedirect: false,
		disableFollowRedirect: spec.streamed ?? false,
		timeout: spec.timeoutMs ?? DEFAULT_TIMEOUT_MS,
		...(spec.asText ? { encoding: 'text' as const } : { json: true }),
		...(spec.signal ? { abortSignal: spec.signal } : {}),
	};
	const response =
		spec.auth.kind === 'credential'
			? await context.helpers.httpRequestWithAuthentication.call(context, spec.auth.type, options)
			: await context.helpers.httpRequest(options);
	return toAnswer(response);
}

function toAnswer(response: { statusCode: number; headers?: object; body?: unknown }): Answer {
	const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		String(value),
	]);
	return { status: response.statusCode, headers: Object.fromEntries(headers), body: response.body };
}

/** The network's answer inside an error of n8n's request helpers, if there was one. */
function answerOf(error: unknown): Answer | undefined {
	const { response, cause } = (error ?? {}) as {
		response?: { status?: number; headers?: object; data?: unknown };
		cause?: unknown;
	};
	if (response?.status) {
		return toAnswer({
			statusCode: response.status,
			headers: response.headers,
			body: response.data,
		});
	}
	return cause && cause !== error ? answerOf(cause) : undefined;
}

async function waitForBudget(
	context: ApiContext,
	platform: Platform,
	spec: RequestSpec,
	deadline: number,
) {
	const now = Date.now();
	const buckets = spec.buckets ?? [];
	const owner = budgetOwner(platform, spec);
	const delay = delayBefore(processBudget, owner, buckets, now);
	if (delay === 0) return;
	if (now + delay > deadline && isBlocked(processBudget, owner, buckets, now)) {
		throw toNodeError(context.getNode(), {
			kind: 'rate-limited',
			happened: `${platform.title} accepts no more calls for this account at the moment`,
			advice: "Run it again later, or raise 'Max Wait' in the options of this operation.",
			effect: 'none',
			retryAt: new Date(now + delay).toISOString(),
		});
	}
	// Slowing down before the limit is a courtesy: it takes what the call may wait, never the call.
	await sleep(Math.min(delay, Math.max(0, deadline - now)));
}

function noteBlock(platform: Platform, spec: RequestSpec, failure: Failure) {
	const { kind, retryAt, blocks = '' } = failure;
	if (kind !== 'rate-limited' || !retryAt) return;
	for (const bucket of spec.buckets ?? []) {
		if (!bucket.startsWith(blocks)) continue;
		block(processBudget, budgetOwner(platform, spec), bucket, Date.parse(retryAt));
	}
}
