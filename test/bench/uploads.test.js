// @ts-check
'use strict';

const fs = require('node:fs');
const {
	facebook,
	metaSeed,
	pageState,
	publish,
	systemUserCredential,
} = require('../support/facebook.js');
const { makeFiles } = require('../support/files.js');
const { watchedRun } = require('../support/watchedRun.js');
const { node } = require('../support/workflow.js');
const { startWorld } = require('../support/world.js');
const { record } = require('./support/results.js');
const { SCALE, inTurns, median, scaled } = require('./support/scale.js');
const { rounded } = require('./support/text.js');
const { freshSandbox, secondsOf } = require('./support/world.js');

const MIB = 1024 ** 2;
/** An n8n is started for each upload: once is enough for a quick look. */
const TIMES = SCALE < 1 ? 1 : 3;
const SIZES = [256, 1_024, 2_253].map((mebibytes) => scaled(mebibytes, 8));
const MOST_MEMORY = 64;
const NAME = 'Upload';

/** @type {import('../support/world.js').World} */
let world;
/** @type {string} */
let page;
/** @type {ReturnType<typeof makeFiles>} */
let files;

/** @type {string} */
let small;

/** @typedef {{ seconds: number, memory: number, calls: number, end: string }} Upload */

beforeAll(async () => {
	world = await startWorld({ n8nEnv: {} });
	page = (await metaSeed(world)).pages.fern.id;
	files = makeFiles(world.files);
	small = files.large('warm-up.mp4', 8 * MIB);
});

afterAll(async () => await world?.stop());

const ours = async () =>
	facebook(
		await systemUserCredential(world),
		publish(page, { postKind: 'video', text: 'A large video' }),
		{ name: NAME },
	);

const builtIn = async () => {
	const accessToken = (await metaSeed(world)).tokens.pageFern;
	const credentials = await world.createCredential('facebookGraphApi', { accessToken });
	const description = { name: 'description', value: 'A large video' };
	const parameters = {
		httpRequestMethod: 'POST',
		graphApiVersion: 'v25.0',
		node: page,
		edge: 'videos',
		sendBinaryData: true,
		binaryPropertyName: 'source:data',
		options: { queryParameters: { parameter: [description] } },
	};
	return node(NAME, 'n8n-nodes-base.facebookGraphApi', parameters, { credentials });
};

/**
 * Uploads a file from a fresh n8n that has uploaded a small one, and looks at what the Page has then.
 * Memory that a run has taken is not always given back, so each has an n8n of its own.
 * @param {string} file @param {import('../support/workflow.js').WorkflowNode} last
 * @returns {Promise<Upload>}
 */
async function upload(file, last) {
	await world.end();
	await world.restart();
	await watchedRun(world, { file: small, last, settleMs: 1 });
	await freshSandbox(world);
	try {
		const { run, memory } = await watchedRun(world, { file, last, timeoutMs: 900_000 });
		const calls = (await world.sandbox.requests()).length;
		const end = run.error ? String(run.error.message) : await endAt(fs.statSync(file).size);
		return { seconds: secondsOf(run, NAME), memory: memory.rise / MIB, calls, end };
	} catch (error) {
		return { seconds: 0, memory: 0, calls: 0, end: `n8n ended: ${error.message}` };
	}
}

/** @param {number} bytes that were sent */
async function endAt(bytes) {
	const { videos } = await pageState(world, page);
	const [video] = videos.filter((/** @type {any} */ each) => each.bytes === bytes);
	return video ? 'published' : 'not published';
}

/** @param {string} name @param {'own' | 'other'} kind @param {Upload[]} runs */
function contender(name, kind, runs) {
	const done = runs.filter(({ end }) => end === 'published');
	const of = (/** @type {'seconds' | 'memory' | 'calls'} */ key, all = done) =>
		median(all.map((run) => run[key]));
	const failed = runs.find(({ end }) => end !== 'published');
	const memory = { label: 'memory', value: of('memory', failed ? runs : done), unit: 'MiB' };
	const calls = { label: 'calls', value: of('calls', failed ? runs : done) };
	const figures = failed
		? [{ label: 'fails:', value: failed.end }, memory, calls]
		: [{ label: 'time', value: of('seconds'), unit: 's' }, memory, calls];
	return { name, kind, figures, runs: runs.map(({ seconds }) => seconds) };
}

/** How the two relate. @param {Upload[]} own @param {Upload[]} other */
function ratiosOf(own, other) {
	const [ours, theirs] = [own, other].map((runs) => median(runs.map(({ memory }) => memory)));
	const [seconds, longer] = [own, other].map((runs) => median(runs.map((run) => run.seconds)));
	const ratios = [
		{ label: 'MiB above idle, of Social Ops', value: ours, atMost: MOST_MEMORY },
		{ label: "times the memory in n8n's node", value: theirs / Math.max(ours, 1) },
	];
	const isDone = other.every(({ end }) => end === 'published');
	return isDone
		? [...ratios, { label: "times the time of n8n's node", value: seconds / longer }]
		: ratios;
}

describe('uploads', () => {
	it.each(SIZES)("publishes a video of %i MiB beside n8n's own node", async (size) => {
		const file = files.large(`video-${size}.mp4`, size * MIB);
		const [own, other] = [await ours(), await builtIn()];
		const runs = await inTurns(TIMES, {
			own: async () => await upload(file, own),
			other: async () => await upload(file, other),
		});
		fs.rmSync(file);
		record({
			part: 'uploads',
			title: `a video of ${rounded(size)} MiB`,
			contenders: [
				contender('Social Ops', 'own', runs.own),
				contender("n8n's Facebook Graph API node", 'other', runs.other),
			],
			ratios: ratiosOf(runs.own, runs.other),
		});
		expect(runs.own.map(({ end }) => end)).toEqual(runs.own.map(() => 'published'));
	});
});
