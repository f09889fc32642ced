'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { startWithClient, until } = require('./client');

/** @type {Awaited<ReturnType<typeof startWithClient>>} */
let world;
const fern = '134895793791914';
const asset = (name) => fs.readFileSync(path.join(__dirname, '../../sandbox/core/assets', name));
const inSeconds = (seconds) => Math.floor(Date.now() / 1000) + seconds;
const codeOf = (reply) => [reply.json.error.code, reply.json.error.error_subcode];

beforeAll(async () => {
	world = await startWithClient();
});
afterAll(() => world.sandbox.stop());
beforeEach(() => world.client.control('reset', {}));

const feed = (fields) => world.client.post(`${fern}/feed`, world.tokens.pageFern, fields);
const photo = (fields, file) =>
	file
		? world.client.upload(`${fern}/photos`, world.tokens.pageFern, { fields, file })
		: world.client.post(`${fern}/photos`, world.tokens.pageFern, fields);
const read = (path) => world.client.get(path, world.tokens.pageFern);

describe('feed refuses', () => {
	test.each([
		['nothing to say', {}, [100, undefined]],
		['an over-long text', { message: 'x'.repeat(63_207) }, [100, undefined]],
		['a broken link', { link: 'not a url' }, [100, 2061006]],
		['a facebook.com link', { link: 'https://www.facebook.com/x' }, [1609008, undefined]],
		['a link that cannot be scraped', { link: 'https://nothing.invalid/' }, [1609005, undefined]],
		['tags without place', { message: 'x', tags: ['1'] }, [100, undefined]],
		[
			'a schedule less than 10 minutes ahead',
			{ message: 'x', published: false, scheduled_publish_time: inSeconds(500) },
			[100, undefined],
		],
		[
			'a schedule more than 30 days ahead',
			{ message: 'x', published: false, scheduled_publish_time: inSeconds(31 * 86_400) },
			[100, undefined],
		],
		[
			'a schedule in milliseconds',
			{ message: 'x', published: false, scheduled_publish_time: Date.now() + 3_600_000 },
			[100, undefined],
		],
		[
			'a schedule with published=true',
			{ message: 'x', scheduled_publish_time: inSeconds(3600) },
			[100, undefined],
		],
		[
			'SCHEDULED without a time',
			{ message: 'x', published: false, unpublished_content_type: 'SCHEDULED' },
			[100, undefined],
		],
		[
			'one carousel card',
			{ link: 'https://a.test/', child_attachments: [{ link: 'https://a.test/' }] },
			[100, undefined],
		],
		['a foreign preview text', { link: 'https://a.test/', name: 'My own title' }, [100, undefined]],
		['a picture that is not there', { attached_media: [{ media_fbid: '1' }] }, [100, undefined]],
		[
			'an unknown enum word',
			{ message: 'x', published: false, unpublished_content_type: 'LATER' },
			[100, undefined],
		],
	])('%s', async (_name, fields, expected) => {
		expect(codeOf(await feed(fields))).toEqual(expected);
		expect((await world.client.page()).posts).toHaveLength(2);
	});

	test('the same text twice in a row, but not later', async () => {
		expect((await feed({ message: 'same' })).status).toBe(200);
		expect(codeOf(await feed({ message: 'same' }))[0]).toBe(506);
		await feed({ message: 'other' });
		expect((await feed({ message: 'same' })).status).toBe(200);
	});

	test('everything before Page Publishing Authorization', async () => {
		await world.client.settings({ pages: { [fern]: { ppaRequired: true } } });
		expect(codeOf(await feed({ message: 'x' }))).toEqual([200, 1404078]);
	});
});

