import { handleProblem } from '../../../nodes/X/publish/handleProblem';

const account = { id: '2244994945', name: 'Fern & Co' };

describe('A handle', () => {
	it('of this network has IDs of X only', () => {
		const steps = { 'media 1': { mediaId: '71', isProcessing: true }, 'post 1': { id: '11' } };
		expect(handleProblem({ account, steps })).toBeUndefined();
	});

	it.each([
		['account', { account: { ...account, id: '../x' }, steps: {} }],
		['post', { account, steps: { post: { id: '1/2' } } }],
		['file', { account, steps: { 'media 1': { mediaId: '../../2/tweets' } } }],
	])('with something else for the ID of its %s is none', (_, handle) => {
		expect(handleProblem(handle)).toContain('not an ID of X');
	});
});
