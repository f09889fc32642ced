import {
	answer,
	bodyOf,
	elements,
	lost,
	MEMBER,
	PAGE,
	queryOf,
	refuse,
	run,
	sent,
	SHARE,
	THREAD,
} from '../support/item';

const COMMENT = `urn:li:comment:(${THREAD},8)`;
const OWN = `rest/reactions/(actor:${PAGE},entity:${SHARE})`;

describe('Add', () => {
	it('reacts to a post as the author', async () => {
		const { items, requests } = await run('reaction.add', {
			script: { 'POST rest/reactions': answer('', { 'x-restli-id': 'x' }) },
			params: { post: SHARE, reactionType: 'PRAISE' },
		});
		const [request] = sent(requests, 'POST rest/reactions');
		expect(queryOf(request)).toBe('actor=urn%3Ali%3Aorganization%3A2414183');
		expect(bodyOf(request)).toEqual({ root: SHARE, reactionType: 'PRAISE' });
		expect(items).toEqual([
			{ platform: 'linkedin', entityId: SHARE, actorId: PAGE, reaction: 'PRAISE' },
		]);
	});

	it('reacts to a comment, in the spelling that the API takes', async () => {
		const { items } = await run('reaction.add', {
			script: { 'POST rest/reactions': answer('') },
			params: { reactOn: 'comment', comment: `urn:li:comment:(activity:7200000000000000003,8)` },
		});
		expect(items).toMatchObject([{ entityId: COMMENT, reaction: 'LIKE' }]);
	});

	it('reacts again after a lost answer: there is one reaction of an actor', async () => {
		const { items, requests } = await run('reaction.add', {
			script: { 'POST rest/reactions': [lost(), answer('')] },
			params: { post: SHARE },
		});
		expect(items).toHaveLength(1);
		expect(sent(requests, 'POST rest/reactions')).toHaveLength(2);
	});
});

describe('Remove', () => {
	it('names actor and post in the address, each encoded, the marks of the key bare', async () => {
		const { items, requests } = await run('reaction.remove', {
			script: { [`DELETE ${OWN}`]: { status: 204 } },
			params: { post: SHARE },
		});
		expect(sent(requests, `DELETE ${OWN}`)[0].url).toBe(
			'https://api.linkedin.com/rest/reactions/(actor:urn%3Ali%3Aorganization%3A2414183,entity:urn%3Ali%3Ashare%3A7200000000000000001)',
		);
		expect(items).toEqual([
			{ platform: 'linkedin', entityId: SHARE, actorId: PAGE, reaction: null },
		]);
	});

	it('takes what is gone after a lost answer for removed', async () => {
		const { items } = await run('reaction.remove', {
			script: { [`DELETE ${OWN}`]: lost(), [`GET ${OWN}`]: refuse(404, 'NOT_FOUND') },
			params: { post: SHARE },
		});
		expect(items).toMatchObject([{ reaction: null }]);
	}, 15_000);

	it('says that there is no reaction', async () => {
		const script = { [`DELETE ${OWN}`]: refuse(404, 'NOT_FOUND', 'no reaction') };
		await expect(run('reaction.remove', { script, params: { post: SHARE } })).rejects.toThrow(
			'no reaction',
		);
	});
});

describe('Get Many', () => {
	it('lists who has reacted, newest first', async () => {
		const path = `GET rest/reactions/(entity:${COMMENT})`;
		const raw = { reactionType: 'EMPATHY', created: { actor: MEMBER, time: 1_763_000_000_000 } };
		const { items, requests } = await run('reaction.getMany', {
			script: { [path]: elements(raw, { reactionType: 'LIKE' }) },
			params: { reactOn: 'comment', comment: COMMENT, options: { includeRaw: true } },
		});
		const [request] = sent(requests, path);
		expect(request.url).toContain(
			'/reactions/(entity:urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A7200000000000000003%2C8%29)?',
		);
		expect(queryOf(request)).toBe('q=entity&sort=(value:REVERSE_CHRONOLOGICAL)&start=0&count=50');
		expect(items).toEqual([
			{
				platform: 'linkedin',
				entityId: COMMENT,
				type: 'EMPATHY',
				author: { id: MEMBER, name: '' },
				createdAt: '2025-11-13T02:13:20Z',
				raw,
			},
			expect.objectContaining({ type: 'LIKE', author: null, createdAt: null }),
		]);
	});
});
