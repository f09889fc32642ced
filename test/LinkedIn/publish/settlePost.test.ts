import { settlePost } from '../../../nodes/LinkedIn/publish/settlePost';
import { answer, linkedInItem, MEMBER, PAGE, refuse, SHARE } from '../support/item';
import type { ItemSetup, Script } from '../support/item';

const handles = { post: { id: SHARE } };
const READ = `GET rest/posts/${SHARE}`;
const settle = async (reading: Script[string], author = PAGE, setup: ItemSetup = {}) => {
	const { context, requests } = await linkedInItem({ ...setup, script: { [READ]: reading } });
	const settled = await settlePost(context.api, { account: { id: author, name: 'A' }, handles });
	return { settled, requests };
};

describe('a post that LinkedIn has taken', () => {
	it.each([
		['PUBLISHED', { status: 'published', id: SHARE }],
		['PUBLISH_REQUESTED', { status: 'processing', id: SHARE }],
		['PUBLISH_FAILED', { status: 'rejected', reason: 'REJECTED' }],
	])('that is %s is said to be so', async (lifecycleState, expected) => {
		const lifecycleStateInfo = { reviewStatus: 'REJECTED' };
		const { settled } = await settle(answer({ id: SHARE, lifecycleState, lifecycleStateInfo }));
		expect(settled).toMatchObject(expected);
	});

	it.each([403, 404, 400])('is out where reading it is answered with %i', async (status) => {
		const { settled } = await settle(refuse(status));
		expect(settled).toMatchObject({ status: 'published', id: SHARE });
	});

	it('is read for persons only where the app may', async () => {
		const failed = answer({ id: SHARE, lifecycleState: 'PUBLISH_FAILED' });
		const unread = await settle(failed, MEMBER);
		expect(unread.settled.status).toBe('published');
		expect(unread.requests).toEqual([]);
		const read = await settle(failed, MEMBER, { scopes: ['r_member_social'] });
		expect(read.settled.status).toBe('rejected');
	});
});
