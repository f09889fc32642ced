// @ts-check
'use strict';

const { collect } = require('../../../core/http');
const { NOT_YOUR_FEATURE, forbidden, invalidParameter } = require('../errors');
const { checkBody, readUpload } = require('../request');
const { FLAG, ID, TEXT, list, object, oneOf, whole } = require('../schema');
const { LIMITS } = require('./files');
const { accept, bytesOf, uploadData } = require('./intake');
const {
	LIFE_SECONDS,
	addSegment,
	checkAnnounced,
	checkWhole,
	mediaOf,
	openMedia,
} = require('./session');

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
