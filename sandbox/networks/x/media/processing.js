// @ts-check
'use strict';

/** @typedef {import('../state').State} State */
/** @typedef {import('../state').Media} Media */

const LONGEST_PAUSE_SECONDS = 5;

/**
 * How far the processing of a finalized media is. Undefined for what needs none.
 * @param {State} state @param {Media} media
 */
function processingInfo(state, media) {
	const { startedAt, readyAt, failure } = media;
	if (startedAt === undefined || readyAt === undefined) return undefined;
	const now = state.now();
	if (now >= readyAt)
		return failure
			? { state: 'failed', progress_percent: 100, error: failure }
			: { state: 'succeeded', progress_percent: 100 };
	const share = (now - startedAt) / (readyAt - startedAt);
	const secondsLeft = Math.ceil((readyAt - now) / 1000);
	return {
		state: share < 0.2 ? 'pending' : 'in_progress',
		check_after_secs: Math.max(1, Math.min(LONGEST_PAUSE_SECONDS, secondsLeft)),
		progress_percent: Math.floor(share * 100),
	};
}

/** Whether a post can have a media now. @param {State} state @param {Media} media */
function isReady(state, media) {
	if (media.phase !== 'finalized' || media.expiresAt <= state.now()) return false;
	const info = processingInfo(state, media);
	return info === undefined || info.state === 'succeeded';
}

module.exports = { isReady, processingInfo };
