// @ts-check
'use strict';

const crypto = require('node:crypto');

/** @param {string} kind */
const newMediaUrn = (kind) =>
	`urn:li:${kind}:C4E10AQ${crypto.randomBytes(9).toString('base64url')}`;

/**
 * An address on the upload host, good for one file or part until it expires.
 * @param {import('../state').State} state
 * @param {{ mediaUrn: string, role: 'file' | 'part' | 'captions' | 'thumbnail', firstByte?: number, lastByte?: number }} what
 */
function openUpload(state, what) {
	const path = `/dms-uploads/sp/${crypto.randomBytes(18).toString('base64url')}/uploaded-${what.role}/0`;
	const upload = { ...what, path, expiresAt: state.now() + state.settings.uploadUrlMs };
	state.uploads.set(path, upload);
	return upload;
}

/** @param {{ path: string }} upload */
const uploadUrl = ({ path }) =>
	`https://www.linkedin.com${path}?ca=vector_feedshare&cn=uploads&iri=D01`;

/**
 * @param {import('../rest').Call} call @param {'image' | 'video' | 'document'} kind @param {string} owner
 * @returns {import('../state').Media}
 */
function addMedia({ state, token }, kind, owner) {
	/** @type {import('../state').Media} */
	const media = {
		urn: newMediaUrn(kind),
		kind,
		owner,
		personId: token.personId,
		createdAt: state.now(),
		status: 'WAITING_UPLOAD',
		uploads: [],
	};
	state.media.set(media.urn, media);
	return media;
}

/** @param {import('../state').State} state @param {import('../state').Media} media */
function finish(state, media) {
	const forced = state.settings.failNextMedia;
	state.settings.failNextMedia = undefined;
	media.problem ??= forced;
	media.status = media.problem ? 'PROCESSING_FAILED' : 'AVAILABLE';
}

/**
 * Begins the processing of complete media.
 * @param {import('../state').State} state @param {import('../state').Media} media @param {number} ms
 */
function process(state, media, ms) {
	media.status = 'PROCESSING';
	media.readyAt = state.now() + ms;
	if (ms === 0) finish(state, media);
}

/** Lets time pass. @param {import('../state').State} state */
function settleMedia(state) {
	for (const media of state.media.values()) {
		if (media.status === 'PROCESSING' && (media.readyAt ?? 0) <= state.now()) finish(state, media);
	}
}

module.exports = { addMedia, openUpload, process, settleMedia, uploadUrl };
