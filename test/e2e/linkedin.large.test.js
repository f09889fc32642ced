// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');
const {
	linkedin,
	linkedInCredential,
	linkedInSeed,
	organizationUrn,
	ownPosts,
	publish,
} = require('../support/linkedin.js');
const { makeFiles, sha256 } = require('../support/files.js');
const { watchedRun } = require('../support/watchedRun.js');
const { startWorld } = require('../support/world.js');

const MIB = 1024 ** 2;
const LARGE = 200 * MIB;
/** LinkedIn's parts have 4 MiB. */
const PARTS = LARGE / (4 * MIB);
const MINUTES = 60_000;
const UPLOADS = { host: 'www.linkedin.com', method: 'PUT' };

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let page;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	credentials = await linkedInCredential(world, 'socialOpsLinkedInOAuth2Api');
	page = organizationUrn((await linkedInSeed(world)).pages.fern);
	files = makeFiles(world.files);
	// Made beforehand: a run of the encoder blocks this process for seconds.
	files.large('warm-up.mp4', 32 * MIB);
	await delay(50);
}, 4 * MINUTES);

afterAll(async () => await world.stop());

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** Publishes a file; n8n's main process is watched from the moment it has come to rest. @param {string} file */
async function publishAndWatch(file, settleMs) {
	const last = linkedin(credentials, publish(page, { postKind: 'video', text: 'Large' }));
	return await watchedRun(world, { file, last, settleMs });
}

// n8n's own housekeeping adds to a measurement now and then, never takes from it.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe('a video of 200 MiB', () => {
	it(
		'goes out in parts within 64 MiB above the idle level of n8n',
		async () => {
			await publishAndWatch(files.large('warm-up.mp4', 32 * MIB), 1);
			await world.sandbox.reset();
			const { run, memory } = await publishAndWatch(files.large('large.mp4', LARGE));
			expect(run.error).toBeUndefined();
			expect(await ownPosts(world, page)).toMatchObject([{ media: [{ file: { bytes: LARGE } }] }]);
			process.stdout.write(`200 MiB video: peak ${Math.round(memory.rise / MIB)} MiB above idle\n`);
			expect(memory.rise).toBeLessThan(64 * MIB);
		},
		10 * MINUTES,
	);

	it(
		'arrives unchanged although parts fail, each of which is sent again alone',
		async () => {
			await world.sandbox.faults([
				{ ...UPLOADS, skip: 7, times: 1, effect: { kind: 'status', status: 503 } },
				{ ...UPLOADS, skip: 19, times: 1, effect: { kind: 'lost-after' } },
				{ ...UPLOADS, skip: 30, times: 1, effect: { kind: 'reset-upload', atFraction: 0.5 } },
			]);
			const file = files.large('large.mp4', LARGE);
			const { run } = await publishAndWatch(file, 1);
			expect(run.error).toBeUndefined();
			expect(await ownPosts(world, page)).toMatchObject([
				{ media: [{ file: { bytes: LARGE, sha256: sha256(file) } }] },
			]);
			const calls = await world.sandbox.requests();
			const parts = calls.filter(
				(/** @type {any} */ { host, method }) => host === UPLOADS.host && method === 'PUT',
			);
			expect(parts).toHaveLength(PARTS + 3);
		},
		10 * MINUTES,
	);
});
