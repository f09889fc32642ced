import { failureOf } from '../../../nodes/shared/http/failure';
import type { Handles } from '../../../nodes/shared/publish/plan';
import {
	answer,
	bodyOf,
	elements,
	linkedInItem,
	MEMBER,
	PAGE,
	refuse,
	sent,
	SHARE,
} from '../support/item';
import { clip, file, findPost, NOW, picture, planOf, sendAll } from './support';
import type { PlanSetup } from './support';

const created = answer(undefined, { 'x-restli-id': SHARE });
const IMAGE = 'urn:li:image:C4E10AQ';
const POSTS = 'POST rest/posts';

/** The body of the call that makes the post. */
async function bodyFor(setup: PlanSetup) {
	const upload = {
		'POST rest/images': answer({
			value: { image: IMAGE, uploadUrl: 'https://www.linkedin.com/dms/1' },
		}),
		'PUT dms/1': { status: 201 },
	};
	const { handles, requests } = await sendAll(setup, { [POSTS]: created, ...upload });
	expect(handles.post).toEqual({ id: SHARE });
	return bodyOf(sent(requests, POSTS)[0]);
}

describe('the call that makes a post', () => {
	it('has all that LinkedIn documents as required, and the text escaped', async () => {
		expect(await bodyFor({ draft: { text: 'Launch (finally) #now' } })).toEqual({
			author: PAGE,
			commentary: 'Launch \\(finally\\) #now',
			visibility: 'PUBLIC',
			distribution: {
				feedDistribution: 'MAIN_FEED',
				targetEntities: [],
				thirdPartyDistributionChannels: [],
			},
			lifecycleState: 'PUBLISHED',
			isReshareDisabledByAuthor: false,
		});
	});

	it('goes out with the version, as Rest.li 2.0, signed', async () => {
		const { requests } = await sendAll({ draft: { text: 'a' } }, { [POSTS]: created });
		expect(requests[0]).toMatchObject({
			url: 'https://api.linkedin.com/rest/posts',
			headers: {
				Authorization: expect.stringMatching(/^Bearer ./),
				'LinkedIn-Version': '202609',
				'X-Restli-Protocol-Version': '2.0.0',
				'Content-Type': 'application/json',
			},
		});
	});

	it('shows who sees it and that nobody may share it', async () => {
		const options = {
			disableReshare: true,
			targetGeoLocations: '101282230, urn:li:geo:103883259',
			targetSeniorities: '3',
		};
		expect(await bodyFor({ draft: { text: 'a', options } })).toMatchObject({
			isReshareDisabledByAuthor: true,
			distribution: {
				targetEntities: [
					{
						geoLocations: ['urn:li:geo:101282230', 'urn:li:geo:103883259'],
						seniorities: ['urn:li:seniority:3'],
					},
				],
			},
		});
	});

	it.each<[string, PlanSetup, object]>([
		[
			'an article',
			{
				draft: {
					kind: 'article',
					link: 'https://a.example',
					options: { title: 'Title (1)', description: 'Below', altText: 'A loaf' },
					cover: file(),
				},
				coverFile: picture(),
			},
			{
				content: {
					article: {
						source: 'https://a.example',
						title: 'Title (1)',
						description: 'Below',
						thumbnail: IMAGE,
						thumbnailAltText: 'A loaf',
					},
				},
			},
		],
		[
			'one image',
			{ draft: { kind: 'image', media: [file('A loaf')] }, files: [picture()] },
			{ content: { media: { id: IMAGE, altText: 'A loaf' } } },
		],
		[
			'two images',
			{ draft: { kind: 'image', media: [file('A loaf'), file()] }, files: [picture(), picture()] },
			{ content: { multiImage: { images: [{ id: IMAGE, altText: 'A loaf' }, { id: IMAGE }] } } },
		],
		[
			'a poll',
			{
				draft: {
					kind: 'poll',
					options: { pollQuestion: ' Q? ', pollOptions: ' A \n\nB', pollDuration: 'ONE_DAY' },
				},
			},
			{
				content: {
					poll: {
						question: 'Q?',
						options: [{ text: 'A' }, { text: 'B' }],
						settings: {
							duration: 'ONE_DAY',
							voteSelectionType: 'SINGLE_VOTE',
							isVoterVisibleToAuthor: true,
						},
					},
				},
			},
		],
		[
			'a reshare',
			{
				draft: {
					kind: 'reshare',
					options: { reshareOf: `https://www.linkedin.com/feed/update/${SHARE}/` },
				},
			},
			{ reshareContext: { parent: SHARE } },
		],
	])('has the content of %s', async (_, setup, content) => {
		expect(await bodyFor(setup)).toMatchObject(content);
	});

	it('is not known to have worked where the answer names no URN', async () => {
		const sending = sendAll({ draft: { text: 'a' } }, { [POSTS]: answer({}) });
		expect(failureOf(await sending.catch((error: unknown) => error))).toMatchObject({
			kind: 'temporarily-unavailable',
			effect: 'unknown',
		});
	});

	it('is the same after a killed process where the uploads for it are known', () => {
		const sameAfterKill = async (setup: PlanSetup, handles: Handles = {}) => {
			const { context } = await linkedInItem({});
			const { steps } = planOf(setup);
			return steps[steps.length - 1].exactlyOnce?.duplicates?.(context.api, handles).sameAfterKill;
		};
		const pictures = { draft: { kind: 'image', media: [file()] }, files: [picture()] };
		return expect(
			Promise.all([
				sameAfterKill({ draft: { text: 'a' } }),
				sameAfterKill(pictures),
				sameAfterKill(pictures, { 'image 1': { mediaId: IMAGE } }),
			]),
		).resolves.toEqual([true, false, true]);
	});
});

