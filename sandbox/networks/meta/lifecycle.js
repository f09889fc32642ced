// @ts-check
'use strict';

const { endStories } = require('./instagram/stories');

/** @typedef {import('./state').State} State */

/** Unpublished photos that nothing uses vanish after about a day. @param {State} state */
function dropExpiredPhotos(state) {
	for (const photo of state.photos.values()) {
		if (photo.expiresAt !== undefined && photo.expiresAt <= state.now())
			state.photos.delete(photo.id);
	}
}

/** @param {import('./state').Video} video @param {number} now @returns {'uploading' | 'upload_complete' | 'upload_failed' | 'processing' | 'ready' | 'expired' | 'error'} */
function videoStatus(video, now) {
	if (video.phase === 'expired') return 'expired';
	if (video.phase === 'failed') return 'upload_failed';
	if (video.phase === 'uploading') return 'uploading';
	if (video.phase === 'uploaded') return 'upload_complete';
	if (now < (video.readyAt ?? 0)) return 'processing';
	return video.problem ? 'error' : 'ready';
}

/** @param {State} state @param {import('./state').Post} post */
function announce(state, post) {
	if (post.isAnnounced || post.story) return;
	post.isAnnounced = true;
	const item =
		{
			photo: 'photo',
			album: 'photo',
			video: 'video',
			reel: 'video',
			link: 'share',
			carousel: 'share',
		}[post.kind] ?? 'status';
	state.emit({
		pageId: post.pageId,
		field: 'feed',
		value: {
			item,
			verb: 'add',
			post_id: post.id,
			...(post.link ? { link: post.link } : {}),
			...(post.videoId ? { video_id: post.videoId } : {}),
			...(post.photoIds.length === 1 ? { photo_id: post.photoIds[0] } : {}),
			published: post.isPublished ? 1 : 0,
			...(post.message ? { message: post.message } : {}),
			from: post.from,
			created_time: Math.floor(post.createdAt / 1000),
		},
	});
}

/** @param {State} state @param {import('./state').Post} post */
function goLive(state, post) {
	post.isPublished = true;
	post.createdAt = post.scheduledAt ?? state.now();
	post.updatedAt = state.now();
	post.scheduledAt = undefined;
	post.contentType = 'PUBLISHED';
	post.isAnnounced = false;
	for (const id of post.photoIds) {
		const photo = state.photos.get(id);
		if (photo) photo.isPublished = true;
	}
	announce(state, post);
}

/**
 * Lets time pass: processed videos get their posts, due posts go live, unused photos vanish.
 * @param {State} state
 */
function settle(state) {
	const now = state.now();
	dropExpiredPhotos(state);
	endStories(state);
	for (const video of state.videos.values()) {
		if (video.isPublished || videoStatus(video, now) !== 'ready') continue;
		const isDue = video.publication === 'scheduled' && (video.scheduledAt ?? 0) <= now;
		if (video.publication !== 'published' && !isDue) continue;
		video.isPublished = true;
		video.publication = 'published';
		const post = video.postId ? state.posts.get(video.postId) : undefined;
		if (post) {
			if (!isDue) post.scheduledAt = undefined;
			goLive(state, post);
		}
	}
	for (const post of state.posts.values()) {
		if (!post.videoId && post.scheduledAt !== undefined && post.scheduledAt <= now)
			goLive(state, post);
	}
}

module.exports = { announce, dropExpiredPhotos, goLive, settle, videoStatus };
