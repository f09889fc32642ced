// @ts-check
'use strict';

const { instagram, metaSeed, ownMedia, publish, systemUserCredential } = require('../support/instagram.js');
const { makeFiles } = require('../support/files.js');
const { watchedRun } = require('../support/watchedRun.js');
const { startWorld } = require('../support/world.js');

const MIB = 1024 ** 2;
/** The most that Instagram takes. */
const LARGE = 300 * MIB;
const MINUTES = 60_000;
const HOST = 'rupload.facebook.com';

/** @type {import('../support/world.js').World} */
let world;
/** @type {object} */
let credentials;
/** @type {string} */
let account;
/** @type {ReturnType<typeof makeFiles>} */
let files;

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	credentials = await systemUserCredential(world);
	account = (await metaSeed(world)).instagram.accounts.fern.id;
	files = makeFiles(world.files);
}, 4 * MINUTES);

afterAll(async () => await world.stop());

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/** Publishes a file; n8n's main process is watched from the moment it has come to rest. @param {string} file */
async function publishAndWatch(file, settleMs) {
	const last = instagram(credentials, publish(account, { postKind: 'reel', text: 'Large' }));
	return await watchedRun(world, { file, last, settleMs });
}

// n8n's own housekeeping adds to a measurement now and then, never takes from it.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe('a reel of 300 MiB', () => {
	it(
		'is published within 64 MiB above the idle level of n8n',
		async () => {
			await publishAndWatch(files.large('warm-up.mp4', 32 * MIB), 1);
			await world.sandbox.reset();
			const { run, memory } = await publishAndWatch(files.large('large.mp4', LARGE));
			expect(run.error).toBeUndefined();
			expect(await ownMedia(world, account)).toMatchObject([{ file: { bytes: LARGE } }]);
			process.stdout.write(`300 MiB reel: peak ${Math.round(memory.rise / MIB)} MiB above idle\n`);
			expect(memory.rise).toBeLessThan(64 * MIB);
		},
		10 * MINUTES,
	);

	it(
		'goes on after a cut from the offset that Instagram reports',
		async () => {
			await world.sandbox.faults([{ host: HOST, times: 1, effect: { kind: 'reset-upload', atFraction: 0.6 } }]);
			const { run } = await publishAndWatch(files.large('large.mp4', LARGE), 1);
			expect(run.error).toBeUndefined();
			const calls = await world.sandbox.requests();
			const [cut, rest, ...more] = calls.filter((/** @type {any} */ call) => call.host === HOST);
			expect(cut.faults).toHaveLength(1);
			expect(rest.bytes / LARGE).toBeCloseTo(0.4, 2);
			expect(more).toEqual([]);
			expect(await ownMedia(world, account)).toMatchObject([{ file: { bytes: LARGE } }]);
		},
		10 * MINUTES,
	);
});