describe('looking for a post', () => {
	const LIST = 'GET rest/posts';
	const ownPost = (facts: object = {}) => ({
		id: SHARE,
		author: PAGE,
		commentary: 'Hello \\(you\\)',
		createdAt: NOW + 1000,
		lifecycleState: 'PUBLISHED',
		...facts,
	});
	const draft = { text: 'Hello (you)' };

	it('finds the page’s new post by its text', async () => {
		const script = { [LIST]: elements(ownPost()) };
		expect(await findPost({ draft }, { script })).toEqual({
			status: 'done',
			handle: { id: SHARE },
		});
		expect(await findPost({ draft }, { script, claimed: [SHARE] })).toEqual({ status: 'not-done' });
	});

	it('knows it although a mention with a wrong name has become plain text', async () => {
		const script = { [LIST]: elements(ownPost({ commentary: 'Hi acme' })) };
		const mentioning = { text: 'Hi @[acme](urn:li:organization:1337)' };
		expect((await findPost({ draft: mentioning }, { script })).status).toBe('done');
	});

	it('takes neither an older one nor one with other content for it', async () => {
		const others = [
			ownPost({ commentary: 'Hello \\(all\\)' }),
			ownPost({ content: { article: { source: 'https://a.example' } } }),
			ownPost({ createdAt: NOW - 60_000 }),
		];
		expect(await findPost({ draft }, { script: { [LIST]: elements(...others) } })).toEqual({
			status: 'not-done',
		});
	});

	const pictures = { draft: { kind: 'image', media: [file()] }, files: [picture()] };
	const handles = { 'image 1': { mediaId: IMAGE } };
	const withImage = (id: string) =>
		elements(ownPost({ commentary: '', content: { media: { id } } }));

	it('knows a picture without a text by its URN', async () => {
		const own = { script: { [LIST]: withImage(IMAGE) }, handles };
		expect((await findPost(pictures, own)).status).toBe('done');
		const foreign = { script: { [LIST]: withImage('urn:li:image:other') }, handles };
		expect((await findPost(pictures, foreign)).status).toBe('not-done');
	});

	it('does not guess when neither text nor URN can tell', async () => {
		const script = { [LIST]: withImage('urn:li:image:other') };
		expect((await findPost(pictures, { script })).status).toBe('unknown');
	});

	it('takes a text for no proof where the pictures are not known', async () => {
		const captioned = { ...pictures, draft: { ...pictures.draft, text: 'Today' } };
		const content = { media: { id: 'urn:li:image:other' } };
		const script = { [LIST]: elements(ownPost({ commentary: 'Today', content })) };
		expect((await findPost(captioned, { script })).status).toBe('unknown');
	});

	it('takes the only post that looks the same for one that is known to be out', async () => {
		const captioned = { ...pictures, draft: { ...pictures.draft, text: 'Today' } };
		const content = { media: { id: 'urn:li:image:other' } };
		const one = ownPost({ commentary: 'Today', content });
		const only = { script: { [LIST]: elements(one) }, isOut: true };
		expect((await findPost(captioned, only)).status).toBe('done');
		const two = {
			script: { [LIST]: elements(one, { ...one, id: 'urn:li:share:2' }) },
			isOut: true,
		};
		expect((await findPost(captioned, two)).status).toBe('unknown');
	});

	it('does not take a post for absent when there are more new ones than it reads', async () => {
		const others = (count: number) =>
			Array.from({ length: count }, (_, index) =>
				ownPost({ id: `urn:li:share:${index + 1}`, commentary: 'Other' }),
			);
		const pages = (...counts: number[]) => ({
			script: { [LIST]: counts.map((count) => elements(...others(count))) },
		});
		expect((await findPost({ draft }, pages(100, 100, 100, 0))).status).toBe('not-done');
		expect((await findPost({ draft }, pages(100, 100, 100, 1))).status).toBe('unknown');
	});

	it('does not ask for posts of persons, which this app may not read', async () => {
		const account = { id: MEMBER, name: 'Ada' };
		expect((await findPost({ draft, account }, {})).status).toBe('unknown');
		const allowed = { scopes: ['r_member_social'], script: { [LIST]: elements(ownPost()) } };
		expect((await findPost({ draft, account }, allowed)).status).toBe('done');
	});
});

