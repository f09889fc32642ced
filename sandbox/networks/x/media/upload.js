// @ts-check
'use strict';

const { collect } = require('../../../core/http');
const { NOT_YOUR_FEATURE, forbidden, invalidParameter, plain } = require('../errors');
const { checkBody, readUpload } = require('../request');
const { FLAG, ID, TEXT, list, object, oneOf, whole } = require('../schema');
const { LIMITS, kindOf, readFile } = require('./files');
const { processingInfo } = require('./processing');
const {
	LIFE_SECONDS,
	addSegment,
	checkAnnounced,
	checkWhole,
	mediaOf,
	openMedia,
} = require('./session');

/** @typedef {import('../state').Media} Media */
/** @typedef {import('../dispatch').Call} Call */

const LARGEST_UPLOAD = 17_179_869_184;
const MEDIA_TYPES = [
	...['video/mp4', 'video/webm', 'video/mp2t', 'video/quicktime', 'text/srt', 'text/vtt'],
	...['image/jpeg', 'image/gif', 'image/bmp', 'image/png', 'image/webp', 'image/pjpeg'],
	...['image/tiff', 'model/gltf-binary', 'model/vnd.usdz+zip'],
];
const CATEGORIES = [
	...['amplify_video', 'tweet_gif', 'tweet_image', 'tweet_video'],
	...['dm_gif', 'dm_image', 'dm_video', 'subtitles'],
];
const INITIALIZE = object(
	{
		additional_owners: list(ID, 0),
		media_category: oneOf(CATEGORIES),
		media_type: oneOf(MEDIA_TYPES),
		shared: FLAG,
		total_bytes: whole(0, LARGEST_UPLOAD),
	},
	// The description requires none of them; without them nothing can be uploaded.
	['media_category', 'media_type', 'total_bytes'],
);
const APPEND = object({ segment_index: whole(0, 999), media: TEXT }, ['segment_index']);
const ONE_SHOT = object(
	{
		media: TEXT,
		media_category: oneOf(['tweet_image', 'dm_image', 'subtitles']),
		media_type: oneOf(MEDIA_TYPES),
		additional_owners: TEXT,
		shared: TEXT,
	},
	['media_category'],
);

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

/** `POST /2/media/upload/initialize`. @param {Call} call */
function initialize(call) {
	const { body, user } = call;
	const about = { category: body.media_category, mediaType: body.media_type };
	if (body.media_category === 'amplify_video' && user?.subscription === 'None')
		throw forbidden(NOT_YOUR_FEATURE);
	checkAnnounced({ ...about, bytes: body.total_bytes });
	const owners = body.additional_owners;
	const media = openMedia(call, { ...about, totalBytes: body.total_bytes, owners });
	return {
		json: { data: { id: media.id, media_key: media.mediaKey, expires_after_secs: LIFE_SECONDS } },
	};
}

/** The bytes of an upload, from a file part or in base64. Throws 400 or 413.
 *  @param {Awaited<ReturnType<typeof readUpload>>} upload @param {number} largest */
function bytesOf({ fields, file }, largest) {
	if (!file && typeof fields.media !== 'string')
		throw invalidParameter('media', '', '[$.media: is missing but it is required]');
	const bytes = file ? file.whole : Buffer.from(fields.media, 'base64');
	if (!bytes || bytes.length > largest) throw plain(413, 'Payload Too Large');
	if (bytes.length === 0) throw invalidParameter('media', '', 'media is empty');
	return bytes;
}

/** `POST /2/media/upload/{id}/append`. @param {Call} call */
async function append(call) {
	const { state, exchange, params } = call;
	const largest = state.settings.mediaLargestChunk;
	const upload = await readUpload(exchange, largest);
	const { segment_index: text } = upload.fields;
	const index = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text;
	checkBody(APPEND, { ...upload.fields, ...(text === undefined ? {} : { segment_index: index }) });
	const media = mediaOf(call, params.id);
	if (media.phase !== 'uploading')
		throw invalidParameter('id', params.id, 'The upload is finalized.');
	const bytes = bytesOf(upload, largest);
	exchange.log.bytes = bytes.length;
	addSegment(media, index, bytes);
	return { json: { data: { expires_at: Math.floor(media.expiresAt / 1000) } } };
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

/** `POST /2/media/upload/{id}/finalize`, without a body. @param {Call} call */
async function finalize(call) {
	const body = (await collect(call.exchange.bytes()))?.toString('utf8').trim();
	if (body !== '' && body !== '{}') throw invalidParameter('$', body, '[$: no body is expected]');
	const media = mediaOf(call, call.params.id);
	if (media.phase === 'uploading') {
		checkWhole(media);
		accept(call, media, media.meter.result());
	}
	return { json: { data: uploadData(call, media) } };
}

/** `GET /2/media/upload?command=STATUS`. @param {Call} call */
function status(call) {
	const media = mediaOf(call, call.query.media_id);
	return { json: { data: uploadData(call, media) } };
}

/** `POST /2/media/upload`: a picture or subtitles at once. @param {Call} call */
async function oneShot(call) {
	const upload = await readUpload(call.exchange, LIMITS.gif.bytes);
	checkBody(ONE_SHOT, upload.fields);
	const {
		media_category: category,
		media_type: mediaType,
		additional_owners: others,
	} = upload.fields;
	const bytes = bytesOf(upload, LIMITS.gif.bytes);
	checkAnnounced({ category, mediaType, bytes: bytes.length });
	const owners = others ? String(others).split(',') : [];
	const media = openMedia(call, { category, mediaType, totalBytes: bytes.length, owners });
	addSegment(media, 0, bytes);
	accept(call, media, media.meter.result());
	return { json: { data: uploadData(call, media) } };
}

module.exports = { INITIALIZE, append, finalize, initialize, oneShot, status };
