// @ts-check
'use strict';

const { invalid } = require('../errors');
const { PAGING_PARAMS, TIME_PARAMS, between, pageOf } = require('../paging');
const { checkAuthorization, createPost } = require('./createPost');
const { PUBLISH } = require('./feed');
const { PHASES, startUpload, uploadedVideo } = require('./reels');
const { acceptFile } = require('./videoFile');

const STORY_LIFE_MS = 24 * 3600 * 1000;
const STORY = { ...PUBLISH, permissions: [...PUBLISH.permissions, 'pages_show_list'] };

/** @param {import('../dispatch').Call} call @param {{ photoIds?: string[], videoId?: string }} media */
function addStory(call, media) {
	const { state, token } = call;
	checkAuthorization(state, String(token.pageId));
	if (
		token.userId &&
		state.people.get(token.userId)?.isSystemUser &&
		!call.scopes.includes('business_management')
	) {
		throw invalid('System users need business_management for stories');
	}
	const mediaType = media.videoId ? 'video' : 'photo';
	return createPost(state, {
		...media,
		pageId: String(token.pageId),
		// Story ids stand alone, unlike those of posts.
		id: state.newId(),
		appId: token.appId,
		kind: 'story',
		timing: { kind: 'published' },
		isPending: media.videoId !== undefined,
		story: { mediaType, mediaId: media.videoId ?? media.photoIds?.[0] },
	});
}

/** @param {import('../dispatch').Call} call */
function publishPhotoStory(call) {
	const photo = call.state.photos.get(call.args.photo_id ?? '');
	if (!photo || photo.pageId !== call.token.pageId || photo.isPublished || photo.postId) {
		throw invalid('Param photo_id must be the ID of an unpublished photo of this Page');
	}
	const post = addStory(call, { photoIds: [photo.id] });
	Object.assign(photo, { postId: post.id, expiresAt: undefined });
	return { success: true, post_id: post.id };
}

/** @param {import('../dispatch').Call} call */
function videoStory(call) {
	const phase = call.args.upload_phase?.toLowerCase();
	if (phase === undefined) throw invalid('Param upload_phase is required');
	if (phase === 'start') return startUpload(call, 'story');
	const video = uploadedVideo(call, 'story');
	acceptFile(call.state, video, video.meter.result(), call.exchange.memo.extraProcessingMs ?? 0);
	video.publication = 'published';
	const post = addStory(call, { videoId: video.id });
	video.postId = post.id;
	return { success: true, post_id: post.id };
}

/** @param {import('../dispatch').Call} call */
function listStories(call) {
	const { state, node, args } = call;
	const statusOf = (/** @type {import('../state').Post} */ post) =>
		post.createdAt + STORY_LIFE_MS > state.now() ? 'PUBLISHED' : 'ARCHIVED';
	const stories = [...state.posts.values()].filter(
		(post) =>
			post.story &&
			post.isPublished &&
			post.pageId === node.value.id &&
			(!args.status || statusOf(post) === args.status),
	);
	return pageOf(between(stories, args, (post) => post.createdAt).reverse(), call, (post) => ({
		post_id: post.id,
		status: statusOf(post),
		creation_time: String(Math.floor(post.createdAt / 1000)),
		media_type: post.story.mediaType,
		media_id: post.story.mediaId,
		url: `https://www.facebook.com/stories/${post.pageId}/${post.id}`,
	}));
}

/** @type {import('../dispatch').Edges} */
const storyEdges = {
	'POST page/photo_stories': { ...STORY, params: { photo_id: 'id' }, run: publishPhotoStory },
	'POST page/video_stories': {
		...STORY,
		params: { upload_phase: PHASES, video_id: 'id' },
		run: videoStory,
	},
	'GET page/stories': {
		token: 'page',
		permissions: ['pages_read_engagement'],
		params: { ...PAGING_PARAMS, ...TIME_PARAMS, status: ['PUBLISHED', 'ARCHIVED'] },
		run: listStories,
	},
};

module.exports = { storyEdges };
