// @ts-check
'use strict';

const { makeFiles, sha256 } = require('../support/files.js');
const { watchedRun } = require('../support/watchedRun.js');
const { startWorld } = require('../support/world.js');
const { ownPosts, publish, x, xCredential } = require('../support/x.js');

const MIB = 1024 ** 2;
const LARGE = 300 * MIB;
const CHUNK = 4 * MIB;
const MINUTES = 60_000;
const SIZE = '1280x720';
const APPEND = { host: 'api.x.com', method: 'POST', path: '/append$' };

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	credentials = await xCredential(world);
	files = makeFiles(world.files);
}, 4 * MINUTES);

afterAll(async () => await world.stop());

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** Publishes a file; n8n's main process is watched from the moment it has come to rest. @param {string} file */
async function publishAndWatch(file, settleMs) {
	const last = x(credentials, publish({ postKind: 'video', text: 'Large' }));
	return await watchedRun(world, { file, last, settleMs });
}

/** The file of the one post that is out. */
async function publishedFile() {
	const posts = await ownPosts(world);
	expect(posts).toHaveLength(1);
	return posts[0].media[0].file;
}

const appends = async () => {
	const calls = await world.sandbox.requests();
	return calls.filter((/** @type {any} */ { path }) => path.endsWith('/append'));
};

// n8n's own housekeeping adds to a measurement now and then, never takes from it.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe('a video of 300 MiB', () => {
	it(
		'is published in parts within 64 MiB above the idle level of n8n',
		async () => {
			await publishAndWatch(files.large('warm-up.mp4', 32 * MIB, SIZE), 1);
			await world.sandbox.reset();
			const file = files.large('large.mp4', LARGE, SIZE);
			const { run, memory } = await publishAndWatch(file);
			expect(run.error).toBeUndefined();
			expect(await publishedFile()).toMatchObject({ bytes: LARGE, sha256: sha256(file) });
			expect(await appends()).toHaveLength(LARGE / CHUNK);
			process.stdout.write(`300 MiB video: peak ${Math.round(memory.rise / MIB)} MiB above idle\n`);
			expect(memory.rise).toBeLessThan(64 * MIB);
		},
		10 * MINUTES,
	);

	it(
		'is complete though parts were cut off, lost and refused',
		async () => {
			await world.sandbox.faults([
				{ ...APPEND, skip: 10, times: 1, effect: { kind: 'reset-upload', atFraction: 0.6 } },
				{ ...APPEND, skip: 30, times: 1, effect: { kind: 'lost-after' } },
				{ ...APPEND, skip: 50, times: 1, effect: { kind: 'status', status: 503 } },
			]);
			const file = files.large('large.mp4', LARGE, SIZE);
			const { run } = await publishAndWatch(file, 1);
			expect(run.error).toBeUndefined();
			expect(await publishedFile()).toMatchObject({ bytes: LARGE, sha256: sha256(file) });
			expect(await appends()).toHaveLength(LARGE / CHUNK + 3);
		},
		10 * MINUTES,
	);
});
