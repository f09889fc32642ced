// @ts-check
'use strict';

/**
 * The bytes behind picture and video URLs, where they were small enough to keep.
 * @param {import('./state').State} state @param {string} path `/photos/{id}.jpg`, `/videos/{id}.mp4`, …
 * @returns {import('../../core/http').Answer}
 */
function serveMedia(state, path) {
	const [, igKind, igId] = /^\/(ig|igcovers)\/(\d+)\./.exec(path) ?? [];
	if (igKind) {
		const media = state.igMedia.get(igId);
		const file = igKind === 'ig' ? media?.file : media?.cover;
		return file?.data
			? { bytes: file.data, headers: { 'content-type': file.mimeType } }
			: { status: 404, text: 'not kept' };
	}
	const [, kind, id] = /^\/(photos|thumbnails|videos)\/(\d+)\./.exec(path) ?? [];
	if (kind === 'videos') {
		const video = state.videos.get(id);
		return video?.data
			? { bytes: video.data, headers: { 'content-type': 'video/mp4' } }
			: { status: 404, text: 'not kept' };
	}
	const photo = state.photos.get(id ?? '');
	return photo?.data
		? { bytes: photo.data, headers: { 'content-type': photo.mimeType } }
		: { status: 404, text: 'not kept' };
}

module.exports = { serveMedia };
