import { failureOf } from '../../../nodes/shared/http/failure';
import { answer, linkedInItem, refuse } from '../support/item';
import type { Script } from '../support/item';
import { NOW, planOf, sendAll } from './support';

const setup = { draft: { text: 'a' } };

/** The number of a post holds its time. */
const urnAt = (time: number) => `urn:li:share:${(BigInt(time) << 22n) + 5n}`;

/** What the refusal of a duplicate tells that names this original. */
async function readRefusal(original: string, reading: Script[string]) {
	const body = {
		status: 422,
		message: `Errors: [Content is a duplicate of ${original}]`,
		errorDetails: {
			inputErrors: [{ code: 'DUPLICATE_POST', description: 'Duplicate post is detected' }],
		},
	};
	const sending = sendAll(setup, { 'POST rest/posts': { status: 422, body } });
	const failure = failureOf(await sending.catch((error: unknown) => error));
	if (!failure) throw new Error('it was not refused');
	expect(failure).toMatchObject({ duplicate: true, effect: 'none', code: 'DUPLICATE_POST' });
	const { context } = await linkedInItem({ script: { [`GET rest/posts/${original}`]: reading } });
	const { duplicates } = planOf(setup).steps[0].exactlyOnce ?? {};
	return await duplicates?.(context.api, {}).readRefusal(failure, NOW);
}

const NEW = urnAt(NOW + 1_000);
const OLD = urnAt(NOW - 86_400_000);
const done = { status: 'done', handle: { id: NEW } };

describe('the refusal of a duplicate', () => {
	it('says that the post is out where its original has been made since', async () => {
		expect(await readRefusal(NEW, answer({ createdAt: NOW + 1_000 }))).toEqual(done);
	});

	it('says that it is not where the original is older', async () => {
		const reading = answer({ createdAt: NOW - 86_400_000 });
		expect(await readRefusal(OLD, reading)).toEqual({ status: 'not-done' });
	});

	it('says that it is not where the original is deleted', async () => {
		expect(await readRefusal(NEW, refuse(404, 'NOT_FOUND'))).toEqual({ status: 'not-done' });
	});

	it('goes by the time in the ID where posts of persons cannot be read', async () => {
		expect(await readRefusal(NEW, refuse(403))).toEqual(done);
		expect(await readRefusal(OLD, refuse(403))).toEqual({ status: 'not-done' });
	});
});
