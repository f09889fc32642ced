import type { IHttpRequestOptions } from 'n8n-workflow';
import type { ApiContext } from '../contract/apiContext';
import type { Answer, Platform } from '../contract/platform';
import type { RequestSpec } from './requestSpec';

const DEFAULT_TIMEOUT_MS = 60_000;

/** Makes one call, whatever the status of its answer is. */
export async function send(
	context: ApiContext,
	platform: Platform,
	spec: RequestSpec,
): Promise<Answer> {
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
