import { settlePost } from '../../../nodes/LinkedIn/publish/settlePost';
import type { Draft } from '../../../nodes/shared/publish/draft';
import { answer, linkedInItem, MEMBER, PAGE, refuse, SHARE } from '../support/item';
import type { ItemSetup, Script } from '../support/item';
import { draftOf } from './support';

const handles = { post: { id: SHARE } };
const READ = `GET rest/posts/${SHARE}`;
const MEDIA: Draft['media'] = [{ source: 'binary', field: 'data', sha256: 'hash' }];

interface Setup extends ItemSetup {
	media?: Draft['media'];
}

const settle = async (
	reading: Script[string],
	author = PAGE,
	{ media = MEDIA, ...setup }: Setup = {},
) => {
	const { context, requests } = await linkedInItem({ ...setup, script: { [READ]: reading } });
	const draft = draftOf({ media });
	const account = { id: author, name: 'A' };
	const settled = await settlePost(context.api, { draft, account, handles });
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

	it('is not read where it has no files', async () => {
		const { settled, requests } = await settle(refuse(500), PAGE, { media: [] });
		expect(settled).toMatchObject({ status: 'published', id: SHARE });
		expect(requests).toEqual([]);
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
