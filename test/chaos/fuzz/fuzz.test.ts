import { chosenSeed, randomOf, say } from '../support/seed';
import { checkPrototypes } from './support/pollution';
import type { FuzzTarget } from './support/target';
import { within, withinAsync } from './support/within';
import { answerTargets } from './targets/answers';
import { mediaTargets } from './targets/media';
import { readerTargets } from './targets/readers';
import { textTargets } from './targets/texts';
import { growing, webhookTargets } from './targets/webhooks';

/** Deliveries of which only the signature is real grow while they are read. */
jest.mock('../../../nodes/shared/json/parseJson', () => {
	const real: { parseJson(text: string): unknown } = jest.requireActual(
		'../../../nodes/shared/json/parseJson',
	);
	return { parseJson: (text: string) => growing.get(text) ?? real.parseJson(text) };
});

/** All targets together try at least so many inputs. */
const CASES = 110_000;
/** A batch that takes longer hangs. */
const DEADLINE_MS = 300_000;

const targets: FuzzTarget[] = [
	...answerTargets(),
	...webhookTargets(),
	...mediaTargets(),
	...textTargets(),
	...readerTargets(),
];
const total = targets.reduce((sum, { weight = 1 }) => sum + weight, 0);
const tried = new Map<string, number>();

afterAll(() => {
	const all = [...tried.values()].reduce((sum, count) => sum + count, 0);
	say(`${all} inputs for ${tried.size} targets`);
});

describe.each(targets)('$name', (target) => {
	const cases = Math.ceil((CASES * (target.weight ?? 1)) / total);

	it(`for ${cases} inputs`, async () => {
		let input: unknown = 'none yet';
		const random = randomOf(chosenSeed() ^ hash(target.name));
		const one = () => target.attempt(random, (noted) => (input = noted));
		try {
			await batch(one, cases);
			checkPrototypes();
		} catch (error) {
			throw withInput(error, input);
		}
		tried.set(target.name, cases);
	});
});

/** The first result tells whether there is something to wait for. */
async function batch(one: () => void | Promise<void>, cases: number) {
	const begun: { waiting?: void | Promise<void> } = {};
	within(DEADLINE_MS, () => {
		begun.waiting = one();
		if (begun.waiting) return;
		for (let count = 1; count < cases; count++) void one();
	});
	if (!begun.waiting) return;
	await withinAsync(DEADLINE_MS, async () => {
		await begun.waiting;
		for (let count = 1; count < cases; count++) await one();
	});
}

function withInput(error: unknown, input: unknown): Error {
	const given = (JSON.stringify(input) ?? 'undefined').slice(0, 3000);
	return Object.assign(error as Error, {
		message: `${(error as Error).message}\nInput: ${given}`,
	});
}

function hash(text: string): number {
	return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
}
