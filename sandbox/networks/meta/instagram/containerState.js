// @ts-check
'use strict';

const LIFE_MS = 24 * 3600 * 1000;

/** @typedef {'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED'} StatusCode */

/** @param {import('./store').Container} container @param {number} now @returns {StatusCode} */
function statusOf(container, now) {
	if (container.mediaId !== undefined) return 'PUBLISHED';
	const isProcessed = container.readyAt !== undefined && container.readyAt <= now;
	if (isProcessed && container.problem) return 'ERROR';
	if (now >= container.createdAt + LIFE_MS) return 'EXPIRED';
	return isProcessed ? 'FINISHED' : 'IN_PROGRESS';
}

/** @param {import('./store').Container} container @param {number} now */
function statusText(container, now) {
	return {
		IN_PROGRESS: 'In Progress: Media is still being processed.',
		FINISHED: 'Finished: Media has been uploaded and it is ready to be published.',
		PUBLISHED: 'Published: Media has been successfully published.',
		ERROR: `Error: Media upload has failed with error code ${container.problem?.subcode}`,
		EXPIRED: 'Expired: Media was not published within 24 hours of its upload.',
	}[statusOf(container, now)];
}

/** How far an upload and its processing got. @param {import('./store').Container} container @param {number} now */
function videoStatus(container, now) {
	const { upload } = container;
	if (!upload) return undefined;
	const isUploaded = upload.phase === 'uploaded';
	const isProcessed = container.readyAt !== undefined && container.readyAt <= now;
	const outcome = container.problem ? 'error' : 'complete';
	return {
		uploading_phase: {
			status: isUploaded ? 'complete' : upload.receivedBytes > 0 ? 'in_progress' : 'not_started',
			bytes_transferred: upload.receivedBytes,
		},
		processing_phase: {
			status: isUploaded ? (isProcessed ? outcome : 'in_progress') : 'not_started',
		},
	};
}

/** @param {import('../state').State} state @param {import('./store').Container} container */
function isKnown(state, container) {
	return state.now() >= container.createdAt + state.settings.instagramContainerLagMs;
}

module.exports = { LIFE_MS, isKnown, statusOf, statusText, videoStatus };
