import { sleep } from 'n8n-workflow';
import { asThrown, failureOf } from '../shared/http/failure';
import type { LinkedInClient } from './client';

const FRESH_MS = 60_000;
const WAIT_MS = 3_000;

/**
 * LinkedIn may refuse a token for some seconds after it has given it out. The refusal has no effect:
 * the first call with such a token goes out once more.
 */
export function withFreshToken(
	client: LinkedInClient,
	issuedAt: number | undefined,
): LinkedInClient {
	if (!issuedAt || Date.now() - issuedAt > FRESH_MS) return client;
	const twice = async <Result>(work: () => Promise<Result>): Promise<Result> => {
		try {
			return await work();
		} catch (error) {
			if (failureOf(error)?.kind !== 'credential-invalid') throw asThrown(error);
			await sleep(WAIT_MS);
			return await work();
		}
	};
	return {
		...client,
		call: async (...call) => await twice(async () => await client.call(...call)),
		get: async (...call) => await twice(async () => await client.get(...call)),
		create: async (...call) => await twice(async () => await client.create(...call)),
		action: async (...call) => await twice(async () => await client.action(...call)),
		unversioned: async (...call) => await twice(async () => await client.unversioned(...call)),
	};
}
