// @ts-check
'use strict';

const { graphError } = require('../errors');
const { createByteMeter } = require('../../../core/http');
const { createMp4Probe } = require('../../../core/mp4');

const KEEP_BYTES = 10 * 1024 * 1024;
const FEED_VIDEO_BYTES = 10 * 1024 ** 3;

/** Counts, hashes and probes the bytes of one video over several requests. */
const createVideoMeter = () => createByteMeter({ keepBytes: KEEP_BYTES, probe: createMp4Probe() });

/** Vertical short videos. @param {import('../../../core/mp4').Mp4Details} details @param {number} longest seconds */
function reelProblem(details, longest) {
	if (details.durationSeconds < 3) return 'Video too short: the minimum is 3 seconds';
	if (details.durationSeconds > longest) return `Video too long: the maximum is ${longest} seconds`;
	if (details.width < 540 || details.height < 960)
		return 'Resolution too low: the minimum is 540x960';
	const ratio = details.width / details.height;
	return Math.abs(ratio - 9 / 16) > 0.02 ? 'Aspect ratio must be 9:16' : undefined;
}

/** @param {import('../state').Video} video @returns {string | undefined} why processing will fail */
function processingProblem(video) {
	if (!video.details) return 'The video file has no readable movie header';
	if (video.kind === 'video') return undefined;
	return reelProblem(video.details, 90);
}

/**
 * Takes the received bytes as the video's file and starts processing. Throws 352 for another format.
 * @param {import('../state').State} state @param {import('../state').Video} video
 * @param {{ bytes: number, sha256: string, whole?: Buffer, probe: ReturnType<typeof createMp4Probe> }} file
 * @param {number} extraMs
 */
function acceptFile(state, video, file, extraMs) {
	if (!file.probe.isMp4()) {
		throw graphError(
			352,
			"Sorry, the video file you selected is in a format that we don't support.",
		);
	}
	if (file.bytes > FEED_VIDEO_BYTES)
		throw graphError(6000, 'There was a problem uploading your video file: it is too large.');
	Object.assign(video, {
		phase: 'finished',
		receivedBytes: file.bytes,
		sha256: file.sha256,
		data: file.whole,
		details: file.probe.details(),
		processingStartedAt: state.now(),
		readyAt: state.now() + state.settings.processingMs + extraMs,
		meter: undefined,
	});
	video.problem = processingProblem(video);
}

/**
 * @param {import('../state').State} state
 * @param {{ pageId: string, appId: string, kind: 'video' | 'reel' | 'story' }} origin
 * @returns {import('../state').Video}
 */
function newVideo(state, origin) {
	/** @type {import('../state').Video} */
	const video = {
		...origin,
		id: state.newId(),
		title: '',
		description: '',
		createdAt: state.now(),
		phase: 'uploading',
		receivedBytes: 0,
		publication: 'draft',
		isPublished: false,
		thumbnails: [],
		collaborators: [],
		options: {},
	};
	state.videos.set(video.id, video);
	return video;
}

module.exports = { acceptFile, createVideoMeter, newVideo };
