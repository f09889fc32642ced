import { readApproval } from '../../../nodes/SocialHub/publish/approval';
import { NODE } from '../../support/fakeN8n';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];

describe('readApproval', () => {
	it.each([
		['the list of Preview', [first, second]],
		['the list as text', JSON.stringify([first, second])],
		['the item of Preview', { contentHashes: [first], posts: [{ contentHash: second }] }],
		['lines of text', `${first}\n${second}\n`],
	])('takes %s', (_what, given) => {
		expect(readApproval(NODE, given)).toEqual([first, second]);
	});

	it.each([undefined, null, ''])('asks for no approval where it is %j', (given) => {
		expect(readApproval(NODE, given)).toBeUndefined();
	});

	it.each([[[]], ['[]'], [{}], ['approved'], [first.slice(1)]])(
		'does not take %j for an approval of everything',
		(given) => {
			expect(() => readApproval(NODE, given)).toThrow('There is no content hash');
		},
	);
});
