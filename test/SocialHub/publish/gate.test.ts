import { assertAllPass } from '../../../nodes/SocialHub/publish/gate';
import type { PreparedDestination } from '../../../nodes/SocialHub/publish/prepareDestination';
import type { Card } from '../../../nodes/shared/publish/card';
import { block, warn } from '../../../nodes/shared/publish/issue';
import type { Issue } from '../../../nodes/shared/publish/plan';
import { NODE } from '../../support/fakeN8n';

const TEXT = { message: 'Too long', fix: 'Shorten it.' };

function prepared(issues: Issue[], asked: Issue[] = issues): PreparedDestination {
	return {
		account: { id: '1', name: 'Fern' },
		contentHash: 'h1',
		issues,
		preview: async () =>
			await Promise.resolve({ json: {}, card: { issues: asked } as unknown as Card }),
		publish: async () => await Promise.reject(new Error('nothing is published here')),
	};
}

const check = async (ready: Promise<PreparedDestination>, approved?: string[]) =>
	await assertAllPass(
		NODE,
		[
			{ title: 'Moss', ready: Promise.resolve(prepared([])) },
			{ title: 'Fern', ready },
		],
		approved,
	);

describe('assertAllPass', () => {
	it('lets all pass that nothing blocks, warnings or not', async () => {
		const ready = Promise.resolve(prepared([warn('note', 'Text', TEXT)]));
		await expect(check(ready)).resolves.toBeUndefined();
		await expect(check(ready, ['h1'])).resolves.toBeUndefined();
	});

	it.each([
		[
			'what is known beforehand',
			prepared([block('text-too-long', 'Text', TEXT)]),
			'Fern: Too long',
		],
		['what the network says', prepared([], [block('quota', 'Account', TEXT)]), 'Fern: Too long'],
	])('stops all for %s', async (_what, ready, reason) => {
		await expect(check(Promise.resolve(ready))).rejects.toThrow(reason);
	});

	it('stops all for one that cannot be prepared, or is not approved', async () => {
		const broken = Promise.reject<PreparedDestination>(new Error('The connection has ended'));
		await expect(check(broken)).rejects.toThrow('Fern: The connection has ended');
		await expect(check(Promise.resolve(prepared([])), ['h2'])).rejects.toThrow('not the approved');
	});
});