describe('waiting for media', () => {
	const setup = { draft: { kind: 'video', media: [file()] }, files: [clip()] };
	const VIDEO = 'urn:li:video:C5F10AQ';
	const readiness = async (reply: ReturnType<typeof answer>) => {
		const { context } = await linkedInItem({ script: { [`GET rest/videos/${VIDEO}`]: reply } });
		const step = planOf(setup).steps[1];
		return await step.readiness?.(context.api, { video: { mediaId: VIDEO } });
	};

	it.each([
		['AVAILABLE', 'ready'],
		['PROCESSING', 'processing'],
		['PROCESSING_FAILED', 'dead'],
		['WAITING_UPLOAD', 'dead'],
	])('%s is %s', async (status, expected) => {
		expect(await readiness(answer({ status }))).toMatchObject({ status: expected });
	});

	it('gives pictures that may not be read a few seconds from their upload', async () => {
		const pictures = { draft: { kind: 'image', media: [file()] }, files: [picture()] };
		const { context } = await linkedInItem({
			script: { [`GET rest/images/${IMAGE}`]: refuse(403) },
		});
		const look = async (uploadedAt: number) =>
			await planOf(pictures).steps[1].readiness?.(context.api, {
				'image 1': { mediaId: IMAGE, uploadedAt },
			});
		expect(await look(Date.now() + 60_000)).toMatchObject({ status: 'processing' });
		expect(await look(Date.now() - 60_000)).toEqual({ status: 'ready' });
	});

	it('goes on where the media may not be read, and uploads anew what is gone', async () => {
		expect(await readiness(refuse(403))).toEqual({ status: 'ready' });
		expect(await readiness(refuse(404, 'NOT_FOUND'))).toMatchObject({
			status: 'dead',
			anew: ['video'],
			failure: { kind: 'temporarily-unavailable' },
		});
	});
});
