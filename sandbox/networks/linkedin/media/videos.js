// @ts-check
'use strict';

const fs = require('node:fs');
const { createByteMeter } = require('../../../core/http');
const { createMp4Probe } = require('../../../core/mp4');
const { requireActor } = require('../access');
const { badField, notFound } = require('../errors');
const { anything, bool, int, list, optional, record, text, urn } = require('../restli/body');
const { readVideo } = require('./checks');
const { addMedia, openUpload, process, uploadUrl } = require('./store');

/** @typedef {import('../rest').Call} Call */

const PART_BYTES = 4_194_304;
const KEEP_BYTES = 12 * 1024 * 1024;
const WRITING = { member: ['w_member_social'], organization: ['w_organization_social'] };

/** @param {Call} call */
function initialize(call) {
	const { state, version } = call;
	const request = call.body.initializeUploadRequest;
	requireActor(call, request.owner, WRITING);
	const { smallestVideoBytes, largestVideoBytes } = state.settings;
	const size = request.fileSizeBytes;
	if (size < smallestVideoBytes || size > largestVideoBytes)
		throw badField(
			'INVALID_VALUE_FOR_FIELD',
			'/initializeUploadRequest/fileSizeBytes',
			`fileSizeBytes must be ${smallestVideoBytes} to ${largestVideoBytes}`,
		);
	if (version < '202602' && (request.templateName || request.linkbackContext))
		throw badField(
			'INVALID_VALUE_FOR_FIELD',
			'/initializeUploadRequest/templateName',
			'Not in this version',
		);
	const media = addMedia(call, 'video', request.owner);
	media.expectedBytes = size;
	for (let firstByte = 0; firstByte < size; firstByte += PART_BYTES) {
		const lastByte = Math.min(firstByte + PART_BYTES, size) - 1;
		media.uploads.push(
			openUpload(state, { mediaUrn: media.urn, role: 'part', firstByte, lastByte }),
		);
	}
	const address = (/** @type {'captions' | 'thumbnail'} */ role) =>
		uploadUrl(openUpload(state, { mediaUrn: media.urn, role }));
	return {
		value: {
			uploadUrlsExpireAt: state.now() + state.settings.uploadUrlMs,
			video: media.urn,
			uploadToken: '',
			uploadInstructions: media.uploads.map((upload) => ({
				uploadUrl: uploadUrl(upload),
				firstByte: upload.firstByte,
				lastByte: upload.lastByte,
			})),
			...(request.uploadCaptions ? { captionsUploadUrl: address('captions') } : {}),
			...(request.uploadThumbnail ? { thumbnailUploadUrl: address('thumbnail') } : {}),
		},
	};
}

/** Reads the parts as one file. @param {import('../state').Media} media */
async function joinParts(media) {
	const probe = createMp4Probe();
	const meter = createByteMeter({ keepBytes: KEEP_BYTES, probe });
	for (const { file } of media.uploads) {
		for await (const chunk of fs.createReadStream(file)) meter.push(chunk);
		fs.rmSync(file);
	}
	const { bytes, sha256, whole } = meter.result();
	return { bytes, sha256, data: whole, ...readVideo(probe) };
}

/** @param {string} path @param {string} why */
const badFinalize = (path, why) =>
	badField('INVALID_VALUE_FOR_FIELD', `/finalizeUploadRequest/${path}`, why);

/** @param {Call} call */
async function finalize(call) {
	const { state } = call;
	const request = call.body.finalizeUploadRequest;
	const media = state.media.get(request.video);
	if (!media) throw notFound(request.video);
	requireActor(call, media.owner, WRITING);
	if (media.status !== 'WAITING_UPLOAD') throw badFinalize('video', `The video is ${media.status}`);
	if (request.uploadToken !== '') throw badFinalize('uploadToken', 'is not that of the upload');
	const given = request.uploadedPartIds.map((/** @type {string} */ id) =>
		id.replace(/^"(.*)"$/, '$1'),
	);
	const held = media.uploads.map(({ etag }) => etag);
	if (held.includes(undefined)) throw badFinalize('uploadedPartIds', 'Not all parts were uploaded');
	if (given.join() !== held.join())
		throw badFinalize('uploadedPartIds', 'These are not the parts in their order');
	// Claimed at once: joining takes a while, and a second call must not join again.
	media.status = 'PROCESSING';
	media.readyAt = Infinity;
	const file = await joinParts(media);
	media.file = file;
	media.problem = file.problem;
	process(state, media, state.settings.processingMs + (call.exchange.memo.extraProcessingMs ?? 0));
	return undefined;
}

/** @type {Record<string, import('../rest').Method>} */
const videoMethods = {
	'ACTION initializeUpload': {
		body: record({
			initializeUploadRequest: record({
				owner: urn('person', 'organization', 'organizationBrand'),
				fileSizeBytes: int,
				uploadCaptions: optional(bool),
				uploadThumbnail: optional(bool),
				templateName: optional(text()),
				linkbackContext: optional(anything),
			}),
		}),
		run: initialize,
	},
	'ACTION finalizeUpload': {
		body: record({
			finalizeUploadRequest: record({
				video: urn('video'),
				uploadToken: text(),
				uploadedPartIds: list(text(), { min: 1 }),
			}),
		}),
		run: finalize,
	},
};

module.exports = { videoMethods };
