// @ts-check
'use strict';

const { invalidParameter } = require('../errors');
const { ID, TEXT, object, oneOf } = require('../schema');
const { kindOf } = require('./files');
const { mediaOf } = require('./session');

/** @typedef {import('../dispatch').Call} Call */
/** @typedef {import('../schema').Schema} Schema */

/** @type {Schema} */
const ANYTHING = { type: 'anything' };
const METADATA = object(
	{
		id: ID,
		metadata: object({
			allow_download_status: object({ allow_download: { type: 'boolean' } }),
			alt_text: object({ text: { type: 'string', maxLength: 1_000 } }, ['text']),
			audience_policy: ANYTHING,
			content_expiration: ANYTHING,
			domain_restrictions: ANYTHING,
			found_media_origin: ANYTHING,
			geo_restrictions: ANYTHING,
			management_info: ANYTHING,
			preview_image: ANYTHING,
			sensitive_media_warning: ANYTHING,
			shared_info: ANYTHING,
			sticker_info: ANYTHING,
			upload_source: ANYTHING,
		}),
	},
	['id'],
);
const VIDEO_CATEGORY = oneOf(['AmplifyVideo', 'TweetVideo']);
/** @type {Schema} */
const LANGUAGE = { type: 'string', pattern: /^[A-Z]{2}$/ };
const ADD_SUBTITLES = object(
	{
		id: ID,
		media_category: VIDEO_CATEGORY,
		subtitles: object({ display_name: TEXT, id: ID, language_code: LANGUAGE }),
	},
	['id', 'media_category', 'subtitles'],
);
const REMOVE_SUBTITLES = object(
	{ id: ID, media_category: VIDEO_CATEGORY, language_code: LANGUAGE },
	['id', 'media_category', 'language_code'],
);

/** `POST /2/media/metadata`. @param {Call} call */
function setMetadata(call) {
	const { body, prices } = call;
	const media = mediaOf(call, body.id);
	Object.assign(media.metadata, body.metadata);
	call.cost += prices.mediaMetadata;
	return { json: { data: { id: media.id, associated_metadata: media.metadata } } };
}

/** @param {Call} call */
function videoOf(call) {
	const media = mediaOf(call, call.body.id);
	if (kindOf(media.category) === 'video') return media;
	throw invalidParameter('id', media.id, 'Subtitles belong to a video');
}

/** `POST /2/media/subtitles`. @param {Call} call */
function addSubtitles(call) {
	const media = videoOf(call);
	const { subtitles } = call.body;
	if (mediaOf(call, subtitles.id ?? '').category !== 'subtitles')
		throw invalidParameter('subtitles.id', subtitles.id, 'This media is not a file of subtitles');
	media.subtitles.push(subtitles);
	return {
		json: {
			data: {
				id: media.id,
				media_category: call.body.media_category,
				associated_subtitles: media.subtitles,
			},
		},
	};
}

/** `DELETE /2/media/subtitles`. @param {Call} call */
function removeSubtitles(call) {
	const media = videoOf(call);
	const before = media.subtitles.length;
	media.subtitles = media.subtitles.filter(
		({ language_code: code }) => code !== call.body.language_code,
	);
	return { json: { data: { deleted: media.subtitles.length < before } } };
}

module.exports = {
	ADD_SUBTITLES,
	METADATA,
	REMOVE_SUBTITLES,
	addSubtitles,
	removeSubtitles,
	setMetadata,
};
