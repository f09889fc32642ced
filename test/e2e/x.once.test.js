// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const { makeFiles, sha256 } = require('../support/files.js');
const { requestsOf } = require('../support/requests.js');
const { readFile } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { ownPosts, publish, x, xCredential, xSettings } = require('../support/x.js');

const HOST = 'api.x.com';
const CREATE = { host: HOST, method: 'POST', path: '/2/tweets$' };
const RENEW = '/2/oauth2/token';
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let clip;

beforeAll(async () => {
	world = await startWorld();
	credentials = await xCredential(world);
	clip = makeFiles(world.files).large('clip.mp4', 13 * 1024 * 1024, '640x360');
	// The encoder has blocked this process: connections that ended meanwhile are noticed now.
	await delay(50);
});

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

const texts = (/** @type {number} */ count) =>
	Array.from({ length: count }, (_, index) => `Part ${index + 1} of the story`);

const thread = (/** @type {string[]} */ posts, options = {}) =>
	publish({
		postKind: 'thread',
		specifyPosts: 'json',
		threadJson: JSON.stringify(posts),
		numbering: 'end',
		options,
	});

/** Texts and parents of what was published, oldest first. */
async function chain() {
	const posts = await ownPosts(world);
	return posts.map(({ id, text, replyTo }) => ({ id, text, replyTo }));
}

/** @param {string[]} posts @param {string[]} ids */
const expectedChain = (posts, ids) =>
	posts.map((text, index) => ({
		id: ids[index],
		text: `${text} ${index + 1}/${posts.length}`,
		replyTo: index === 0 ? undefined : ids[index - 1],
	}));

const callsTo = async (/** @type {RegExp} */ path) =>
	(await requestsOf(world)).filter((call) => path.test(call.path));

describe('a thread of twelve', () => {
	const posts = texts(12);

	it('is published whole, in order and once, though an answer is lost at 5 and X fails at 9', async () => {
		await world.sandbox.faults([
			{ ...CREATE, skip: 4, times: 1, effect: { kind: 'lost-after' } },
			{ ...CREATE, skip: 8, times: 1, effect: { kind: 'status', status: 503 } },
		]);
		const run = await world.runWorkflow({ nodes: [x(credentials, thread(posts))] });
		expect(run.error).toBeUndefined();
		const { threadIds, id, url, replayed } = run.items[0].json;
		expect(threadIds).toHaveLength(12);
		expect(await chain()).toEqual(expectedChain(posts, threadIds));
		expect(id).toBe(threadIds[0]);
		expect(url).toBe(`https://x.com/fernandco/status/${id}`);
		expect(replayed).toBe(true);
	}, 120_000);

	it('goes on behind the last post that is out when the node is tried again', async () => {
		await world.sandbox.faults([
			{ ...CREATE, skip: 6, times: 1, effect: { kind: 'status', status: 403, body: FORBIDDEN } },
		]);
		const run = await world.runWorkflow({ nodes: [x(credentials, thread(posts), RETRIES)] });
		expect(run.error).toBeUndefined();
		expect(await chain()).toEqual(expectedChain(posts, run.items[0].json.threadIds));
	}, 120_000);

	it('that has stopped says which posts are out, and another run with its key finishes it', async () => {
		await world.sandbox.faults([
			{ ...CREATE, skip: 7, times: 1, effect: { kind: 'status', status: 403, body: FORBIDDEN } },
		]);
		const node = x(credentials, thread(posts, { idempotencyKey: 'story' }), {
			onError: 'continueRegularOutput',
		});
		const first = await world.runWorkflow({ nodes: [node] });
		const out = await chain();
		expect(out).toHaveLength(7);
		const { details, message } = first.items[0].json;
		expect(details.details.publishedIds).toEqual(out.map(({ id }) => id));
		expect(message).toContain('7 of 12');
		const second = await world.runAgain(first.workflowId, [{}]);
		expect(await chain()).toEqual(expectedChain(posts, second.items[0].json.threadIds));
	}, 120_000);
});

