// @ts-check
'use strict';

/**
 * The bytes behind download URLs, where they were small enough to keep.
 * @param {import('./state').State} state @param {string} path `/dms/{urn}`, `/dms/{urn}/thumbnail`
 * @returns {import('../../core/http').Answer}
 */
function serveMedia(state, path) {
	const [, urn, thumbnail] = /^\/dms\/([^/]+)(\/thumbnail)?$/.exec(decodeURIComponent(path)) ?? [];
	const media = state.media.get(urn ?? '');
	const file = thumbnail ? media?.thumbnail : media?.file;
	return file?.data
		? { bytes: file.data, headers: { 'content-type': file.mimeType } }
		: { status: 404, text: 'not kept' };
}

module.exports = { serveMedia };
