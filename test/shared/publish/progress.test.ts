import type { IDataObject } from 'n8n-workflow';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { Prepared } from '../../../nodes/shared/publish/prepared';
import { idsOut, withProgress } from '../../../nodes/shared/publish/progress';
import type { FakeNetwork } from './support/fakeNetwork';
import { contextFor, createNetwork, fail } from './support/fakeNetwork';

const step = (name: string, isVisible = true) => ({
	name,
	requests: [],
	send: async () => await Promise.resolve({}),
	...(isVisible
		? {
				exactlyOnce: {
					idOf: ({ id }: IDataObject) => String(id),
					find: async () => await Promise.resolve({ status: 'not-done' as const }),
				},
			}
		: {}),
});

const preparedOf = (...steps: object[]) =>
	({ plan: { kind: 'thread', steps, issues: [] } }) as unknown as Prepared<FakeNetwork>;

describe('What is out of a plan', () => {
	const plan = preparedOf(step('file', false), step('post 1'), step('post 2'), step('post 3'));

	it('is told by the steps that people see', () => {
		const { journal } = contextFor(createNetwork());
		journal.complete('file', { mediaId: '7' });
		journal.complete('post 1', { id: '11' });
		journal.intend('post 2');
		expect(idsOut(plan, journal)).toEqual(['11']);
	});

	it('is said by the error that stopped it', () => {
		const context = contextFor(createNetwork());
		const error = fail({ effect: 'none', advice: 'Wait.' });
		const told = failureOf(withProgress(context, plan, { error, out: ['11', '12'] }));
		expect(told).toMatchObject({
			effect: 'none',
			advice: 'Wait. 2 of 3 posts are out (11, 12). Another try goes on behind them.',
			details: { publishedIds: ['11', '12'] },
		});
	});

	it('is not worth a word of a single post, or where nothing is out', () => {
		const context = contextFor(createNetwork());
		const error = fail({});
		expect(withProgress(context, plan, { error, out: [] })).toBe(error);
		expect(withProgress(context, preparedOf(step('post')), { error, out: ['11'] })).toBe(error);
	});
});
