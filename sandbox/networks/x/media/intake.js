// @ts-check
'use strict';

const { invalidParameter, plain } = require('../errors');
const { kindOf, readFile } = require('./files');
const { processingInfo } = require('./processing');

/** @typedef {import('../state').Media} Media */
/** @typedef {import('../dispatch').Call} Call */

/** What the API says of an upload. @param {Call} call @param {Media} media */
function uploadData({ state }, media) {
	const info = processingInfo(state, media);
	const { file } = media;
	return {
		id: media.id,
		media_key: media.mediaKey,
		...(file ? { size: file.bytes } : {}),
		expires_after_secs: Math.max(0, Math.ceil((media.expiresAt - state.now()) / 1000)),
		...(info ? { processing_info: info } : {}),
		...(file?.width && kindOf(media.category) === 'image'
			? { image: { image_type: file.mimeType, w: file.width, h: file.height } }
			: {}),
	};
}

/** The bytes of an upload, from a file part or in base64. Throws 400 or 413.
 *  @param {Awaited<ReturnType<typeof import('../request').readUpload>>} upload @param {number} largest */
function bytesOf({ fields, file }, largest) {
	if (!file && typeof fields.media !== 'string')
		throw invalidParameter('media', '', '[$.media: is missing but it is required]');
	const bytes = file ? file.whole : Buffer.from(fields.media, 'base64');
	if (!bytes || bytes.length > largest) throw plain(413, 'Payload Too Large');
	if (bytes.length === 0) throw invalidParameter('media', '', 'media is empty');
	return bytes;
}

/** Checks the bytes and starts what they need. @param {Call} call @param {Media} media @param {any} metered */
function accept({ state, exchange }, media, metered) {
	const kind = kindOf(media.category);
	const read = readFile(metered, { kind, mediaType: media.mediaType });
	if (read.refused !== undefined) throw invalidParameter('media', media.id, read.refused);
	media.phase = 'finalized';
	media.file = read.file;
	if (kind !== 'gif' && kind !== 'video') return;
	const failing =
		read.failed ?? (state.settings.mediaFailNext && 'The media could not be processed');
	const name = read.failed ? 'InvalidMedia' : (state.settings.mediaFailNext ?? '');
	state.settings.mediaFailNext = null;
	media.startedAt = state.now();
	media.readyAt =
		state.now() + state.settings.processingMs + (exchange.memo.extraProcessingMs ?? 0);
	if (failing) media.failure = { code: 1, name, message: failing };
}

module.exports = { accept, bytesOf, uploadData };
