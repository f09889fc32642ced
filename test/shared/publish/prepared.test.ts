import { failureOf } from '../../../nodes/shared/http/failure';
import { prepareDraft, prepareOnce, refusal } from '../../../nodes/shared/publish/prepared';
import { CAPABILITY, contextFor, createNetwork } from './support/fakeNetwork';

const contextWith = (text: string, nodeContext = {}) =>
	contextFor(createNetwork(), { parameters: { text }, nodeContext });

describe('prepareDraft', () => {
	it('gives the draft, its plan and its hash', async () => {
		const ready = await prepareDraft(contextWith('Hello'), CAPABILITY);
		expect(ready.account).toEqual({ id: 'a1', name: 'Bakery' });
		expect(ready.draft.text).toBe('Hello');
		expect(ready.plan.steps.map(({ name }) => name)).toEqual(['upload', 'post']);
		expect(ready.contentHash).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('prepareOnce', () => {
	it('prepares on another try what the first has begun', async () => {
		const nodeContext = {};
		const first = await prepareOnce(contextWith('at 10:00', nodeContext), CAPABILITY);
		const second = await prepareOnce(contextWith('at 10:01', nodeContext), CAPABILITY);
		expect(second.draft.text).toBe('at 10:00');
		expect(second.contentHash).toBe(first.contentHash);
	});
});

describe('refusal', () => {
	const block = (message: string, fix: string) => ({
		rule: 'r',
		severity: 'block' as const,
		message,
		fix,
		field: 'Text',
	});

	it('says the first reason, how many more there are, and what to do about all', () => {
		const warning = { ...block('Large', 'Use a JPEG.'), severity: 'warn' as const };
		const error = refusal(contextWith('x'), [
			warning,
			block('Too long', 'Shorten it.'),
			block('Too late', 'Hurry.'),
		]);
		expect(error.message).toBe('Too long (and 1 more)');
		expect(error.description).toBe('Shorten it. Hurry.');
		expect(failureOf(error)).toMatchObject({
			kind: 'content-rejected',
			effect: 'none',
			field: 'Text',
		});
	});
});
