// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { checkAuthorization, createPost } = require('./createPost');
const { PUBLISH } = require('./feed');
const { checkMessage } = require('./feedChecks');
const { checkWindow } = require('./timing');
const { acceptFile, createVideoMeter, newVideo } = require('./videoFile');

const DAY_MS = 24 * 3600 * 1000;
const REELS_PER_DAY = 30;
const PHASES = /** @type {const} */ (['start', 'finish', 'START', 'FINISH']);

/** Opens a video whose bytes go to the upload host. @param {import('../dispatch').Call} call @param {'reel' | 'story'} kind */
function startUpload(call, kind) {
	const { state, token } = call;
	const video = newVideo(state, { pageId: String(token.pageId), appId: token.appId, kind });
	video.meter = createVideoMeter();
	return {
		video_id: video.id,
		upload_url: `https://rupload.facebook.com/video-upload/${call.version}/${video.id}`,
	};
}

/** The video of a finish call, fully uploaded and not yet finished.
 *  @param {import('../dispatch').Call} call @param {'reel' | 'story'} kind */
function uploadedVideo(call, kind) {
	const video = call.state.videos.get(call.args.video_id ?? '');
	if (!video || video.pageId !== call.token.pageId || video.kind !== kind)
		throw invalid('Param video_id is not a video of this kind and Page');
	if (video.phase === 'finished') throw invalid('This video was already finished');
	if (video.phase !== 'uploaded')
		throw graphError(
			6000,
			'There was a problem uploading your video file: the upload is not complete.',
		);
	return video;
}

/** @param {import('../dispatch').Call} call */
function countReel(call) {
	const page = /** @type {import('../state').Page} */ (
		call.state.pages.get(String(call.token.pageId))
	);
	const recent = page.reelFinishes.filter((at) => at > call.state.now() - DAY_MS);
	if (recent.length >= REELS_PER_DAY) {
		throw graphError(
			613,
			`Calls to this api have exceeded the rate limit: ${REELS_PER_DAY} API-published reels per 24 hours.`,
		);
	}
	page.reelFinishes = [...recent, call.state.now()];
}

/** @param {import('../dispatch').Call} call @returns {import('./timing').Timing} */
function readState(call) {
	const { video_state: state, scheduled_publish_time: at } = call.args;
	if (state === undefined) throw invalid('Param video_state is required');
	if (state !== 'SCHEDULED') {
		if (at !== undefined)
			throw invalid('Param scheduled_publish_time requires video_state=SCHEDULED');
		return { kind: state === 'DRAFT' ? 'draft' : 'published' };
	}
	if (at === undefined) throw invalid('Param scheduled_publish_time is required');
	checkWindow(call.state, at, 29);
	return { kind: 'scheduled', at: at * 1000 };
}

/** @param {import('../dispatch').Call} call */
function finishReel(call) {
	const { state, args, token, exchange } = call;
	const video = uploadedVideo(call, 'reel');
	const timing = readState(call);
	checkMessage(args.description ?? '');
	if (args.place !== undefined && !state.pages.has(args.place))
		throw invalid('Param place must be the ID of a Page with a location');
	countReel(call);
	acceptFile(state, video, video.meter.result(), exchange.memo.extraProcessingMs ?? 0);
	const options = Object.fromEntries(
		['place', 'targeting', 'feed_targeting']
			.map((name) => [name, args[name]])
			.filter(([, value]) => value !== undefined),
	);
	Object.assign(video, {
		title: args.title ?? '',
		description: args.description ?? '',
		options,
		publication: timing.kind,
		scheduledAt: timing.kind === 'scheduled' ? timing.at : undefined,
	});
	const post = createPost(state, {
		pageId: video.pageId,
		appId: token.appId,
		kind: 'reel',
		message: video.description,
		videoId: video.id,
		timing,
		options,
		isPending: true,
	});
	video.postId = post.id;
	return { success: true, ...(state.settings.finishReturnsPostId ? { post_id: post.id } : {}) };
}

/** @param {import('../dispatch').Call} call */
function reels(call) {
	checkAuthorization(call.state, String(call.token.pageId));
	const phase = call.args.upload_phase?.toLowerCase();
	if (phase === undefined) throw invalid('Param upload_phase is required');
	return phase === 'start' ? startUpload(call, 'reel') : finishReel(call);
}

/** @type {import('../dispatch').Edges} */
const reelEdges = {
	'POST page/video_reels': {
		...PUBLISH,
		permissions: [...PUBLISH.permissions, 'pages_show_list'],
		params: {
			upload_phase: PHASES,
			video_id: 'id',
			video_state: ['PUBLISHED', 'DRAFT', 'SCHEDULED'],
			description: 'text',
			title: 'text',
			scheduled_publish_time: 'time',
			place: 'id',
			targeting: 'object',
			feed_targeting: 'object',
		},
		run: reels,
	},
};

module.exports = { PHASES, reelEdges, startUpload, uploadedVideo };