describe('feed takes', () => {
	test('a post and shows the asked fields in the same answer', async () => {
		const { json } = await world.client.post(
			`${fern}/feed?fields=id,permalink_url,created_time,is_published`,
			world.tokens.pageFern,
			{ message: 'Hi' },
		);
		expect(json).toMatchObject({
			permalink_url: `https://www.facebook.com/${json.id}`,
			is_published: true,
		});
		expect(json.created_time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
	});

	test('JSON bodies with real lists and objects', async () => {
		const children = [
			{ link: 'https://a.test/', name: 'A' },
			{ link: 'https://b.test/', name: 'B' },
		];
		const { json } = await world.client.request(`https://graph.facebook.com/v26.0/${fern}/feed`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${world.tokens.pageFern}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify({
				link: 'https://c.test/',
				child_attachments: children,
				published: true,
			}),
		});
		const { attachments } = (await read(`${json.id}?fields=attachments{type,subattachments}`)).json;
		expect(attachments.data[0].subattachments.data).toHaveLength(2);
	});

	test('several pictures, also as indexed parameters', async () => {
		const ids = [];
		for (const name of ['picture.jpg', 'picture.png'])
			ids.push((await photo({ published: 'false' }, asset(name))).json.id);
		const { json } = await feed({
			message: 'Album',
			'attached_media[0]': { media_fbid: ids[0] },
			'attached_media[1]': { media_fbid: ids[1] },
		});
		const page = await world.client.page();
		expect(page.posts.find((post) => post.id === json.id).photos.map((item) => item.id)).toEqual(
			ids,
		);
		expect((await read(`${ids[0]}?fields=page_story_id`)).json.page_story_id).toBe(json.id);
	});

	test('a schedule: listed, moved, published when due', async () => {
		const { json } = await feed({
			message: 'later',
			published: false,
			scheduled_publish_time: inSeconds(3600),
		});
		const listed = (await read(`${fern}/scheduled_posts?fields=id,scheduled_publish_time`)).json
			.data;
		expect(listed[0].id).toBe(json.id);
		const at = inSeconds(7200);
		await world.client.post(json.id, world.tokens.pageFern, { scheduled_publish_time: at });
		expect(
			(await read(`${json.id}?fields=scheduled_publish_time,is_published`)).json,
		).toMatchObject({ scheduled_publish_time: at, is_published: false });
		await world.client.settings({ advanceClockMs: 7_300_000 });
		expect((await read(`${json.id}?fields=is_published`)).json.is_published).toBe(true);
	});

	test('a draft, which stays out of the lists', async () => {
		const { json } = await feed({
			message: 'draft',
			published: false,
			unpublished_content_type: 'DRAFT',
		});
		expect((await world.client.page()).drafts[0].id).toBe(json.id);
		expect(
			(await read(`${fern}/published_posts?fields=id`)).json.data.map((post) => post.id),
		).not.toContain(json.id);
	});
});

describe('posts', () => {
	test('a post of another app cannot be edited', async () => {
		const reply = await world.client.post(world.seed.foreignPostId, world.tokens.pageFern, {
			message: 'mine',
		});
		expect(codeOf(reply)[0]).toBe(10);
	});

	test('publishing now, hiding and pinning', async () => {
		const { json } = await feed({ message: 'x', published: false });
		const update = (fields) => world.client.post(json.id, world.tokens.pageFern, fields);
		expect((await update({ is_published: true })).json).toEqual({ success: true });
		await update({ is_hidden: true, is_pinned: true });
		const post = (await world.client.page()).posts.find((candidate) => candidate.id === json.id);
		expect(post).toMatchObject({ isPublished: true, isHidden: true, isPinned: true });
	});

	test('deleting twice is 100/33; POST with method=delete deletes too', async () => {
		const { json } = await feed({ message: 'x' });
		expect(
			(await world.client.post(json.id, world.tokens.pageFern, { method: 'delete' })).json,
		).toEqual({ success: true });
		expect(codeOf(await world.client.remove(json.id, world.tokens.pageFern))).toEqual([100, 33]);
	});

	test('lists tell visitors from the Page and respect since', async () => {
		expect(
			(await read(`${fern}/visitor_posts?fields=id`)).json.data.map((post) => post.id),
		).toEqual([world.seed.visitorPostId]);
		const { json } = await feed({ message: 'new' });
		const recent = await read(`${fern}/published_posts?fields=id&since=${inSeconds(-60)}`);
		expect(recent.json.data).toEqual([{ id: json.id }]);
	});
});

