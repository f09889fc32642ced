// @ts-check
'use strict';

const { graphError, invalid } = require('../errors');
const { render } = require('../fields');
const { videoType } = require('../nodes/video');
const { pullFile } = require('../pull');
const { chunkedPhases } = require('./chunkedUpload');
const { checkAuthorization, createPost } = require('./createPost');
const { PUBLISH } = require('./feed');
const { checkCallToAction, checkMessage } = require('./feedChecks');
const { LARGEST_STORY_PHOTO, checkImage } = require('./images');
const { TIMING_PARAMS, readTiming } = require('./timing');
const { CATEGORIES, addThumbnail } = require('./videoEdits');
const { acceptFile, newVideo } = require('./videoFile');

const READ = /** @type {const} */ ({ token: 'page', permissions: ['pages_read_engagement'] });
const LONGEST_TITLE = 255;
const LARGEST_MULTIPART = 1024 ** 3;
const ABOUT_PARAMS = /** @type {import('../params').Params} */ ({
	...TIMING_PARAMS,
	title: 'text',
	description: 'text',
	targeting: 'object',
	feed_targeting: 'object',
	content_category: CATEGORIES,
	content_tags: 'list',
	custom_labels: 'list',
	embeddable: 'bool',
	call_to_action: 'object',
	crossposted_video_id: 'id',
	is_partnership_ad: 'bool',
});

const UPLOAD_PARAMS = /** @type {import('../params').Params} */ ({
	file_url: 'url',
	fbuploader_video_file_chunk: 'text',
	upload_phase: ['start', 'transfer', 'finish', 'cancel'],
	upload_session_id: 'id',
	start_offset: 'int',
	file_size: 'int',
});

/** Title, text and options. @param {import('../dispatch').Call} call */
function readAbout(call) {
	const { args } = call;
	if ((args.title ?? '').length > LONGEST_TITLE)
		throw invalid(`Param title must be at most ${LONGEST_TITLE} characters`);
	checkMessage(args.description ?? '');
	if (args.call_to_action) checkCallToAction(args.call_to_action);
	const thumb = call.files.find((file) => file.name === 'thumb');
	if (thumb) checkImage(thumb, LARGEST_STORY_PHOTO);
	const names = [
		'targeting',
		'feed_targeting',
		'content_category',
		'content_tags',
		'custom_labels',
		'embeddable',
		'call_to_action',
	];
	return {
		timing: readTiming(call),
		title: args.title ?? '',
		description: args.description ?? '',
		thumbnail: thumb,
		options: Object.fromEntries(
			names.map((name) => [name, args[name]]).filter(([, value]) => value !== undefined),
		),
	};
}

/**
 * Gives a finished video its texts, its time and the post that will show it.
 * @param {import('../dispatch').Call} call @param {import('../state').Video} video @param {ReturnType<typeof readAbout>} about
 */
function publishVideo(call, video, about) {
	const { timing, title, description, options } = about;
	Object.assign(video, {
		title,
		description,
		options,
		publication: timing.kind,
		scheduledAt: timing.kind === 'scheduled' ? timing.at : undefined,
	});
	if (about.thumbnail)
		addThumbnail(call.state, video, { file: about.thumbnail, isPreferred: true });
	const post = createPost(call.state, {
		pageId: video.pageId,
		appId: video.appId,
		kind: video.kind,
		message: description,
		videoId: video.id,
		timing,
		options,
		isPending: true,
	});
	video.postId = post.id;
}

/** The file of the ways A, B and D. @param {import('../dispatch').Call} call */
async function readWholeFile(call) {
	const { args, state } = call;
	const source = call.files.find((file) => file.name === 'source');
	const given = [source, args.file_url, args.fbuploader_video_file_chunk].filter(
		(value) => value !== undefined,
	);
	if (given.length !== 1)
		throw invalid('Exactly one of source, file_url and fbuploader_video_file_chunk is required');
	if (source) {
		if (source.bytes > LARGEST_MULTIPART)
			throw graphError(6000, 'There was a problem uploading your video file: it is too large.');
		return source;
	}
	if (args.file_url) {
		const pulled = await pullFile(call.call, args.file_url);
		if (pulled.kind === 'failed')
			throw graphError(389, `Unable to fetch video file from URL: ${pulled.reason}`);
		return pulled.file;
	}
	const handle = state.handles.get(args.fbuploader_video_file_chunk);
	if (!handle || handle.used)
		throw invalid(
			'Param fbuploader_video_file_chunk is not a valid upload handle, or was used before',
		);
	handle.used = true;
	return handle.file;
}

/** @param {import('../dispatch').Call} call */
async function createVideo(call) {
	const { state, args, token } = call;
	checkAuthorization(state, String(token.pageId));
	if (args.upload_phase) {
		const phase = chunkedPhases[/** @type {keyof typeof chunkedPhases} */ (args.upload_phase)];
		return phase(call, { readAbout, publishVideo });
	}
	const about = readAbout(call);
	const file = await readWholeFile(call);
	const video = newVideo(state, {
		pageId: String(token.pageId),
		appId: token.appId,
		kind: 'video',
	});
	try {
		acceptFile(state, video, file, call.exchange.memo.extraProcessingMs ?? 0);
	} catch (error) {
		state.videos.delete(video.id);
		throw error;
	}
	publishVideo(call, video, about);
	return { id: video.id, created: { type: 'video', value: video } };
}

/** @type {import('../dispatch').Edges} */
const videoEdges = {
	'POST page/videos': {
		...PUBLISH,
		files: ['source', 'thumb', 'video_file_chunk'],
		params: { ...ABOUT_PARAMS, ...UPLOAD_PARAMS },
		run: createVideo,
	},
	'GET video': { ...READ, run: (call) => render(videoType, call.node.value, call.fields, call) },
};

module.exports = { videoEdges };
