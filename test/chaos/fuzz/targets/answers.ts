import type { INode } from 'n8n-workflow';
import type { ErrorFacts } from '../../../../nodes/shared/contract/failure';
import type { Answer, Platform } from '../../../../nodes/shared/contract/platform';
import { bodyOf, createdId } from '../../../../nodes/shared/http/answer';
import type { Budget } from '../../../../nodes/shared/http/budget';
import { delayBefore, learn } from '../../../../nodes/shared/http/budget';
import { toNodeError } from '../../../../nodes/shared/http/failure';
import { failureFromAnswer } from '../../../../nodes/shared/http/readFailure';
import type { Random } from '../../support/seed';
import { pick } from '../../support/seed';
import { grow, randomJson } from '../support/grown';
import { exported, filesBeside, filesIn } from '../support/sources';
import type { FuzzTarget } from '../support/target';
import { must, mustNotCrash } from '../support/target';
import type { Vocabulary } from '../support/vocabulary';
import { vocabularyOf } from '../support/vocabulary';
import { attemptQuietly } from './readers';

const NODE = { id: '1', name: 'Network', type: 'network', parameters: {} } as unknown as INode;
const STATUSES = [
	200, 201, 204, 301, 400, 401, 402, 403, 404, 409, 413, 422, 429, 500, 502, 503, 504,
];
const PAGES = [
	'',
	'<html>502 Bad Gateway</html>',
	'null',
	'[]',
	'0',
	'"text"',
	'{"error"',
	undefined,
	null,
];
const LONGEST_DELAY_MS = 400 * 24 * 3600_000;

/** The platforms of all networks, as their folders export them. */
function platforms(): Array<{ file: string; platform: Platform }> {
	return filesIn()
		.filter((file) => /[\\/]platform\.ts$/.test(file))
		.flatMap((file) =>
			Object.values(exported(file) as unknown as Record<string, unknown>)
				.filter((value): value is Platform => typeof (value as Platform)?.readError === 'function')
				.map((platform) => ({ file, platform })),
		);
}

/** What the networks' answers are read with. */
export const answerTargets = (): FuzzTarget[] => platforms().map(toTarget);

function toTarget({ file, platform }: { file: string; platform: Platform }): FuzzTarget {
	const vocabulary = vocabularyOf(filesBeside(file));
	const narrow = vocabularyOf(
		filesIn().filter((one) => /(dialect|errorAnswer|client)\.ts$/.test(one)),
	);
	return {
		name: `Any answer of ${platform.title} becomes a failure that can be told, or a success`,
		weight: 12,
		attempt(random, note) {
			const grown = grow(random, vocabulary);
			const first = { ...randomAnswer(random, narrow), body: grown.value };
			attemptQuietly(() => platform.readError(first));
			const body = random() < 0.15 ? pick(random, PAGES) : JSON.parse(grown.text());
			const answer: Answer = { ...first, body: random() < 0.3 ? JSON.stringify(body) : body };
			note(answer);
			checkFailure(platform, answer);
			checkUsage(platform, answer);
			mustNotCrash(() => bodyOf(answer, { node: NODE, platform, mayBeEmpty: random() < 0.5 }));
			mustNotCrash(() =>
				createdId(NODE, bodyOf(answer, { node: NODE, platform, mayBeEmpty: true })),
			);
		},
	};
}

function randomAnswer(random: Random, vocabulary: Vocabulary): Answer {
	const headers: Record<string, string> = {};
	for (const name of vocabulary.texts.filter((text) => /^(x-|retry|date)/.test(text))) {
		if (random() < 0.6) continue;
		headers[name] =
			random() < 0.4 ? randomJson(random, vocabulary) : pick(random, vocabulary.texts);
	}
	if (random() < 0.3) headers['retry-after'] = pick(random, vocabulary.texts);
	if (random() < 0.3) headers['x-rate-limit-remaining'] = '0';
	return { status: pick(random, STATUSES), headers, body: undefined };
}

function checkFailure(platform: Platform, answer: Answer) {
	const facts: ErrorFacts | undefined = platform.readError(answer);
	if (!facts) return;
	must(typeof facts.message === 'string', 'the message is no text');
	const failure = failureFromAnswer(platform, answer, facts, Date.now());
	const error = toNodeError(NODE, failure);
	must(error.message.length > 0, 'the error says nothing');
	must(typeof error.description === 'string', 'the description is no text');
	const resets = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt);
	must(Number.isFinite(resets), `the time to try again is ${failure.retryAt}`);
	const texts = [failure.code, failure.traceId].filter((one) => one !== undefined);
	must(
		texts.every((one) => typeof one === 'string'),
		'a code is no text',
	);
}

/** What is learned lives as long as the process: one wrong number would stop an account for ever. */
function checkUsage(platform: Platform, answer: Answer) {
	const now = Date.now();
	const readings = platform.readUsage(answer);
	const budget: Budget = new Map();
	learn(budget, 'owner', readings, now);
	const names = readings.map(({ bucket }) => bucket);
	const delay = delayBefore(budget, 'owner', names, now);
	must(delay >= 0 && delay <= LONGEST_DELAY_MS, `calls would wait ${delay} ms`);
}
