import type { Random } from '../../support/seed';
import { below, pick } from '../../support/seed';
import type { Vocabulary } from './vocabulary';

const NUMBERS = [0, 1, -1, 0.5, 1e21, -1e308, 2 ** 53, 8.65e15, 1_764_240_000, 1_764_240_000_000];
const DEEPEST = 8;
/** Names that every object answers to without having them, or that machinery asks for. */
const NOT_GROWN = new Set([
	'toJSON',
	'then',
	'constructor',
	'__proto__',
	'asymmetricMatch',
	'nodeType',
]);

/** JSON that becomes what is looked for in it. */
export interface Grown {
	/** An object that gets a random value for every name that is read. */
	value: object;
	/** As text, with what has grown so far. */
	text(): string;
}

/**
 * Random JSON with the very names that the code under test reads: what is asked for comes into
 * being, as a value of any type. Text of it then is an input like any other.
 */
export function grow(random: Random, { names, texts }: Vocabulary): Grown {
	let isGrowing = true;

	const valueAt = (depth: number): unknown => {
		const dice = random();
		if (dice < 0.4 && depth < DEEPEST) return objectAt(depth);
		if (dice < 0.55 && depth < DEEPEST) {
			return Array.from({ length: below(random, 4) }, () => valueAt(depth + 1));
		}
		if (dice < 0.75) return pick(random, texts);
		if (dice < 0.84) return pick(random, NUMBERS);
		if (dice < 0.89) return null;
		return dice < 0.94 ? random() < 0.5 : undefined;
	};

	const objectAt = (depth: number): object => {
		const target: Record<string, unknown> = {};
		const give = (name: string) => define(target, name, valueAt(depth + 1));
		for (let count = below(random, 3); count > 0; count--) give(pick(random, names));
		return new Proxy(target, {
			get(_, name) {
				const isNew = typeof name === 'string' && !(name in target);
				if (isNew && isGrowing && !NOT_GROWN.has(name)) give(name);
				return Reflect.get(target, name) as unknown;
			},
		});
	};

	return {
		value: objectAt(0),
		text() {
			isGrowing = false;
			const written = JSON.stringify(this.value);
			isGrowing = true;
			return written;
		},
	};
}

/** JSON may have a name `__proto__`, which an assignment would take for something else. */
function define(target: object, name: string, value: unknown) {
	Object.defineProperty(target, name, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

/** Random JSON text of any type at its root, made of known names. */
export function randomJson(random: Random, vocabulary: Vocabulary): string {
	const known = { ...vocabulary, names: vocabulary.names.slice(0, 400) };
	const valueAt = (depth: number): unknown => {
		if (depth > 3 || random() < 0.35)
			return pick(random, [...NUMBERS, null, true, pick(random, known.texts)]);
		if (random() < 0.3) return Array.from({ length: below(random, 4) }, () => valueAt(depth + 1));
		const entries = Array.from({ length: below(random, 6) }, () => [
			pick(random, known.names),
			valueAt(depth + 1),
		]);
		return Object.fromEntries(entries as Array<[string, unknown]>);
	};
	return JSON.stringify(valueAt(0));
}
