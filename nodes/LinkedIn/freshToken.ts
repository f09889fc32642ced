import { sleep } from 'n8n-workflow';
import type { Answer } from '../shared/contract/platform';
import { asThrown, failureOf } from '../shared/http/failure';
import type { RequestSpec } from '../shared/http/requestSpec';

const FRESH_MS = 60_000;
const WAIT_MS = 3_000;

/**
 * LinkedIn may refuse a token for some seconds after it has given it out. The refusal has no effect:
 * a call with such a token goes out once more, unless its body is a stream.
 */
export function withFreshToken<Spec extends Pick<RequestSpec, 'streamed'>>(
	send: (spec: Spec) => Promise<Answer>,
	issuedAt: number | undefined,
): (spec: Spec) => Promise<Answer> {
	if (!issuedAt || Date.now() - issuedAt > FRESH_MS) return send;
	return async (spec) => {
		try {
			return await send(spec);
		} catch (error) {
			if (spec.streamed || failureOf(error)?.kind !== 'credential-invalid') throw asThrown(error);
			await sleep(WAIT_MS);
			return await send(spec);
		}
	};
}
