import { asThrown } from '../../../../nodes/shared/http/failure';
import type { Random } from '../../support/seed';

/** One thing that is called with many inputs. */
export interface FuzzTarget {
	/** As the test is called: a sentence about what holds for every input. */
	name: string;
	/** Makes an input out of numbers, tries it, and throws where it does not do what it should. */
	attempt(random: Random, note: (input: unknown) => void): void | Promise<void>;
	/** How often it is tried in comparison with others. Default 1. */
	weight?: number;
}

/** What the code may throw: an error of n8n that says what is wrong. */
export function isForeseen(error: unknown): boolean {
	const name = (error as Error | undefined)?.constructor?.name ?? '';
	return ['NodeApiError', 'NodeOperationError'].includes(name);
}

/** Calls what must not fail in any other way. */
export function mustNotCrash(call: () => unknown) {
	try {
		call();
	} catch (error) {
		if (!isForeseen(error)) throw asThrown(error);
	}
}

/** Fails with what was expected. */
export function must(isSo: boolean, what: string) {
	if (!isSo) throw new Error(what);
}
