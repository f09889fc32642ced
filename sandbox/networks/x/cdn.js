// @ts-check
'use strict';

/**
 * The bytes behind the addresses of published media, where they were small enough to keep.
 * @param {import('./state').State} state @param {string} path `/media/{id}`, `/tweet_video/{id}.mp4`
 * @returns {import('../../core/http').Answer}
 */
function serveMedia(state, path) {
	const [, id] = /^\/(?:media|preview|tweet_video)\/(\d+)/.exec(path) ?? [];
	const file = state.media.get(id ?? '')?.file;
	return file?.data
		? { bytes: file.data, headers: { 'content-type': file.mimeType } }
		: { status: 404, text: 'not kept' };
}

module.exports = { serveMedia };
