// @ts-check
'use strict';

const { fetchFile, storedVideo, typeOf, videoProblem } = require('./files');

/** @param {import('../state').State} state @param {import('./store').Container} container @param {number} ms */
function finish(state, container, ms) {
	const forced = state.settings.instagramFailNext;
	if (forced) {
		state.settings.instagramFailNext = undefined;
		container.problem = { subcode: Number(forced), reason: 'asked for by instagramFailNext' };
	}
	container.readyAt = state.now() + ms + container.extraMs;
}

/**
 * Takes a whole video: checks it, and starts processing.
 * @param {import('../state').State} state @param {import('./store').Container} container @param {any} file
 */
function acceptVideo(state, container, file) {
	container.file = storedVideo(file);
	const { instagramRefuseLateMoov: refuseLateMoov } = state.settings;
	container.problem = videoProblem(file, { kind: container.kind, refuseLateMoov });
	const offset = container.options.thumb_offset ?? 0;
	if (!container.problem && offset / 1000 > (container.file.durationSeconds ?? 0))
		container.problem = { subcode: 2207057, reason: 'thumb_offset is outside the video' };
	finish(state, container, state.settings.processingMs);
}

/** Downloads a video while the container is already there. @param {import('../dispatch').Call} call
 *  @param {import('./store').Container} container @param {string} address */
async function downloadVideo({ state, call }, container, address) {
	const fetched = await fetchFile(call, address);
	if (fetched.kind === 'failed') {
		const subcode = fetched.why === 'timeout' ? 2207003 : 2207052;
		container.problem = { subcode, reason: fetched.reason };
		container.readyAt = state.now();
	} else if (!/^video\//.test(typeOf(fetched.file))) {
		container.problem = { subcode: 2207052, reason: `content type ${typeOf(fetched.file)}` };
		container.readyAt = state.now();
	} else acceptVideo(state, container, fetched.file);
}

module.exports = { acceptVideo, downloadVideo, finish };
