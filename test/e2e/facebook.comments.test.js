// @ts-check
'use strict';

const {
	byId,
	facebook,
	metaSeed,
	pageState,
	systemUserCredential,
} = require('../support/facebook.js');
const { makeFiles, sha256 } = require('../support/files.js');
const { writesOf } = require('../support/requests.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');

const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
const GRAPH = 'graph.facebook.com';

/** @type {import('../support/world.js').World} */
let world;
/** @type {any} */
let seed;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** Post of the Page that was there before. @type {string} */
let postId;
/** Comment of a visitor under it. @type {string} */
let commentId;

beforeAll(async () => {
	world = await startWorld();
	seed = await metaSeed(world);
	credentials = await systemUserCredential(world);
	page = seed.pages.fern.id;
	postId = seed.foreignPostId;
});

beforeEach(async () => {
	await world.sandbox.reset();
	const action = { pageId: page, action: 'comment', postId, message: 'Do you ship?' };
	({ commentId } = await world.sandbox.visitor(action));
});

/** @param {string} operation @param {Record<string, unknown>} parameters */
const parametersOf = (operation, parameters) => ({
	resource: 'comment',
	operation,
	page: byId(page),
	...parameters,
});

/** @param {string} operation @param {Record<string, unknown>} parameters @param {any} [more] */
async function comment(operation, parameters, { input, ...settings } = {}) {
	const node = facebook(credentials, parametersOf(operation, parameters), settings);
	return await world.runWorkflow({ nodes: [node] }, { input });
}

/** What stands under the post. @returns {Promise<any[]>} */
async function commentsOfPost() {
	const { posts } = await pageState(world, page);
	return posts.find((/** @type {any} */ each) => each.id === postId).comments;
}

const ofPage = async () => (await commentsOfPost()).filter((each) => each.from.id === page);

