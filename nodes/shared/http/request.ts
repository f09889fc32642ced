import { sleep } from 'n8n-workflow';
import type { ApiContext } from '../contract/apiContext';
import type { ErrorFacts, Failure } from '../contract/failure';
import type { Answer, Platform } from '../contract/platform';
import { learnFrom, noteBlock, waitForBudget } from './callBudget';
import { failureFromAnswer, failureFromConnection } from './readFailure';
import { failureOf, toNodeError } from './failure';
import { failureFromRenewal } from './renewal';
import { noteRefusal } from './refusals';
import { decideRetry } from './retry';
import type { RequestSpec } from './requestSpec';
import { answerOf, send } from './send';
import { noteServerTime } from './serverClock';

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
		if (failure.kind === 'credential-invalid') noteRefusal(context);
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
	learnFrom(platform, spec, answer, now);
	const facts = platform.readError(answer);
	if (!facts) return { answer };
	return { failure: failureFromAnswer(platform, answer, hideSecrets(facts, spec), now) };
}

/** Networks may repeat the token that they refuse, and errors are stored with the execution. */
function hideSecrets(facts: ErrorFacts, { auth, secrets = [] }: RequestSpec): ErrorFacts {
	const sent = auth.kind === 'header' ? auth.value.split(' ').pop() : undefined;
	const hidden = [...secrets, ...(sent ? [sent] : [])];
	const message = hidden.reduce((text, secret) => text.replaceAll(secret, '…'), facts.message);
	return { ...facts, message };
}
