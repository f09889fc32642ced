import type { Platform } from '../../../../nodes/shared/contract/platform';
import { failureOf } from '../../../../nodes/shared/http/failure';
import type { RequestSpec } from '../../../../nodes/shared/http/requestSpec';
import { request } from '../../../../nodes/shared/http/request';
import type { FakeAnswer } from '../../../support/fakeN8n';
import { fakeN8n } from '../../../support/fakeN8n';

export const NOW = Date.parse('2026-11-20T10:00:00Z');
export const SIGNATURE = 'EAAB-not-to-be-seen';

export const PLATFORM: Platform = {
	id: 'net',
	title: 'Net',
	api: { name: 'Net API', version: 'v1' },
	failures: [{ code: 7, kind: 'content-rejected', happened: 'Bad text', advice: 'Change it.' }],
	readError: ({ status, body }) =>
		status >= 400 ? { message: 'refused', code: (body as { code?: number })?.code } : undefined,
	readUsage: ({ headers }) =>
		headers['x-usage']
			? [{ bucket: 'page', percentUsed: Number(headers['x-usage']), blockedForSeconds: 0 }]
			: [],
	refreshOnStatus: [],
};

export const spec = (facts: Partial<RequestSpec> = {}): RequestSpec => ({
	method: 'POST',
	url: 'https://api.example.com/feed',
	auth: { kind: 'header', value: `Bearer ${SIGNATURE}` },
	...facts,
});

/** Answers in turn; the last one again and again. */
export function network(answers: FakeAnswer[], platform = PLATFORM) {
	let count = 0;
	const fake = fakeN8n({
		answer: () => answers[Math.min(count++, answers.length - 1)],
	});
	return {
		...fake,
		send: async (facts: Partial<RequestSpec> = {}) =>
			await request(fake.n8n, platform, spec(facts)),
		refused: async (facts: Partial<RequestSpec> = {}) => {
			const error: unknown = await request(fake.n8n, platform, spec(facts)).then(
				() => undefined,
				(thrown: unknown) => thrown,
			);
			return { error, failure: failureOf(error) };
		},
	};
}