const FORBIDDEN = {
	title: 'Forbidden',
	detail: 'You are not permitted to perform this action.',
	type: 'about:blank',
	status: 403,
};

describe('a post', () => {
	const text = publish({ postKind: 'text', text: 'Fresh bread' });

	it('is published once, though the answer is lost and X shows it late', async () => {
		await xSettings(world, { indexingMs: 2000 });
		await world.sandbox.faults([{ ...CREATE, times: 1, effect: { kind: 'lost-after' } }]);
		const run = await world.runWorkflow({ nodes: [x(credentials, text)] });
		expect(run.error).toBeUndefined();
		const posts = await ownPosts(world);
		expect(posts).toHaveLength(1);
		expect(run.items[0].json).toMatchObject({ id: posts[0].id, replayed: true });
	}, 60_000);

	it('whose lost answer X never shows ends as unknown, and is not sent a third time', async () => {
		await xSettings(world, { indexingMs: 600_000 });
		await world.sandbox.faults([{ ...CREATE, times: 1, effect: { kind: 'lost-after' } }]);
		const run = await world.runWorkflow({ nodes: [x(credentials, text)] });
		expect(run.error.context.socialOps.kind).toBe('outcome-unknown');
		expect(await ownPosts(world)).toHaveLength(1);
		expect(await callsTo(/\/2\/tweets$/)).toHaveLength(2);
	}, 90_000);

	it('that is the same as an earlier one is refused by X, and says so', async () => {
		const first = await world.runWorkflow({ nodes: [x(credentials, text)] });
		expect(first.error).toBeUndefined();
		// Times of posts are compared with some tolerance: the second one must not be taken for the first.
		await delay(8000);
		const second = await world.runWorkflow({ nodes: [x(credentials, text)] });
		expect(second.error.message).toContain('same content');
		expect(await ownPosts(world)).toHaveLength(1);
	}, 60_000);
});

describe('access that has ended', () => {
	it('in the middle of an upload is renewed once, and the part is sent again', async () => {
		await world.sandbox.faults([
			{ host: HOST, path: '/append$', skip: 2, times: 1, effect: { kind: 'expire-token' } },
		]);
		const own = await xCredential(world);
		const run = await world.runWorkflow({
			nodes: [readFile(clip), x(own, publish({ postKind: 'video', text: 'Clip' }))],
		});
		expect(run.error).toBeUndefined();
		expect(await callsTo(/oauth2\/token$/)).toHaveLength(1);
		// Where the refusal comes before the part is read, the connection may break and the part be sent once more.
		const parts = await callsTo(/\/append$/);
		expect(parts.some(({ status }) => status === 401)).toBe(true);
		const taken = parts.filter(({ status }) => status === 200);
		expect(taken.map(({ body }) => /** @type {any} */ (body).segment_index)).toEqual([
			'0',
			'1',
			'2',
			'3',
		]);
		const [post] = await ownPosts(world);
		expect(post.media[0].file.sha256).toBe(sha256(clip));
	}, 120_000);

	it('is renewed once for two executions at the same time, and both succeed', async () => {
		const own = await xCredential(world, 'fernExpired');
		const start = async (/** @type {string} */ text) =>
			await world.startWorkflow({ nodes: [x(own, publish({ postKind: 'text', text }))] });
		const started = await Promise.all([start('One'), start('Two')]);
		const runs = await Promise.all(
			started.map(async ({ executionId }) => await world.runOf(executionId)),
		);
		expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
		const renewals = (await callsTo(/oauth2\/token$/)).filter(({ path }) => path === RENEW);
		expect(renewals).toHaveLength(1);
		expect((await ownPosts(world)).map(({ text }) => text).sort()).toEqual(['One', 'Two']);
	}, 90_000);
});
