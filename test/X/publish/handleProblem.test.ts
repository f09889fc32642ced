import { handleProblem } from '../../../nodes/X/publish/handleProblem';

import { draftOf } from './support/fixture';

const draft = draftOf();
const account = { id: '2244994945', name: 'Fern & Co' };

describe('A handle', () => {
	it('of this network has IDs of X only', () => {
		const steps = { 'media 1': { mediaId: '71', isProcessing: true }, 'post 1': { id: '11' } };
		expect(handleProblem({ account, draft, steps })).toBeUndefined();
	});

	it.each([
		['account', { account: { ...account, id: '../x' }, draft, steps: {} }],
		['post', { account, draft, steps: { post: { id: '1/2' } } }],
		['file', { account, draft, steps: { 'media 1': { mediaId: '../../2/tweets' } } }],
	])('with something else for the ID of its %s is none', (_, handle) => {
		expect(handleProblem(handle)).toContain('not an ID of X');
	});

	it('of a thread from a long text says how long each post can be, as the node does', () => {
		const thread = (options: object) => draftOf({ kind: 'splitThread', options: { ...options } });
		const problemOf = (options: object) =>
			handleProblem({ account, draft: thread(options), steps: {} });
		expect(problemOf({ postLength: 40 })).toBeUndefined();
		expect(problemOf({ postLength: 280 })).toBeUndefined();
		for (const postLength of [undefined, '', 0, 39, 281, 40.5, 'abc', -1]) {
			expect(problemOf({ postLength })).toContain('handle.draft.options.postLength');
		}
	});
});
