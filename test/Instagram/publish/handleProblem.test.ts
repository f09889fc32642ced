import { handleProblem } from '../../../nodes/Instagram/publish/handleProblem';
import { ACCOUNT } from '../support';

const steps = {
	container: { containerId: '17', uploadUrl: 'https://x.example' },
	upload: { bytes: 5 },
};

it('lets the handle of a publication through', () => {
	expect(handleProblem({ account: ACCOUNT, steps })).toBeUndefined();
	expect(handleProblem({ account: ACCOUNT, steps: {} })).toBeUndefined();
});

it('names what would get into the address of a call and is no ID', () => {
	for (const id of ['me', '../me', '17?fields=x', 'https://evil.example', '17\n']) {
		expect(handleProblem({ account: { ...ACCOUNT, id }, steps })).toContain('handle.account.id');
		const forged = { 'item 1': { containerId: id } };
		expect(handleProblem({ account: ACCOUNT, steps: forged })).toContain('handle.steps.item 1');
		expect(handleProblem({ account: ACCOUNT, steps: { post: { id } } })).toContain('steps.post');
	}
});
