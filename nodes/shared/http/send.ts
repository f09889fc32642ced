import type { IHttpRequestOptions } from 'n8n-workflow';
import type { ApiContext } from '../contract/apiContext';
import type { Answer, Platform } from '../contract/platform';
import { noteRefusal } from './refusals';
import type { RequestSpec } from './requestSpec';

const DEFAULT_TIMEOUT_MS = 60_000;

/** Makes one call, whatever the status of its answer is. */
export async function send(
	context: ApiContext,
	platform: Platform,
	spec: RequestSpec,
): Promise<Answer> {
	const { auth } = spec;
	if (auth.kind === 'none') return await plainly(context, spec);
	if (auth.kind === 'header') return await plainly(context, spec, auth.value);
	// A stream can be sent once: n8n has to know before whether the token is still good.
	if (auth.token !== undefined && !spec.streamed) {
		const answer = await plainly(context, spec, `Bearer ${auth.token}`);
		if (!platform.refreshOnStatus.includes(answer.status)) return answer;
		noteRefusal(context);
	}
	const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
		context,
		auth.type,
		{
			...toOptions(spec),
			ignoreHttpStatusErrors: platform.refreshOnStatus.length
				? { ignore: true, except: [...platform.refreshOnStatus] }
				: true,
		},
	);
	return toAnswer(response as RawResponse);
}

async function plainly(
	context: ApiContext,
	spec: RequestSpec,
	authorization?: string,
): Promise<Answer> {
	const options = toOptions(spec);
	const headers = authorization
		? { ...options.headers, Authorization: authorization }
		: options.headers;
	return toAnswer((await context.helpers.httpRequest({ ...options, headers })) as RawResponse);
}

function toOptions(spec: RequestSpec): IHttpRequestOptions {
	return {
		method: spec.method,
		url: spec.url,
		qs: spec.qs,
		body: spec.body,
		headers: { ...spec.headers },
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		sendCredentialsOnCrossOriginRedirect: false,
		disableFollowRedirect: spec.streamed ?? false,
		timeout: spec.timeoutMs ?? DEFAULT_TIMEOUT_MS,
		...(spec.asText ? { encoding: 'text' as const } : { json: true }),
		...(spec.signal ? { abortSignal: spec.signal } : {}),
	};
}

interface RawResponse {
	statusCode: number;
	headers?: object;
	body?: unknown;
}

function toAnswer(response: RawResponse): Answer {
	const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		String(value),
	]);
	return { status: response.statusCode, headers: Object.fromEntries(headers), body: response.body };
}

/** The network's answer inside an error of n8n's request helpers, if there was one. */
export function answerOf(error: unknown): Answer | undefined {
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
