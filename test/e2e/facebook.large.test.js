// @ts-check
'use strict';

const fs = require('node:fs');
const { facebook, metaSeed, pageState, publish, systemUserCredential } = require('../support/facebook.js');
const { makeFiles } = require('../support/files.js');
const { watchedRun } = require('../support/watchedRun.js');
const { startWorld } = require('../support/world.js');

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const MINUTES = 60_000;

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
	credentials = await systemUserCredential(world);
	page = (await metaSeed(world)).pages.fern.id;
	files = makeFiles(world.files);
}, 3 * MINUTES);

afterAll(async () => await world.stop());

beforeEach(async () => {
	await world.sandbox.reset();
	await world.sandbox.clearFaults();
});

/**
 * Publishes a file. n8n comes to rest with the file in it first; its main process is watched from
 * then on.
 * @param {string} file @param {string} postKind @param {number} [settleMs]
 */
async function publishAndWatch(file, postKind, settleMs) {
	const last = facebook(credentials, publish(page, { postKind, text: `Large ${postKind}` }));
	return await watchedRun(world, { file, last, settleMs });
}

/** @param {string} what @param {{ baseline: number, rise: number }} memory */
function report(what, { baseline, rise }) {
	const [idle, over] = [baseline, rise].map((bytes) => Math.round(bytes / MIB));
	process.stdout.write(`${what}: n8n idle ${idle} MiB, peak ${over} MiB above it\n`);
}

async function newestVideo() {
	const { videos } = await pageState(world, page);
	return videos.at(-1);
}

// n8n's own housekeeping adds to a measurement now and then, never takes from it.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describe('large files from n8n to Facebook', () => {
	it.each(['video', 'reel'])(
		'publishes a 1 GiB %s within 64 MiB above the idle level of n8n',
		async (postKind) => {
			await publishAndWatch(files.large('warm-up.mp4', 32 * MIB), postKind, 1);
			const file = files.large('one-gib.mp4', GIB);
			const { run, memory } = await publishAndWatch(file, postKind);
			expect(run.error).toBeUndefined();
			expect(await newestVideo()).toMatchObject({ bytes: GIB, isPublished: true });
			report(`1 GiB ${postKind}`, memory);
			expect(memory.rise).toBeLessThan(64 * MIB);
		},
		10 * MINUTES,
	);

	it('resumes a reel that is cut at 60 %, from the offset that Facebook reports', async () => {
		const bytes = 256 * MIB;
		const host = 'rupload.facebook.com';
		await world.sandbox.faults([{ host, times: 1, effect: { kind: 'reset-upload', atFraction: 0.6 } }]);
		const { run } = await publishAndWatch(files.large('quarter-gib.mp4', bytes), 'reel', 1);
		expect(run.error).toBeUndefined();
		const [cut, rest, ...more] = await callsTo((call) => call.host === host);
		expect(cut.faults).toHaveLength(1);
		expect(rest.bytes / bytes).toBeCloseTo(0.4, 2);
		expect(more).toEqual([]);
		expect(await newestVideo()).toMatchObject({ bytes, isPublished: true });
	}, 5 * MINUTES);

	it('sends only the chunk again in which a video is cut', async () => {
		const path = '/videos';
		await world.sandbox.faults([
			{ method: 'POST', path, skip: 10, times: 1, effect: { kind: 'reset-upload', atFraction: 0.6 } },
		]);
		const { run } = await publishAndWatch(files.large('video.mp4', 64 * MIB), 'video', 1);
		expect(run.error).toBeUndefined();
		const transfers = await callsTo((call) => call.body?.upload_phase === 'transfer');
		const offsets = transfers.map(({ body }) => Number(body.start_offset));
		expect(offsets).toEqual([...new Set(offsets)].sort((a, b) => a - b));
		expect(await newestVideo()).toMatchObject({ bytes: 64 * MIB, isPublished: true });
	}, 5 * MINUTES);

	it('publishes 2.2 GiB', async () => {
		fs.rmSync(files.large('one-gib.mp4', GIB));
		const bytes = Math.round(2.2 * GIB);
		const { run, memory } = await publishAndWatch(files.large('large.mp4', bytes), 'video');
		expect(run.error).toBeUndefined();
		expect(await newestVideo()).toMatchObject({ bytes, isPublished: true });
		report('2.2 GiB video', memory);
		// The bound of the smaller file does not grow with the size; n8n's own housekeeping may add.
		expect(memory.rise).toBeLessThan(128 * MIB);
	}, 15 * MINUTES);
});

/** @param {(call: any) => boolean} matches @returns {Promise<any[]>} */
async function callsTo(matches) {
	const calls = await world.sandbox.requests();
	return calls.filter((/** @type {any} */ call) => call.method === 'POST' && matches(call));
}