describe('photos', () => {
	test('take a file or a URL, and answer with the post', async () => {
		for (const reply of [
			await photo({ caption: 'c', alt_text_custom: 'alt' }, asset('picture.jpg')),
			await photo({ url: world.seed.media.png }),
		]) {
			expect(reply.json.post_id).toBe(`${fern}_${reply.json.id}`);
		}
		const [first] = (await world.client.page()).posts.filter((post) => post.kind === 'photo');
		expect(first.photos[0]).toMatchObject({
			alt: 'alt',
			width: 320,
			height: 240,
			mimeType: 'image/jpeg',
		});
	});

	test.each([
		['a file of another type', () => photo({}, asset('clip.mp4')), [100, 1366046]],
		['WebP', () => photo({}, Buffer.from('RIFF....WEBPVP8 ', 'latin1')), [100, 1366046]],
		[
			'more than 4 MB',
			() => photo({}, Buffer.concat([asset('picture.jpg'), Buffer.alloc(4 * 1024 * 1024)])),
			[100, 1366046],
		],
		['neither url nor source', () => photo({ caption: 'x' }), [324, undefined]],
		['a URL that is not there', () => photo({ url: world.seed.media.notFound }), [100, undefined]],
		[
			'a URL that leads to a login',
			() => photo({ url: world.seed.media.loginRedirect }),
			[100, undefined],
		],
		[
			'a URL that robots.txt forbids',
			() => photo({ url: world.seed.media.robotsBlockedPicture }),
			[100, undefined],
		],
		[
			'a host that does not exist',
			() => photo({ url: 'https://nowhere.test/a.jpg' }),
			[100, undefined],
		],
		[
			'a file part with another name',
			() =>
				world.client.upload(`${fern}/photos`, world.tokens.pageFern, {
					part: 'file',
					file: asset('picture.jpg'),
				}),
			[100, undefined],
		],
	])('refuse %s', async (_name, send, expected) => {
		expect(codeOf(await send())).toEqual(expected);
	});

	test('vanish after a day when nothing uses them', async () => {
		const { json } = await photo({ published: 'false' }, asset('picture.jpg'));
		await world.client.settings({ advanceClockMs: 25 * 3_600_000 });
		expect(codeOf(await read(json.id))).toEqual([100, 33]);
	});

	test('of a scheduled post must be temporary', async () => {
		const schedule = { published: false, scheduled_publish_time: inSeconds(3600) };
		const lasting = (await photo({ published: 'false' }, asset('picture.jpg'))).json.id;
		expect(codeOf(await feed({ ...schedule, attached_media: [{ media_fbid: lasting }] }))[0]).toBe(
			100,
		);
		const temporary = (await photo({ published: 'false', temporary: 'true' }, asset('picture.jpg')))
			.json.id;
		expect((await feed({ ...schedule, attached_media: [{ media_fbid: temporary }] })).status).toBe(
			200,
		);
	});

	test('up to 10 MB become a story, but not a post', async () => {
		const large = Buffer.concat([asset('picture.jpg'), Buffer.alloc(5 * 1024 * 1024)]);
		const { json } = await photo({ published: 'false' }, large);
		expect(codeOf(await feed({ attached_media: [{ media_fbid: json.id }] }))).toEqual([
			100, 1366046,
		]);
		const story = await world.client.post(`${fern}/photo_stories`, world.tokens.pageFern, {
			photo_id: json.id,
		});
		expect(story.json.success).toBe(true);
		const listed = (await read(`${fern}/stories?status=PUBLISHED`)).json.data;
		await until(async () => listed.length > 0);
		expect(listed[0]).toMatchObject({
			post_id: story.json.post_id,
			media_type: 'photo',
			media_id: json.id,
		});
	});
});
