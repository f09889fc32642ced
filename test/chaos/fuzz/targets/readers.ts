import type { Random } from '../../support/seed';
import { below, pick } from '../../support/seed';
import { grow } from '../support/grown';
import type { FoundFunction } from '../support/sources';
import { filesBeside, functionsTaking } from '../support/sources';
import type { FuzzTarget } from '../support/target';
import { mustNotCrash } from '../support/target';
import type { Vocabulary } from '../support/vocabulary';
import { vocabularyOf } from '../support/vocabulary';

const OBJECTS = ['IDataObject', 'IDataObject | undefined'];
const ANYTHING = ['unknown'];
const TEXTS = ['string', 'string | undefined', 'string | null'];
const LISTS = ['IDataObject[]', 'readonly IDataObject[]', 'string[]', 'readonly string[]'];

/** Whose it is: not read from an answer. */
const ACCOUNTS = ['{ id: string; name: string }', '{ id: string; name: string | null }'];

/** What the code has read before, such as forms. */
const OWN_LIST = /^readonly [A-Z]\w+\[\]$/;

/** Say in their description that they throw, or are told what to read by the code. */
const ELSEWHERE = /parseJson|asThrown|answerOf|serverClock|signRequest|signAnswer|canonicalJson/;

/**
 * Every function of the package that takes nothing but answers, deliveries or texts, found by its
 * types: those of a network that is added later are among them.
 */
export function readerTargets(): FuzzTarget[] {
	const types = new Set([...OBJECTS, ...ANYTHING, ...TEXTS, ...LISTS, ...ACCOUNTS]);
	return functionsTaking((type) => types.has(type) || OWN_LIST.test(type))
		.filter(({ title }) => !ELSEWHERE.test(title))
		.map(toTarget);
}

function toTarget(found: FoundFunction): FuzzTarget {
	return {
		name: `${found.title} takes whatever comes`,
		attempt(random, note) {
			const vocabulary = vocabularyOf(filesBeside(found.file));
			const grown = found.types.map((type) => argument(type, random, vocabulary));
			attemptQuietly(() => found.call(...grown.map(({ value }) => value)));
			const input = grown.map(({ plain }) => plain());
			note(input);
			mustNotCrash(() => found.call(...input));
		},
	};
}

interface Argument {
	value: unknown;
	plain(): unknown;
}

function argument(type: string, random: Random, vocabulary: Vocabulary): Argument {
	if (TEXTS.includes(type)) return fixed(randomText(random, vocabulary));
	if (ACCOUNTS.includes(type)) return fixed({ id: '1', name: 'Fern & Co' });
	if (LISTS.includes(type)) {
		const inner = type.includes('string') ? 'string' : 'IDataObject';
		const entries = Array.from({ length: below(random, 4) }, () =>
			argument(inner, random, vocabulary),
		);
		return {
			value: entries.map(({ value }) => value),
			plain: () => entries.map((one) => one.plain()),
		};
	}
	if (ANYTHING.includes(type) && random() < 0.3) {
		return fixed(
			pick<unknown>(random, [
				null,
				undefined,
				0,
				-5,
				1e300,
				true,
				[],
				[[]],
				pick(random, vocabulary.texts),
			]),
		);
	}
	if (OWN_LIST.test(type)) return fixed([]);
	const grown = grow(random, vocabulary);
	return { value: grown.value, plain: () => JSON.parse(grown.text()) as unknown };
}

const fixed = (value: unknown): Argument => ({ value, plain: () => value });

/** A text of several parts: words of the code, odd ones, and long rows of the same. */
export function randomText(random: Random, { texts }: Vocabulary): string {
	const parts = Array.from({ length: below(random, 6) }, () => {
		const part = pick(random, texts);
		return random() < 0.15 ? part.slice(0, 20).repeat(below(random, 200)) : part;
	});
	return parts.join(pick(random, ['', ' ', '\n', ':', '/', '@']));
}

/** The first call only shows what is read. */
export function attemptQuietly(call: () => unknown) {
	try {
		call();
	} catch {
		// The same input is tried again as text, and must not fail then.
	}
}
