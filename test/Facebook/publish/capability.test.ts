import type { IDataObject } from 'n8n-workflow';
import { facebookPublish } from '../../../nodes/Facebook/publish/capability';
import { FACEBOOK_KINDS } from '../../../nodes/Facebook/publish/kinds';
import { LIMITS } from '../../../nodes/Facebook/platform';
import { failureOf } from '../../../nodes/shared/http/failure';
import type { Draft } from '../../../nodes/shared/publish/draft';
import { readDraft } from '../../../nodes/shared/publish/readDraft';
import { answer, facebookFixture, PAGE_ID } from '../../support/fakeGraph';
import { lookSince } from '../../support/looks';
import { NOW, PAGE, draftOf, fakePage, listAnswer, planOf } from './support/fixture';

const settle = async (
	draft: Partial<Draft>,
	handles: Record<string, IDataObject>,
	page = fakePage({}),
) => await facebookPublish.settle(page.api, { draft: draftOf(draft), account: PAGE, handles });

describe('the account', () => {
	it('is the Page that the item names', async () => {
		const { context } = facebookFixture({ params: { page: ` ${PAGE_ID} ` } });
		expect(await facebookPublish.account(context)).toMatchObject({
			id: PAGE_ID,
			url: `https://www.facebook.com/${PAGE_ID}`,
		});
	});

	it('must be chosen', async () => {
		const { context } = facebookFixture({ params: { page: '' } });
		await expect(facebookPublish.account(context)).rejects.toThrow('No Page is chosen');
	});
});

describe('the kinds', () => {
	it('all have limits and steps', () => {
		expect(FACEBOOK_KINDS.map(({ value }) => value).sort()).toEqual(Object.keys(LIMITS).sort());
		for (const { value } of FACEBOOK_KINDS) {
			const { steps } = planOf(
				draftOf({ kind: value, media: [{ source: 'url', url: 'https://a.example' }] }),
			);
			expect(steps[steps.length - 1].exactlyOnce).toBeDefined();
			expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
		}
	});

	it('read the cards of a carousel only', () => {
		const carouselCards = { card: [{ link: 'https://a.example' }] };
		const { context } = facebookFixture({ params: { carouselCards } });
		expect(facebookPublish.readExtra(context, 'carousel')).toEqual({ carouselCards });
		expect(facebookPublish.readExtra(context, 'text')).toEqual({});
	});

	it('say what their files are, so that a video is not shown as a picture', () => {
		const withMedia = FACEBOOK_KINDS.filter(({ inputs }) => inputs.includes('media'));
		expect(withMedia.map(({ value, media }) => [value, media])).toEqual([
			['photo', 'picture'],
			['video', 'video'],
			['reel', 'video'],
			['photoStory', 'picture'],
			['videoStory', 'video'],
		]);
	});
});

describe('Backdate To', () => {
	const read = (options: IDataObject, kind = 'text') =>
		facebookPublish.readExtra(facebookFixture({ params: { options } }).context, kind);

	it.each([
		['2026-07-01T09:00:00', undefined, '2026-07-01T09:00:00.000+02:00'],
		['2026-07-01 09:00', 'America/New_York', '2026-07-01T09:00:00.000-04:00'],
		['2026-07-01T09:00:00Z', undefined, '2026-07-01T11:00:00.000+02:00'],
	])('%s is meant in the zone %p: %s', (backdateTo, timeZone, expected) => {
		expect(read({ backdateTo, timeZone })).toEqual({ backdateTo: expected });
		expect(read({ backdateTo, timeZone }, 'carousel')).toMatchObject({ backdateTo: expected });
	});

	it('takes the place of what the option says in the draft', async () => {
		const params = { postKind: 'text', options: { backdateTo: '2026-07-01T09:00:00' } };
		const { draft } = await readDraft(facebookFixture({ params }).context, facebookPublish);
		expect(draft.options).toEqual({ backdateTo: '2026-07-01T09:00:00.000+02:00' });
	});

	it('is refused by its name where it is no time', () => {
		let thrown: unknown;
		try {
			read({ backdateTo: 'last week' });
		} catch (error) {
			thrown = error;
		}
		expect(failureOf(thrown)).toMatchObject({
			field: 'Backdate To',
			effect: 'none',
			happened: "'last week' in 'Backdate To' is not a date or time",
		});
	});
});

describe('settle', () => {
	const post = {
		id: '77_5',
		permalink_url: 'https://www.facebook.com/p/5',
		created_time: '2026-11-20T10:00:00+0000',
	};

	it.each([
		[{}, 'published'],
		[{ scheduleAt: '2026-11-21T09:00:00Z' }, 'scheduled'],
		[{ asDraft: true }, 'draft'],
	])('takes a post for what was asked for, %j: %s', async (draft, status) => {
		expect(await settle(draft, { post })).toEqual({
			status,
			id: '77_5',
			url: 'https://www.facebook.com/p/5',
			publishedAt: new Date(NOW).toISOString(),
			raw: post,
		});
	});

	it('makes the address from the id where Facebook gave none', async () => {
		expect(await settle({ kind: 'photo' }, { post: { id: '77_5' } })).toEqual({
			status: 'published',
			id: '77_5',
			url: 'https://www.facebook.com/77_5',
			raw: { id: '77_5' },
		});
	});

	it.each(['video', 'reel'])('asks how far a %s is', async (kind) => {
		const page = fakePage({ 'GET v1': answer({ status: { video_status: 'processing' } }) });
		expect(await settle({ kind }, { [kind]: { mediaId: 'v1' } }, page)).toMatchObject({
			status: 'processing',
		});
	});

	it.each(['photoStory', 'videoStory'])('takes a %s for published', async (kind) => {
		expect(await settle({ kind }, { story: { id: '55' } })).toMatchObject({
			status: 'published',
			id: '55',
		});
	});
});

describe('the first comment', () => {
	const { firstComment } = facebookPublish;
	const post = { account: PAGE, id: '77_5', text: 'More here' };
	const comment = (facts: IDataObject) => ({
		id: 'c1',
		message: 'More here',
		from: { id: '77', name: 'Bakery' },
		created_time: '2026-11-20T10:00:00+0000',
		...facts,
	});
	const find = async (...comments: IDataObject[]) =>
		await firstComment?.find(
			fakePage({ 'GET 77_5/comments': listAnswer(...comments) }).api,
			post,
			lookSince(NOW),
		);

	it('is one call', async () => {
		const page = fakePage({ 'POST 77_5/comments': answer({ id: 'c1' }) });
		expect(await firstComment?.send(page.api, post)).toEqual({ id: 'c1' });
		expect(page.graph.calls[0].fields).toEqual({ message: 'More here' });
	});

	it('is found among the newest by its author and text', async () => {
		expect(await find(comment({ id: 'c0', message: 'Other' }), comment({}))).toMatchObject({
			status: 'done',
			handle: { id: 'c1' },
		});
	});

	it.each<[string, IDataObject]>([
		['of somebody else', { from: { id: '1' } }],
		['with another text', { message: 'More' }],
		['from before', { created_time: '2026-11-20T09:59:57+0000' }],
	])('is not a comment %s', async (_, facts) => {
		expect(await find(comment(facts))).toEqual({ status: 'not-done' });
	});

	it('is unknown where Facebook does not say who wrote an equal one', async () => {
		expect(await find(comment({ from: undefined }))).toMatchObject({ status: 'unknown' });
	});
});