describe('create', () => {
	it('writes a comment under a post', async () => {
		const run = await comment('create', {
			post: byId(postId),
			text: 'We are open — “come in” & see',
		});
		expect(run.error).toBeUndefined();
		const [written] = await ofPage();
		expect(written.message).toBe('We are open — “come in” & see');
		expect(run.items).toHaveLength(1);
		expect(run.items[0].json).toEqual({
			platform: 'facebook',
			id: written.id,
			postId,
			parentId: null,
			author: { id: page, name: seed.pages.fern.name },
			text: 'We are open — “come in” & see',
			createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			likeCount: 0,
			replyCount: 0,
			hidden: false,
			url: expect.stringMatching(/^https:\/\/www\.facebook\.com\//),
			replayed: false,
		});
	});

	it('attaches a picture from a binary field', async () => {
		const file = makeFiles(world.files).picture('comment.jpg', '320x240');
		const node = facebook(
			credentials,
			parametersOf('create', { post: byId(postId), text: 'Look', pictureSource: 'binary' }),
		);
		const run = await world.runWorkflow({ nodes: [readFile(file), node] });
		expect(run.error).toBeUndefined();
		const [written] = await ofPage();
		expect(written.attachment.type).toBe('photo');
		const { unusedPhotos } = await pageState(world, page);
		expect(unusedPhotos).toHaveLength(1);
		expect(unusedPhotos[0]).toMatchObject({
			id: written.attachment.photoId,
			sha256: sha256(file),
			isPublished: false,
		});
	});

	it('lets Facebook fetch a picture from a URL', async () => {
		const run = await comment('create', {
			post: byId(postId),
			text: '',
			pictureSource: 'url',
			pictureUrl: seed.media.jpg,
		});
		expect(run.error).toBeUndefined();
		expect((await ofPage())[0].attachment.url).toBe(seed.media.jpg);
	});

	it('replies to a comment', async () => {
		const run = await comment('create', { commentOn: 'comment', comment: commentId, text: 'Yes!' });
		expect(run.error).toBeUndefined();
		const [written] = await ofPage();
		expect(written).toMatchObject({ parentId: commentId, message: 'Yes!' });
		expect(run.items[0].json).toMatchObject({ id: written.id, parentId: commentId, text: 'Yes!' });
	});

	it('writes once when the answer is lost after the comment is there', async () => {
		await world.sandbox.faults([
			{ host: GRAPH, method: 'POST', path: '/comments', times: 1, effect: { kind: 'lost-after' } },
		]);
		const run = await comment('create', { post: byId(postId), text: 'Only once' }, RETRIES);
		expect(run.error).toBeUndefined();
		const written = await ofPage();
		expect(written).toHaveLength(1);
		expect(run.items[0].json).toMatchObject({ id: written[0].id, replayed: true });
	});

	it('writes ten comments once each while every third answer is lost', async () => {
		await world.sandbox.faults([
			{ host: GRAPH, method: 'POST', path: '/comments', every: 3, effect: { kind: 'lost-after' } },
		]);
		// Two of them are equal: both are wanted.
		const input = Array.from({ length: 10 }, (_, n) => ({ text: `Answer ${n === 9 ? 8 : n}` }));
		const run = await comment(
			'create',
			{ post: byId(postId), text: '={{ $json.text }}' },
			{ ...RETRIES, input },
		);
		expect(run.error).toBeUndefined();
		const texts = (await ofPage()).map(({ message }) => message).sort();
		expect(texts).toEqual(input.map(({ text }) => text).sort());
		expect(new Set(run.items.map(({ json }) => json.id)).size).toBe(10);
	}, 90_000);

	it('refuses an empty comment, a file that is no picture and a missing field, sending nothing', async () => {
		const video = makeFiles(world.files).video();
		const withFile = (/** @type {object} */ parameters) =>
			world.runWorkflow({
				nodes: [
					readFile(video),
					facebook(credentials, parametersOf('create', { post: byId(postId), ...parameters })),
				],
			});
		const empty = await comment('create', { post: byId(postId), text: ' ' });
		expect(empty.error.message).toBe('The comment has neither a text nor a picture');
		expect(empty.error.description).toBe("Write a 'Text' or choose a 'Picture'.");
		const wrong = await withFile({ text: 'x', pictureSource: 'binary' });
		expect(wrong.error.message).toMatch(/video\.mp4.*video\/mp4.*cannot be the picture/);
		expect(wrong.error.description).toContain('JPEG');
		const missing = await withFile({
			text: 'x',
			pictureSource: 'binary',
			binaryPropertyName: 'nothing',
		});
		expect(missing.error.message).toContain("'nothing'");
		expect(await writesOf(world)).toEqual([]);
	});
});

describe('get many', () => {
	it('lists the comments, newest first, with their replies on request', async () => {
		const second = { pageId: page, action: 'comment', postId, message: 'Second' };
		const { commentId: secondId } = await world.sandbox.visitor(second);
		const reply = { pageId: page, action: 'reply', commentId, message: 'Me too' };
		const { commentId: replyId } = await world.sandbox.visitor(reply);
		const top = await comment('getMany', { post: byId(postId) });
		expect(top.error).toBeUndefined();
		expect(top.items.map(({ json }) => json.id)).toEqual([secondId, commentId]);
		expect(top.items[1].json).toMatchObject({ postId, text: 'Do you ship?', replyCount: 1 });
		const all = await comment('getMany', {
			post: byId(postId),
			includeReplies: true,
			order: 'chronological',
			options: { includeRaw: true },
		});
		expect(all.items.map(({ json }) => json.id)).toEqual([commentId, secondId, replyId]);
		expect(all.items[2].json).toMatchObject({ parentId: commentId, raw: { id: replyId } });
	});

	it('walks all pages, or stops at the limit', async () => {
		for (let n = 0; n < 119; n += 1) {
			await world.sandbox.visitor({ pageId: page, action: 'comment', postId, message: `No. ${n}` });
		}
		const all = await comment('getMany', { post: byId(postId), returnAll: true });
		expect(new Set(all.items.map(({ json }) => json.id)).size).toBe(120);
		const some = await comment('getMany', { post: byId(postId), limit: 3 });
		expect(some.items.map(({ json }) => json.text)).toEqual(['No. 118', 'No. 117', 'No. 116']);
	});
});

describe('moderation', () => {
	const visitorComment = async () => (await commentsOfPost()).find(({ id }) => id === commentId);

	it('hides and shows a comment', async () => {
		const hidden = await comment('hide', { comment: commentId });
		expect(hidden.items[0].json).toEqual({ platform: 'facebook', id: commentId, hidden: true });
		expect((await visitorComment()).isHidden).toBe(true);
		const shown = await comment('unhide', { comment: commentId });
		expect(shown.items[0].json).toEqual({ platform: 'facebook', id: commentId, hidden: false });
		expect((await visitorComment()).isHidden).toBe(false);
	});

	it('likes a comment', async () => {
		const run = await comment('like', { comment: commentId });
		expect(run.items[0].json).toEqual({ platform: 'facebook', id: commentId, liked: true });
		expect((await visitorComment()).likes).toEqual([page]);
	});

	it('deletes a comment', async () => {
		const run = await comment('delete', { comment: commentId });
		expect(run.items[0].json).toEqual({ deleted: true, id: commentId });
		expect(await commentsOfPost()).toEqual([]);
	});

	it('deletes once when the answer is lost after the comment is gone', async () => {
		await world.sandbox.faults([{ host: GRAPH, method: 'DELETE', effect: { kind: 'lost-after' } }]);
		const run = await comment('delete', { comment: commentId }, RETRIES);
		expect(run.error).toBeUndefined();
		expect(run.items[0].json).toEqual({ deleted: true, id: commentId });
		expect(await writesOf(world)).toEqual([`DELETE /${commentId}`]);
	});

	it('says that there is no such comment', async () => {
		const run = await comment('hide', { comment: '1_2' });
		expect(run.error.context.socialOps).toMatchObject({ kind: 'not-found', code: '100/33' });
	});
});

describe('private reply', () => {
	const messages = async () => (await world.sandbox.state()).meta.messages;

	it('sends a message to whoever wrote a comment', async () => {
		const run = await comment('privateReply', { comment: commentId, text: 'Yes, worldwide' });
		expect(run.error).toBeUndefined();
		const [message] = await messages();
		expect(message).toMatchObject({ commentId, pageId: page, text: 'Yes, worldwide' });
		expect(run.items[0].json).toEqual({
			platform: 'facebook',
			commentId,
			id: message.message_id,
			text: 'Yes, worldwide',
			replayed: false,
		});
	});

	it('ends as unknown when the answer is lost, since nobody can look, and sends no second one', async () => {
		await world.sandbox.faults([
			{ host: GRAPH, method: 'POST', path: '/messages', times: 1, effect: { kind: 'lost-after' } },
		]);
		const run = await comment('privateReply', { comment: commentId, text: 'Once' }, RETRIES);
		expect(run.error.context.socialOps.kind).toBe('outcome-unknown');
		expect(await messages()).toHaveLength(1);
		expect(await writesOf(world)).toEqual([`POST /${page}/messages`]);
	});

	it("translates Facebook's refusal of a second message", async () => {
		await comment('privateReply', { comment: commentId, text: 'First' });
		const run = await comment('privateReply', { comment: commentId, text: 'Second' });
		expect(run.error.message).toContain('already replied to privately');
		expect(await messages()).toHaveLength(1);
	});
});
